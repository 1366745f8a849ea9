"""More: what has no button of its own where room is short, in as many rows as it takes."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.tray import Form, focus
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton
from facilitator.ui.widgets.flow import Flow


class MoreForm(Form):
    """A button for each act; where the room is short they scroll to where the keyboard is."""

    def __init__(
        self, theme: Theme, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = _("More")
        self.buttons = [KeyButton(theme, "", small=True, parent=self) for _action in actions]
        self._flow = Flow(self)
        for button, action in zip(self.buttons, actions, strict=True):
            button.bind(action)
            self._flow.add(button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._flow.setSpacing(theme.px(2))

    def begin(self) -> None:
        """Give the keyboard to the first."""
        focus(self.buttons[0])
