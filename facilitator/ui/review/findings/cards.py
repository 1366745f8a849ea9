"""The cards of the board: observations nobody has sorted yet, and findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.domain.events import About, EntryRef, Logged, ObservationLogged, ObservationSort
from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import Finding
from facilitator.domain.log import LogLine
from facilitator.domain.reviewing import Review
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.review.findings.words import SORTS
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import RIGHT, Glyph, marks_width, paint_glyph, paint_marks, paint_text

_MARK_PX, _MOST_MARKS, _MOST_LINES, _MOST_COMMENTS = 16, 5, 4, 2
_SIGNS = {ObservationSort.STRENGTH: "+", ObservationSort.IMPROVE: "!"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card as it is painted; ``again`` says where the same was found before.

    ``comments`` are what readers said of it, each with the function of whoever did.
    """

    key: str
    text: str
    marks: tuple[Mark, ...] = ()
    right: str = ""
    again: str = ""
    todo: str = ""
    comments: tuple[str, ...] = ()
    number: str = ""
    line: LogLine | None = None
    finding: Finding | None = None

    def spoken(self) -> str:
        """Return the whole card as one sentence."""
        names = ", ".join(each.name for each in self.marks if each.name)
        head = ""
        if self.finding is not None:
            head = _(SORTS[self.finding.sort]).format(number=self.number)
        parts = (head, self.text, names, self.right, self.again, self.todo, *self.comments)
        return ", ".join(each for each in parts if each)


def entry_card(line: LogLine, exercise: Exercise) -> Card | None:
    """Return the card of an observation."""
    event = line.entry.event
    if not isinstance(event, Logged):
        return None
    sign = _SIGNS.get(event.sort, "~") if isinstance(event, ObservationLogged) else ""
    return Card(
        key=f"entry:{line.entry.station}:{line.entry.seq}",
        text=shown(event.text),
        marks=_marks(event.agencies, exercise),
        right=f"{sign} {spans.full(line.entry.exercise)} #{event.number}".strip(),
        line=line,
    )


def finding_card(
    finding: Finding,
    exercise: Exercise,
    numbers: Mapping[EntryRef, int],
    *,
    review: Review,
    again: str,
) -> Card:
    """Return the card of a finding; ``again`` is an exercise that may have found the same."""
    actions = len(review.actions_of(finding.id))
    entries = [f"#{numbers[each]}" for each in finding.evidence if each in numbers]
    told = ""
    if finding.repeats:
        told = _("found before: {exercise}").format(exercise=shown(finding.repeats))
    elif again:
        told = _("found before at {exercise}? R: yes").format(exercise=shown(again))
    todo = ngettext("{n} action", "{n} actions", actions).format(n=actions) if actions else ""
    return Card(
        key=f"finding:{finding.id}",
        text=shown(finding.text),
        marks=_marks(finding.agencies, exercise),
        right=" ".join(entries[:_MOST_MARKS]),
        again=told,
        todo=todo,
        comments=_comments(finding, review),
        number=review.called(finding),
        finding=finding,
    )


def _comments(finding: Finding, review: Review) -> tuple[str, ...]:
    """Return what readers said of a finding, the last two with their functions."""
    said = review.comments_on(About.FINDING, finding.id)[-_MOST_COMMENTS:]
    return tuple(f"{shown(each.by)}: {shown(each.text)}" for each in said)


def _marks(agencies: Iterable[str], exercise: Exercise) -> tuple[Mark, ...]:
    found = (exercise.agency(each) for each in agencies)
    return tuple(mark_of(each) for each in found if each is not None)


class CardList(ValueList):
    """A column of the board: cards are walked by arrows, moved by keys or by hand."""

    sideways = Signal(int)
    dropped = Signal(str)
    deleted = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._pressed: QPoint | None = None
        self.setItemDelegate(CardRows(self))
        self.setAcceptDrops(True)

    def key_of(self, value: Card) -> object:
        return value.key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        orders = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in orders:
            self.moved.emit(orders[key])
        elif key in steps:
            self.sideways.emit(steps[key])
        elif key is Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        card: Card | None = self.current()
        far = self._pressed is not None and (
            (event.position().toPoint() - self._pressed).manhattanLength()
            >= QApplication.startDragDistance()
        )
        if card is None or not far:
            return
        self._pressed = None
        data = QMimeData()
        data.setText(card.key)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)

    def _takes(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        own = isinstance(event.source(), CardList) and event.source() is not self
        if own:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._takes(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._takes(event)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().text())


class CardRows(ValueRows):
    """Paints a card: whom it is about, what shows it, its words."""

    def _lines(self, card: Card, width: int) -> list[str]:
        room = width - self.view.theme.px(2 * PAD_PX)
        return self.lines(card.text, room, most=_MOST_LINES, weight=500)

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401 - as declared
        theme = self.view.theme
        more = (1 if value.again else 0) + (1 if value.todo else 0) + len(value.comments) + 1
        return (len(self._lines(value, width)) + more) * theme.line("table") + theme.px(12)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme, card = self.view.theme, value
        high, pad = theme.line("table"), theme.px(PAD_PX)
        line = QRectF(rect.left() + pad, rect.top() + theme.px(6), rect.width() - 2 * pad, high)
        soft = theme.colour("text.secondary")
        marks = card.marks[:_MOST_MARKS]
        if marks:
            paint_marks(painter, line.left(), line.center().y(), marks, theme, size=_MARK_PX)
        rest = line.adjusted(marks_width(len(marks), theme, size=_MARK_PX) + theme.px(6), 0, 0, 0)
        paint_text(painter, rest, card.right, theme.font("caption"), soft, align=RIGHT)
        for words in self._lines(card, round(rect.width())):
            line.translate(0, high)
            font = theme.font("table", weight=500)
            paint_text(painter, line, words, font, theme.colour("text.primary"))
        if card.again:
            line.translate(0, high)
            side = theme.px(13)
            spot = QRectF(line.left(), line.center().y() - side / 2, side, side)
            due = theme.colour("status.due")
            paint_glyph(painter, spot, Glyph.WARNING, due)
            told = line.adjusted(side + theme.px(6), 0, 0, 0)
            paint_text(painter, told, card.again, theme.font("caption"), due)
        if card.todo:
            line.translate(0, high)
            paint_text(painter, line, card.todo, theme.font("caption"), soft)
        for words in card.comments:
            line.translate(0, high)
            paint_text(painter, line, words, theme.font("caption", italic=True), soft)
