"""A panel: one border, one head with its title and counts, buttons at the right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.buttons import KeyButton
from facilitator.ui.widgets.draw import key_width, paint_box, paint_key, paint_text, text_width
from facilitator.ui.widgets.painted import Painted

HEAD_PX = 28
_LEAST_ROW = 22


class PanelHead(Painted):
    """The row at the top of a panel."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.title = title
        self.counts = self.short = ""
        self.note = ""
        self.key = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.addStretch(1)
        self._space()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._space()

    def _space(self) -> None:
        # buttons bring their own margin of three, so the visible gaps are 8 and the edge is 12
        self.row.setContentsMargins(0, 0, self.theme.px(9), self.theme.px(1))
        self.row.setSpacing(self.theme.px(2))

    def sizeHint(self) -> QSize:
        wide = text_width(self.title, self.theme.font("table", weight=600)) + self.theme.px(24)
        beside = super().sizeHint().width()
        return QSize(wide + beside, self.theme.px(HEAD_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.row.minimumSize().width(), self.theme.px(HEAD_PX))

    def _right_edge(self) -> float:
        """Return where the buttons begin."""
        left = self.width() - self.theme.px(12)
        for place in range(self.row.count()):
            item = self.row.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.isVisible():
                left = min(left, widget.geometry().left() - self.theme.px(5))
        return left

    def counts_for(self, room: float) -> str:
        """Return how many there are, in the words that a room takes."""
        whole = text_width(self.counts, self.theme.font("caption")) <= room
        return self.counts if whole or not self.short else self.short

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        line = theme.px(1)
        under = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(under, theme.colour("line.subtle"))
        right = self._right_edge()
        middle = (self.height() - line) / 2
        caption, soft = theme.font("caption"), theme.colour("text.secondary")
        if self.key:
            right -= key_width(self.key, theme)
            paint_key(painter, right, middle, self.key, theme)
            right -= theme.px(8)
        left = theme.px(12)
        place = QRectF(left, 0, right - left, 2 * middle)
        ink = theme.colour("text.primary")
        left += paint_text(painter, place, self.title, theme.font("table", weight=600), ink)
        left += theme.px(8)
        counts = QRectF(left, 0, max(0.0, right - left), 2 * middle)
        if self.counts:
            said = self.counts_for(counts.width())
            left += paint_text(painter, counts, said, caption, soft) + theme.px(8)
        note = text_width(self.note, caption)
        if self.note and right - left >= note:
            place = QRectF(right - note, 0, note + 1, 2 * middle)
            paint_text(painter, place, self.note, caption, soft, elide=False)
        painter.end()


class Panel(Painted):
    """A grey surface with a title; its body is whatever is put into it."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self.head = PanelHead(theme, title, self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.head)
        self._rows.addLayout(self.body, 1)
        self._padded = False
        self._space()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._space()

    def _space(self) -> None:
        line = self.theme.px(1)
        self._rows.setContentsMargins(line, line, line, line + self.theme.px(1))
        pad = self.theme.px(12) if self._padded else 0
        self.body.setContentsMargins(pad, pad, pad, pad)

    def set_title(self, title: str) -> None:
        """Give it another title."""
        self.head.title = title
        # where the room is short the title is cut
        self.head.setToolTip(title)
        self.setAccessibleName(title)
        self.head.update()

    def set_counts(self, counts: str, short: str = "") -> None:
        """Say beside the title how many there are; in fewer words where there is no room."""
        self.head.counts, self.head.short = counts, short
        self.setAccessibleDescription(counts)
        self.head.update()

    def set_note(self, note: str, key: str = "") -> None:
        """Say something at the right of the head, with a key cap if there is one."""
        self.head.note, self.head.key = note, key
        self.head.update()

    def add_button(self, button: KeyButton) -> None:
        """Put a small button at the right of the head."""
        button.small = True
        self.add_header(button)

    def add_header(self, widget: QWidget) -> None:
        """Put anything else there."""
        self.head.row.addWidget(widget)

    def set_body(self, widget: QWidget, *, padded: bool = False) -> None:
        """Fill the panel with a widget, to the edges or with the usual padding."""
        self._padded = padded
        self._space()
        self.body.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        fill, line = theme.colour("surface.panel"), theme.colour("line.subtle")
        whole = QRectF(self.rect())
        paint_box(painter, whole, fill=fill, line=line, width=theme.px(1), radius=theme.px(4))
        painter.end()


def lay_on_panel(view: QAbstractScrollArea, theme: Theme) -> None:
    """Take frame and sunken ground from a list that fills a panel; call it at each new theme."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Base, theme.colour("surface.panel"))
    view.setPalette(palette)
    # Qt would ask for more than a row, and push what must be seen out of a small window
    view.setMinimumHeight(theme.px(_LEAST_ROW))
