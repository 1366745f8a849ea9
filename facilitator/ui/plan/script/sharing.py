"""How the columns of the script share the width that there is."""

from facilitator.domain.exercise import Exercise
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.script.columns import NARROW, WIDE, Column
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import text_width

_LEAST_TITLE, _GOOD_TITLE = 150, 300
"""What titles have more than the second may go to the means of delivery, in logical pixels."""
_MOST_NUMBER, _BESIDE = 82, 14


def shares(theme: Theme, room: int, exercise: Exercise) -> dict[Column, int]:
    """Return how wide each column is, in pixels; a margin of 0 has no room at all."""
    px = theme.px
    widths = WIDE if theme.density is Density.WIDE else NARROW
    longest = max((len(each.number) for each in exercise.msel.rows), default=0)
    number = px(max(widths[Column.NUMBER], min(_MOST_NUMBER, 9 * longest + 10)))
    room += px(widths[Column.NUMBER]) - number
    rest = room - sum(px(each) for each in widths)
    if rest < px(_LEAST_TITLE):
        # the margin gives way first: the checks have a page of their own
        widths = NARROW
        rest = room - sum(px(each) for each in widths)
    usual = px(widths[Column.METHOD])
    method = _for_means(theme, exercise, usual, rest - px(_GOOD_TITLE))
    title = max(px(_LEAST_TITLE), rest - (method - usual))
    own = {Column.NUMBER: number, Column.METHOD: method, Column.TITLE: title}
    return {each: own.get(each, px(widths[each]) if widths[each] else 0) for each in Column}


def _for_means(theme: Theme, exercise: Exercise, usual: int, spare: int) -> int:
    """Return the width in which means of delivery are read whole, if titles can spare it."""
    if spare <= 0:
        return usual
    means = {each.method for each in exercise.msel.rows}
    font = theme.font("table")
    longest = max((text_width(shown(each), font) for each in means), default=0)
    return max(usual, min(usual + spare, longest + theme.px(_BESIDE)))
