"""What players see while the exercise goes on: band, times, situation, messages; or a curtain."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from facilitator.domain.clock import ClockPhase
from facilitator.domain.state import Situation
from facilitator.domain.wall import WallView
from facilitator.ui.players.discussion import paint_discussion
from facilitator.ui.players.draw import (
    LOOK,
    cut,
    largest,
    paint_lines,
    paint_stripes,
    struck,
    type_of,
)
from facilitator.ui.players.hot_wash import paint_hot_wash
from facilitator.ui.players.media import Shot, paint_media
from facilitator.ui.players.words import Line, WallSpeech
from facilitator.ui.widgets.clock import clock_digits
from facilitator.ui.widgets.draw import CENTRE, LEFT, RIGHT, paint_text, text_width

BAND, SIDE, HEAD = 64, 72, 168
_HATCH, _HATCH_ALPHA = 180, 140
_TIME = 156
_SIZES = (40, 36, 32, 28)
_MOST = (4, 2, 2)
_TALK, _LARGE, _LEAST = 0.6, 0.6, 150


def paint_band(painter: QPainter, whole: QRectF, view: WallView, speech: WallSpeech) -> None:
    """Draw the violet band, with the rehearsal in its middle."""
    band = QRectF(whole.left(), whole.top(), whole.width(), BAND)
    painter.fillRect(band, LOOK.colour("accent.exercise"))
    ink = LOOK.colour("accent.exercise_text")
    stripe = QColor(ink)
    stripe.setAlpha(_HATCH_ALPHA)
    for left in (band.left(), band.right() - _HATCH):
        paint_stripes(painter, QRectF(left, band.top(), _HATCH, BAND), stripe, 6, 18)
    middle = speech.rehearsal() if view.head.rehearsal else speech.band()
    words = f"{speech.band()}   {middle}   {speech.band()}"
    room = band.width() - 2 * _HATCH
    size = largest((34, 28, 24), lambda each: text_width(words, type_of(each, 700, 0.2)) <= room)
    paint_text(painter, band, words, type_of(size, 700, 0.2), ink, align=CENTRE, elide=False)


def paint_curtain(painter: QPainter, whole: QRectF, view: WallView, speech: WallSpeech) -> None:
    """Draw the band and two words, and nothing of the exercise but its name."""
    painter.fillRect(whole, LOOK.colour("surface.window"))
    paint_band(painter, whole, view, speech)
    ink = LOOK.colour("text.primary")
    place = whole.adjusted(SIDE, BAND, -SIDE, 0)
    paint_text(painter, place, speech.wait(), type_of(104, 600), ink, align=CENTRE)
    _paint_foot(painter, whole, view, speech)


def paint_stage(
    painter: QPainter, whole: QRectF, view: WallView, speech: WallSpeech, shot: Shot | None = None
) -> None:
    """Draw everything that players may see now."""
    painter.fillRect(whole, LOOK.colour("surface.window"))
    paint_band(painter, whole, view, speech)
    head = QRectF(whole.left() + SIDE, whole.top() + BAND + 44, whole.width() - 2 * SIDE, HEAD)
    _paint_head(painter, head, view, speech)
    top = head.bottom() + 40
    if view.hot_wash is not None:
        said = QRectF(head.left(), top, head.width(), whole.bottom() - 92 - top)
        paint_hot_wash(painter, said, view.hot_wash, speech)
        _paint_foot(painter, whole, view, speech)
        return
    if view.situation is not None and view.situation.text:
        top = _paint_situation(painter, head, top, view.situation) + 40
    rest = QRectF(head.left(), top, head.width(), whole.bottom() - 92 - top)
    _paint_rest(painter, rest, view, speech, shot)
    _paint_foot(painter, whole, view, speech)


def _paint_rest(
    painter: QPainter, rest: QRectF, view: WallView, speech: WallSpeech, shot: Shot | None
) -> None:
    """Draw the discussion above, a picture large at the right, the messages where room is left."""
    lines = [speech.line(each) for each in view.messages]
    if view.discussion is not None:
        room = QRectF(rest)
        if lines or shot is not None:
            room.setHeight(rest.height() * _TALK)
        rest.setTop(paint_discussion(painter, room, view.discussion, speech) + 32)
    if shot is not None:
        wide = rest.width() * (_LARGE if lines else 1)
        paint_media(
            painter, QRectF(rest.right() - wide, rest.top(), wide, rest.height()), shot, speech
        )
        rest.setRight(rest.right() - wide - 48)
    if lines and rest.height() > _LEAST:
        _paint_messages(painter, rest, lines, speech)


def _paint_head(painter: QPainter, head: QRectF, view: WallView, speech: WallSpeech) -> None:
    left, right = head.left(), head.right()
    if view.story is not None:
        left += _paint_story(painter, head, view, speech) + 56
    right -= _paint_exercise_time(painter, head, view, speech) + 56
    title = view.situation.title if view.situation else view.head.title
    if not title:
        return
    place = QRectF(left, head.bottom() - 14 - 64, right - left, 64)
    ink = LOOK.colour("text.primary")
    size = largest(
        (52, 46, 40), lambda each: text_width(title, type_of(each, 600)) <= place.width()
    )
    paint_text(painter, place, title, type_of(size, 600), ink)
    if view.situation is not None:
        caption = QRectF(left, place.top() - 36, right - left, 36)
        said = speech.situation(view.situation.number)
        paint_text(painter, caption, said, type_of(30, 500), _soft())


def _paint_story(painter: QPainter, head: QRectF, view: WallView, speech: WallSpeech) -> float:
    """Draw the story's day and time; returns its width."""
    if view.story is None:
        return 0.0
    date, digits = speech.date(view.story), f"{view.story:%H:%M}"
    font = type_of(128, 600, -0.01)
    wide = max(text_width(date, type_of(30, 500)), text_width(digits, font))
    caption = QRectF(head.left(), head.top(), wide + 1, 36)
    paint_text(painter, caption, date, type_of(30, 500), _soft())
    place = QRectF(head.left() - 4, head.top() + 36, wide + 1, 132)
    paint_text(painter, place, digits, font, LOOK.colour("text.primary"), elide=False)
    return wide


def _paint_exercise_time(
    painter: QPainter, head: QRectF, view: WallView, speech: WallSpeech
) -> float:
    """Draw the exercise clock with the state word over it; returns its width."""
    digits, font = clock_digits(view.exercise), type_of(84, 600)
    caption = type_of(30, 500)
    said, word = speech.exercise_time(), speech.state(view.phase)
    loud = type_of(30, 700, 0.04)
    words = text_width(said, caption) + 20 + text_width(word, loud)
    wide = max(text_width(digits, font), words) + 2
    left = head.right() - wide
    bottom = head.bottom() - 14
    place = QRectF(left, bottom - 88, wide, 88)
    if view.phase is ClockPhase.PAUSED:
        hatched = QRectF(head.right() - text_width(digits, font) - 24, bottom - 84, 0, 84)
        hatched.setRight(head.right())
        paint_stripes(painter, hatched, LOOK.colour("surface.selected"), 8, 12)
    paint_text(painter, place, digits, font, LOOK.colour("text.primary"), align=RIGHT, elide=False)
    row = QRectF(left, place.top() - 38, wide, 36)
    standing = view.phase in {ClockPhase.PAUSED, ClockPhase.STOPPED}
    ink = LOOK.colour("status.due" if standing else "text.primary")
    paint_text(painter, row, word, loud, ink, align=RIGHT, elide=False)
    row.setRight(row.right() - text_width(word, loud) - 20)
    paint_text(painter, row, said, caption, _soft(), align=RIGHT, elide=False)
    return wide


def _paint_situation(painter: QPainter, head: QRectF, top: float, situation: Situation) -> float:
    """Draw the text of the situation in its box; returns the box's lower edge."""
    width = head.width() - 90
    size = largest(
        _SIZES, lambda each: len(cut(situation.text, type_of(each), width, 9)) <= _MOST[0]
    )
    high = size * 1.4
    lines = cut(situation.text, type_of(size), width, _MOST[0])
    box = QRectF(head.left(), top, head.width(), 64 + high * len(lines))
    painter.fillRect(box, LOOK.colour("surface.panel"))
    painter.fillRect(QRectF(box.left(), top, 10, box.height()), _soft())
    place = QPointF(box.left() + 50, top + 32)
    ink = LOOK.colour("text.primary")
    paint_lines(painter, place, lines, type_of(size), ink, width=width, high=high)
    return box.bottom()


def _paint_messages(painter: QPainter, rest: QRectF, lines: list[Line], speech: WallSpeech) -> None:
    caption = QRectF(rest.left(), rest.top(), rest.width(), 36)
    paint_text(painter, caption, speech.messages(), type_of(30, 500), _soft(), align=LEFT)
    top, width = rest.top() + 52, rest.width() - _TIME
    size = largest(_SIZES, lambda each: _fits(lines, each, width, rest.bottom() - top))
    high = size * 1.3
    for number, line in enumerate(lines):
        room = int((rest.bottom() - top - 44) / high)
        if room < 1:
            return
        broken = _broken(line, size, width, min(room, _MOST[number]), newest=number == 0)
        painter.fillRect(QRectF(rest.left(), top, rest.width(), 2), LOOK.colour("line.subtle"))
        _paint_message(painter, QRectF(rest.left(), top + 22, rest.width(), high), line, broken)
        top += 44 + high * len(broken.lines)


class _Broken:
    """A message broken into lines, in the fonts in which it is painted."""

    def __init__(self, line: Line, size: int, width: float, most: int, *, newest: bool) -> None:
        self.newest = newest and not line.mark
        self.font = struck(size) if line.mark else type_of(size, 600 if self.newest else 400)
        self.loud = type_of(size, 700)
        self.time = type_of(max(28, size - 4), 600)
        self.indent = text_width(line.mark, self.loud) + 16 if line.mark else 0
        self.lines = cut(line.text, self.font, width - self.indent, most)


def _broken(line: Line, size: int, width: float, most: int, *, newest: bool) -> _Broken:
    return _Broken(line, size, width, most, newest=newest)


def _fits(lines: list[Line], size: int, width: float, room: float) -> bool:
    broken = (
        _broken(line, size, width, 99, newest=number == 0) for number, line in enumerate(lines)
    )
    counts = [len(each.lines) for each in broken]
    whole = all(count <= most for count, most in zip(counts, _MOST, strict=False))
    return whole and sum(44 + count * size * 1.3 for count in counts) <= room


def _paint_message(painter: QPainter, row: QRectF, line: Line, broken: _Broken) -> None:
    ink = LOOK.colour("text.primary") if broken.newest else _soft()
    paint_text(painter, row, line.time, broken.time, ink, elide=False)
    left = row.left() + _TIME
    if line.mark:
        place = QRectF(left, row.top(), broken.indent, row.height())
        loud = LOOK.colour("status.due")
        paint_text(painter, place, line.mark, broken.loud, loud, elide=False)
        left += broken.indent
    place, width = QPointF(left, row.top()), row.right() - left
    high = row.height()
    paint_lines(painter, place, broken.lines, broken.font, ink, width=width, high=high)


def _paint_foot(painter: QPainter, whole: QRectF, view: WallView, speech: WallSpeech) -> None:
    row = QRectF(whole.left() + SIDE, whole.bottom() - 76, whole.width() - 2 * SIDE, 36)
    font = type_of(28, 500)
    said = speech.unreal()
    paint_text(painter, row, said, font, _soft(), align=RIGHT, elide=False)
    row.setRight(row.right() - text_width(said, font) - 56)
    name = " · ".join(filter(None, (view.head.title, view.head.place)))
    paint_text(painter, row, name, font, _soft())


def _soft() -> QColor:
    return LOOK.colour("text.secondary")
