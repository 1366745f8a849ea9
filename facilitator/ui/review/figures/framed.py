"""A plot with room round it: pyqtgraph draws the marks, the frame writes the words.

Words are painted here and not by the library, because it drops those at the ends and knows neither
our fonts nor our marks.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QMargins, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from facilitator.domain.exercise import Agency
from facilitator.domain.shapes import Mark, is_double, mark_of
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Painted, mark_symbol, paint_mark, paint_text, text_width

pg: Any = import_module("pyqtgraph")
"""Without types of its own."""
pg.setConfigOptions(antialias=True)


def symbol_of(shape: str) -> QPainterPath:
    """Return the outline of an agency for a plot; of a double one, a line with a dot within."""
    if not is_double(shape):
        return mark_symbol(shape)
    whole = mark_symbol(shape)
    inner = QTransform.fromScale(0.66, 0.66).map(whole)
    dot = QTransform.fromScale(0.36, 0.36).map(whole)
    return whole.subtracted(inner).united(dot)


class Framed(Painted):
    """A plot of pyqtgraph in a frame that is painted by hand; keys come to the frame."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._names_room = 0
        self.widget: Any = pg.PlotWidget(self)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # how small it may be is up to the frame
        self.widget.setMinimumSize(1, 1)
        plot = self.widget.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        for axis in ("left", "bottom", "top", "right"):
            plot.hideAxis(axis)
        plot.layout.setContentsMargins(0, 0, 0, 0)
        self.plot: Any = plot
        self.view: Any = plot.getViewBox()
        self.view.setDefaultPadding(0)
        self.view.setMouseEnabled(x=False, y=False)
        self.view.sigXRangeChanged.connect(self._moved)

    def margins(self) -> QMargins:
        """Return the room round the plot."""
        return QMargins()

    def inner(self) -> QRect:
        """Return where the plot lies."""
        return self.rect().marginsRemoved(self.margins())

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and draw anew."""
        super().set_theme(theme)
        self.widget.setBackground(theme.colour("surface.panel"))
        self.place()

    def place(self) -> None:
        """Put the plot into its frame, whose names may be others now."""
        self._names_room = 0
        self.widget.setGeometry(self.inner())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def shown_range(self) -> tuple[float, float]:
        """Return the least and the greatest x in view."""
        (least, most), _rows = self.view.viewRange()
        return float(least), float(most)

    def place_of(self, value: float) -> float:
        """Return where an x stands in the frame, in pixels."""
        least, most = self.shown_range()
        inner = self.inner()
        return inner.left() + (value - least) / ((most - least) or 1.0) * inner.width()

    @Slot()
    def _moved(self) -> None:
        # only what lies round the plot: the plot draws itself
        inner = self.inner()
        self.update(0, 0, self.width(), inner.top())
        self.update(0, inner.bottom() + 1, self.width(), self.height() - inner.bottom() - 1)

    def fill_ground(self, painter: QPainter) -> None:
        """Paint what everything stands on."""
        painter.fillRect(self.rect(), self.theme.colour("surface.panel"))

    def agencies(self) -> Iterable[Agency]:
        """Return whose names stand at the left."""
        return ()

    def names_room(self) -> int:
        """Return the room that the names of agencies need at the left, within bounds."""
        if not self._names_room:
            px, font = self.theme.px, self.theme.font("table", weight=600)
            names = (shown(each.name) for each in self.agencies())
            widest = max((text_width(each, font) for each in names), default=0)
            self._names_room = min(max(widest + px(44), px(96)), px(190))
        return self._names_room

    def paint_agency(self, painter: QPainter, agency: Agency, top: float, high: float) -> None:
        """Write an agency's mark and name at the left of its row."""
        px, theme = self.theme.px, self.theme
        mark: Mark = mark_of(agency)
        side = min(px(18), high)
        left = px(10)
        spot = QRectF(left, top + (high - side) / 2, side, side)
        paint_mark(painter, spot, mark, theme)
        place = QRectF(spot.right() + px(7), top, 0, high)
        place.setRight(self.inner().left() - px(6))
        ink = theme.colour("text.primary")
        font = theme.font("table", weight=600)
        paint_text(painter, place, shown(agency.name), font, ink)
