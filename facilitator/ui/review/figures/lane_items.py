"""What stands in the lanes, as items of pyqtgraph: windows, lines, marks; built once for a run."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from facilitator.domain.lanes import Lane, LaneMark, MarkSort, Timeline
from facilitator.ui.review.figures.framed import pg, symbol_of
from facilitator.ui.theme import Theme

MARK_PX, SEEN_PX, RING_PX = 12, 7, 19
HIGH, MIDDLE, LOW = 0.22, 0.4, 0.58
"""Where decisions stand in their lane when they crowd, from its top; alone, in the middle."""
SEEN, SEEN_OVER = 0.82, 0.66
"""Where what was observed stands: at the foot of its lane, or over what lasts there."""
_ROWS = (MIDDLE, HIGH, LOW)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark and where it stands: second of exercise time, row in the plot."""

    x: float
    y: float
    mark: LaneMark


def spots_of(lane: Lane, place: int, apart: float) -> list[Spot]:
    """Return where the marks of a lane stand; those nearer than ``apart`` seconds take turns."""
    spots: list[Spot] = []
    last, row = float("-inf"), 0
    for mark in lane.marks:
        at = mark.at.total_seconds()
        row = (row + 1) % len(_ROWS) if at - last < apart else 0
        last = at
        spots.append(Spot(at, place + _ROWS[row], mark))
    foot = place + (SEEN_OVER if lane.states else SEEN)
    spots += [Spot(each.at.total_seconds(), foot, each) for each in lane.seen]
    spots.sort(key=lambda each: each.x)
    return spots


def nearest(
    spots: Sequence[Spot], x: float, y: float, *, scale: tuple[float, float], reach: float
) -> LaneMark | None:
    """Return the mark nearest to a place; ``scale`` is what a pixel is worth, ``reach`` pixels."""
    wide, high = scale
    begin = bisect_left(spots, x - reach * wide, key=lambda each: each.x)
    end = bisect_right(spots, x + reach * wide, key=lambda each: each.x)

    def apart(each: Spot) -> float:
        return max(abs(each.x - x) / wide, abs(each.y - y) / high)

    best = min(spots[begin:end], key=apart, default=None)
    return best.mark if best is not None and apart(best) <= reach else None


def thinned(spots: Sequence[Spot], apart: float) -> list[Spot]:
    """Return the marks without those that stand under another of the same look.

    In view as a whole, thousands of marks lie on each other; every ``apart`` seconds one of each
    row and look is enough for the same picture.
    """
    ends: dict[tuple[float, bool, bool, bool], float] = {}
    kept: list[Spot] = []
    for each in spots:
        mark = each.mark
        look = (each.y, mark.late, mark.joint, mark.struck)
        if each.x - ends.get(look, float("-inf")) >= apart:
            ends[look] = each.x
            kept.append(each)
    return kept


def ground_items(line: Timeline, theme: Theme) -> list[Any]:
    """Return target windows, lane lines and the lines of injects, bottom to top."""
    lanes = list(enumerate(line.lanes))
    windows = [(place, each) for place, lane in lanes for each in lane.windows]
    items: list[Any] = []
    if windows:
        bars = pg.BarGraphItem(
            x0=[each.since.total_seconds() for _, each in windows],
            x1=[each.until.total_seconds() for _, each in windows],
            y0=[place + 0.06 for place, _ in windows],
            y1=[place + 0.94 for place, _ in windows],
            brush=theme.colour("plot.window"),
            pen=None,
        )
        items.append(bars)
    begin, end = span(line)
    edges = [edge for place in range(len(lanes) + 1) for edge in (place, place)]
    grid = pg.mkPen(theme.colour("plot.grid"), width=theme.px(1))
    items.append(_segments([begin, end] * (len(lanes) + 1), edges, grid))
    given = [(at.total_seconds(), place) for place, lane in lanes for at in lane.given]
    if given:
        xs = [x for at, _ in given for x in (at, at)]
        ys = [y for _, place in given for y in (place + 0.05, place + 0.95)]
        pen = pg.mkPen(theme.colour("text.secondary"), width=theme.px(1))
        items.append(_segments(xs, ys, pen))
    return items


def span(line: Timeline) -> tuple[float, float]:
    """Return from where to where the lanes reach, in seconds, with a little air."""
    begin, end = line.since.total_seconds(), line.until.total_seconds()
    air = max(end - begin, 60.0) * 0.02
    return begin - air, end + air


def mark_items(line: Timeline, spots: Sequence[Sequence[Spot]], theme: Theme) -> list[Any]:
    """Return the marks: a few items for each lane, each of one look."""
    items: list[Any] = []
    for lane, own in zip(line.lanes, spots, strict=True):
        items += _lane_marks(lane, own, theme)
    return items


def _lane_marks(lane: Lane, spots: Sequence[Spot], theme: Theme) -> list[Any]:
    fill = theme.agency(lane.agency.colour)[0]
    ground, ink = theme.colour("surface.panel"), theme.colour("text.primary")
    shape, px = symbol_of(lane.agency.shape), theme.px
    decided = [each for each in spots if each.mark.sort is MarkSort.DECISION]
    seen = [each for each in spots if each.mark.sort is MarkSort.OBSERVATION]
    thin, thick = pg.mkPen(fill, width=px(1)), pg.mkPen(fill, width=px(2))
    line = pg.mkPen(ink, width=px(2))
    looks = (
        (seen, "d", px(SEEN_PX), thin, ground),
        ([each for each in decided if not each.mark.late], shape, px(MARK_PX), None, fill),
        ([each for each in decided if each.mark.late], shape, px(MARK_PX) - 2, thick, ground),
        ([each for each in decided if each.mark.joint], "o", px(RING_PX), pg.mkPen(ink), None),
        ([each for each in spots if each.mark.struck], CROSS, px(MARK_PX) + 2, line, None),
    )
    return [
        scatter(own, symbol=symbol, size=size, pen=pen, brush=brush)
        for own, symbol, size, pen, brush in looks
        if own
    ]


def scatter(spots: Sequence[Spot], **look: Any) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return marks of one look."""
    return pg.ScatterPlotItem(
        x=[each.x for each in spots],
        y=[each.y for each in spots],
        pxMode=True,
        hoverable=False,
        **look,
    )


def _segments(xs: Sequence[float], ys: Sequence[float], pen: Any) -> Any:  # noqa: ANN401 - pyqtgraph has no types
    """Return straight lines, each from one point to the next but one."""
    numpy: Any = import_module("numpy")
    return pg.PlotCurveItem(
        numpy.array(xs, float), numpy.array(ys, float), connect="pairs", pen=pen, antialias=False
    )


def _cross() -> QPainterPath:
    path = QPainterPath(QPointF(-0.5, -0.5))
    path.lineTo(0.5, 0.5)
    path.moveTo(-0.5, 0.5)
    path.lineTo(0.5, -0.5)
    return path


CROSS = _cross()
"""A struck entry."""
