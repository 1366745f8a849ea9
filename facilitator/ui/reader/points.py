"""The report, its findings and actions: comment on each, take actions on."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _, ngettext
from facilitator.ui.models.rows import VALUE, RowsModel
from facilitator.ui.reader.words import Point, Said
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    Field,
    Glyph,
    KeyButton,
    Kind,
    Label,
    Listing,
    Panel,
    on_key,
    paint_glyph,
    paint_ring,
    paint_text,
)
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.form_area import FormArea

ACCEPT_KEY = "Ctrl+Return"
_ROW = 46


class Points(RowsModel):
    """What can be commented."""

    def key(self, row: Point) -> object:
        """Return by what a point is known again."""
        return (row.about, row.of)

    def say(self, row: Point) -> str:
        """Return the point as one sentence."""
        return row.said()


class PointPainter(QStyledItemDelegate):
    """Paints a point: what it is called and how it stands, below it its words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        point: Point = index.data(VALUE)
        theme, px = self.theme, self.theme.px
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs of Qt leave fields of options out
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("surface.selected"))
        half = px(_ROW) / 2
        first = QRectF(rect.x() + px(12), rect.y() + px(3), rect.width() - px(24), half - px(3))
        soft, ink = theme.colour("text.secondary"), theme.colour("text.primary")
        side = px(14)
        if point.accepted:
            spot = QRectF(first.x(), first.center().y() - side / 2, side, side)
            paint_glyph(painter, spot, Glyph.TICK, theme.colour("status.saved"))
            first = first.adjusted(side + px(5), 0, 0, 0)
        wide = paint_text(painter, first, point.title, theme.font("table", weight=600), ink)
        said = len(point.comments)
        if said:
            told = ngettext("{n} comment", "{n} comments", said).format(n=said)
            rest = first.adjusted(wide + px(10), 0, 0, 0)
            paint_text(painter, rest, told, theme.font("caption"), soft)
        second = QRectF(rect.x() + px(12), rect.y() + half, rect.width() - px(24), half - px(3))
        paint_text(painter, second, point.text, theme.font("table"), ink)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, rect, theme)


class PointsPage(QWidget):
    """A list of points, and beside it the marked one with what was said to it."""

    commented = Signal(object, str)
    accepted = Signal(object)
    taken_back = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.by = ""
        self.model = Points()
        self.view = Listing(theme, "", self.model)
        self._painter = PointPainter(theme, self.view)
        self.view.setItemDelegate(self._painter)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list = Panel(theme, "")
        self.list.set_body(self.view)
        self.text = Label(theme, "", wrap=True, weight=500)
        self.standing = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.comments = Label(theme, "", wrap=True)
        self.field = Field(theme, "")
        self.field.line.setMaxLength(2000)
        self.accept_button = KeyButton(theme, "", kind=Kind.NEXT)
        self.back_button = KeyButton(theme, "")
        self.detail = Panel(theme, "")
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._buttons = Flow()
        self._buttons.add(self.accept_button)
        self._buttons.add(self.back_button)
        for each in (self.text, self.standing, self.comments, self.field):
            self._inside.addWidget(each)
        self._inside.addLayout(self._buttons)
        self._inside.addStretch(1)
        self._area = FormArea(theme, inside, "")
        policy = self._area.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self._area.setSizePolicy(policy)
        self.detail.set_body(self._area)
        self._page = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._page.addWidget(self.list, 46)
        self._page.addWidget(self.detail, 54)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._marked)
        self.view.taken.connect(self._to_field)
        self.field.entered.connect(self._comment)
        self.accept_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(self.take_back)
        on_key(self, ACCEPT_KEY, self.accept)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the marked point stands below the list."""
        self.theme = self._painter.theme = theme
        px, way = theme.px, QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._page.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(px(8))
        self._inside.setContentsMargins(px(9), px(8), px(9), px(8))
        self._inside.setSpacing(px(5))
        self._buttons.setSpacing(px(2))
        self.detail.head.setVisible(not single)
        self.list.head.setVisible(not single)
        for each in (self.text, self.standing, self.comments):
            each.setContentsMargins(px(3), 0, px(3), 0)
        self.view.doItemsLayout()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.list.set_title(_("Report, actions, findings"))
        self.view.setAccessibleName(_("Report, actions, findings"))
        self.view.empty = _("Nothing to comment yet.")
        self._area.setAccessibleName(_("The marked one"))
        self.field.line.setAccessibleName(_("Comment"))
        self.field.line.setPlaceholderText(_("Comment, then Enter"))
        self.accept_button.set_words(_("Accept this action"), "Ctrl+Enter")
        self.back_button.set_words(_("Take my last comment back"))
        self._show()

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other points; the one that is marked stays so."""
        self.model.set_rows(points)
        if not self.view.currentIndex().isValid():
            self.view.pick(0)
        self._show()

    def current(self) -> Point | None:
        """Return the marked point."""
        index = self.view.currentIndex()
        return index.data(VALUE) if index.isValid() else None

    @Slot()
    def _marked(self) -> None:
        self.field.calm()
        self._show()

    def _show(self) -> None:
        point = self.current()
        self.detail.set_title(point.title if point is not None else "")
        self.text.setText(point.text if point is not None else "")
        self.standing.setText(point.standing if point is not None else "")
        self.standing.setVisible(point is not None and bool(point.standing))
        said = "\n".join(each.words for each in point.comments) if point is not None else ""
        self.comments.setText(said)
        self.comments.setVisible(bool(said))
        self.back_button.setVisible(self._own() is not None)
        self.accept_button.setVisible(point is not None and point.acceptable)

    @Slot()
    def _to_field(self) -> None:
        self.field.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _comment(self) -> None:
        point = self.current()
        if point is not None:
            self.commented.emit(point, self.field.text())

    @Slot()
    def accept(self) -> None:
        """Take the marked action on, if it can be."""
        point = self.current()
        if point is not None and point.acceptable:
            self.accepted.emit(point)

    @Slot()
    def take_back(self) -> None:
        """Take the reader's last comment on the marked point back."""
        own = self._own()
        if own is not None:
            self.taken_back.emit(own.id)

    def _own(self) -> Said | None:
        """Return the reader's last comment on the marked point."""
        point = self.current()
        said = point.comments if point is not None else ()
        return next((each for each in reversed(said) if each.by == self.by), None)

    def be(self, function: str) -> None:
        """Take the reader's function: only comments made in it can be taken back."""
        self.by = function
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say why something was not kept."""
        self.field.refuse(sentence)

    def kept(self) -> None:
        """Clear what was said, because it is kept."""
        self.field.set_text("")
        self.field.calm()

    def arrive(self) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus()
