"""The list of pages: a line each, walked over with the arrows."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.services.help import Page
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Listing, paint_ring, paint_text

_ROW_PX = 28


class Contents(Listing):
    """Shows the titles of pages; ``picked`` tells which page is chosen now."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.titles = QStringListModel()
        self.pages: tuple[Page, ...] = ()
        super().__init__(theme, "", self.titles, parent)
        self.setItemDelegate(_Line(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, pages: tuple[Page, ...], name: str) -> None:
        """Show some pages, with the named one chosen, or else the first."""
        self.pages = pages
        self.titles.setStringList([each.title for each in pages])
        names = [each.name for each in pages]
        self.pick(names.index(name) if name in names else 0)

    def step(self, by: int) -> None:
        """Choose the next page, or the one before."""
        row = self.currentIndex().row() + by
        self.pick(min(max(row, 0), len(self.pages) - 1))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if 0 <= current.row() < len(self.pages):
            self.picked.emit(self.pages[current.row()])


class _Line(QStyledItemDelegate):
    """Draws a title, cut where the list is too narrow."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._contents = contents

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt hands it over
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - as above
    ) -> QSize:
        theme = self._contents.theme
        return QSize(theme.px(80), theme.px(_ROW_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._contents.theme
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - unknown to the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.colour("surface.selected"))
        inside = rect.adjusted(theme.px(10), 0, -theme.px(8), 0)
        font = theme.font("table", weight=600 if chosen else 400)
        paint_text(painter, inside, str(index.data()), font, theme.colour("text.primary"))
        if chosen and self._contents.hasFocus():
            paint_ring(painter, rect, theme, radius=3)
