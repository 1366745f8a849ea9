"""The tray: the one place below the NEXT strip where a form opens; nothing else is blocked."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Panel
from facilitator.ui.widgets.form_area import FormArea


class Form(QWidget):
    """A form of the tray; ``begin`` fills it and gives the keyboard to its first field."""

    done = Signal()

    title = ""

    def begin(self) -> None:
        """Get ready to be filled in."""

    def why_not(self) -> str:
        """Say why there is nothing to fill in now; nothing if there is."""
        return ""


class Tray(Panel):
    """Shows one form at a time; Escape leaves it, and what was typed in it stays."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._forms: dict[str, Form] = {}
        self._open = ""
        self.leave_button = KeyButton(theme, _("Leave"), _("Esc"), small=True)
        self.leave_button.clicked.connect(self.leave)
        self.add_button(self.leave_button)
        self._page = QWidget()
        self._rows = QHBoxLayout(self._page)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.set_body(FormArea(theme, self._page, _("Form")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._air()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._air()

    def _air(self) -> None:
        px = self.theme.px
        self._rows.setContentsMargins(px(9), px(3), px(9), px(5))

    def add_form(self, name: str, form: Form) -> None:
        """Take in a form under a name."""
        self._forms[name] = form
        form.hide()
        form.done.connect(self.leave)
        self._rows.addWidget(form)

    def showing(self) -> str:
        """Return the name of the form that is open, or nothing."""
        return self._open

    def why_not(self, name: str) -> str:
        """Say why a form cannot be opened now; nothing if it can."""
        return self._forms[name].why_not()

    def open(self, name: str) -> None:
        """Show a form in the place of another."""
        for each, form in self._forms.items():
            form.setVisible(each == name)
        form = self._forms[name]
        self._open = name
        self.show()
        form.begin()
        self.set_title(form.title)

    @Slot()
    def leave(self) -> None:
        """Close the form."""
        if self._open:
            self._open = ""
            self.hide()
            self.closed.emit()


def focus(widget: QWidget) -> None:
    """Give the keyboard to a field."""
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
