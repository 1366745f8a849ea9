"""Which finding is open beside the board, and what stands of all of them."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from facilitator.services.evidence import EvidenceFeed
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.findings.before import Before
from facilitator.ui.review.findings.face import FindingsFace
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme


class OpenFinding(FindingsFace):
    """Shows the board, and the finding that was chosen; what is typed is written on leaving."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:
        super().__init__(theme, desk)
        self.feed = EvidenceFeed(desk.conduct)
        self.before = Before(desk.conduct, tasks, parent=self)
        self._looked = False
        self._chosen = ""

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
