"""The rows of the evaluator's guide: objectives, critical tasks, and what was seen of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.events import ClosedAs
from facilitator.domain.exercise import Exercise
from facilitator.domain.observed import ObjectiveSeen, Sign, TaskSeen
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _, ngettext
from facilitator.ui.conduct.ground import RowDelegate
from facilitator.ui.conduct.log_words import kind_word
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.models.rows import RowsModel
from facilitator.ui.theme import Density
from facilitator.ui.widgets import (
    RIGHT,
    ChipWords,
    Glyph,
    paint_chip,
    paint_glyph,
    paint_marks,
    paint_text,
    text_width,
)

_HEIGHTS = {Density.WIDE: 28, Density.COMPACT: 26, Density.SINGLE: 26}
_PAD, _MOST_MARKS = 12, 3


class GuideKind(Enum):
    """What a row of the guide is."""

    OBJECTIVE = "objective"
    TASK = "task"
    SIGN = "sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideRow:
    """A row as it is painted; ``number`` is that of the entry to which it leads, or 0."""

    key: str
    kind: GuideKind
    words: str
    state: str = ""
    chip: str = ""
    marks: tuple[Mark, ...] = ()
    late: bool = False
    done: bool = False
    number: int = 0


class GuideModel(RowsModel):
    """The guide as a list of rows."""

    def key(self, row: GuideRow) -> str:
        """Return by what a row is known again."""
        return row.key

    def say(self, row: GuideRow) -> str:
        """Return the whole row as one sentence."""
        names = ", ".join(mark.name for mark in row.marks if mark.name)
        return ", ".join(filter(None, (row.words, row.chip, names, row.state)))


def guide_rows(
    objectives: Sequence[ObjectiveSeen], exercise: Exercise, now: timedelta
) -> Iterator[GuideRow]:
    """Return the rows of a guide as it stands at an exercise time."""
    for one in objectives:
        yield _objective_row(one)
        for task in one.tasks:
            yield _task_row(one, task, exercise, now)
            yield from _sign_rows(f"{one.objective.id}/{task.task.id}", task.signs, exercise)
        yield from _sign_rows(one.objective.id, one.signs, exercise)


def _objective_row(one: ObjectiveSeen) -> GuideRow:
    words = f"{shown(one.objective.number)} {shown(one.objective.text)}".strip()
    every = len(one.tasks)
    told = sum(1 for task in one.tasks if task.signs or task.closed is not None)
    state = ngettext("{told} of {every} task seen", "{told} of {every} tasks seen", every)
    return GuideRow(
        key=one.objective.id,
        kind=GuideKind.OBJECTIVE,
        words=words,
        state=state.format(told=told, every=every) if every else _("no critical tasks"),
    )


def _task_row(one: ObjectiveSeen, task: TaskSeen, exercise: Exercise, now: timedelta) -> GuideRow:
    state, late = _state(task, now)
    return GuideRow(
        key=f"{one.objective.id}/{task.task.id}",
        kind=GuideKind.TASK,
        words=shown(task.task.text),
        state=state,
        marks=_marks(task.task.agencies, exercise)[:_MOST_MARKS],
        late=late,
        done=bool(task.signs) or task.closed is not None,
        number=task.signs[-1].event.number if task.signs else 0,
    )


def _state(task: TaskSeen, now: timedelta) -> tuple[str, bool]:
    """Return how a task stands, and whether it is past its time."""
    if task.signs:
        return _("seen {time}").format(time=spans.full(task.signs[-1].entry.exercise)), False
    if task.closed is not None:
        words = {
            ClosedAs.SEEN_DONE: _("seen done"),
            ClosedAs.NOT_TAKEN: _("not taken"),
            ClosedAs.WAIVED: _("waived"),
        }
        return words[task.closed.as_what], False
    if task.given is None:
        return (_("comes with {number}").format(number=task.coming) if task.coming else ""), False
    used = max(now - task.given.at, timedelta(0))
    if task.target is None:
        return _("not seen for {span}").format(span=spans.count(used)), False
    if used > task.target:
        return _("late {span}").format(span=spans.count(used - task.target)), True
    return _("{span} left").format(span=spans.count(task.target - used)), False


def _sign_rows(key: str, signs: Sequence[Sign], exercise: Exercise) -> Iterator[GuideRow]:
    for sign in signs:
        event = sign.event
        yield GuideRow(
            key=f"{key}/{event.number}/{sign.entry.line}",
            kind=GuideKind.SIGN,
            words=shown(event.text),
            state=f"{spans.full(sign.entry.exercise)}  #{event.number}",
            chip=kind_word(event) or _("decision"),
            marks=_marks(event.agencies, exercise)[:_MOST_MARKS],
            number=event.number,
        )


def _marks(agencies: tuple[str, ...], exercise: Exercise) -> tuple[Mark, ...]:
    found = (exercise.agency(each) for each in agencies)
    return tuple(mark_of(each) for each in found if each is not None)


class GuideDelegate(RowDelegate):
    """Paints a row: objectives as headings, tasks with how they stand, entries indented."""

    def high(self, row: GuideRow | None) -> int:  # noqa: ARG002 - all are alike
        return self.theme.px(_HEIGHTS[self.theme.density])

    def paint_row(self, painter: QPainter, row: GuideRow, inner: QRectF) -> None:
        theme = self.theme
        place = inner.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        if row.kind is GuideKind.OBJECTIVE:
            self._paint_line(painter, row, place, weight=600)
        else:
            self._paint_task(painter, row, place)

    def _paint_task(self, painter: QPainter, row: GuideRow, place: QRectF) -> None:
        theme = self.theme
        middle, side = place.center().y(), theme.px(14)
        left = place.left() + theme.px(4)
        if row.kind is GuideKind.TASK:
            tick = QRectF(left, middle - side / 2, side, side)
            name = "status.saved" if row.done else "status.late" if row.late else "text.muted"
            glyph = Glyph.TICK if row.done else Glyph.RING
            paint_glyph(painter, tick, glyph, theme.colour(name))
            left += side + theme.px(8)
        else:
            left += theme.px(30)
        if row.marks:
            left = paint_marks(painter, left, middle, row.marks, theme) + theme.px(8)
        if row.chip:
            room = place.width() * 0.3
            words = ChipWords(text=row.chip)
            left = paint_chip(painter, left, middle, words, theme, height=20, room=room)
            left += theme.px(8)
        rest = QRectF(place)
        rest.setLeft(left)
        self._paint_line(painter, row, rest, weight=500 if row.kind is GuideKind.TASK else 400)

    def _paint_line(self, painter: QPainter, row: GuideRow, place: QRectF, *, weight: int) -> None:
        theme = self.theme
        aside = theme.font("table", weight=600 if row.late else 400)
        wide = text_width(row.state, aside)
        ink = theme.colour("status.late" if row.late else "text.secondary")
        paint_text(painter, place, row.state, aside, ink, align=RIGHT, elide=False)
        words = place.adjusted(0, 0, -wide - theme.px(10), 0)
        soft = row.kind is GuideKind.SIGN
        colour = theme.colour("text.secondary" if soft else "text.primary")
        paint_text(painter, words, row.words, theme.font("body", weight=weight), colour)
