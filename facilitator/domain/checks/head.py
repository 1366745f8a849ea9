"""What the exercise as a whole lacks before it can be played."""

from collections.abc import Iterator, Sequence

from facilitator.domain.checks.found import Check, CheckSort, Weight
from facilitator.domain.checks.limits import MOST_OBJECTIVES
from facilitator.domain.checks.played import Beside, played
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind

_STARTS = ("startex", "debex", "inicio", "comienzo", "start of", "begin", "début", "aanvang")
_ENDS = ("endex", "finex", "end of ex", "fin de", "fin del", "einde", "ende der")


def check_head(exercise: Exercise, beside: Beside) -> Iterator[Check]:
    """Find what no exercise should be without."""
    rows = played(exercise)
    for missing, sort in (
        (not exercise.title.strip(), CheckSort.NO_TITLE),
        (not exercise.agencies, CheckSort.NO_AGENCY),
        (not exercise.objectives, CheckSort.NO_OBJECTIVE),
        (not exercise.safety_word.strip(), CheckSort.NO_SAFETY_WORD),
    ):
        if missing:
            yield Check(sort=sort, weight=Weight.DECIDE)
    if rows and not _announced(rows, _STARTS):
        yield Check(sort=CheckSort.NO_STARTEX)
    if rows and not _announced(rows, _ENDS):
        yield Check(sort=CheckSort.NO_ENDEX)
    if len(exercise.objectives) > MOST_OBJECTIVES:
        yield Check(sort=CheckSort.MANY_OBJECTIVES, count=len(exercise.objectives))
    if rows and beside.paper is False:
        yield Check(sort=CheckSort.NO_PAPER_PACK)


def _announced(rows: Sequence[Inject], words: Sequence[str]) -> bool:
    """Whether a row tells everybody that it begins, or that it is over; by its number or title."""
    return any(
        word in f"{each.number} {each.title}".casefold()
        for each in rows
        if each.kind is RowKind.ADMIN
        for word in words
    )
