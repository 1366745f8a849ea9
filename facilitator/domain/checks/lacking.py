"""What a row lacks by itself: text, recipient, time, objective, a place in the order."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from facilitator.domain.checks.found import Check, CheckSort, Weight, of_row
from facilitator.domain.checks.limits import CARD_LETTERS
from facilitator.domain.checks.played import DELIVERED, played
from facilitator.domain.exercise import Exercise, TimeMode
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.triggers import LEFT_OUT


def check_lacking(exercise: Exercise) -> Iterator[Check]:
    """Find what is missing in a row, or stands at the wrong place."""
    rows = played(exercise)
    numbers = Counter(each.number for each in rows)
    known = frozenset(each.id for each in exercise.objectives)
    latest = timedelta.min
    for row in rows:
        yield from _missing(exercise, row, known)
        if numbers[row.number] > 1:
            yield of_row(row, CheckSort.ROW_NUMBER_TWICE)
        if row.planned is not None and row.kind is not RowKind.CONTINGENCY:
            if row.planned < latest:
                yield of_row(row, CheckSort.ROW_OUT_OF_ORDER)
            latest = max(latest, row.planned)
    for row in exercise.msel.rows:
        if row.critical and row.status in LEFT_OUT:
            yield of_row(row, CheckSort.CRITICAL_LEFT_OUT, Weight.DECIDE)


def _missing(exercise: Exercise, row: Inject, known: frozenset[str]) -> Iterator[Check]:
    inject, delivered = row.kind is RowKind.INJECT, row.kind in DELIVERED
    if delivered and not (row.text.strip() or row.read_aloud.strip()):
        yield of_row(row, CheckSort.ROW_WITHOUT_TEXT, Weight.DECIDE)
    if delivered and not row.to and not row.to_all:
        yield of_row(row, CheckSort.ROW_WITHOUT_RECIPIENT, Weight.DECIDE)
    if row.planned is None and _by_clock(exercise, row):
        yield of_row(row, CheckSort.ROW_WITHOUT_TIME, Weight.DECIDE)
    if inject and known and known.isdisjoint(row.objectives):
        yield of_row(row, CheckSort.ROW_WITHOUT_OBJECTIVE)
    if delivered and len(row.text) > CARD_LETTERS:
        yield of_row(row, CheckSort.ROW_TOO_LONG_FOR_A_CARD, count=len(row.text))
    if row.critical and delivered and not row.expected:
        yield of_row(row, CheckSort.CRITICAL_WITHOUT_EXPECTED)


def _by_clock(exercise: Exercise, row: Inject) -> bool:
    """Whether only a time makes a row come due; evaluators tick expected actions at any time."""
    waits = row.follows or row.on_decision or row.contingency_for or row.choice
    mode = next((each.mode for each in exercise.phases if each.id == row.phase), None)
    timed = (mode or exercise.mode) is TimeMode.CLOCK
    # a reserve row without a trigger is told as such
    return timed and not waits and row.kind in {RowKind.INJECT, RowKind.ADMIN}
