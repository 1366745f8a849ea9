"""The foot of the window: what is saved, and keys that are always there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.draw import key_width, paint_key, paint_text, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.keynames import key_name
from facilitator.ui.widgets.painted import Painted

_GLYPH_PX = 14
_GAP_PX = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FootItem:
    """One fact in the foot; ``tint`` colours its glyph, ``colour`` its words; ``tip`` says more."""

    text: str
    glyph: Glyph | None = None
    tint: str = "status.saved"
    colour: str = "text.secondary"
    key: str = ""
    tip: str = ""


class Foot(Painted):
    """Facts at the left, keys at the right; when room is short the right gives way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Status"), parent)
        self._left: tuple[FootItem, ...] = ()
        self._right: tuple[FootItem, ...] = ()
        self._alarm: tuple[FootItem, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_left(self, items: Sequence[FootItem]) -> None:
        """Show other facts."""
        self._left = tuple(items)
        self._say()

    def set_right(self, items: Sequence[FootItem]) -> None:
        """Show other keys."""
        self._right = tuple(items)
        self._say()

    def set_alarm(self, item: FootItem | None) -> None:
        """Say something before all else, whatever screen is shown; None takes it away."""
        self._alarm = (item,) if item is not None else ()
        self._say()

    def _say(self) -> None:
        every = (*self._alarm, *self._left, *self._right)
        said = (f"{key_name(item.key)} {item.text}".strip() for item in every)
        self.setAccessibleDescription(", ".join(said))
        tips = (item.tip for item in every)
        self.setToolTip("\n".join(filter(None, tips)))
        self.update()

    def sizeHint(self) -> QSize:
        high = 24 if self.theme.density is Density.COMPACT else 28
        return QSize(self.theme.px(200), self.theme.px(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface.panel"))
        line = theme.colour("line.subtle")
        painter.fillRect(QRectF(0, 0, self.width(), theme.px(1)), line)
        gap = theme.px(20)
        left, end = theme.px(12), self.width() - theme.px(12)
        for item in (*self._alarm, *self._left):
            if left >= end:
                break
            self._paint_item(painter, item, left, end)
            left += self._wide(item) + gap
        right = end
        for item in reversed(self._right):
            right -= self._wide(item)
            if right < left:
                break
            self._paint_item(painter, item, right, end)
            right -= gap
        painter.end()

    def _wide(self, item: FootItem) -> float:
        theme = self.theme
        wide = float(text_width(item.text, theme.font("hint")))
        if item.glyph is not None:
            wide += theme.px(_GLYPH_PX) + theme.px(_GAP_PX)
        if item.key:
            wide += key_width(item.key, theme) + theme.px(_GAP_PX)
        return wide

    def _paint_item(self, painter: QPainter, item: FootItem, left: float, end: float) -> None:
        theme = self.theme
        middle = self.height() / 2
        gap = theme.px(_GAP_PX)
        if item.glyph is not None:
            side = theme.px(_GLYPH_PX)
            place = QRectF(left, middle - side / 2, side, side)
            paint_glyph(painter, place, item.glyph, theme.colour(item.tint))
            left += side + gap
        if item.key:
            left = paint_key(painter, left, middle, item.key, theme) + gap
        place = QRectF(left, 0, end - left, self.height())
        paint_text(painter, place, item.text, theme.font("hint"), theme.colour(item.colour))
