"""What is expected of agencies: by whom, until when, and whether they get the inject at all."""

from collections.abc import Iterator

from facilitator.domain.checks.found import Check, CheckSort, Weight, of_row
from facilitator.domain.checks.played import DELIVERED, everybody, given, owing, played
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject


def check_owed(exercise: Exercise) -> Iterator[Check]:
    """Find expected actions that could not be measured as they stand."""
    all_agencies = everybody(exercise)
    for row in played(exercise):
        if not row.expected:
            continue
        yield from _actions(row)
        reached = frozenset(given(row, all_agencies))
        # a row without any recipient is told as such
        if reached and row.kind in DELIVERED:
            for agency in owing(row):
                if agency not in reached:
                    sort = CheckSort.EXPECTED_NOT_ADDRESSED
                    yield of_row(row, sort, Weight.DECIDE, agencies=(agency,))


def _actions(row: Inject) -> Iterator[Check]:
    for action in row.expected:
        if not action.text.strip():
            sort = CheckSort.EXPECTED_WITHOUT_TEXT
            yield of_row(row, sort, action=action.id, agencies=action.agencies)
        if not action.agencies:
            sort = CheckSort.EXPECTED_WITHOUT_AGENCY
            yield of_row(row, sort, Weight.DECIDE, action=action.id, detail=action.text)
    open_ended = [each for each in row.expected if each.target is None]
    if open_ended:
        agencies = tuple(dict.fromkeys(one for each in open_ended for one in each.agencies))
        sort, count = CheckSort.EXPECTED_WITHOUT_TARGET, len(open_ended)
        yield of_row(row, sort, agencies=agencies, count=count, detail=open_ended[0].text)
