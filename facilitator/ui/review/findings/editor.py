"""Beside the board: the finding that is open, what shows it, and what will be done about it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import CorrectiveAction, Finding
from facilitator.domain.log import LogLine
from facilitator.domain.reviewing import Review
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.findings.actionform import ActionForm
from facilitator.ui.review.findings.cards import CardList, entry_card
from facilitator.ui.review.findings.form import FindingForm
from facilitator.ui.review.findings.words import STATES, date_words
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.review.unwritten import Unwritten
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import RIGHT, Field, KeyButton, Label, paint_text

_EVIDENCE_PX, _ACTIONS_PX = 110, 84


class ActionList(ValueList):
    """The actions under a finding."""

    deleted = Signal()

    def key_of(self, value: CorrectiveAction) -> object:
        return value.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class ActionRows(ValueRows):
    """Paints an action on one line."""

    def __init__(self, view: ValueList, called: Callable[[CorrectiveAction], str]) -> None:
        super().__init__(view)
        self._called = called

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401, ARG002 - as declared
        return self.view.theme.px(28)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme = self.view.theme
        pad = theme.px(PAD_PX)
        line = rect.adjusted(pad, 0, -pad, 0)
        right = " · ".join(
            each for each in (value.owner, date_words(value.due), _(STATES[value.status])) if each
        )
        words = line.adjusted(0, 0, -line.width() / 2, 0)
        ink, soft = theme.colour("text.primary"), theme.colour("text.secondary")
        text = f"{self._called(value)}  {shown(value.text)}"
        paint_text(painter, words, text, theme.font("table", weight=500), ink)
        rest = line.adjusted(line.width() / 2 + pad, 0, 0, 0)
        paint_text(painter, rest, shown(right), theme.font("caption"), soft, align=RIGHT)


class FindingEditor(QWidget):
    """The whole chain from the entries that show something to what will be done."""

    finding_changed = Signal(object, str)
    action_changed = Signal(object, str)
    action_wanted = Signal()
    action_dropped = Signal(str)
    entry_named = Signal(str)

    def __init__(
        self, theme: Theme, exercise: Exercise, unwritten: Unwritten, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._review = Review()
        self.writing = False
        self.form = FindingForm(theme, exercise, unwritten)
        self.shows = Label(theme, role="caption", colour="text.secondary")
        self.evidence = CardList(theme, "")
        self.evidence.setAcceptDrops(False)
        self.number = Field(theme, "")
        self.todo = Label(theme, weight=600)
        self.new_button = KeyButton(theme, "", "Ctrl+N", small=True)
        self.actions_list = ActionList(theme, "")
        self.actions_list.setItemDelegate(ActionRows(self.actions_list, self._called))
        self.action_form = ActionForm(theme, unwritten)
        self._rows = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.todo, 1)
        self._head.addWidget(self.new_button)
        self._rows.addWidget(self.form)
        self._rows.addWidget(self.shows)
        self._rows.addWidget(self.evidence)
        self._rows.addWidget(self.number)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.actions_list)
        self._rows.addWidget(self.action_form)
        self._rows.addStretch(1)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        self.form.changed.connect(self.finding_changed)
        self.action_form.changed.connect(self.action_changed)
        self.new_button.clicked.connect(self.action_wanted)
        self.actions_list.walked.connect(self._walked)
        self.actions_list.taken.connect(self._to_action)
        self.actions_list.deleted.connect(self._drop)
        self.evidence.deleted.connect(self._less)
        self.number.entered.connect(lambda: self.entry_named.emit(self.number.text()))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(4))
        self._head.setContentsMargins(px(14), 0, px(8), 0)
        self.shows.setContentsMargins(px(14), 0, px(8), 0)
        self.number.setContentsMargins(px(7), 0, px(7), 0)
        self.evidence.setFixedHeight(px(_EVIDENCE_PX))
        self.actions_list.setFixedHeight(px(_ACTIONS_PX))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.form.say_words()
        self.action_form.say_words()
        self.evidence.setAccessibleName(_("What shows it"))
        self.number.line.setAccessibleName(_("Number of an entry"))
        self.number.line.setPlaceholderText(_("Add an entry by its number: 142"))
        self.actions_list.setAccessibleName(_("Corrective actions"))
        self.todo.setText(_("Corrective actions"))
        self.new_button.set_words(_("New action"), "Ctrl+N")
        self.evidence.empty = _("No entry shows this yet: mark one on the left and press E.")
        self.actions_list.empty = _("What will be done stands here: Ctrl+N.")

    def _called(self, what: Finding | CorrectiveAction) -> str:
        return self._review.called(what)

    def show_finding(self, finding: Finding, lines: tuple[LogLine, ...], review: Review) -> None:
        """Show a finding with its entries and its actions."""
        self._review = review
        self.form.show_finding(finding, self._called(finding))
        cards = [card for each in lines if (card := entry_card(each, self._exercise)) is not None]
        self.evidence.show_values(cards, [each.spoken() for each in cards])
        self.shows.setText(_("What shows it: {n}. Delete takes one away.").format(n=len(cards)))
        self._show_actions(review.actions_of(finding.id))

    def _show_actions(self, actions: tuple[CorrectiveAction, ...]) -> None:
        ids = [each.id for each in actions]
        edited = self.action_form.action
        blocker = QSignalBlocker(self.actions_list)
        spoken = [f"{self._called(each)} {each.text}" for each in actions]
        self.actions_list.show_values(actions, spoken)
        if edited is not None and edited.id in ids:
            self.actions_list.pick(ids.index(edited.id))
        elif actions and self.actions_list.current() is None:
            self.actions_list.pick(0)
        blocker.unblock()
        self._walked()

    def show_new_action(self, action: CorrectiveAction) -> None:
        """Let somebody write an action that is not in the file yet."""
        self.action_form.setVisible(True)
        self.action_form.show_action(action, self._called(action))
        self.writing = True
        self.action_form.fields["text"].field.setFocus()

    def open_action(self, action: CorrectiveAction) -> None:
        """Go to an action, and in it to what it lacks first."""
        self.writing = False
        self.actions_list.pick(self.actions_list.values().index(action))
        self._walked()
        lacks = "due" if action.owner else "owner"
        self.action_form.fields[lacks].field.setFocus()

    def flush(self) -> None:
        """Give what was typed and not left yet."""
        self.form.flush()
        if self.action_form.isVisible():
            self.action_form.flush()

    @Slot()
    def _walked(self) -> None:
        action: CorrectiveAction | None = self.actions_list.current()
        if self._unsaved() and not self.actions_list.hasFocus():
            return
        self.writing = False
        self.action_form.setVisible(action is not None)
        if action is not None:
            self.action_form.show_action(action, self._called(action))

    def _unsaved(self) -> bool:
        """Whether somebody writes an action here that is not in the file yet."""
        finding, action = self.form.finding, self.action_form.action
        if finding is None or action is None or action.finding != finding.id:
            return False
        known = {each.id for each in self.actions_list.values()}
        return self.writing and action.id not in known

    @Slot()
    def _to_action(self) -> None:
        self.action_form.fields["text"].field.setFocus()

    @Slot()
    def _drop(self) -> None:
        action: CorrectiveAction | None = self.actions_list.current()
        if action is not None:
            self.action_dropped.emit(action.id)

    @Slot()
    def _less(self) -> None:
        card, finding = self.evidence.current(), self.form.finding
        if card is None or card.line is None or finding is None:
            return
        gone = card.line.entry.ref
        kept = tuple(each for each in finding.evidence if each != gone)
        self.finding_changed.emit(replace(finding, evidence=kept), "evidence")
