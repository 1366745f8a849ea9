"""What a list with columns is made of, and how its rows are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.domain.shapes import Mark
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import LEFT, RIGHT, paint_hatch, paint_ring, paint_text, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.marks import marks_width, paint_marks

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ROW_PX: Final = 32
_GAP_PX, _MARK_PX, _GLYPH_PX = 12, 18, 14
# narrower than this, nothing of a second text can be read
_LEAST_SOFT_PX = 40
Place = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; ``width`` in px at 100 % or 0 for a share of the rest, gone below ``least``."""

    title: str = ""
    width: int = 0
    share: int = 1
    right: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one place: glyph, marks, words, and softer words behind them."""

    text: str = ""
    soft: str = ""
    colour: str = "text.primary"
    weight: int | None = None
    glyph: Glyph | None = None
    tint: str = ""
    marks: tuple[Mark, ...] = ()
    hatched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row; ``key`` tells which it is when the rows are shown anew."""

    key: str
    cells: tuple[Cell, ...]
    spoken: str = ""
    tip: str = ""

    def words(self) -> str:
        """Return what a screen reader says."""
        parts: list[str] = []
        for cell in self.cells:
            parts += [mark.name for mark in cell.marks] if not cell.text else []
            parts += [each for each in (cell.text, cell.soft) if each]
        return self.spoken or ", ".join(parts)


class Lines(QAbstractListModel):
    """The rows of a list; shown anew, those that stay keep their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> bool:
        """Show other rows; tell whether rows changed places, so that the view must look anew."""
        new, old = tuple(lines), self.lines
        if new == old:
            return False
        keys = [each.key for each in new]
        if keys[: len(old)] == [each.key for each in old]:
            self._go_on(new)
            return False
        self.beginResetModel()
        self.lines = new
        self.endResetModel()
        return True

    def _go_on(self, new: tuple[Line, ...]) -> None:
        """Show the same rows as they are now, and others behind them."""
        before = len(self.lines)
        if len(new) > before:
            self.beginInsertRows(QModelIndex(), before, len(new) - 1)
            self.lines = new
            self.endInsertRows()
        self.lines = new
        if before:
            self.dataChanged.emit(self.index(0, 0), self.index(before - 1, 0))

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Place, role: int = DISPLAY) -> str | None:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in {DISPLAY, SPOKEN}:
            return line.words()
        return (line.tip or None) if role == TIP else None


def places_of(columns: Sequence[Column], width: float, theme: Theme) -> list[tuple[float, float]]:
    """Return left edge and width of each column; one that is left out has no width."""
    pad, gap = theme.px(12), theme.px(_GAP_PX)
    seen = [each for each in columns if width >= theme.px(each.least)]
    fixed = sum(theme.px(each.width) for each in seen if each.width)
    free = max(0.0, width - 2 * pad - fixed - gap * max(0, len(seen) - 1))
    shares = sum(each.share for each in seen if not each.width) or 1
    places: list[tuple[float, float]] = []
    left = float(pad)
    for each in columns:
        if each not in seen:
            places.append((left, 0.0))
            continue
        wide = float(theme.px(each.width)) if each.width else free * each.share / shares
        places.append((left, wide))
        left += wide + gap
    return places


class Cells(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, theme: Theme, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.columns = tuple(columns)

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:  # noqa: ARG002 - Qt asks so
        return QSize(self.theme.px(100), self.theme.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:  # noqa: ARG002 - Qt hands it in
        view, model = self.parent(), index.model()
        if not isinstance(view, QListView) or not isinstance(model, Lines):
            return
        rect = QRectF(view.visualRect(model.index(index.row(), 0)))
        chosen = view.currentIndex().row() == index.row()
        paint_ground(painter, rect, self.theme, chosen=chosen)
        line = model.lines[index.row()]
        places = places_of(self.columns, rect.width(), self.theme)
        for column, cell, (left, wide) in zip(self.columns, line.cells, places, strict=True):
            if wide:
                place = QRectF(rect.left() + left, rect.top(), wide, rect.height())
                paint_cell(painter, place, cell, self.theme, right=column.right)
        if chosen and view.hasFocus():
            paint_ring(painter, rect, self.theme)


def paint_ground(painter: QPainter, rect: QRectF, theme: Theme, *, chosen: bool) -> None:
    """Paint what lies beneath a row: the bar of the chosen one, and the line under each."""
    if chosen:
        painter.fillRect(rect, theme.colour("surface.selected"))
        bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
        painter.fillRect(bar, theme.colour("text.primary"))
    thin = theme.px(1)
    under = QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin)
    painter.fillRect(under, theme.colour("line.subtle"))


def paint_cell(
    painter: QPainter, place: QRectF, cell: Cell, theme: Theme, *, right: bool = False
) -> None:
    """Paint what stands in one place of a row."""
    font = theme.font("body", weight=cell.weight)
    if cell.hatched:
        _paint_hatch(painter, place, cell, theme)
    rest = QRectF(place)
    if cell.glyph is not None:
        side = theme.px(_GLYPH_PX)
        square = QRectF(rest.left(), rest.center().y() - side / 2, side, side)
        paint_glyph(painter, square, cell.glyph, theme.colour(cell.tint or cell.colour))
        rest.setLeft(rest.left() + side + theme.px(6))
    if cell.marks:
        rest.setLeft(_paint_marks(painter, rest, cell, theme) + theme.px(7))
    align = RIGHT if right else LEFT
    wide = paint_text(painter, rest, cell.text, font, theme.colour(cell.colour), align=align)
    if cell.soft:
        rest.setLeft(rest.left() + (wide + theme.px(6) if cell.text else 0))
        if rest.width() > theme.px(_LEAST_SOFT_PX):
            ink = theme.colour("text.secondary")
            paint_text(painter, rest, cell.soft, theme.font("body"), ink)


def _paint_marks(painter: QPainter, rest: QRectF, cell: Cell, theme: Theme) -> float:
    marks = list(cell.marks)
    while len(marks) > 1 and marks_width(len(marks), theme, size=_MARK_PX) > rest.width():
        marks.pop()
    return paint_marks(painter, rest.left(), rest.center().y(), marks, theme, size=_MARK_PX)


def _paint_hatch(painter: QPainter, place: QRectF, cell: Cell, theme: Theme) -> None:
    wide = text_width(cell.text, theme.font("body", weight=cell.weight)) + theme.px(32)
    if cell.soft:
        wide += text_width(cell.soft, theme.font("body")) + theme.px(6)
    box = QRectF(place.left() - theme.px(4), 0, min(wide, place.width() + theme.px(4)), 0)
    box.setHeight(theme.px(22))
    box.moveCenter(QRectF(box.left(), place.top(), box.width(), place.height()).center())
    stripes = theme.colour("plot.grid")
    paint_hatch(painter, box, stripes, stripe=theme.px(4), gap=theme.px(5))
