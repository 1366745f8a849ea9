"""The Findings page: sort what was observed, say why it came about, and what will be done."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.i18n import _
from facilitator.services.evidence import EvidenceFeed
from facilitator.ui.models.plain import shown
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.findings.before import Before
from facilitator.ui.review.findings.cards import Card
from facilitator.ui.review.findings.face import FindingsFace
from facilitator.ui.review.findings.undoing import Undoing
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key

_LONGEST_NUMBER = 12
_SORTS = {"S": FindingSort.STRENGTH, "I": FindingSort.IMPROVE}


class FindingsPage(FindingsFace):
    """The board, and beside it the finding that is open; in one column one at a time."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:
        super().__init__(theme, desk)
        self.feed = EvidenceFeed(desk.conduct)
        self.undoing = Undoing(self.reviewing)
        self.before = Before(desk.conduct, tasks, parent=self)
        self._looked = False
        self._chosen = ""
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

    # --- what stands -------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show how everything stands now."""
        review = self.reviewing.review
        self.board.show_review(review, self.feed, self.before.at)
        finding = review.finding(self._chosen)
        if finding is None and review.findings:
            finding = review.findings[0]
            self._chosen = finding.id
        self.area.setVisible(finding is not None)
        self.nothing.setVisible(finding is None)
        if finding is not None:
            found = (self.feed.entry(each) for each in finding.evidence)
            lines = tuple(each for each in found if each is not None)
            self.editor.show_finding(finding, lines, review)

    @Slot(str)
    def _choose(self, ident: str) -> None:
        if ident != self._chosen:
            self.editor.flush()
            self._chosen = ident
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
        if finding is not None and self._write(finding):
            self._chosen = finding.id
            self.refresh()

    @Slot()
    def new_finding(self) -> None:
        """Begin a finding that no observation started."""
        words = _("New finding")
        finding = Finding(
            id=self.reviewing.new_id(), number=0, sort=FindingSort.IMPROVE, text=words
        )
        if self._write(finding):
            self._open(finding.id)
            self.editor.form.fields["text"].field.line.selectAll()

    @Slot(object)
    def _take(self, card: Card) -> None:
        if card.finding is not None:
            self._open(card.finding.id)
        elif card.line is not None:
            self._desk.entry_wanted.emit(getattr(card.line.entry.event, "number", 0))

    def _open(self, ident: str) -> None:
        self._choose(ident)
        self._opened = ident
        self._fold()
        self.editor.form.fields["text"].field.setFocus()

    def open_action(self, ident: str) -> None:
        """Open the finding of an action, with the keyboard on what the action lacks."""
        action = self.reviewing.review.action(ident)
        if action is not None:
            self._open(action.finding)
            self.editor.open_action(action)

    @Slot()
    def leave(self) -> None:
        """Go back from the fields to the board; what was typed is written."""
        self.editor.flush()
        self._opened = ""
        self._fold()
        self.board.arrive()

    @Slot(object)
    def _add_evidence(self, card: Card) -> None:
        finding = self.reviewing.review.finding(self._chosen)
        if finding is None or card.line is None:
            self._desk.refused.emit(_("Open a finding first: Enter on its card."))
            return
        evidence = (*finding.evidence, card.line.entry.ref)
        self._write(replace(finding, evidence=evidence))

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
        if self._write(replace(finding, evidence=(*finding.evidence, entry.ref))):
            self.editor.number.set_text("")

    @Slot(object)
    def drop(self, card: Card) -> None:
        """Take a finding back; what showed it is to be sorted again."""
        if card.finding is None:
            return
        ident = card.finding.id
        self.undoing.finding(ident)
        self._do(lambda: self.reviewing.drop_finding(ident))

    @Slot(object, int)
    def _move(self, card: Card, step: int) -> None:
        finding = card.finding
        if finding is None:
            return
        alike = [each for each in self.reviewing.review.findings if each.sort is finding.sort]
        place = next(at for at, each in enumerate(alike) if each.id == finding.id)
        to = place + step
        if not 0 <= to < len(alike):
            return
        alike[place], alike[to] = alike[to], alike[place]
        self.undoing.findings(tuple(each.id for each in alike))
        self._do(partial(self._number_anew, tuple(alike)))

    def _number_anew(self, order: tuple[Finding, ...]) -> None:
        with self._desk.conduct.together():
            for position, each in enumerate(order, 1):
                self.reviewing.write_finding(replace(each, position=position))

    @Slot(object)
    def _confirm(self, card: Card) -> None:
        finding = card.finding
        found = self.before.at(finding) if finding is not None else ""
        if finding is not None and found:
            self._write(replace(finding, repeats=found))

    # --- the fields --------------------------------------------------------------------------

    @Slot(object, str)
    def _finding_changed(self, finding: Finding, name: str) -> None:
        if self._write(finding, lambda said: self.editor.form.refuse(name, said)):
            self.editor.form.written(name)

    def _write(self, finding: Finding, sorry: Callable[[str], None] | None = None) -> bool:
        self.undoing.finding(finding.id)
        return self._do(lambda: self.reviewing.write_finding(finding), sorry)

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
        self.undoing.action(action.id)
        form = self.editor.action_form
        if self._do(
            lambda: self.reviewing.write_action(action), lambda said: form.refuse(name, said)
        ):
            form.written(name)
            if not action.number:
                form.began(action)

    @Slot(str)
    def _drop_action(self, ident: str) -> None:
        self.undoing.action(ident)
        self._do(lambda: self.reviewing.drop_action(ident))

    @Slot()
    def undo(self) -> None:
        """Write back what was changed last."""
        if not self.undoing.any():
            self._desk.refused.emit(_("Nothing to undo."))
            return
        super()._do(self.undoing.undo)

    def _do(self, act: Callable[[], object], sorry: Callable[[str], None] | None = None) -> bool:
        """Write something; what changed nothing is not there to be undone."""
        journal = self._desk.conduct.file.journal
        before = journal.last_line()
        done = super()._do(act, sorry)
        if not done or journal.last_line() == before:
            self.undoing.forget_last()
        return done

    @Slot()
    def _to_entry(self) -> None:
        card: Card | None = self.editor.evidence.current()
        if card is not None and card.line is not None:
            self._desk.entry_wanted.emit(getattr(card.line.entry.event, "number", 0))

    def showEvent(self, event: QShowEvent) -> None:
        if not self._looked:
            self._looked = True
            self.before.look()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.editor.flush()
        super().hideEvent(event)

    def arrive(self) -> None:
        """Put the keyboard on the board."""
        self.board.arrive()
