"""The checks beside a row of the script: a glyph and a few words in the margin."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.checks import Check, Weight
from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.checks.words import GLYPHS, TINTS, brief, sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_glyph, paint_text, text_width
from facilitator.ui.widgets.prose import wrapped

_GLYPH_PX = 13
_BAR_PX = 2
_WORDS_PX = 90
"""From this width on there are words."""


def margin_words(found: Sequence[Check], exercise: Exercise) -> str:
    """Return all that is said of a row, for its tip and for a screen reader."""
    return "\n".join(sentence(each, exercise) for each in found)


def paint_margin(
    painter: QPainter, rect: QRectF, found: Sequence[Check], exercise: Exercise, theme: Theme
) -> None:
    """Say the weightiest check of a row on one or two lines, and how many more there are.

    Where there is no room for words, its glyph alone stands there.
    """
    if not found:
        return
    px = theme.px
    first = found[0]
    tint = theme.colour(TINTS[first.weight])
    bar = QRectF(rect.left() + px(6), rect.top() + px(1), px(_BAR_PX), rect.height() - px(2))
    side = px(_GLYPH_PX)
    spot = QRectF(bar.right() + px(9), rect.center().y() - side / 2, side, side)
    if rect.width() < px(_WORDS_PX):
        spot.moveCenter(rect.center())
        paint_glyph(painter, spot, GLYPHS[first.weight], tint)
        return
    painter.fillRect(bar, tint)
    paint_glyph(painter, spot, GLYPHS[first.weight], tint)
    left = spot.right() + px(6)
    room = QRectF(left, rect.top(), rect.right() - px(6) - left, rect.height())
    more = f"+{len(found) - 1}" if len(found) > 1 else ""
    _paint_words(painter, room, brief(first, exercise), more, (first.weight, theme))


def _paint_words(
    painter: QPainter, room: QRectF, words: str, more: str, look: tuple[Weight, Theme]
) -> None:
    weight, theme = look
    px = theme.px
    font = theme.font("hint", weight=600 if weight is Weight.DECIDE else 500)
    ink = theme.colour("text.primary")
    if more:
        wide = text_width(more, font)
        place = QRectF(room.right() - wide, room.top(), wide + 1, room.height())
        paint_text(painter, place, more, font, theme.colour("text.secondary"), elide=False)
        room.setRight(place.left() - px(4))
    lines = wrapped(words, font, max(1, int(room.width())))
    high = theme.line("hint") - px(2)
    if len(lines) > 1 and room.height() >= 2 * high - px(2):
        lines = [lines[0], " ".join(lines[1:])]
    else:
        lines = [" ".join(lines)]
    top = room.center().y() - high * len(lines) / 2
    for line in lines:
        place = QRectF(room.left(), top, room.width(), high)
        paint_text(painter, place, line, font, ink)
        top += high
