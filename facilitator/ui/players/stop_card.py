"""The stop card: white, a red word, yellow and black edges; nothing violet, it is no exercise."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.wall import WallView
from facilitator.ui.players.draw import largest, paint_lines, paint_stripes, type_of
from facilitator.ui.players.words import WallSpeech
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import LEFT, RIGHT, paint_text, text_width

_LOOK = Theme(dark=False)
_EDGE, _STRIPE, _SIDE = 96, 36, 140
_FOOT = 40


def paint_stop_card(painter: QPainter, whole: QRectF, view: WallView, speech: WallSpeech) -> None:
    """Draw the card over everything."""
    ink = _LOOK.colour("text.primary")
    painter.fillRect(whole, _LOOK.colour("surface.sunken"))
    for top in (whole.top(), whole.bottom() - _EDGE):
        edge = QRectF(whole.left(), top, whole.width(), _EDGE)
        painter.fillRect(edge, _LOOK.colour("fill.paused"))
        paint_stripes(painter, edge, ink, _STRIPE, _STRIPE)
    inner = whole.adjusted(_SIDE, _EDGE, -_SIDE, -_EDGE)
    _paint_words(painter, inner, speech, ink)
    foot = QRectF(inner.left(), inner.bottom() - _FOOT - 52, inner.width(), 52)
    word = view.head.safety_word
    if word:
        caption, loud = type_of(40, 500), type_of(40, 700)
        left = paint_text(painter, foot, speech.code_word(), caption, ink) + 20
        room = foot.adjusted(left, 0, -foot.width() * 0.4, 0)
        paint_text(painter, room, word, loud, ink, align=LEFT)
    if view.stopped_at is not None:
        said = speech.stopped_at(view.stopped_at)
        paint_text(painter, foot, said, type_of(40, 500), ink, align=RIGHT)


def _paint_words(painter: QPainter, inner: QRectF, speech: WallSpeech, ink: QColor) -> None:
    word, second = speech.stop()
    sentences = list(speech.suspended())
    width = inner.width()
    red = _LOOK.colour("fill.danger")
    huge = largest((300, 240, 180), lambda size: text_width(word, type_of(size, 700)) <= width)
    loud = largest((104, 88, 72), lambda size: text_width(second, type_of(size, 700)) <= width)
    plain = largest(
        (56, 50, 44, 38),
        lambda size: max(text_width(each, type_of(size, 500)) for each in sentences) <= width,
    )
    block = 280 + 24 + 128 + 36 + 2 * 76
    top = inner.top() + (inner.height() - 92 - block) / 2
    first = QRectF(inner.left(), top, width, 280)
    paint_text(painter, first, word, type_of(huge, 700, -0.01), red, elide=False)
    row = QRectF(inner.left(), top + 304, width, 128)
    paint_text(painter, row, second, type_of(loud, 700), ink)
    place = QPointF(inner.left(), top + 468)
    paint_lines(painter, place, sentences, type_of(plain, 500), ink, width=width, high=76)
