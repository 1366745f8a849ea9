"""The discussion on the players' display: what about, which questions, how much time is left."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.wall import WallDiscussion
from facilitator.ui.models.plain import shown
from facilitator.ui.players.draw import LOOK, cut, largest, paint_lines, type_of
from facilitator.ui.players.words import WallSpeech
from facilitator.ui.widgets.draw import RIGHT, paint_text, text_width

_SIZES = (44, 40, 36, 32, 28)
_PAD, _BAR, _CAPTION, _TITLE = 32, 10, 40, 64
_DIGITS, _LEAST = 208, 300
_HIGH = 1.35


def paint_discussion(
    painter: QPainter, place: QRectF, talk: WallDiscussion, speech: WallSpeech
) -> float:
    """Draw the discussion at the top of a place; returns its lower edge.

    Questions are made smaller until they fit; what still has no room ends in an ellipsis.
    """
    wide = _time_width(talk, speech)
    width = place.width() - wide - 3 * _PAD - _BAR
    room = max(0.0, place.height() - 2 * _PAD - _CAPTION - _TITLE)
    size = largest(_SIZES, lambda each: _high(talk, each, width) <= room)
    lines = _lines(talk, size, width, max(1, int(room / (size * _HIGH))))
    high = 2 * _PAD + _CAPTION + _TITLE + len(lines) * size * _HIGH
    box = QRectF(place.left(), place.top(), place.width(), min(place.height(), max(_LEAST, high)))
    soft, ink = LOOK.colour("text.secondary"), LOOK.colour("text.primary")
    painter.fillRect(box, LOOK.colour("surface.panel"))
    loud = LOOK.colour("status.due") if talk.up else ink
    painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), loud if talk.up else soft)
    left, top = box.left() + _BAR + _PAD, box.top() + _PAD
    caption = QRectF(left, top, width, _CAPTION)
    paint_text(painter, caption, speech.discussion(), type_of(30, 500), soft)
    title = QRectF(left, caption.bottom(), width, _TITLE)
    fits = largest((48, 42, 36), lambda each: text_width(talk.title, type_of(each, 600)) <= width)
    paint_text(painter, title, shown(talk.title), type_of(fits, 600), ink)
    below = QPointF(left, title.bottom())
    paint_lines(painter, below, lines, type_of(size), ink, width=width, high=size * _HIGH)
    _paint_time(painter, QRectF(box.right() - _PAD - wide, top, wide, 0), talk, speech)
    return box.bottom()


def _paint_time(painter: QPainter, place: QRectF, talk: WallDiscussion, speech: WallSpeech) -> None:
    """Draw the digits, to be read across the room; when the time is up, words instead."""
    soft, ink = LOOK.colour("text.secondary"), LOOK.colour("text.primary")
    if talk.up:
        row = QRectF(place.left(), place.top() + 60, place.width(), 130)
        font = type_of(92, 700)
        loud = LOOK.colour("status.due")
        paint_text(painter, row, speech.time_up(), font, loud, align=RIGHT, elide=False)
        return
    caption = QRectF(place.left(), place.top(), place.width(), _CAPTION)
    paint_text(painter, caption, speech.time_left(), type_of(30, 500), soft, align=RIGHT)
    row = QRectF(place.left(), caption.bottom(), place.width(), _DIGITS)
    digits = speech.countdown(talk.left)
    paint_text(painter, row, digits, type_of(168, 600, -0.01), ink, align=RIGHT, elide=False)


def _time_width(talk: WallDiscussion, speech: WallSpeech) -> float:
    if talk.up:
        return text_width(speech.time_up(), type_of(92, 700)) + 2
    # as wide as its widest digits, so that the questions stand still while it counts
    digits = "".join("0" if each.isdigit() else each for each in speech.countdown(talk.left))
    return text_width(digits, type_of(168, 600, -0.01)) + 8


def _high(talk: WallDiscussion, size: int, width: float) -> float:
    return len(_lines(talk, size, width, 99)) * size * _HIGH


def _lines(talk: WallDiscussion, size: int, width: float, most: int) -> list[str]:
    several = len(talk.questions) > 1
    lines: list[str] = []
    for number, question in enumerate(talk.questions, 1):
        words = f"{number}. {shown(question)}" if several else shown(question)
        lines += cut(words, type_of(size), width, 99)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip() + "…"]
