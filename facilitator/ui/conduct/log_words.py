"""What a line of the log says on the desk."""

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.clock import elapsed_then
from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    Amended,
    Event,
    Logged,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
    Struck,
)
from facilitator.domain.log import LogLine
from facilitator.domain.script import find_row
from facilitator.domain.shapes import UNASSIGNED, Mark, mark_of
from facilitator.i18n import _, ngettext
from facilitator.services.conduct import Conduct
from facilitator.services.writing import LATE
from facilitator.ui.models import spans
from facilitator.ui.models.log import LogRow
from facilitator.ui.models.plain import shown


class LogWords:
    """Turns what the file says of an entry into the row that is painted."""

    def __init__(self, conduct: Conduct) -> None:
        self._conduct = conduct

    def __call__(self, line: LogLine) -> LogRow:
        """Return the row of a line."""
        entry = line.entry
        event = entry.event
        if not isinstance(event, Logged):
            return _other(entry)
        marks = self.marks(event.agencies)
        target, late = self._target(entry, event)
        late_entry = entry.logged_at - entry.happened_at > LATE
        row = LogRow(
            line=entry.line,
            ref=entry.ref,
            number=event.number,
            time=spans.full(entry.exercise),
            short_time=spans.minutes_seconds(entry.exercise),
            text=shown(_amended(line, "text") or event.text),
            marks=marks,
            chip=kind_word(event),
            second=self._second(line, event, late_entry=late_entry),
            aside=self._aside(line, event),
            inject=self._number(event.inject) or "\u2013",
            target=target,
            by=shown(event.source) or role_word(entry.author.role),
            saved=spans.wall(entry.logged_at),
            struck=line.struck is not None,
            late=late,
            late_entry=late_entry,
            files=len(line.files),
        )
        return _with_words(row)

    def marks(self, agencies: tuple[str, ...]) -> tuple[Mark, ...]:
        """Return the marks of agencies; a ring with a question mark if there are none."""
        found = [self._conduct.exercise.agency(each) for each in agencies]
        return tuple(mark_of(each) for each in found if each is not None) or (UNASSIGNED,)

    def _number(self, inject: str) -> str:
        row = find_row(self._conduct.exercise, self._conduct.state, inject) if inject else None
        return row.number if row else ""

    def _target(self, entry: Entry, event: Logged) -> tuple[str, bool]:
        """Return how an entry stands with its target, and whether it is late."""
        if isinstance(event, RequestLogged):
            return _("request"), False
        conduct = self._conduct
        row = find_row(conduct.exercise, conduct.state, event.inject)
        delivery = conduct.state.deliveries.get(event.inject)
        if row is None or delivery is None:
            return "", False
        wanted = [each for each in row.expected if each.id in event.expected]
        targets = [each.target for each in wanted if each.target is not None]
        if not targets:
            return (_("answers") if wanted else ""), False
        over = entry.exercise - delivery.at - min(targets)
        if over > timedelta(0):
            return _("late {span}").format(span=spans.signed(over)), True
        return spans.signed(over - timedelta(microseconds=1)), False

    def _second(self, line: LogLine, event: Logged, *, late_entry: bool) -> str:
        parts: list[str] = []
        reason = _amended(line, "rationale") or event.reason
        if reason:
            parts.append(_("because {reason}").format(reason=shown(reason)))
        by_role = _amended(line, "by_role") or event.by_role
        if by_role:
            parts.append(_("by {role}").format(role=shown(by_role)))
        if late_entry:
            written = self._conduct_time(line.entry)
            why = _amended(line, "late_reason") or event.late_reason
            words = _("written {time}, late: {why}") if why else _("written {time}, late")
            parts.append(words.format(time=written, why=shown(why)))
        put_right = [each.event for each in line.amended if _says_another(each.event)]
        if put_right:
            parts.append(_before(put_right[-1], event, new=_amended(line, "text")))
        return " · ".join(parts)

    def _conduct_time(self, entry: Entry) -> str:
        at = elapsed_then(self._conduct.state.clock, entry.logged_at)
        return spans.minutes_seconds(at)

    def _aside(self, line: LogLine, event: Logged) -> str:
        if line.struck is not None and isinstance(line.struck.event, Struck):
            why = shown(line.struck.event.reason)
            if line.replaced_by:
                return _("struck: {why}, see {number}").format(why=why, number=line.replaced_by)
            return _("struck: {why}").format(why=why)
        parts = [f"#{shown(each)}" for each in tags_of(line)]
        if event.replaces_number:
            words = _("replaces {number}, time kept")
            parts.insert(0, words.format(number=event.replaces_number))
        return " ".join(parts)


def role_word(role: str) -> str:
    """Return a short word for who wrote an entry."""
    words = {
        "director": _("Director"),
        "facilitator": _("Facil."),
        "controller": _("Control"),
        "simcell": _("Sim cell"),
        "loggist": _("Log"),
        "lead_evaluator": _("Lead eval."),
        "evaluator": _("Eval."),
        "safety": _("Safety"),
        "player": _("Player"),
    }
    return words.get(role, role)


def kind_word(event: Logged) -> str:
    """Return the word for what an entry is; a decision or request needs none in the text."""
    if isinstance(event, ObservationLogged):
        words = {
            ObservationSort.STRENGTH: _("strength"),
            ObservationSort.IMPROVE: _("to improve"),
            ObservationSort.INTERPRETATION: _("interpretation"),
        }
        return words[event.sort]
    return _("note") if isinstance(event, NoteLogged) else ""


def tags_of(line: LogLine) -> tuple[str, ...]:
    """Return the tags that an entry has now."""
    changed = [each.event.tags for each in line.amended if isinstance(each.event, Amended)]
    given = [each for each in changed if each is not None]
    if given:
        return given[-1]
    return line.entry.event.tags if isinstance(line.entry.event, Logged) else ()


def _amended(line: LogLine, field: str) -> str:
    """Return the newest version of a field that somebody put right, or nothing."""
    for entry in reversed(line.amended):
        if isinstance(entry.event, Amended):
            value = getattr(entry.event, field)
            if value is not None:
                return str(value)
    return ""


def _says_another(event: Event) -> bool:
    """Whether an amendment changes what was said, and not only why it was late."""
    if not isinstance(event, Amended):
        return False
    # tags stand beside the words and say of themselves that they are there
    fields = (event.text, event.rationale, event.by_role)
    return any(each is not None for each in fields) or event.was != event.now


def _before(last: Event, event: Logged, *, new: str) -> str:
    """Return what an entry said before it was put right, and why it was."""
    why = shown(last.reason) if isinstance(last, Amended) else ""
    if new:
        return _("before: “{text}” ({why})").format(text=shown(event.text), why=why)
    return _("amended: {why}").format(why=why)


def _other(entry: Entry) -> LogRow:
    """Return the row of an entry that no person wrote, or that this version cannot read."""
    text = str(getattr(entry.event, "written_as", "") or entry.event.kind)
    row = LogRow(
        line=entry.line,
        ref=entry.ref,
        number=0,
        time=spans.full(entry.exercise),
        short_time=spans.minutes_seconds(entry.exercise),
        text=text,
        by=role_word(entry.author.role),
    )
    return _with_words(row)


def _with_words(row: LogRow) -> LogRow:
    names = ", ".join(mark.name or _("unassigned") for mark in row.marks)
    parts = (f"{row.number}" if row.number else "", row.time, names, row.chip, row.text)
    files = ngettext("{count} file", "{count} files", row.files).format(count=row.files)
    rest = (row.second, row.aside, row.target, row.by, files if row.files else "")
    return replace(row, said=", ".join(filter(None, (*parts, *rest))))
