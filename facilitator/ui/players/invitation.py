"""How phones join, on the players' display: a code, an address, six digits, and nothing else."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.wall import WallView
from facilitator.i18n import Words
from facilitator.ui.players.draw import LOOK, largest, type_of
from facilitator.ui.players.stage import BAND, SIDE, paint_band
from facilitator.ui.players.words import WallSpeech
from facilitator.ui.widgets.draw import LEFT, paint_text, text_width
from facilitator.ui.widgets.squares import Squares, paint_squares

__all__ = ["Invitation", "Squares", "paint_invitation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What leads through the door: the squares of a QR code, or address and code to type."""

    squares: Squares
    address: str
    code: str

    def read(self, words: Words) -> str:
        """Return what stands there, for a screen reader."""
        return "\n".join((words.text("Join with your phone"), self.address, self.code))


def paint_invitation(
    painter: QPainter, whole: QRectF, view: WallView, speech: WallSpeech, invited: Invitation
) -> None:
    """Draw the band, the code at the left, and what can be typed at the right."""
    painter.fillRect(whole, LOOK.colour("surface.window"))
    paint_band(painter, whole, view, speech)
    room = whole.adjusted(SIDE, BAND + 60, -SIDE, -70)
    side = min(room.height(), room.width() * 0.48)
    code = QRectF(room.left(), room.center().y() - side / 2, side, side)
    painter.fillRect(code, LOOK.colour("surface.window"))
    paint_squares(painter, code, invited.squares)
    right = QRectF(code.right() + 72, 0, room.right() - code.right() - 72, 0)
    words, soft, ink = speech.words, LOOK.colour("text.secondary"), LOOK.colour("text.primary")
    top = room.center().y() - 270
    for text, sizes, weight, colour, high in (
        (words.text("Join with your phone"), (64, 54, 46, 38), 600, ink, 110),
        (words.text("Same Wi-Fi, then scan the code"), (38, 34, 30, 26), 500, soft, 96),
        (words.text("or type into the browser"), (34, 30, 26), 500, soft, 54),
        (invited.address, (72, 60, 50, 42, 36), 600, ink, 116),
        (words.text("and this code"), (34, 30, 26), 500, soft, 54),
        (invited.code, (110, 90), 700, ink, 130),
    ):
        size = largest(sizes, lambda each: _fits(text, each, weight, right.width()))  # noqa: B023 - asked at once
        row = QRectF(right.left(), top, right.width(), high)
        paint_text(painter, row, text, type_of(size, weight), colour, align=LEFT)
        top += high


def _fits(text: str, size: int, weight: int, width: float) -> bool:
    return text_width(text, type_of(size, weight)) <= width
