"""Page one, as the report says it."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label, on_key
from facilitator.ui.widgets.form_area import FormArea
from facilitator.ui.widgets.sheets import Pages

_WHOLE = 100.0
"""More pages than there are: all the way."""


class FrontPage(QWidget):
    """The first page of the report, drawn as it is printed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Pages(theme)
        self.told = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.pages, 1)
        self._area = FormArea(theme, inside, "")
        policy = self._area.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self._area.setSizePolicy(policy)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.told)
        self._rows.addWidget(self._area, 1)
        for key, share in (("PgDown", 0.9), ("PgUp", -0.9), ("Down", 0.1), ("Up", -0.1)):
            on_key(self, key, partial(self.turn, share))
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(4))
        self.told.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self._area.setAccessibleName(_("Page one of the report"))
        self.pages.empty = _("Page one is being set…")

    def show_pdf(self, pdf: bytes, told: str) -> None:
        """Show a PDF, and say in words which version it is."""
        self.told.setText(told)
        self.pages.setAccessibleDescription(told)
        self.pages.show_file(pdf)
        self._to_top()

    def arrive(self) -> None:
        """Put the keyboard on the area, and read from the top; white paper waits for a click."""
        self._area.setFocus()
        self._to_top()

    def _to_top(self) -> None:
        # once it has its place: whatever takes the keyboard is brought into view first
        QTimer.singleShot(0, self._area, lambda: self.turn(-_WHOLE))

    def turn(self, share: float) -> None:
        """Go on by a share of what is seen, or back."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(share * self._area.viewport().height()))
