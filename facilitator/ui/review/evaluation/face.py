"""How the Evaluation page looks: the guide at the left, the step that is chosen at the right."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from facilitator.i18n import _
from facilitator.ui.review.area import Area
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.evaluation.card import StepCard
from facilitator.ui.review.evaluation.rows import StepList, StepRows
from facilitator.ui.review.judged import JudgedPage
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Panel
from facilitator.ui.widgets.choice import Choice


class EvaluationFace(JudgedPage):
    """Who rates above both; in one column the step stands below the guide."""

    def __init__(self, theme: Theme, desk: ReviewDesk) -> None:
        super().__init__(desk)
        self.who = Choice(theme, "", small=True)
        self.who_label = Label(theme, role="caption", colour="text.secondary")
        self.warning = Label(theme, role="table", colour="status.due", wrap=True)
        self.steps = StepList(theme, "")
        self.steps.setItemDelegate(StepRows(self.steps))
        self.card = StepCard(theme, desk.conduct.exercise)
        self.keys = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self.help_button = KeyButton(theme, "", "H", small=True)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        self.guide_panel = Panel(theme, "")
        self.guide_panel.set_body(self.steps)
        self.guide_panel.add_button(self.help_button)
        self.step_panel = Panel(theme, "")
        self.area = Area(theme, self.card)
        self.step_panel.set_body(self.area)
        self._rows = QVBoxLayout(self)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.who_label)
        self._top.addWidget(self.who, 1)
        self._rows.addLayout(self._top)
        self._rows.addWidget(self.warning)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.guide_panel, 3)
        self._beside.addWidget(self.step_panel, 2)
        self._rows.addLayout(self._beside, 1)
        self._rows.addWidget(self.keys)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        px = theme.px
        single = theme.density is Density.SINGLE
        way = QBoxLayout.Direction
        self._rows.setContentsMargins(px(8), px(4), px(8), px(6))
        self._rows.setSpacing(px(4))
        self._top.setSpacing(px(6))
        self._beside.setSpacing(px(8))
        self._beside.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._beside.setStretch(0, 3)
        self._beside.setStretch(1, 2)
        self.keys.setVisible(not single)
        self.guide_panel.setMinimumHeight(px(100) if single else 0)
        self.step_panel.head.setVisible(not single)
        self.who_label.setVisible(not single)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Evaluation"))
        self.who_label.setText(_("Who rates"))
        self.who.set_name(_("Who rates"))
        self.steps.setAccessibleName(_("Guide"))
        self.guide_panel.set_title(_("Guide"))
        self.step_panel.set_title(_("Step"))
        self.help_button.set_words(_("Biases"), "H")
        self.keys.setText(
            _("P S M U N rate, N for not observed. Enter: reason. F4: who rates. H: biases.")
        )
        self.steps.empty = _(
            "The steps will stand here: objectives with their targets and critical tasks are "
            "written in the plan."
        )
        self.card.evidence.empty = _("Nothing in the log shows this yet.")
        self.card.reason.line.setPlaceholderText(_("Enter: reason"))
