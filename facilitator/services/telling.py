"""The journal as people read it: one plain value for each entry."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from enum import Enum
from typing import cast

from facilitator.domain.entry import Entry
from facilitator.domain.events import EntryRef, Known, Links, Unread
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.i18n import N_, _
from facilitator.store.file import ExerciseFile

_NAMED = frozenset({"agencies", "agency", "to", "told", "inject"})

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def tell_journal(file: ExerciseFile) -> Iterator[dict[str, Plain]]:
    """Yield every entry of a journal as plain values, names instead of ids."""
    exercise = file.plans.load()
    for entry in file.journal.entries():
        yield tell_entry(entry, exercise)


def tell_entry(entry: Entry, exercise: Exercise) -> dict[str, Plain]:
    """Return one entry as plain values: times in UTC, exercise time as H:MM:SS."""
    event = entry.event
    told: dict[str, Plain] = {
        "line": entry.line,
        "station": entry.station,
        "seq": entry.seq,
        "exercise": clock_text(entry.exercise),
        "happened": entry.happened_at.isoformat(timespec="milliseconds"),
        "written": entry.logged_at.isoformat(timespec="milliseconds"),
        "author": str(entry.author),
        "kind": event.written_as if isinstance(event, Unread) else event.kind,
    }
    names = {each.id: each.name for each in exercise.agencies}
    numbers = {each.id: each.number for each in exercise.msel.rows}
    for field in fields(event):
        value: object = getattr(event, field.name)
        known = numbers if field.name == "inject" else names
        told[field.name] = _named(value, known) if field.name in _NAMED else _plain(value)
    return told


WHAT_HAPPENED: dict[str, str] = {
    "run.started": N_("STARTEX"),
    "run.paused": N_("clock paused"),
    "run.resumed": N_("clock resumed"),
    "run.jumped": N_("time jump"),
    "run.speed_changed": N_("speed changed"),
    "run.safety_stopped": N_("REAL EMERGENCY"),
    "run.emergency_noted": N_("real emergency"),
    "run.safety_cleared": N_("emergency over"),
    "run.clock_corrected": N_("clock corrected"),
    "run.reanchored": N_("computer's clock"),
    "run.ended": N_("ENDEX"),
    "inject.delivered": N_("delivered"),
    "inject.acknowledged": N_("acknowledged"),
    "inject.held": N_("held"),
    "inject.released": N_("released"),
    "inject.skipped": N_("skipped"),
    "inject.cancelled": N_("cancelled"),
    "inject.recalled": N_("recalled"),
    "inject.replaced": N_("replaced"),
    "inject.added": N_("ad hoc inject"),
    "script.shifted": N_("script moved"),
    "expected.closed": N_("expectation closed"),
    "situation.shown": N_("situation shown"),
    "discussion.opened": N_("discussion"),
    "discussion.extended": N_("discussion longer"),
    "discussion.closed": N_("discussion over"),
    "decision.logged": N_("decision"),
    "request.logged": N_("request"),
    "observation.logged": N_("observation"),
    "note.logged": N_("note"),
    "entry.struck": N_("struck"),
    "entry.unstruck": N_("no longer struck"),
    "entry.amended": N_("amended"),
    "entry.attached": N_("files added"),
    "rating.given": N_("rating proposed"),
    "rating.settled": N_("rating decided"),
    "finding.written": N_("finding"),
    "finding.dropped": N_("finding taken back"),
    "action.written": N_("corrective action"),
    "action.dropped": N_("action taken back"),
    "narrative.written": N_("report text"),
    "hotwash.noted": N_("hot wash"),
    "feedback.given": N_("feedback"),
    "report.issued": N_("report issued"),
    "reader.commented": N_("reader's comment"),
    "action.accepted": N_("action accepted"),
    "lead.taken": N_("lead taken"),
    "station.opened": N_("station opened"),
    "station.clock_set": N_("clock set by the room"),
    "observer.admitted": N_("let in"),
    "observer.revoked": N_("shut out"),
    "observer.readmitted": N_("let in again"),
    "observer.marked": N_("device marked"),
    "station.timed": N_("clock compared"),
    "bundle.merged": N_("entries merged"),
}
"""What the kinds of entries are called; a test keeps it complete."""


def tell_line(told: dict[str, Plain]) -> str:
    """Return one entry of ``tell_journal`` as one line of text."""
    kind = str(told["kind"])
    what = _(WHAT_HAPPENED[kind]) if kind in WHAT_HAPPENED else kind
    head = f"{told['exercise']}  {told['author']:<12} {what:<20}"
    number = f"#{told['number']} " if isinstance(told.get("number"), int) else ""
    if isinstance(told.get("was"), int):
        number = f"#{told['was']} "
    by = told.get("by")
    if isinstance(by, float):
        number = f"{'+' if by > 0 else ''}{clock_text(timedelta(seconds=by))} "
    parts = [
        _told_text(told, name)
        for name in ("inject", "agency", "agencies", "to", "title", "text", "reason")
    ]
    if isinstance(told.get("number"), str) and told["number"] != told.get("inject"):
        parts.insert(0, str(told["number"]))
    return f"{head} {number}{' · '.join(each for each in parts if each)}"


def _told_text(told: dict[str, Plain], name: str) -> str:
    value = told.get(name)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return " ".join(str(value).split()) if value else ""


def clock_text(at: timedelta) -> str:
    """Return exercise time as H:MM:SS, with a sign if it is before STARTEX."""
    seconds = int(abs(at).total_seconds())
    sign = "-" if at < timedelta(0) else ""
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _named(value: object, names: dict[str, str]) -> Plain:
    """Return ids as the names people gave."""
    if isinstance(value, tuple):
        return [names.get(str(each), str(each)) for each in cast("tuple[object, ...]", value)]
    return names.get(value, value) if isinstance(value, str) else _plain(value)


def _plain(value: object) -> Plain:  # noqa: PLR0911 - one line for each sort of value
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return str(value.value)
        case str():
            return value
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case EntryRef() | Known():
            told = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
            # of stations that led before is told where there were any
            return {name: each for name, each in told.items() if name != "earlier" or each}
        case Inject(number=number, title=title):
            return {"number": number, "title": title}
        case Links(number=number):
            return number
        case tuple():
            return [_plain(each) for each in cast("tuple[object, ...]", value)]
        case _:
            return str(value)
