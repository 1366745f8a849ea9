"""The Findings page: sort what was observed, say why it came about, and what will be done."""

from dataclasses import replace

from PySide6.QtCore import Slot

from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.findings.cards import Card
from facilitator.ui.review.findings.deeds import Deeds
from facilitator.ui.review.findings.opened import OpenFinding
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key

_LONGEST_NUMBER = 12
_SORTS = {"S": FindingSort.STRENGTH, "I": FindingSort.IMPROVE}


class FindingsPage(OpenFinding):
    """The board, and beside it the finding that is open; in one column one at a time."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:
        super().__init__(theme, desk, tasks)
        self.deeds = Deeds(self.reviewing, self._do)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        board, editor = self.board, self.editor
        board.sorted_.connect(self.sort)
        board.taken.connect(self._take)
        board.chosen.connect(self._choose)
        board.shows.connect(self._add_evidence)
        board.new_wanted.connect(self.new_finding)
        board.deleted.connect(self.drop)
        board.moved.connect(self._move)
        board.confirmed.connect(self._confirm)
        editor.finding_changed.connect(self._finding_changed)
        editor.action_changed.connect(self._action_changed)
        editor.action_wanted.connect(self.new_action)
        editor.action_dropped.connect(self._drop_action)
        editor.evidence.taken.connect(self._to_entry)
        editor.entry_named.connect(self._add_by_number)
        self.before.known.connect(self.refresh)
        self.back_button.clicked.connect(self.leave)
        for key, slot in (
            ("Escape", self.leave),
            ("Ctrl+Z", self.undo),
            ("Ctrl+N", self.new_action),
        ):
            on_key(self, key, slot)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.refresh()

    # --- the board ---------------------------------------------------------------------------

    @Slot(object, str)
    def sort(self, card: Card, letter: str) -> None:
        """Make a finding of an observation, or another sort of a finding."""
        wanted = _SORTS[letter]
        finding = card.finding
        if finding is None:
            finding = self.board.found(card, wanted, self.reviewing.new_id())
        elif finding.sort is wanted:
            return
        else:
            finding = replace(finding, sort=wanted)
        if finding is not None and self.deeds.write(finding):
            self._chosen = finding.id
            self.refresh()

    @Slot()
    def new_finding(self) -> None:
        """Begin a finding that no observation started."""
        words = _("New finding")
        finding = Finding(
            id=self.reviewing.new_id(), number=0, sort=FindingSort.IMPROVE, text=words
        )
        if self.deeds.write(finding):
            self._open(finding.id)
            self.editor.form.fields["text"].field.line.selectAll()

    @Slot(object)
    def _take(self, card: Card) -> None:
        if card.finding is not None:
            self._open(card.finding.id)
        elif card.line is not None:
            self._desk.entry_wanted.emit(getattr(card.line.entry.event, "number", 0))

    @Slot(object)
    def _add_evidence(self, card: Card) -> None:
        finding = self.reviewing.review.finding(self._chosen)
        if finding is None or card.line is None:
            self._desk.refused.emit(_("Open a finding first: Enter on its card."))
            return
        evidence = (*finding.evidence, card.line.entry.ref)
        self.deeds.write(replace(finding, evidence=evidence))

    @Slot(str)
    def _add_by_number(self, words: str) -> None:
        finding = self.reviewing.review.finding(self._chosen)
        number = words.strip().removeprefix("#")
        usable = number.isascii() and number.isdigit() and len(number) < _LONGEST_NUMBER
        entry = self._desk.conduct.file.journal.numbered(int(number)) if usable else None
        if finding is None or entry is None:
            said = _("The log has no entry {number}.").format(number=shown(words.strip()))
            self.editor.number.refuse(said)
            return
        if self.deeds.write(replace(finding, evidence=(*finding.evidence, entry.ref))):
            self.editor.number.set_text("")

    @Slot(object)
    def drop(self, card: Card) -> None:
        """Take a finding back; what showed it is to be sorted again."""
        if card.finding is None:
            return
        self.deeds.drop(card.finding.id)

    @Slot(object, int)
    def _move(self, card: Card, step: int) -> None:
        if card.finding is not None:
            self.deeds.move(card.finding, step)

    @Slot(object)
    def _confirm(self, card: Card) -> None:
        finding = card.finding
        found = self.before.at(finding) if finding is not None else ""
        if finding is not None and found:
            self.deeds.write(replace(finding, repeats=found))

    # --- the fields --------------------------------------------------------------------------

    @Slot(object, str)
    def _finding_changed(self, finding: Finding, name: str) -> None:
        if self.deeds.write(finding, lambda said: self.editor.form.refuse(name, said)):
            self.editor.form.written(name)

    @Slot()
    def new_action(self) -> None:
        """Begin a corrective action under the finding that is open."""
        finding = self.reviewing.review.finding(self._chosen)
        if finding is None:
            self._desk.refused.emit(_("Open a finding first: Enter on its card."))
            return
        self._opened = finding.id
        self._fold()
        self.editor.flush()
        action = CorrectiveAction(
            id=self.reviewing.new_id(),
            number=0,
            finding=finding.id,
            text="",
            capability=finding.capability,
            element=finding.element,
        )
        self.editor.show_new_action(action)

    @Slot(object, str)
    def _action_changed(self, action: CorrectiveAction, name: str) -> None:
        if not action.number and not action.text:
            # the other fields of a new action wait until it says what will be done
            self.editor.action_form.action = action
            return
        form = self.editor.action_form
        if self.deeds.write_action(action, lambda said: form.refuse(name, said)):
            form.written(name)
            if not action.number:
                form.began(action)

    @Slot(str)
    def _drop_action(self, ident: str) -> None:
        self.deeds.drop_action(ident)

    @Slot()
    def undo(self) -> None:
        """Write back what was changed last."""
        if not self.deeds.undo():
            self._desk.refused.emit(_("Nothing to undo."))

    @Slot()
    def _to_entry(self) -> None:
        card: Card | None = self.editor.evidence.current()
        if card is not None and card.line is not None:
            self._desk.entry_wanted.emit(getattr(card.line.entry.event, "number", 0))
