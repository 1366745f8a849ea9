"""Appendix A: every entry of every kind, each word that was logged exactly once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from reportlab.platypus.flowables import Flowable

from facilitator.domain.clock import elapsed_then
from facilitator.domain.decided import AgencyDecisions, DecisionLine
from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    EntryRef,
    InjectDelivered,
    InjectReplaced,
    Logged,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
    Struck,
)
from facilitator.domain.findings import Findings
from facilitator.domain.logitems import LogItem
from facilitator.domain.stations import Observer, called, taken
from facilitator.i18n import N_
from facilitator.report.attachednames import AttachedNames
from facilitator.report.controlwords import ControlWords
from facilitator.report.decisions import knew, shown_here
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import (
    BOX,
    TABLE,
    TABLE_LATE,
    TABLE_MUTED,
    TABLE_SECOND,
    TABLE_STRUCK,
)
from facilitator.report.stationwords import short
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import Speech, clock, mark_for, names


def full_log(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the whole log as one table, in the order in which it was written."""
    _ = speech.words.text
    parts: list[Flowable] = [
        layout.title(speech.both(N_("Appendix A: full log")), key="log"),
        *explained(layout, speech, partial(_log_said, findings), after=8, width=440),
    ]
    if not findings.log:
        return [*parts, layout.text(_("Nothing has been logged."))]
    one, two, three, four, five, six = layout.widths(45, 43, 33, 54, 55, 263)
    columns = [
        Column(title=speech.both(N_("Exercise")), width=one),
        Column(title=speech.both(N_("Wall")), width=two),
        Column(title=speech.both(N_("No.")), width=three),
        Column(title=speech.both(N_("Agency")), width=four),
        Column(title=speech.both(N_("By")), width=five),
        Column(title=speech.both(N_("Entry")), width=six),
    ]
    rows = LogRows(findings, speech)
    return [*parts, layout.table(columns, (rows.row(each) for each in findings.log))]


def _log_said(findings: Findings, speech: Speech) -> str:
    """Return how many entries there are, and that none is left out."""
    ngettext = speech.words.plural
    number = findings.totals.entries
    return ngettext(
        "{n} entry, as it was written and in the order of writing. Nothing is left out: what was"
        " struck stays readable with who, when and why.",
        "All {n} entries, as they were written and in the order of writing. Nothing is left out:"
        " what was struck stays readable with who, when and why; what was written late has both"
        " times; what was amended stands in both versions.",
        number,
    ).format(n=number)


def _observers(findings: Findings) -> Mapping[str, Observer]:
    """Return the devices that were let in."""
    found: Mapping[str, Observer] = {}
    for each in findings.log:
        found = taken(found, each.entry.event)
    return found


class LogRows:
    """Makes the row of each entry; one that cannot be told becomes a note that says so."""

    def __init__(self, findings: Findings, speech: Speech) -> None:
        self._findings = findings
        self._speech = speech
        self._control = ControlWords(findings, speech)
        self._numbers = {each.inject.id: each.inject.number for each in findings.script}
        self._known = _known_here(findings.agencies, speech)
        self._roles = role_words(speech)
        self._files = AttachedNames(findings, speech)
        self._observers = _observers(findings)

    def row(self, item: LogItem) -> Sequence[Cell]:
        """Return the cells of an entry."""
        try:
            return self._row(item)
        except Exception as wrong:  # noqa: BLE001 - one bad entry must not cost the whole report
            _ = self._speech.words.text
            text = _("This entry could not be shown ({problem}).")
            note = Run(text.format(problem=type(wrong).__name__), TABLE_LATE)
            place = f"{item.entry.station[:8]} {item.entry.seq}"
            return ([], [], [], [], [], [note, Run("\n" + place, TABLE_SECOND)])

    def _row(self, item: LogItem) -> Sequence[Cell]:
        entry = item.entry
        event = item.logged
        exercise = [Run(clock(entry.exercise), TABLE)]
        wall = [Run(self._speech.wall(entry.happened_at), TABLE_MUTED)]
        by = self._by(entry)
        if event is None:
            what = [*self._control.told(entry, struck=item.struck is not None)]
            what += self._fate(item)
            return (exercise, wall, [], self._marks(item), by, what)
        return (
            exercise,
            wall,
            [Run(str(event.number), TABLE_MUTED)],
            self._marks(item),
            by,
            [*self._said(item, event), *self._fate(item)],
        )

    def _by(self, entry: Entry) -> list[Run]:
        """Return who wrote: the role, and of a device which one of that role it is."""
        role = self._roles.get(entry.author.role, entry.author.role)
        observer = self._observers.get(entry.station)
        if observer is None:
            return [Run(role, TABLE_MUTED)]
        if observer.role == entry.author.role:
            role += " " + called(self._observers, entry.station).rpartition(" ")[2]
        return [Run(role, TABLE_MUTED), Run("\n" + short(entry.station), TABLE_SECOND)]

    def _marks(self, item: LogItem) -> list[Run]:
        event = item.entry.event
        exercise = self._findings.exercise
        agencies: tuple[str, ...] = ()
        if isinstance(event, Logged):
            agencies = event.agencies or ("",)
        elif isinstance(event, InjectDelivered | InjectReplaced):
            agencies = () if event.to_all else event.to
        return [Run("", TABLE, mark_for(exercise, each)) for each in agencies]

    def _said(self, item: LogItem, event: Logged) -> Iterator[Run]:
        """Yield what was written, as it was typed, and what stood in the details."""
        _ = self._speech.words.text
        kind = self._kind(event)
        if kind:
            yield Run(kind, BOX, boxed=True)
        style = TABLE if item.struck is None else TABLE_STRUCK
        typed = event.typed or event.text
        yield Run(typed, style)
        said = set(typed.casefold().split())
        details = [
            ("{text}", event.text),
            (_("because {text}"), event.reason),
            (_("by {text}"), event.by_role),
            ("{text}", " ".join(f"#{each}" for each in event.tags)),
        ]
        for pattern, text in details:
            words = text.casefold().split()
            if not said.issuperset(words) and not _inside(text, typed):
                yield Run(" " + pattern.replace("{text}", text), style)
        yield from self._details(event)
        links: list[str] = []
        if event.inject:
            number = self._numbers.get(event.inject, "")
            links.append(_("to inject {number}").format(number=number))
        links.append(self._known.get(item.entry.ref, ""))
        if event.replaces_number:
            text = _("stands in place of no. {number}")
            links.append(text.format(number=event.replaces_number))
        told = " · ".join(each for each in links if each)
        if told:
            yield Run("\n" + told, TABLE_SECOND)

    def _details(self, event: Logged) -> Iterator[Run]:
        _ = self._speech.words.text
        review = "" if event.review_at is None else clock(event.review_at)
        pairs = [
            (_("options: {text}"), event.options),
            (_("told: {text}"), names(self._findings.exercise, event.told)),
            (_("review at {text}"), review),
            (_("from: {text}"), event.source),
            (
                _("attached: {text}"),
                self._files.names(event.attachments, "; "),
            ),
        ]
        for pattern, text in pairs:
            if text:
                yield Run("\n" + pattern.replace("{text}", text), TABLE_SECOND)
        if event.verbatim:
            yield Run("\n" + _("word for word"), TABLE_SECOND)

    def _kind(self, event: Logged) -> str:
        _ = self._speech.words.text
        match event:
            case RequestLogged():
                return _("request")
            case ObservationLogged(sort=ObservationSort.STRENGTH):
                return _("strength")
            case ObservationLogged(sort=ObservationSort.IMPROVE):
                return _("to improve")
            case ObservationLogged():
                return _("interpretation")
            case NoteLogged():
                return _("note")
            case _:
                return ""

    def _fate(self, item: LogItem) -> Iterator[Run]:
        """Yield what befell the entry later: late, struck, replaced, amended."""
        _ = self._speech.words.text
        event = item.logged
        if item.late is not None and event is not None:
            at = elapsed_then(self._findings.clock, item.entry.logged_at)
            text = _("late: written {exercise}, wall {wall}").format(
                exercise=clock(at), wall=self._speech.wall(item.entry.logged_at)
            )
            why = event.late_reason or _("no reason given")
            yield Run("\n" + text + self._speech.semicolon, TABLE_LATE)
            yield Run(why, TABLE)
        if item.struck is not None:
            yield from self._strike(item)
        for each in item.amended:
            text = _("amended at {time}; the new wording stands there")
            yield Run("\n" + text.format(time=clock(each.exercise)), TABLE_SECOND)

    def _strike(self, item: LogItem) -> Iterator[Run]:
        _ = self._speech.words.text
        strike = item.struck
        if strike is None:
            return
        at = elapsed_then(self._findings.clock, strike.logged_at)
        role = self._roles.get(strike.author.role, strike.author.role)
        text = _("struck at {exercise}, wall {wall}, by {role}").format(
            exercise=clock(at), wall=self._speech.wall(strike.logged_at), role=role
        )
        yield Run("\n" + text, TABLE_SECOND)
        if isinstance(strike.event, Struck) and strike.event.reason:
            yield Run(self._speech.colon + strike.event.reason, TABLE_SECOND)
        if item.replaced_by:
            text = _("replaced by {number}").format(number=item.replaced_by)
            yield Run(self._speech.semicolon + text, TABLE_SECOND)


def _known_here(agencies: tuple[AgencyDecisions, ...], speech: Speech) -> dict[EntryRef, str]:
    """Return what was known at the decisions that do not stand on the pages of their agency."""
    return {
        line.item.entry.ref: knew(speech, line.known)
        for found in agencies
        for line in _elsewhere(found)
        if line.known
    }


def _elsewhere(found: AgencyDecisions) -> list[DecisionLine]:
    here = {each.item.entry.ref for each in shown_here(found)}
    return [each for each in found.lines if each.item.entry.ref not in here]


def _inside(text: str, typed: str) -> bool:
    return "".join(text.casefold().split()) in "".join(typed.casefold().split())


def role_words(speech: Speech) -> dict[str, str]:
    """Return the roles as words."""
    _ = speech.words.text
    return {
        "director": _("director"),
        "facilitator": _("facilitator"),
        "controller": _("controller"),
        "simcell": _("simulation cell"),
        "loggist": _("loggist"),
        "lead_evaluator": _("lead evaluator"),
        "evaluator": _("evaluator"),
        "safety": _("safety officer"),
        "player": _("player"),
        "visitor": _("visitor"),
        "actor": _("actor"),
        "reader": _("reader"),
    }
