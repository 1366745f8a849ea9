"""What stands in a cell as text, and what a text typed into it means."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.exchange.recipients import everyone
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.typed import Wrong, agencies_in, minutes_in, time_in

Changes = dict[str, Any]
NOBODY = "?"
"""Stands where an expected action has no agency yet."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a typed text is read against: the plan, the row above, and where ids come from."""

    exercise: Exercise
    above: Inject | None
    new_id: Callable[[], str]


def text_of(row: Inject, column: Column, exercise: Exercise) -> str:
    """Return what a cell says, as it would be typed."""
    if column is Column.NUMBER:
        return row.number
    if column is Column.TITLE:
        return row.title
    say = _SAID.get(column)
    return "" if say is None else say(row, exercise)


def _expected_said(row: Inject, exercise: Exercise) -> str:
    return "; ".join(expected_text(each, exercise) for each in row.expected)


def objectives_text(row: Inject, exercise: Exercise) -> str:
    """Return the numbers of the objectives a row serves."""
    known = {each.id: each.number for each in exercise.objectives}
    return " ".join(known[each] for each in row.objectives if each in known)


def to_text(row: Inject, exercise: Exercise) -> str:
    """Return whom a row goes to: letters, or the word for everybody."""
    if row.to_all:
        return _("all")
    return ", ".join(letters_of(row.to, exercise))


def letters_of(ids: tuple[str, ...], exercise: Exercise) -> list[str]:
    """Return the letters of agencies, in the order given."""
    found = [exercise.agency(each) for each in ids]
    return [each.letter for each in found if each is not None]


def expected_text(action: ExpectedAction, exercise: Exercise) -> str:
    """Return an expected action as it is typed: letters, minutes, text."""
    letters = "+".join(letters_of(action.agencies, exercise)) or NOBODY
    target = "" if action.target is None else str(spans.whole_minutes(action.target))
    return " ".join(each for each in (letters, target, action.text) if each)


def fits_a_line(row: Inject, column: Column) -> bool:
    """Tell whether a cell can be written on one line; a text with a semicolon would fall apart."""
    if column is Column.EXPECTED:
        return not any(sign in each.text for each in row.expected for sign in ";\n\r")
    return True


def changes_of(column: Column, text: str, row: Inject, around: Around) -> Changes:
    """Return the fields that a typed text changes; raises Wrong with one sentence."""
    read = _READ.get(column)
    return {} if read is None else read(text.strip(), row, around)


def _number(text: str, row: Inject, exercise: Exercise) -> str:
    if any(each.number == text and each.id != row.id for each in exercise.msel.rows):
        raise Wrong(_("Another row has the number {number}.").format(number=text))
    return text


def to_changes(text: str, exercise: Exercise) -> Changes:
    """Return the recipients typed as letters, short names, names, or the word for all."""
    if not text:
        return {"to": (), "to_all": False}
    if text == "*" or everyone(text) or text.casefold() == _("all").casefold():
        return {"to": (), "to_all": True}
    return {"to": agencies_in(text, exercise), "to_all": False}


def objectives_in(text: str, exercise: Exercise) -> tuple[str, ...]:
    """Return the ids of objectives typed by their numbers."""
    known = {each.number.casefold(): each.id for each in exercise.objectives}
    found: list[str] = []
    for part in text.replace(",", " ").replace(";", " ").split():
        ident = known.get(part.casefold())
        if ident is None:
            numbers = ", ".join(each.number for each in exercise.objectives)
            if not numbers:
                raise Wrong(_("This exercise has no objectives yet: write them in Set-up."))
            said = _("There is no objective {number}; there are {numbers}.")
            raise Wrong(said.format(number=part, numbers=numbers))
        if ident not in found:
            found.append(ident)
    return tuple(found)


def expected_in(text: str, row: Inject, around: Around) -> tuple[ExpectedAction, ...]:
    """Return expected actions typed as ``f 10 transport plan; p 5``; those there keep their id."""
    found: list[ExpectedAction] = []
    for place, part in enumerate(each.strip() for each in text.split(";")):
        if not part:
            continue
        letters, _blank, rest = part.partition(" ")
        target, said = minutes_in(rest.strip())
        named = letters.removeprefix(NOBODY).replace("+", ",")
        agencies = agencies_in(named, around.exercise)
        if place < len(row.expected):
            old = row.expected[place]
            # the same minutes leave the seconds that they are shown without
            if old.target is not None and target is not None:
                same = spans.whole_minutes(old.target) == spans.whole_minutes(target)
                target = old.target if same else target
            found.append(replace(old, agencies=agencies, target=target, text=said))
        else:
            new = ExpectedAction(id=around.new_id(), agencies=agencies, text=said, target=target)
            found.append(new)
    return tuple(found)


def guessed_time(exercise: Exercise, place: int) -> timedelta | None:
    """Return the time a new row at a place gets: as far on as the one above was from its own."""
    times = [each.planned for each in exercise.msel.rows[:place] if each.planned is not None]
    if not times:
        return timedelta(0) if not place else None
    step = times[-1] - times[-2] if len(times) > 1 else timedelta(0)
    guess = times[-1] + (step if step > timedelta(0) else timedelta(minutes=5))
    after = exercise.msel.rows[place].planned if place < len(exercise.msel.rows) else None
    if after is not None and times[-1] <= after < guess:
        return times[-1] + timedelta(minutes=(after - times[-1]).total_seconds() // 120)
    return guess


_SAID: dict[Column, Callable[[Inject, Exercise], str]] = {
    Column.TIME: lambda row, _exercise: spans.hours_minutes(row.planned),
    Column.TO: to_text,
    Column.METHOD: lambda row, _exercise: row.method,
    Column.EXPECTED: _expected_said,
    Column.OBJECTIVES: objectives_text,
}
_READ: dict[Column, Callable[[str, Inject, Around], Changes]] = {
    Column.NUMBER: lambda text, row, around: {"number": _number(text, row, around.exercise)},
    Column.TIME: lambda text, _row, around: {
        "planned": time_in(text, around.exercise, around.above)
    },
    Column.TITLE: lambda text, _row, _around: {"title": text},
    Column.TO: lambda text, _row, around: to_changes(text, around.exercise),
    Column.METHOD: lambda text, _row, _around: {"method": text},
    Column.EXPECTED: lambda text, row, around: {"expected": expected_in(text, row, around)},
    Column.OBJECTIVES: lambda text, _row, around: {
        "objectives": objectives_in(text, around.exercise)
    },
}
