"""How the improvement tracker looks: what is asked for, the actions, and the one that is marked."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.library.table import Table
from facilitator.ui.library.tracking_rows import columns
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, Refusal
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow


class TrackerFace(QWidget):
    """One list over the whole width, and below it how the marked action stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.opened = self.known = False
        """Whether somebody is at the marked action, and whether there is one."""
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.export_button = KeyButton(theme, "")
        self.back_button = KeyButton(theme, "")
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._buttons = Flow()
        for each in (self.export_button, self.back_button):
            self._buttons.add(each)
        self._head.addLayout(self._buttons)
        self.standing = Choice(theme, "", small=True)
        self.owner_button = KeyButton(theme, "", "Alt+O", small=True)
        self.exercise_button = KeyButton(theme, "", "Alt+X", small=True)
        self._filters = QHBoxLayout()
        self._whose = QHBoxLayout()
        self._whose.addWidget(self.owner_button)
        self._whose.addWidget(self.exercise_button)
        self._whose.addStretch(1)
        self._filters.addWidget(self.standing, 1)
        self._filters.addLayout(self._whose)
        self.reading = Label(theme, role="table", colour="text.secondary", wrap=True)
        self.cancel_button = KeyButton(theme, "", small=True)
        self._told = QHBoxLayout()
        self._told.addWidget(self.reading, 1)
        self._told.addWidget(self.cancel_button)
        self.refusal = Refusal(theme)
        self.table = Table(theme, "", columns(), row_px=30)
        self.panel = Panel(theme, "")
        self.panel.set_body(self.table)
        self.marked = Panel(theme, "")
        self.text = Label(theme, wrap=True, weight=500)
        self.about = Label(theme, role="table", colour="text.secondary", wrap=True)
        self.status = Choice(theme, "", small=True)
        self.evidence = Field(theme, "")
        self.marked.body.addWidget(self.text)
        self.marked.body.addWidget(self.about)
        self._fields = QVBoxLayout()
        self._fields.addWidget(self.status)
        self._fields.addWidget(self.evidence)
        self.marked.body.addLayout(self._fields)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addLayout(self._filters)
        self._page.addLayout(self._told)
        self._page.addWidget(self.refusal)
        self._page.addWidget(self.panel, 1)
        self._page.addWidget(self.marked)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        single = theme.density is Density.SINGLE
        way = QBoxLayout.Direction
        self._page.setContentsMargins(px(8), px(6), px(8), px(8))
        self._page.setSpacing(px(4))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._filters.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._told.setContentsMargins(px(4), 0, 0, 0)
        for each in (self.text, self.about):
            each.setContentsMargins(px(12), px(2), px(12), 0)
        self.about.setVisible(not single)
        self.text.setVisible(not single)
        self.table.setMinimumHeight(px(64))
        self.fold(opened=self.opened)
        self._whose.setSpacing(px(4))
        self._fields.setContentsMargins(px(9), px(2), px(9), px(6))
        self._fields.setSpacing(px(2))
        self.marked.head.setVisible(not single)
        self.panel.head.setVisible(not single)

    def fold(self, *, opened: bool) -> None:
        """Show the marked action; in one column in the place of what is asked for."""
        self.opened = opened
        single = self.theme.density is Density.SINGLE
        for each in (self.standing, self.owner_button, self.exercise_button):
            each.setVisible(not (single and opened))
        self.marked.setVisible(self.known and (opened or not single))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Improvement tracker"))
        self.title.setText(_("Improvement tracker"))
        self.export_button.set_words(_("Export…"), "Ctrl+E")
        self.back_button.set_words(_("Back"), _("Esc"))
        self.cancel_button.set_words(_("Stop reading"))
        self.panel.set_title(_("Corrective actions"))
        self.table.view.setAccessibleName(_("Corrective actions"))
        self.table.set_columns(columns())
        self.marked.set_title(_("Marked action"))
        self.standing.set_name(_("Which actions"))
        self.status.set_name(_("Status"))
        self.evidence.line.setAccessibleName(_("What shows that it is done"))
        self.evidence.line.setPlaceholderText(_("What shows that it is done"))
