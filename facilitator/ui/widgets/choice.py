"""One of a few, side by side: arrows or digits choose, a tick and weight show which."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import (
    paint_box,
    paint_ring,
    paint_text,
    ring_room,
    text_width,
)
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.painted import Painted

_ROW_PX = 28
_PADS, _SMALL_PADS = (28, 10), (25, 7)
"""Before the words, where the tick stands, and behind them."""
_MOST_PX = 420
"""So wide a choice would like to be at most, that its options stand side by side."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Choice(Painted):
    """A few options of which one holds; wraps on to more lines where the room is short."""

    picked = Signal(int)

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(theme, name, parent)
        self._role, self._pads = ("table", _SMALL_PADS) if small else ("body", _PADS)
        self._options: tuple[str, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_name(self, name: str) -> None:
        """Name it for a screen reader."""
        self.setAccessibleName(name)

    def set_options(self, options: Sequence[str], current: int = -1) -> None:
        """Offer other options."""
        self._options = tuple(options)
        self.set_current(current)
        self.updateGeometry()

    def current(self) -> int:
        """Return the place of the option that holds, or -1."""
        return self._current

    def set_current(self, place: int) -> None:
        """Show which one holds, without telling anybody."""
        self._current = place if 0 <= place < len(self._options) else -1
        chosen = self._options[self._current] if self._current >= 0 else ""
        self.setAccessibleDescription(chosen)
        self.update()

    def holds(self, place: int) -> bool:
        """Tell whether an option holds."""
        return place == self._current

    def _step(self, place: int) -> None:
        """Go to an option by an arrow: what one goes to holds."""
        self._pick(place)

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self._options) and place != self._current:
            self.set_current(place)
            self.picked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        digit = event.text()
        if step and self._options:
            self._step((self._current + step) % len(self._options))
        elif digit.isascii() and digit.isdigit() and digit != "0":
            self._pick(int(digit) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self._places(self.width())):
            if rect.contains(event.position()):
                self._pick(place)

    def _places(self, width: int) -> list[QRectF]:
        """Return where each option stands."""
        theme = self.theme
        room, high, gap = ring_room(theme), theme.px(_ROW_PX), theme.px(6)
        left = top = float(room)
        places: list[QRectF] = []
        for text in self._options:
            wide = text_width(text, theme.font(self._role, weight=600)) + theme.px(sum(self._pads))
            wide = min(float(wide), float(width - 2 * room))
            if left > room and left + wide > width - room:
                left, top = float(room), top + high + gap
            places.append(QRectF(left, top, wide, high))
            left += wide + gap
        return places

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        room = ring_room(self.theme)
        return round(places[-1].bottom() + room) if places else 0

    def sizeHint(self) -> QSize:
        theme = self.theme
        places = self._places(theme.px(_MOST_PX))
        beside = round(max((each.right() for each in places), default=0) + ring_room(theme))
        wide = max(theme.px(120), beside)
        return QSize(wide, self.heightForWidth(self.width() if self.isVisible() else wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(_ROW_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # on fewer or more lines it has another height
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        places = self._places(self.width())
        for place, rect in enumerate(places):
            on = self.holds(place)
            paint_box(
                painter,
                rect,
                fill=theme.colour("surface.selected" if on else "surface.raised"),
                line=theme.colour("text.primary" if on else "line.control"),
                width=theme.px(1),
                radius=theme.px(3),
            )
            side = theme.px(14)
            before, after = self._pads
            glyph = QRectF(
                rect.left() + theme.px(before - 20), rect.center().y() - side / 2, side, side
            )
            ink = theme.colour("text.primary" if on else "text.secondary")
            paint_glyph(painter, glyph, Glyph.TICK if on else Glyph.RING, ink)
            words = rect.adjusted(theme.px(before), 0, 2 - theme.px(after), 0)
            font = theme.font(self._role, weight=600 if on else 400)
            paint_text(painter, words, self._options[place], font, theme.colour("text.primary"))
        if self.hasFocus():
            self.paint_place(painter, places)
        painter.end()

    def paint_place(self, painter: QPainter, places: Sequence[QRectF]) -> None:  # noqa: ARG002 - for whoever inherits
        """Paint where the keyboard is."""
        paint_ring(painter, QRectF(self.rect()), self.theme, radius=5)
