"""How the report page looks: the choices and words at the left, the pages at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.ui.review.area import Area
from facilitator.ui.review.report.side import Side
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Panel, Refusal
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.sheets import Pages

_LOW, _LEAST = 330, 24
"""Below the first logical height the pages need the room; they never have less than the second."""


class ReportFace(QWidget):
    """Side by side; in one column one over the other."""

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._build_head(theme)
        self._build_body(theme, exercise)
        self._lay_out()

    def _build_head(self, theme: Theme) -> None:
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.folder_button = KeyButton(theme, "")
        self.paper_button = KeyButton(theme, "")
        self.build_button = KeyButton(theme, "", kind=Kind.NEXT)
        self._head = QHBoxLayout()
        self._buttons = Flow()
        self._head.addWidget(self.title, 1)
        for each in (self.folder_button, self.paper_button, self.build_button):
            self._buttons.add(each)
        self._head.addLayout(self._buttons)

    def _build_body(self, theme: Theme, exercise: Exercise) -> None:
        self.side = Side(theme, exercise)
        self.form = Area(theme, self.side)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.file = Label(theme, "", colour="text.secondary", wrap=True)
        self.refusal = Refusal(theme)
        self.pages = Pages(theme)
        self.panel = Panel(theme, "")
        self.back_button = KeyButton(theme, "", small=True)
        self.on_button = KeyButton(theme, "", small=True)
        self.panel.add_button(self.back_button)
        self.panel.add_button(self.on_button)
        self.reader = QScrollArea()
        self.reader.setFrameShape(QFrame.Shape.NoFrame)
        self.reader.setWidgetResizable(True)
        self.reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reader.setWidget(self.pages)
        self.panel.set_body(self.reader)

    def _lay_out(self) -> None:
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        for each in (self.file, self.refusal):
            self._page.addWidget(each)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self.form, 2)
        self._body.addWidget(self.panel, 3)
        self._page.addLayout(self._body, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        px = theme.px
        self._page.setContentsMargins(px(8), px(6), px(8), px(8))
        self._page.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._head.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        single = theme.density is Density.SINGLE
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        self._body.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        self._body.setSpacing(px(6))
        self.side.set_theme(theme)
        self.form.set_theme(theme)
        self.file.setContentsMargins(px(4), 0, px(4), 0)
        self.reader.setMinimumHeight(px(_LEAST))
        self._theme = theme
        self._fold()

    def _fold(self) -> None:
        """Where the room is low, leave to the pages what the path would take."""
        self._low = self.height() < self._theme.px(_LOW)
        role = "body" if self._low else "title"
        self.title.set_look(role=role, colour="text.primary", weight=600)
        self.file.setVisible(bool(self.file.text()) and not self._low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.name_buttons()
        self.folder_button.set_words(_("Open folder"))
        self.back_button.set_words(_("Back"), _("PgUp"))
        self.on_button.set_words(_("On"), _("PgDn"))
        self.side.say_words()
        self.pages.empty = _(
            "The pages will stand here: Ctrl+Enter builds the report, Ctrl+P the paper pack."
        )

    def name_buttons(self) -> None:
        """Say what the buttons that build do; while they work they say so."""
        self.build_button.set_words(_("Build report"), "Ctrl+Enter")
        self.paper_button.set_words(_("Paper pack"), "Ctrl+P")

    def show_file(self, path: str) -> None:
        """Say where the document stands, if there is one and room for it."""
        self.file.setText(path)
        self._fold()
