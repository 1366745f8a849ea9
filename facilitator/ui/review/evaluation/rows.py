"""How a step of the guide, a piece of evidence and a contribution are painted."""

from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.exercise import Exercise
from facilitator.domain.guides import Evidence, Step
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.review.evaluation.moon import paint_rating, rating_width
from facilitator.ui.review.evaluation.words import RATINGS, letter, minutes_words
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    Painted,
    marks_width,
    paint_marks,
    paint_text,
    text_width,
)

_INDENT_PX, _DECIDED_PX, _NARROW_PX, _GIVEN_PX, _SEEN_PX = 16, 150, 40, 74, 30
_MARK_PX, _MOST_MARKS = 14, 4
_WIDE_FROM_PX = 560
"""From this width on the decided rating has its word beside it."""


def marks_of(agencies: tuple[str, ...], exercise: Exercise) -> tuple[Mark, ...]:
    """Return the marks of agencies, in the order they are named."""
    found = (exercise.agency(each) for each in agencies)
    return tuple(mark_of(each) for each in found if each is not None)


class StepList(ValueList):
    """The steps; a step is known by what is rated."""

    def key_of(self, value: Step) -> object:
        return value.key


class StepRows(ValueRows):
    """Paints a step: its text, how much shows it, what was given side by side, what was decided."""

    def _right(self, width: int) -> int:
        theme = self.view.theme
        decided = theme.px(_NARROW_PX)
        if width >= theme.px(_WIDE_FROM_PX):
            steps: tuple[Step, ...] = self.view.values()
            words = {_(RATINGS[each.settled.rating]) for each in steps if each.settled is not None}
            longest = max((rating_width(each, theme) for each in words), default=0)
            decided = max(theme.px(_DECIDED_PX), longest + theme.px(PAD_PX))
        return decided + theme.px(_GIVEN_PX + _SEEN_PX)

    def _left(self, step: Step) -> int:
        return self.view.theme.px(PAD_PX + step.depth * _INDENT_PX)

    def _lines(self, step: Step, width: int) -> list[str]:
        theme = self.view.theme
        room = width - self._left(step) - self._right(width) - theme.px(PAD_PX)
        number = f"{step.number}  " if step.number else ""
        most = 1 if theme.density is Density.SINGLE else 2
        weight = 600 if step.rated is Rated.OBJECTIVE else 400
        return self.lines(number + shown(step.text), room, most=most, weight=weight)

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401 - as declared
        theme = self.view.theme
        return len(self._lines(value, width)) * theme.line("table") + theme.px(10)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme, step = self.view.theme, value
        wide = round(rect.width())
        high = theme.line("table")
        line = QRectF(rect.left() + self._left(step), rect.top() + theme.px(5), 0, high)
        line.setRight(rect.right() - self._right(wide) - theme.px(PAD_PX))
        strong = step.rated is Rated.OBJECTIVE
        soft = step.rated in {Rated.CAPABILITY, Rated.TARGET}
        font = theme.font("table", weight=600 if strong else 400)
        ink = theme.colour("text.secondary" if soft else "text.primary")
        for words in self._lines(step, wide):
            paint_text(painter, line, words, font, ink)
            line.translate(0, high)
        self._paint_right(painter, rect, step, wide)

    def _paint_right(self, painter: QPainter, rect: QRectF, step: Step, wide: int) -> None:
        theme = self.view.theme
        px, middle = theme.px, QRectF(rect)
        room = wide >= px(_WIDE_FROM_PX)
        left = rect.right() - self._right(wide) - px(4)
        middle.setLeft(left)
        middle.setRight(left + px(_SEEN_PX))
        seen = str(len(step.evidence)) if step.evidence else ""
        soft = theme.colour("text.secondary")
        paint_text(painter, middle, seen, theme.font("table"), soft, align=RIGHT)
        middle.translate(px(_SEEN_PX + 12), 0)
        middle.setWidth(px(_GIVEN_PX - 16))
        given = " ".join(letter(each.rating) for each in step.given)
        weight, colour = (600, "status.due") if step.disputed else (400, "text.primary")
        paint_text(painter, middle, given, theme.font("table", weight=weight), theme.colour(colour))
        middle.setLeft(left + px(_SEEN_PX + _GIVEN_PX))
        middle.setRight(rect.right() - px(4))
        if step.settled is not None:
            rating = step.settled.rating
            word = _(RATINGS[rating]) if room else ""
            paint_rating(painter, middle, rating, word, theme, "text.primary")


class EvidenceRows(ValueRows):
    """Paints an entry that shows something: when, by whom, what, how long it took."""

    def __init__(self, view: ValueList, exercise: Exercise) -> None:
        super().__init__(view)
        self._exercise = exercise

    def _lines(self, evidence: Evidence, width: int) -> list[str]:
        room = width - self.view.theme.px(2 * PAD_PX)
        return self.lines(shown(evidence.sign.event.text), room, most=3)

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401 - as declared
        theme = self.view.theme
        lines = len(self._lines(value, width)) + 1
        return lines * theme.line("table") + theme.px(10)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme, sign = self.view.theme, value.sign
        high, pad = theme.line("table"), theme.px(PAD_PX)
        line = QRectF(rect.left() + pad, rect.top() + theme.px(5), rect.width() - 2 * pad, high)
        soft = theme.colour("text.secondary")
        caption = theme.font("caption")
        said = f"{spans.full(sign.entry.exercise)}  #{sign.event.number}"
        paint_text(painter, line, said, caption, soft, elide=False)
        marks = marks_of(sign.event.agencies, self._exercise)[:_MOST_MARKS]
        left = line.left() + text_width(said, caption) + theme.px(8)
        if marks:
            paint_marks(painter, left, line.center().y(), marks, theme, size=_MARK_PX)
            left += marks_width(len(marks), theme, size=_MARK_PX) + theme.px(8)
        what = _("observed") if sign.observation else _("decided")
        paint_text(painter, QRectF(left, line.top(), 200, high), what, caption, soft)
        words, late = minutes_words(value)
        ink = theme.colour("status.late" if late else "text.secondary")
        font = theme.font("caption", weight=600 if late else 400)
        paint_text(painter, line, words, font, ink, align=RIGHT, elide=False)
        for words in self._lines(value, round(rect.width())):
            line.translate(0, high)
            paint_text(painter, line, words, theme.font("table"), theme.colour("text.primary"))


class RatingLine(Painted):
    """One word on a step: who, the rating, and why; all of it in the accessible name."""

    def __init__(  # noqa: PLR0913 - the parts of a contribution
        self, theme: Theme, rating: Rating, who: str, why: str, *, decided: bool, parent: QWidget
    ) -> None:
        said = f"{who}: {letter(rating)} {_(RATINGS[rating])}. {why}".strip()
        super().__init__(theme, said, parent)
        self._rating, self._who, self._why, self._decided = rating, who, why, decided
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        lines = 2 if self._why else 1
        return QSize(self.theme.px(160), lines * self.theme.line("table") + self.theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        high = theme.line("table")
        line = QRectF(0, theme.px(2), self.width(), high)
        font = theme.font("table", weight=600 if self._decided else 400)
        wide = min(text_width(self._who, font), round(self.width() * 0.45))
        name = QRectF(line.left(), line.top(), wide + 1, high)
        paint_text(painter, name, self._who, font, theme.colour("text.primary"))
        rest = line.adjusted(wide + theme.px(12), 0, 0, 0)
        word = _(RATINGS[self._rating])
        paint_rating(painter, rest, self._rating, word, theme, "text.primary")
        line.translate(0, high)
        soft = theme.colour("text.secondary")
        paint_text(painter, line, shown(self._why), theme.font("table"), soft)
        painter.end()
