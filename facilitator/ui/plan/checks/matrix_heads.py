"""The heads of the coverage matrix: agencies above it, objectives at its left."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QTableView

from facilitator.domain.shapes import mark_of
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.checks.matrix_model import MatrixModel
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import CENTRE, paint_mark, paint_text

_ROW_PX, _COLUMN_PX, _MOST_PX, _HEAD_PX, _OBJECTIVE_PX = 30, 84, 130, 44, 260


def _lay_on_panel(head: QHeaderView, theme: Theme) -> None:
    palette = head.palette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Button, QPalette.ColorRole.Base):
        palette.setColor(role, theme.colour("surface.panel"))
    head.setPalette(palette)


class AgencyHead(QHeaderView):
    """The agencies, each with its mark."""

    def __init__(self, theme: Theme, view: QTableView, cells: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme, self._view, self._cells = theme, view, cells
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setMinimumSectionSize(theme.px(_COLUMN_PX))
        self.setDefaultSectionSize(theme.px(_COLUMN_PX))
        self.setFixedHeight(theme.px(_HEAD_PX))
        _lay_on_panel(self, theme)

    def share(self, room: int, columns: int) -> None:
        """Share the room out among the columns; none is narrower than its least."""
        theme = self._theme
        wide = min(theme.px(_MOST_PX), max(theme.px(_COLUMN_PX), room // columns))
        self.setDefaultSectionSize(wide)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(_HEAD_PX))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        coverage = self._cells.coverage
        if coverage is None:
            return
        place = QRectF(rect)
        painter.fillRect(place, theme.colour("surface.panel"))
        agency = coverage.agencies[section]
        px = theme.px
        spot = QRectF(place.center().x() - px(8), place.top() + px(4), px(16), px(16))
        paint_mark(painter, spot, mark_of(agency), theme)
        words = QRectF(place.left() + px(3), spot.bottom(), place.width() - px(6), px(22))
        ink = theme.colour("text.secondary")
        paint_text(painter, words, shown(agency.name), theme.font("caption"), ink, align=CENTRE)
        under = QRectF(place.left(), place.bottom() - px(1), place.width(), px(1))
        painter.fillRect(under, theme.colour("line.control"))


class ObjectiveHead(QHeaderView):
    """The objectives, number and text."""

    def __init__(self, theme: Theme, view: QTableView, cells: MatrixModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme, self._view, self._cells = theme, view, cells
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setMinimumSectionSize(theme.px(_ROW_PX))
        self.setDefaultSectionSize(theme.px(_ROW_PX))
        _lay_on_panel(self, theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = self._theme
        # half of what there is at most, so that cells are always seen
        return QSize(
            min(theme.px(_OBJECTIVE_PX), max(theme.px(60), self._view.width() * 2 // 5)), 0
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        coverage = self._cells.coverage
        if coverage is None:
            return
        place, px = QRectF(rect), theme.px
        painter.fillRect(place, theme.colour("surface.panel"))
        objective = coverage.objectives[section]
        number = QRectF(place.left() + px(12), place.top(), px(26), place.height())
        ink = theme.colour("text.primary")
        paint_text(painter, number, shown(objective.number), theme.font("table", weight=600), ink)
        words = QRectF(number.right(), place.top(), 0, place.height())
        words.setRight(place.right() - px(6))
        paint_text(painter, words, shown(objective.text), theme.font("table"), ink)
        line = theme.colour("line.subtle")
        painter.fillRect(QRectF(place.left(), place.bottom() - px(1), place.width(), px(1)), line)
