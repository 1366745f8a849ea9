"""How the Findings page looks: the board, and beside it the finding that is open."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from facilitator.i18n import _
from facilitator.ui.review.area import Area
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.findings.board import Board
from facilitator.ui.review.findings.editor import FindingEditor
from facilitator.ui.review.judged import JudgedPage
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Panel


class FindingsFace(JudgedPage):
    """Board and finding side by side; in one column one at a time."""

    def __init__(self, theme: Theme, desk: ReviewDesk) -> None:
        super().__init__(desk)
        exercise = desk.conduct.exercise
        self._single = False
        self._opened = ""
        self.board = Board(theme, exercise)
        self.editor = FindingEditor(theme, exercise, desk.unwritten)
        self.area = Area(theme, self.editor)
        self.panel = Panel(theme, "")
        self.panel.set_body(self.area)
        self.nothing = Label(theme, colour="text.secondary", wrap=True)
        self.panel.body.addWidget(self.nothing)
        self.back_button = KeyButton(theme, "", "Escape", small=True)
        self.panel.add_button(self.back_button)
        self.keys = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self._rows = QVBoxLayout(self)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.board, 3)
        self._beside.addWidget(self.panel, 2)
        self._rows.addLayout(self._beside, 1)
        self._rows.addWidget(self.keys)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        px = theme.px
        self._rows.setContentsMargins(px(8), px(4), px(8), px(6))
        self._rows.setSpacing(px(4))
        self._beside.setSpacing(px(8))
        self.nothing.setContentsMargins(px(12), px(12), px(12), px(12))
        self._single = theme.density is Density.SINGLE
        self.keys.setVisible(not self._single)
        self._fold()

    def _fold(self) -> None:
        self.board.setVisible(not (self._single and self._opened))
        self.panel.setVisible(not self._single or bool(self._opened))
        self.back_button.setVisible(self._single)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Findings"))
        self.panel.set_title(_("Finding"))
        self.nothing.setText(
            _("No finding yet: S or I on an observation makes one, N begins one of its own.")
        )
        self.back_button.set_words(_("To the board"), _("Esc"))
        self.keys.setText(
            _(
                "S strength · I to improve · E shows the open finding · N new · Enter open · "
                "Alt+Up, Alt+Down order · Delete takes back · Ctrl+Z undo"
            )
        )
        self.board.say_words()
        self.editor.say_words()
