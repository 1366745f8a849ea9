"""The hot wash on the players' display: three columns, an agency a row."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.hotwash import HotWashRow
from facilitator.domain.reviewing import HotWashNote
from facilitator.domain.shapes import mark_of
from facilitator.ui.models.plain import shown
from facilitator.ui.players.draw import LOOK, cut, largest, paint_lines, type_of
from facilitator.ui.players.words import WallSpeech
from facilitator.ui.widgets.draw import CENTRE, paint_text, text_width
from facilitator.ui.widgets.marks import paint_mark

_SIZES = (36, 32, 28, 24, 20)
_WHO, _GAP, _HEAD = 96, 40, 64
_MOST_LINES = 3


def paint_hot_wash(
    painter: QPainter, place: QRectF, rows: tuple[HotWashRow, ...], speech: WallSpeech
) -> None:
    """Draw everything that was said, as large as it fits; what has no room is counted."""
    width = (place.width() - _WHO - 2 * _GAP) / 3
    lefts = [place.left() + _WHO + at * (width + _GAP) for at in range(3)]
    for left, words in zip(lefts, speech.hot_wash(), strict=True):
        head = QRectF(left, place.top(), width, _HEAD)
        ink = LOOK.colour("text.primary")
        paint_text(painter, head, words, type_of(34, 600), ink)
    if not rows:
        empty = place.adjusted(0, _HEAD, 0, 0)
        soft = LOOK.colour("text.secondary")
        paint_text(painter, empty, speech.nothing_said(), type_of(36), soft, align=CENTRE)
        return
    room = place.height() - _HEAD
    size = largest(_SIZES, lambda each: sum(_high(row, each, width) for row in rows) <= room)
    top = place.top() + _HEAD
    for at, row in enumerate(rows):
        high = _high(row, size, width)
        left_over = len(rows) - at
        if top + high > place.bottom() and at:
            more = QRectF(place.left(), place.bottom() - size * 1.4, place.width(), size * 1.4)
            words = speech.more(left_over)
            paint_text(painter, more, words, type_of(28), LOOK.colour("text.secondary"))
            return
        painter.fillRect(QRectF(place.left(), top, place.width(), 2), LOOK.colour("line.subtle"))
        _paint_row(painter, QRectF(place.left(), top + 12, place.width(), high), row, size, lefts)
        top += high


def _paint_row(
    painter: QPainter, place: QRectF, row: HotWashRow, size: int, lefts: list[float]
) -> None:
    width = lefts[1] - lefts[0] - _GAP
    if row.agency is not None:
        spot = QRectF(place.left(), place.top(), 56, 56)
        paint_mark(painter, spot, mark_of(row.agency), LOOK)
    for left, notes in zip(lefts, row.columns, strict=True):
        top = place.top()
        for note in notes:
            lines = _lines(note, size, width)
            votes = _votes(note)
            if votes:
                wide = text_width(votes, type_of(size, 600))
                spot = QRectF(left + width - wide, top, wide + 1, size * 1.3)
                loud = LOOK.colour("text.primary")
                paint_text(painter, spot, votes, type_of(size, 600), loud, elide=False)
            ink = LOOK.colour("text.primary")
            paint_lines(
                painter, QPointF(left, top), lines, type_of(size), ink, width=width, high=size * 1.3
            )
            top += len(lines) * size * 1.3 + 10


def _votes(note: HotWashNote) -> str:
    return f"+{note.votes}" if note.votes else ""


def _lines(note: HotWashNote, size: int, width: float) -> list[str]:
    room = width - text_width(_votes(note), type_of(size, 600)) - 12
    return cut(shown(note.text), type_of(size), room, _MOST_LINES)


def _high(row: HotWashRow, size: int, width: float) -> float:
    columns = (
        sum(len(_lines(note, size, width)) * size * 1.3 + 10 for note in notes)
        for notes in row.columns
    )
    return max(68.0, *columns) + 24
