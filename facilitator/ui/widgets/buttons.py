"""Buttons that print their key: the words left, the key right, the ring in their own margin."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import (
    LEFT,
    RIGHT,
    paint_box,
    paint_ring,
    paint_text,
    ring_room,
    text_width,
)
from facilitator.ui.widgets.keynames import key_name, key_words

_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Kind(Enum):
    """What a button is for: one of many, the next act, or something grave."""

    NORMAL = "normal"
    NEXT = "next"
    DANGER = "danger"


class KeyButton(QPushButton):
    """A flat button with its words at the left and its key at the right."""

    def __init__(  # noqa: PLR0913 - a control is told its words and its looks at once
        self,
        theme: Theme,
        text: str,
        key: str = "",
        *,
        kind: Kind = Kind.NORMAL,
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kind = kind
        self.small = small
        self.key = ""
        self._name = name
        self._action: QAction | None = None
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_words(text, key)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def set_words(self, text: str, key: str = "") -> None:
        """Print other words and another key."""
        self.key = key_name(key)
        # an ampersand in a title is an ampersand, not a mnemonic
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self._name or text)
        self.setAccessibleDescription(self.toolTip() or self.key)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the words as they are read."""
        return self.text().replace("&&", "&")

    def set_kind(self, kind: Kind) -> None:
        """Make it the next act, a grave one, or one of many."""
        self.kind = kind
        self.update()

    def set_off(self, reason: str) -> None:
        """Switch it off and say why."""
        self.setEnabled(False)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def set_on(self, hint: str = "") -> None:
        """Switch it on again."""
        self.setEnabled(True)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint or self.key)

    def bind(self, action: QAction) -> None:
        """Follow an action's words, key and state, and trigger it when pressed."""
        self._action = action
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        action = self._action
        if action is None:
            return
        key = key_words(action.shortcut())
        self.setEnabled(action.isEnabled())
        own = action.toolTip() != action.text().replace("&", "").removesuffix("…")
        self.setToolTip(action.toolTip() if own else "")
        self.set_words(action.text().replace("&", ""), key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
            return
        if event.key() not in _PRESSING:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # the press has done it already
        if event.key() not in _PRESSING:
            super().keyReleaseEvent(event)

    def set_small(self, *, small: bool) -> None:
        """Take the smaller size, or the usual one."""
        if small != self.small:
            self.small = small
            self.updateGeometry()
            self.update()

    def width_for(self, *, small: bool) -> int:
        """Return the width in the smaller or in the usual size, in pixels."""
        theme = self.theme
        width = text_width(self.words(), self._font(small=small)) + 2 * theme.px(8 if small else 12)
        if self.key:
            width += theme.px(8) + text_width(self.key, theme.font("hint"))
        return width + 2 * ring_room(theme) + 2

    def sizeHint(self) -> QSize:
        height = self.theme.px(22 if self.small else 32)
        return QSize(self.width_for(small=self.small), height + 2 * ring_room(self.theme))

    def minimumSizeHint(self) -> QSize:
        # a little lower than drawn, where it is laid out by hand
        least = self.theme.px(20 if self.small else 28) + 2 * ring_room(self.theme)
        return QSize(self.sizeHint().width(), least)

    def _font(self, *, small: bool) -> QFont:
        return self.theme.font("table" if small else "body", weight=500)

    def face(self) -> QRectF:
        """Return the visible button, without the room for its ring."""
        room = ring_room(self.theme)
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def _colours(self) -> tuple[QColor, QColor, QColor, QColor]:
        """Return fill, line, words and key."""
        colour = self.theme.colour
        if not self.isEnabled():
            muted = colour("text.muted")
            return colour("surface.panel"), colour("line.subtle"), muted, muted
        lit = self.underMouse() or self.isDown()
        if self.kind is Kind.NEXT:
            fill, ink = colour("accent.action"), colour("text.on_action")
            return fill, fill, ink, ink
        if self.kind is Kind.DANGER:
            red = colour("status.danger")
            return colour("surface.selected" if lit else "surface.panel"), red, red, red
        fill = colour("surface.selected" if lit else "surface.raised")
        return (fill, colour("line.control"), colour("text.primary"), colour("text.secondary"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        fill, line, ink, key_ink = self._colours()
        face = self.face()
        paint_box(painter, face, fill=fill, line=line, width=theme.px(1), radius=theme.px(3))
        pad = theme.px(8 if self.small else 12)
        inner = face.adjusted(pad, 0, -pad, 0)
        if self.isDown():
            inner.translate(0, theme.px(1))
        if self.key:
            hint = theme.font("hint")
            paint_text(painter, inner, self.key, hint, key_ink, align=RIGHT, elide=False)
            inner.setRight(inner.right() - text_width(self.key, hint) - theme.px(8))
        paint_text(
            painter,
            inner.adjusted(0, 0, 1, 0),
            self.words(),
            self._font(small=self.small),
            ink,
            align=LEFT,
        )
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme, radius=5)
        painter.end()
