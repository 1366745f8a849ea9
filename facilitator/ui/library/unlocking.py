"""An encrypted exercise asks for its pass-phrase here, before anything of it is shown."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.protecting import open_lock
from facilitator.ui.library.face import Face
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel, on_key
from facilitator.ui.widgets.flow import Flow


def hide_letters(field: Field, *, hidden: bool) -> None:
    """Show dots or letters in a field for a pass-phrase."""
    mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
    field.line.setEchoMode(mode)


class UnlockPage(Face):
    """Takes the pass-phrase, or the words of the recovery sheet; the key stays in memory."""

    left = Signal()
    unlocked = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tasks = tasks
        self._path: Path | None = None
        self._job = 0
        self._hidden = True
        self._build(theme)
        self._connect()
        self.say_words()

    def _build(self, theme: Theme) -> None:
        self.back_button = KeyButton(theme, "")
        self.show_button = KeyButton(theme, "")
        self.open_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for each in (self.back_button, self.show_button, self.open_button):
            buttons.add(each)
        self.panel = Panel(theme, "")
        self.caption = Label(theme, "", role="caption", colour="text.secondary")
        self.phrase = Field(theme, "")
        hide_letters(self.phrase, hidden=True)
        self.hint = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for each in (self.caption, self.phrase, self.hint):
            self._inside.addWidget(each)
        self._inside.addStretch(1)
        self.panel.set_body(inside)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.panel, 1)
        self._lay_out(buttons, below)
        self.set_theme(theme)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.show_button.clicked.connect(self.turn)
        self.open_button.clicked.connect(self.take)
        self.phrase.entered.connect(self.take)
        taking(self, self.take)
        on_key(self, "Alt+S", self.turn)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._inside.setContentsMargins(px(9), px(8), px(9), px(8))
        self._inside.setSpacing(px(4))
        for each in (self.caption, self.hint):
            each.setContentsMargins(px(3), px(2), px(3), px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        name = self._path.name if self._path is not None else ""
        self.title.setText(_("{name} is protected.").format(name=name))
        self.back_button.set_words(_("Back"), _("Esc"))
        self.open_button.set_words(_("Open"), _("Enter"))
        self.panel.set_title(_("Pass-phrase"))
        self.caption.setText(_("Pass-phrase, or the words of the recovery sheet"))
        self.phrase.line.setAccessibleName(self.caption.text())
        self.hint.setText(
            _(
                "Forgotten? Type all the words of the recovery sheet, with blanks between them. "
                "Without one of the two nobody can open the file, nor can those who made this "
                "program. It stays unlocked until the program is closed, or until it is locked "
                "again (F4)."
            )
        )
        self._say_shown()

    def _say_shown(self) -> None:
        words = _("Show letters") if self._hidden else _("Hide letters")
        self.show_button.set_words(words, "Alt+S")

    def ask(self, path: Path) -> None:
        """Ask for the pass-phrase of a file; nothing is kept of what was typed before."""
        self._path = path
        self.phrase.set_text("")
        self.phrase.calm()
        self._hide(hidden=True)
        self.say_words()
        self.phrase.setFocus()

    def busy(self) -> bool:
        """Tell whether a pass-phrase is being tried."""
        return self._job != 0

    @Slot()
    def turn(self) -> None:
        """Show the letters of the pass-phrase, or hide them again."""
        self._hide(hidden=not self._hidden)

    def _hide(self, *, hidden: bool) -> None:
        self._hidden = hidden
        hide_letters(self.phrase, hidden=hidden)
        self._say_shown()

    @Slot()
    def take(self) -> None:
        """Try what was typed, away from the window: it takes a tenth of a second by design."""
        path, typed = self._path, self.phrase.text()
        if path is None or self._job or not typed.strip():
            return
        self.phrase.calm()
        self.open_button.set_off(_("The pass-phrase is being tried."))
        self._job = self._tasks.start(lambda: open_lock(path, typed), self._opened, self._sorry)

    def _opened(self, _nothing: object) -> None:
        self._job = 0
        self.open_button.set_on()
        self.phrase.set_text("")
        if self._path is not None:
            self.unlocked.emit(str(self._path))

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.open_button.set_on()
        self.phrase.refuse(could_not(error))
        self.phrase.setFocus()
        self.phrase.line.selectAll()

    @Slot()
    def leave(self) -> None:
        """Go back to the start page; nothing is kept of what was typed."""
        self.phrase.set_text("")
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
