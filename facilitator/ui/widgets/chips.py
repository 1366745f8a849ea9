"""Chips: how a line was understood, with marks, words and the key that takes it away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.shapes import Mark
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_box, paint_text, text_width
from facilitator.ui.widgets.marks import marks_width, paint_marks
from facilitator.ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipWords:
    """What a chip says."""

    text: str
    key: str = ""
    marks: tuple[Mark, ...] = ()
    marks_last: bool = False


def chip_width(words: ChipWords, theme: Theme) -> int:
    """Return the width of a chip."""
    parts = [text_width(words.text, theme.font("table", weight=500))] if words.text else []
    if words.marks:
        parts.append(marks_width(len(words.marks), theme, size=16))
    if words.key:
        parts.append(text_width(words.key, theme.font("hint")))
    return sum(parts) + theme.px(6) * max(0, len(parts) - 1) + 2 * theme.px(8) + 2


def paint_chip(  # noqa: PLR0913 - a painter needs canvas, place, words and look
    painter: QPainter,
    x: float,
    centre_y: float,
    words: ChipWords,
    theme: Theme,
    *,
    height: float = 24,
    room: float | None = None,
) -> float:
    """Draw a chip whose left edge is at ``x``; return its right edge. ``room`` limits its width."""
    high = theme.px(height)
    wanted = chip_width(words, theme)
    wide = wanted if room is None else min(wanted, room)
    rect = QRectF(x, round(centre_y - high / 2), wide, high)
    line = theme.colour("line.control")
    paint_box(painter, rect, fill=None, line=line, width=theme.px(1), radius=theme.px(3))
    left, right = rect.left() + theme.px(8), rect.right() - theme.px(8)
    gap = theme.px(6)
    if words.marks and not words.marks_last:
        left = paint_marks(painter, left, centre_y, words.marks, theme, size=16) + gap
    if words.key:
        hint = theme.font("hint")
        taken = text_width(words.key, hint)
        place = QRectF(right - taken, rect.top(), taken + 1, high)
        paint_text(painter, place, words.key, hint, theme.colour("text.secondary"), elide=False)
        right -= taken + gap
    if words.marks and words.marks_last:
        right -= marks_width(len(words.marks), theme, size=16)
        paint_marks(painter, right, centre_y, words.marks, theme, size=16)
        right -= gap
    font, ink = theme.font("table", weight=500), theme.colour("text.primary")
    place = QRectF(left, rect.top(), right - left + 1, high)
    paint_text(painter, place, words.text, font, ink)
    return rect.right()


class Chip(Painted):
    """A chip that stands by itself."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        marks: Sequence[Mark] = (),
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._words = ChipWords(text=text, key=key, marks=tuple(marks))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, *, marks: Sequence[Mark] = (), key: str = "") -> None:
        """Say something else."""
        self._words = ChipWords(text=text, key=key, marks=tuple(marks))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._words, self.theme), self.theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, 0, self.height() / 2, self._words, self.theme, room=self.width())
        painter.end()
