"""What happened, line by line: time, what it was, the words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.i18n import _
from facilitator.ui.models.rows import VALUE, RowsModel
from facilitator.ui.reader.words import Happened
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Listing, Panel, paint_ring, paint_text

_ROW, _STACKED = 28, 46
_TIME, _WHAT = 76, 170


class Lines(RowsModel):
    """The lines of a timeline."""

    def key(self, row: Happened) -> int:
        """Return by what a line is known again."""
        return row.line

    def say(self, row: Happened) -> str:
        """Return the line as one sentence."""
        return row.said()


class LinePainter(QStyledItemDelegate):
    """Paints a line; in one column the words stand under time and what it was."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        single = self.theme.density is Density.SINGLE
        return QSize(self.theme.px(200), self.theme.px(_STACKED if single else _ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Happened = index.data(VALUE)
        theme, px = self.theme, self.theme.px
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs of Qt leave fields of options out
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("surface.selected"))
        single = theme.density is Density.SINGLE
        inside = rect.adjusted(px(12), 0, -px(12), 0)
        top = QRectF(
            inside.x(), inside.y(), inside.width(), px(_STACKED) / 2 if single else inside.height()
        )
        soft, ink = theme.colour("text.secondary"), theme.colour("text.primary")
        paint_text(painter, top, row.at, theme.font("table"), soft)
        what = top.adjusted(px(_TIME), 0, 0, 0)
        if not single:
            what.setWidth(px(_WHAT))
        paint_text(painter, what, row.what, theme.font("table", weight=600), ink)
        words = (
            top.translated(0, px(_STACKED) / 2)
            if single
            else top.adjusted(px(_TIME + _WHAT), 0, 0, 0)
        )
        font = theme.font("table")
        font.setStrikeOut(row.struck)
        paint_text(painter, words, row.text, font, soft if row.struck else ink)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, rect, theme)


class TimelinePage(Panel):
    """The list in a panel, with how many lines it has."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.model = Lines()
        self.view = Listing(theme, "", self.model)
        self._painter = LinePainter(theme, self.view)
        self.view.setItemDelegate(self._painter)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_body(self.view)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "_painter"):
            self._painter.theme = theme
            self.view.doItemsLayout()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("What happened"))
        self.view.setAccessibleName(_("What happened"))
        self.view.empty = _("Nothing has happened yet.")

    def show_lines(self, lines: Sequence[Happened]) -> None:
        """Show other lines; whoever stands at one stays there."""
        self.model.set_rows(lines)
        self.set_counts(str(len(lines)))

    def arrive(self) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus()
