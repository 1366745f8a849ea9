"""Follows the words of a report as they are written: saves what is left, previews what is new."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.clock import ClockPhase
from facilitator.domain.editions import Variant
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.events import ReportStatus
from facilitator.domain.redaction import KEPT, MASKED, Proposal
from facilitator.services.previewing import Previewing
from facilitator.services.reviewing import Reviewing
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.report.glance import Asked, Glance, Glanced
from facilitator.ui.review.report.side import Side
from facilitator.ui.say import could_not, sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets.sheets import Pages


class Writer(QObject):
    """Between the fields, the journal and the preview of one report."""

    made = Signal(object)
    """A preview was made: a Glanced."""
    refused = Signal(str)
    calmed = Signal()
    issued = Signal()
    """A version was given out, and has to be built."""

    def __init__(
        self, desk: ReviewDesk, tasks: Tasks, side: Side, pages: Pages, parent: QObject
    ) -> None:
        super().__init__(parent)
        conduct = desk.conduct
        self._unwritten = desk.unwritten
        self._conduct, self._tasks, self._side, self._pages = conduct, tasks, side, pages
        self._part, self._shown = "front", ""
        self._told: dict[str, str] = {}
        self.reviewing = Reviewing(conduct)
        path = conduct.file.path
        self._previewing = Previewing(path) if path is not None else None
        self.glance = Glance(tasks, self._previewing or Previewing(Path()), self)
        self.glance.made.connect(self._glanced)
        self.glance.failed.connect(self._sorry)
        side.wished.connect(self._wish)
        side.edited.connect(self._edit)
        side.left.connect(self._leave)
        side.issued.connect(self._issue)
        side.redactions.decided.connect(self._decide)
        side.redactions.added.connect(self._mask)

    @Slot(object)
    def _glanced(self, glanced: Glanced) -> None:
        self._shown = glanced.asked.part
        self.made.emit(glanced)

    @Slot(Exception)
    def _sorry(self, error: Exception) -> None:
        self.refused.emit(could_not(error))

    @Slot(str)
    def _mask(self, words: str) -> None:
        self._redact(words, keep=False)

    # --- words, and how they would look ------------------------------------------------------

    def show_review(self) -> None:
        """Show what stands in the journal, or what was typed over it and never saved."""
        review, code = self.reviewing.review, self._side.choices.code()
        self._told = {name: review.told(name, code) for name in self._side.fields}
        typed = {name: self._unwritten.get(self._key(name)) for name in self._told}
        words = {name: text for name, text in typed.items() if text is not None}
        self._side.show_words({**self._told, **words})
        self._side.show_version(review)
        self._side.lacking.follow(review)

    def _key(self, field: str) -> str:
        """Return under what a text is kept while it is typed."""
        return f"narrative.{self._spoken()}.{field}"

    def _spoken(self) -> str:
        """Return under which language a text is kept: the exercise's own goes for all."""
        code = self._side.choices.code()
        return "" if code == self._conduct.exercise.language else code

    def _played(self) -> bool:
        return self._conduct.state.clock.phase is not ClockPhase.READY

    def look(self) -> None:
        """Have the page set anew on which the words stand that are being written."""
        if self._previewing is not None and self._played():
            self.glance.ask(self._asked)

    def _asked(self) -> Asked:
        page, wide, ratio = self._pages.wanted()
        texts = {
            (name, self._spoken()): field.words()
            for name, field in self._side.fields.items()
            if field.words() != self._told.get(name, "")
        }
        edition = self._side.choices.edition()
        return Asked(
            edition=edition,
            part="front" if edition.variant is Variant.SUMMARY else self._part,
            texts=texts,
            page=page if self._part == self._shown else 0,
            wide=wide,
            ratio=ratio,
        )

    @Slot()
    def _wish(self) -> None:
        self.calmed.emit()
        self.show_review()
        if self._side.choices.variant() is Variant.PUBLIC:
            self._propose()
        self.look()

    @Slot(str)
    def _edit(self, field: str) -> None:
        self._part = self._side.part_of(field)
        words = self._side.fields[field].words()
        if words.strip() == self._told.get(field, "").strip():
            self._unwritten.forget(self._key(field))
        else:
            self._unwritten.typed(self._key(field), words)
        self.look()

    @Slot(str)
    def _leave(self, field: str) -> None:
        """Save a text; what it says already is not written again."""
        words = self._side.fields[field].words()
        # the journal is not asked: a page that goes away loses the keyboard after its file closed
        if words.strip() == self._told.get(field, "").strip():
            return
        if self._try(lambda: self.reviewing.tell(field, words, self._spoken())):
            self._told[field] = words
            self._unwritten.forget(self._key(field))

    def flush(self) -> None:
        """Save whatever is being written."""
        for name in self._side.fields:
            self._leave(name)

    def _try(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except (Refused, Failed) as wrong:
            self.refused.emit(sentence(wrong))
            if isinstance(wrong, Refused) and wrong.reason is Reason.OWNER_AND_DATE_NEEDED:
                self._side.lacking.ask(self.reviewing.review)
            return False
        self.calmed.emit()
        return True

    @Slot(object, str)
    def _issue(self, status: ReportStatus, approved: str) -> None:
        """Give the next version out, and build it."""
        self.flush()
        if self._try(lambda: self.reviewing.issue(status, approved_by=approved)):
            self.show_review()
            self.issued.emit()

    # --- what the public version masks -------------------------------------------------------

    def _propose(self) -> None:
        previewing = self._previewing
        if previewing is not None:
            self._tasks.start(previewing.redactions, self._side.redactions.show_proposals)

    @Slot(object, bool)
    def _decide(self, proposal: Proposal, stays: bool) -> None:  # noqa: FBT001 - Qt hands it in
        self._redact(proposal.words, keep=stays)

    def _redact(self, words: str, *, keep: bool) -> None:
        into, out_of = (KEPT, MASKED) if keep else (MASKED, KEPT)
        for field, there in ((out_of, False), (into, True)):
            told = self.reviewing.review.narrative.get((field, ""), "")
            lines = [each for each in told.splitlines() if each != words]
            text = "\n".join([*lines, words] if there else lines)
            if not self._try(lambda field=field, text=text: self.reviewing.tell(field, text)):
                return
        self._propose()
        self.look()
