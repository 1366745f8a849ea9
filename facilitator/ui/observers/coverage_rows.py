"""How the coverage of the critical tasks is painted: one row a task, one field an agency."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.domain.attendance import Field, TaskRow
from facilitator.domain.exercise import Agency
from facilitator.domain.shapes import mark_of
from facilitator.i18n import _, ngettext
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    CENTRE,
    Glyph,
    Listing,
    Painted,
    paint_glyph,
    paint_hatch,
    paint_mark,
    paint_ring,
    paint_text,
    text_width,
)
from facilitator.ui.widgets.grid_rows import DISPLAY, SPOKEN, TIP, Place, paint_ground

_ROW_PX, _HEAD_PX = 30, 30
_MOST_PX, _LESS_PX, _LEAST_PX, _TASK_PX = 84, 62, 40, 150
_NARROW_PX = 720


class Coverage(QAbstractListModel):
    """The critical tasks as rows; read out with what every agency has and lacks."""

    def __init__(self, agencies: Sequence[Agency], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agencies = tuple(agencies)
        self.rows: tuple[TaskRow, ...] = ()

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Show how they stand now; the same tasks stay where they are."""
        new, old = tuple(rows), self.rows
        if new == old:
            return
        if [each.task.id for each in new] != [each.task.id for each in old]:
            self.beginResetModel()
            self.rows = new
            self.endResetModel()
            return
        self.rows = new
        self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 0))

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Place, role: int = DISPLAY) -> str | None:
        if not index.isValid() or role not in {DISPLAY, SPOKEN, TIP}:
            return None
        row = self.rows[index.row()]
        if role == TIP:
            return shown(row.task.text)
        said = (self._said(each) for each in row.fields if each.wanted or each.signs)
        return ", ".join((f"{row.number} {shown(row.task.text)}", *said))

    def _said(self, field: Field) -> str:
        name = next((each.name for each in self.agencies if each.id == field.agency), "")
        if field.signs:
            words = ngettext("{n} observation", "{n} observations", field.signs)
            return f"{shown(name)}: {words.format(n=field.signs)}"
        return f"{shown(name)}: {_('not yet') if field.gap else _('not called for yet')}"


def widths(theme: Theme, width: float, count: int) -> tuple[float, float]:
    """Return the room for the task and for each agency."""
    if not count:
        return width, 0.0
    free = (width - theme.px(_TASK_PX)) / count
    most = _MOST_PX if width >= theme.px(_NARROW_PX) else _LESS_PX
    each = min(theme.px(most), max(theme.px(_LEAST_PX), free))
    return max(width - each * count, theme.px(60)), each


class CoverageHead(Painted):
    """The agencies by their marks."""

    def __init__(self, theme: Theme, model: Coverage, view: Listing, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._model, self._view = model, view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(100), self.theme.px(_HEAD_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, agencies = self.theme, self._model.agencies
        painter = QPainter(self)
        thin = theme.px(1)
        under = QRectF(0, self.height() - thin, self.width(), thin)
        painter.fillRect(under, theme.colour("line.control"))
        task, each = widths(theme, self._view.viewport().width(), len(agencies))
        title = QRectF(theme.px(12), 0, task - theme.px(12), self.height() - thin)
        soft = theme.colour("text.secondary")
        paint_text(painter, title, _("Critical task"), theme.font("caption"), soft)
        side = theme.px(18)
        for place, agency in enumerate(agencies):
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(QRectF(task + place * each, 0, each, self.height() - thin).center())
            paint_mark(painter, spot, mark_of(agency), theme)
        painter.end()


class CoverageRows(QStyledItemDelegate):
    """Paints a task: tick and count, hatched "not yet", or a dash where nobody is expected."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:  # noqa: ARG002 - Qt asks so
        return QSize(self.theme.px(100), self.theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:  # noqa: ARG002 - Qt hands it in
        model, theme = index.model(), self.theme
        if not isinstance(model, Coverage):
            return
        rect = QRectF(self._view.visualRect(model.index(index.row(), 0)))
        chosen = self._view.currentIndex().row() == index.row()
        paint_ground(painter, rect, theme, chosen=chosen)
        row = model.rows[index.row()]
        task, each = widths(theme, rect.width(), len(row.fields))
        number = QRectF(rect.left() + theme.px(12), rect.top(), 0, rect.height())
        font = theme.font("body")
        number.setWidth(max(theme.px(24), text_width(row.number, font) + theme.px(6)))
        paint_text(painter, number, row.number, font, theme.colour("text.secondary"))
        words = QRectF(number.right(), rect.top(), 0, rect.height())
        words.setRight(rect.left() + task - theme.px(8))
        paint_text(painter, words, shown(row.task.text), font, theme.colour("text.primary"))
        for place, field in enumerate(row.fields):
            room = QRectF(rect.left() + task + place * each, rect.top(), each, rect.height())
            self._paint_field(painter, room.adjusted(0, 0, 0, -theme.px(1)), field)
        if chosen and self._view.hasFocus():
            paint_ring(painter, rect, theme)

    def _paint_field(self, painter: QPainter, room: QRectF, field: Field) -> None:
        theme = self.theme
        if field.signs:
            self._paint_signs(painter, room, field.signs)
        elif field.gap:
            stripes = theme.colour("plot.grid")
            paint_hatch(painter, room, stripes, stripe=theme.px(4), gap=theme.px(5))
            font, words = theme.font("caption", weight=600), _("not yet")
            if text_width(words, font) > room.width() - theme.px(4):
                words = "0"
            ink = theme.colour("text.primary")
            paint_text(painter, room, words, font, ink, align=CENTRE, elide=False)
        elif field.wanted:
            self._paint_open(painter, room)
        else:
            ink = theme.colour("text.muted")
            paint_text(painter, room, "–", theme.font("body"), ink, align=CENTRE)

    def _paint_signs(self, painter: QPainter, room: QRectF, signs: int) -> None:
        theme = self.theme
        font, side = theme.font("body", weight=600), theme.px(13)
        wide = side + theme.px(4) + text_width(str(signs), font)
        left = room.center().x() - wide / 2
        tick = QRectF(left, room.center().y() - side / 2, side, side)
        paint_glyph(painter, tick, Glyph.TICK, theme.colour("status.saved"))
        words = QRectF(tick.right() + theme.px(4), room.top(), room.width(), room.height())
        paint_text(painter, words, str(signs), font, theme.colour("text.primary"), elide=False)

    def _paint_open(self, painter: QPainter, room: QRectF) -> None:
        """Paint a ring where an agency will be looked at, and nothing called for it yet."""
        side = self.theme.px(11)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(room.center())
        paint_glyph(painter, spot, Glyph.RING, self.theme.colour("text.muted"))


class CoverageList(Listing):
    """The rows; the place that is chosen stays while others write."""

    def __init__(self, theme: Theme, model: Coverage, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", model, parent)
        self.setUniformItemSizes(True)
        self._painter = CoverageRows(theme, self)
        self.setItemDelegate(self._painter)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; rows are measured anew."""
        painter = self.itemDelegate()
        if isinstance(painter, CoverageRows):
            painter.theme = theme
        super().set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(4 * _ROW_PX))

    def index_of(self, row: int) -> QModelIndex:
        """Return the place of a row."""
        return self.model().index(row, 0)
