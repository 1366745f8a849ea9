"""The Evaluation page: rate each step by one letter, decide with a reason, never add up."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from facilitator.domain.biases import Bias, biases
from facilitator.domain.evaluation import Rating
from facilitator.domain.guides import Step  # noqa: TC001 - beside its neighbours
from facilitator.i18n import _, ngettext
from facilitator.services.evidence import EvidenceFeed
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.evaluation.face import EvaluationFace
from facilitator.ui.review.evaluation.raters import raters
from facilitator.ui.review.evaluation.words import BIASES, rating_words, step_spoken
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LETTERS = {each.value: each for each in Rating}


class EvaluationPage(EvaluationFace):
    """Rates the step that is chosen, in the name of whoever was chosen."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:  # noqa: ARG002 - every page is built so
        super().__init__(theme, desk)
        self.feed = EvidenceFeed(desk.conduct)
        self._raters: tuple[str, ...] = ()
        self._pending: Rating | None = None
        self.helping = False
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        self.steps.walked.connect(self._walked)
        self.steps.lettered.connect(self._letter)
        self.steps.taken.connect(self._reason)
        self.who.picked.connect(self._picked)
        self.card.reason.entered.connect(self._entered)
        self.card.evidence.taken.connect(self._to_entry)
        self.help_button.clicked.connect(self.help)
        on_key(self.card.reason, "Escape", self.leave_reason)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self._raters = ()
        self.refresh()

    # --- what stands -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how everything stands now."""
        review = self.reviewing.review
        self._offer_raters()
        steps = self.feed.steps(review)
        self.steps.show_values(steps, [step_spoken(each) for each in steps])
        settled = sum(1 for each in steps if each.settled is not None)
        words = ngettext("{n} of {all} decided", "{n} of {all} decided", len(steps))
        self.guide_panel.set_counts(words.format(n=settled, all=len(steps)) if steps else "")
        self._say_biases()

    def _offer_raters(self) -> None:
        found = raters(self.reviewing.exercise, self.reviewing.review)
        if found == self._raters:
            return
        kept = self.by() if self._raters else ""
        deciding = bool(self._raters) and self.deciding()
        self._raters = found
        offered = [*found, *([_("Lead: decides")] if self.reviewing.may_settle() else [])]
        chosen = len(found) if deciding else found.index(kept) if kept in found else -1
        self.who.set_options(offered, chosen)

    def by(self) -> str:
        """Return who is rating, or nothing while nobody was chosen and while the lead decides."""
        place = self.who.current()
        return self._raters[place] if 0 <= place < len(self._raters) else ""

    def deciding(self) -> bool:
        """Whether the letters decide, and propose nothing."""
        return self.who.current() == len(self._raters)

    def _say_biases(self) -> None:
        by = self.by()
        found = tuple(Bias) if self.helping else ()
        if not self.helping and by:
            found = biases(self.steps.values(), by)
        self.warning.setText("\n".join(_(BIASES[each]) for each in found))
        self.warning.setVisible(bool(found))

    # --- what is done ------------------------------------------------------------------------

    @Slot(str)
    def _letter(self, letter: str) -> None:
        if letter == "H":
            self.help()
        elif letter in LETTERS:
            self.rate(LETTERS[letter])

    @Slot()
    def help(self) -> None:
        """Show what every usual bias is, or no more."""
        self.helping = not self.helping
        self._say_biases()

    def rate(self, rating: Rating) -> None:
        """Rate the chosen step in the name of whoever was chosen; the lead is asked why."""
        step: Step | None = self.steps.current()
        if step is None:
            return
        if self.who.current() < 0:
            self._desk.refused.emit(_("Say first who rates: F4, then a digit."))
            return
        if self.deciding():
            self._pending = rating
            self._ask(
                _("Why {rating}? Enter decides, Escape leaves.").format(rating=rating_words(rating))
            )
            return
        self._do(lambda: self.reviewing.rate(step.rated, step.of, rating, by=self.by()))

    @Slot()
    def _reason(self) -> None:
        """Go to the line for the reason: of one's own rating, or of the decision."""
        step: Step | None = self.steps.current()
        if step is None:
            return
        if self.deciding():
            settled = step.settled.rating if step.settled is not None else step.start
            if settled is None:
                self._desk.refused.emit(_("Nobody has rated this yet: press a letter."))
                return
            self.rate(settled)
            return
        mine = next((each for each in step.given if each.by == self.by()), None)
        if mine is None:
            self._desk.refused.emit(_("Rate it first: P S M U or N."))
            return
        self._pending = mine.rating
        self.card.reason.set_text(mine.note)
        self._ask(_("What was seen? Enter keeps it, Escape leaves."))

    def _ask(self, words: str) -> None:
        self._desk.calmed.emit()
        self.card.reason.line.setPlaceholderText(words)
        self.card.reason.line.setAccessibleDescription(words)
        self.card.reason.line.setFocus()

    @Slot()
    def _entered(self) -> None:
        step: Step | None = self.steps.current()
        said, rating = self.card.reason.text(), self._pending
        if step is None or rating is None:
            self._desk.refused.emit(_("Rate it first: P S M U or N."))
            return
        if self.deciding():
            done = self._do(lambda: self.reviewing.settle(step.rated, step.of, rating, reason=said))
        else:
            done = self._do(
                lambda: self.reviewing.rate(step.rated, step.of, rating, by=self.by(), note=said)
            )
        if done:
            self.leave_reason()

    @Slot()
    def leave_reason(self) -> None:
        """Leave the line of the reason without writing what is in it."""
        self._pending = None
        self.card.reason.set_text("")
        self.card.reason.line.setPlaceholderText(_("Enter: reason"))
        self.steps.setFocus()

    @Slot(int)
    def _picked(self, _place: int) -> None:
        self._desk.calmed.emit()
        self._say_biases()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # what the choice of who rates does not want goes on with the guide
        letter = event.text().upper()
        if self.who.hasFocus() and self.who.current() >= 0:
            if event.key() in _TAKING or letter in LETTERS:
                self.steps.setFocus()
            if letter in LETTERS:
                self._letter(letter)
            return
        super().keyPressEvent(event)

    @Slot()
    def _walked(self) -> None:
        step: Step | None = self.steps.current()
        self.card.show_step(step)

    @Slot()
    def _to_entry(self) -> None:
        evidence = self.card.evidence.current()
        if evidence is not None:
            self._desk.entry_wanted.emit(evidence.sign.event.number)

    def arrive(self) -> None:
        """Put the keyboard on who rates, once that is chosen on the guide."""
        (self.who if self.who.current() < 0 else self.steps).setFocus()

    def again(self) -> None:
        """Choose another who rates."""
        self.who.setFocus()
