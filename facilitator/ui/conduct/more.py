"""More: what has no button of its own where room is short, in as many rows as it takes."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.tray import Form, focus
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton

_ROW = 28
_MOST_ROWS = 6
_SHORT = 420
"""Below this logical height of the window there is room for one row."""


class MoreForm(Form):
    """Buttons for acts; on the smallest desk the rest of them stand on the page of keys."""

    def __init__(
        self, theme: Theme, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = _("More")
        self.buttons = [KeyButton(theme, "", small=True, parent=self) for _action in actions]
        for button, action in zip(self.buttons, actions, strict=True):
            button.bind(action)
        self._rows = 0

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._deal()

    def begin(self) -> None:
        """Give the keyboard to the first."""
        self._deal()
        focus(self.buttons[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._deal()

    def _most(self) -> int:
        if self.theme.density is not Density.SINGLE:
            return _MOST_ROWS
        return 1 if self.window().height() < self.theme.px(_SHORT) else 2

    def _deal(self) -> None:
        """Lay the buttons out in rows."""
        theme = self.theme
        left, row, high, most = 0, 0, theme.px(_ROW), self._most()
        for button in self.buttons:
            hint = button.sizeHint()
            if left and left + hint.width() > self.width():
                left, row = 0, row + 1
            button.setVisible(row < most)
            button.setGeometry(left, row * high, hint.width(), hint.height())
            left += hint.width() + theme.px(2)
        rows = min(row + 1, most)
        if self.height() != rows * high or self.minimumHeight() != rows * high:
            self.setFixedHeight(rows * high)
