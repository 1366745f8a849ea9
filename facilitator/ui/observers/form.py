"""What the forms of this screen share: a panel, fields with captions, Ctrl+Enter and Esc."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Panel, on_key
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.form_area import FormArea


class Form(Panel):
    """A form in the place of the lists; whoever inherits fills ``rows`` and says what is taken."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._captions: list[Label] = []
        self.take_button = KeyButton(theme, "", kind=Kind.NEXT)
        self.leave_button = KeyButton(theme, "")
        self.buttons = Flow()
        self.buttons.add(self.take_button)
        self.buttons.add(self.leave_button)
        self.fields = QWidget()
        self.rows = QVBoxLayout(self.fields)
        self.area = FormArea(theme, self.fields, "", self)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_body(self.area)
        self._foot = QWidget()
        self._foot.setLayout(self.buttons)
        self.body.addWidget(self._foot)
        self.take_button.clicked.connect(self.take)
        self.leave_button.clicked.connect(self.leave)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            on_key(self, key, self.take)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        px = theme.px
        self.rows.setContentsMargins(px(9), px(6), px(9), px(6))
        self.rows.setSpacing(px(3))
        self.buttons.setContentsMargins(px(9), 0, px(9), px(4))
        self.buttons.setSpacing(px(2))
        for each in self._captions:
            each.setContentsMargins(px(3), px(3), px(3), 0)

    def add_words(self, *, role: str = "table", colour: str = "text.secondary") -> Label:
        """Add a text that wraps, and return it."""
        label = Label(self.theme, "", role=role, colour=colour, wrap=True)
        self._captions.append(label)
        self.rows.addWidget(label)
        return label

    def say_form(self, title: str, take: str) -> None:
        """Say title and keys in the language spoken now."""
        self.set_title(title)
        self.area.setAccessibleName(title)
        self.take_button.set_words(take, "Ctrl+Enter")
        self.leave_button.set_words(_("Leave"), _("Esc"))

    @Slot()
    def take(self) -> None:
        """Do what the form is for."""
        raise NotImplementedError

    @Slot()
    def leave(self) -> None:
        """Show the lists again."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
