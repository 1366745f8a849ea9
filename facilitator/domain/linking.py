"""Which inject and which expected action a line answers, proposed and never forced."""

import re
from dataclasses import dataclass

from facilitator.domain.entryline import EntryLine
from facilitator.domain.events import DecisionLogged, RequestLogged
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject
from facilitator.domain.script import find_row, rows_of
from facilitator.domain.state import Delivery, RunState
from facilitator.domain.triggers import open_for

SUGGESTIONS = 3
"""How many suggestions fit the row below the line."""
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What an entry is linked to: an inject, and the expected actions it answers."""

    inject: str = ""
    number: str = ""
    expected: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A line that could be taken over with one key."""

    line: str
    label: str
    number: str
    expected: str = ""


def link(line: EntryLine, exercise: Exercise, state: RunState) -> Link:
    """Return what a line answers: the inject it names, else the one its agency last got.

    A decision may answer any expected action, a request only one that asks for a request;
    observations and notes keep their inject alone.
    """
    candidates = _open(line.agencies, exercise, state)
    if line.inject:
        inject = _by_number(exercise, state, line.inject)
        if inject is None:
            return Link()
        candidates = [each for each in candidates if each[0].id == inject.id]
    else:
        last = _last_given(line.agencies, state)
        inject = None
        if last is not None:
            inject = find_row(exercise, state, last)
    candidates = [each for each in candidates if _may_answer(line.kind, each[1])]
    best = _best(line.text, candidates, inject)
    if best is not None:
        row, expected = best
        return Link(inject=row.id, number=row.number, expected=(expected.id,), label=expected.text)
    if inject is None:
        return Link()
    return Link(inject=inject.id, number=inject.number, label=inject.title)


def suggest(line: EntryLine, exercise: Exercise, state: RunState) -> tuple[Suggestion, ...]:
    """Return what the agency of a line still owes, best match first, as lines to take over."""
    if not line.agencies:
        return ()
    typed = set(_WORD.findall(line.text.casefold())) if line.text != line.prefix else set[str]()
    newest_first = _open(line.agencies, exercise, state)[::-1]
    ranked = sorted(newest_first, key=lambda each: -_overlap(typed, each[1].text))
    prefix = line.prefix
    return tuple(
        Suggestion(
            line=f"{prefix} {expected.text} @{row.number}",
            label=f"{row.number} {expected.text}",
            number=row.number,
            expected=expected.id,
        )
        for row, expected in ranked[:SUGGESTIONS]
    )


def _may_answer(kind: str, expected: ExpectedAction) -> bool:
    if kind == RequestLogged.kind:
        return expected.sort is ExpectedSort.REQUEST
    return kind == DecisionLogged.kind


def _open(
    agencies: tuple[str, ...], exercise: Exercise, state: RunState
) -> list[tuple[Inject, ExpectedAction]]:
    """Return the open expected actions of agencies, in the order of delivery."""
    asked = frozenset(agencies)
    found: list[tuple[Inject, ExpectedAction]] = []
    # plain loops, the cheapest question first: with two thousand deliveries it is felt
    for delivery in state.deliveries.values():
        if delivery.recalled is not None:
            continue
        row = find_row(exercise, state, delivery.inject)
        if row is None:
            continue
        for expected in row.expected:
            if not asked.isdisjoint(expected.agencies) and open_for(state, expected):
                found.append((row, expected))  # noqa: PERF401 - as above
    return found


def _best(
    text: str, candidates: list[tuple[Inject, ExpectedAction]], inject: Inject | None
) -> tuple[Inject, ExpectedAction] | None:
    """Prefer words in common; without any, the first open one of the inject at hand."""
    typed = set(_WORD.findall(text.casefold()))
    scored = [(_overlap(typed, each[1].text), each) for each in candidates]
    top = max((score for score, _ in scored), default=0)
    if top > 0:
        return next(each for score, each in reversed(scored) if score == top)
    if inject is None:
        return None
    return next((each for each in candidates if each[0].id == inject.id), None)


def _overlap(typed: set[str], text: str) -> int:
    """Count words that begin alike: "evacuate" and "evacuation" are the same thing here."""
    wanted = set(_WORD.findall(text.casefold()))
    stems = {each[:6] for each in wanted}
    return sum(1 for each in typed if each[:6] in stems)


def _last_given(agencies: tuple[str, ...], state: RunState) -> str | None:
    asked = frozenset(agencies)
    last: Delivery | None = None
    for each in state.deliveries.values():
        if last is not None and each.at <= last.at:
            continue
        if each.recalled is None and asked and (each.to_all or not asked.isdisjoint(each.to)):
            last = each
    return last.inject if last else None


def _by_number(exercise: Exercise, state: RunState, number: str) -> Inject | None:
    """Find an inject by its number, with or without leading zeros."""
    wanted = number.casefold().lstrip("0")
    rows = [
        each for each in rows_of(exercise, state) if each.number.casefold().lstrip("0") == wanted
    ]
    delivered = [each for each in rows if each.id in state.deliveries]
    return next(iter(delivered or rows), None)
