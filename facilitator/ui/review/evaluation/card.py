"""Beside the guide: the step that is chosen, its words, its evidence, the line to write."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.guides import Step
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.evaluation.rows import EvidenceRows, RatingLine
from facilitator.ui.review.evaluation.words import minutes_words, start_words, step_title
from facilitator.ui.review.lists import ValueList
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Label


class StepCard(QWidget):
    """One step in full."""

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kind = Label(theme, role="caption", colour="text.secondary")
        self.text = Label(theme, weight=500, wrap=True)
        self.start = Label(theme, role="table", colour="text.secondary", wrap=True)
        self.said = QWidget()
        self._said = QVBoxLayout(self.said)
        self.reason = Field(theme, _("Reason"))
        self.shows = Label(theme, role="caption", colour="text.secondary")
        self.evidence = ValueList(theme, _("What shows it"))
        self.evidence.setItemDelegate(EvidenceRows(self.evidence, exercise))
        self._rows = QVBoxLayout(self)
        for each in (self.kind, self.text, self.start, self.said, self.reason, self.shows):
            self._rows.addWidget(each)
        self._rows.addWidget(self.evidence, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        px = theme.px
        self._rows.setContentsMargins(0, px(6), 0, 0)
        self._rows.setSpacing(px(4))
        self._said.setContentsMargins(px(12), 0, px(12), 0)
        self._said.setSpacing(px(2))
        for each in (self.kind, self.text, self.start, self.shows):
            each.setContentsMargins(px(12), 0, px(12), 0)
        self.reason.setContentsMargins(px(8), 0, px(8), 0)
        self.evidence.setMinimumHeight(px(120))

    def show_step(self, step: Step | None) -> None:
        """Show another step, or none."""
        self.setVisible(step is not None)
        while (item := self._said.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        if step is None:
            return
        self.kind.setText(step_title(step))
        self.text.setText(shown(step.text))
        start = start_words(step)
        self.start.setText(start)
        self.start.setVisible(bool(start))
        for given in step.given:
            self._say(
                RatingLine(
                    self.theme, given.rating, given.by, given.note, decided=False, parent=self.said
                )
            )
        if step.settled is not None:
            self._say(
                RatingLine(
                    self.theme,
                    step.settled.rating,
                    _("Decided by the lead"),
                    step.settled.reason,
                    decided=True,
                    parent=self.said,
                )
            )
        self.said.setVisible(bool(step.given or step.settled))
        spoken = [
            " ".join(
                filter(
                    None,
                    (f"#{each.sign.event.number}", each.sign.event.text, minutes_words(each)[0]),
                )
            )
            for each in step.evidence
        ]
        self.evidence.show_values(step.evidence, spoken)
        self.shows.setText(_("What shows it: {n}").format(n=len(step.evidence)))

    def _say(self, line: RatingLine) -> None:
        self._said.addWidget(line)
