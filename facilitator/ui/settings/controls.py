"""What a setting is filled in with: one control for each sort, all with the same few verbs."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.i18n import _, available, ngettext
from facilitator.services.preferences import Preference, Value
from facilitator.ui.say import LANGUAGES
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Label
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow


class Control(QWidget):
    """Shows one setting; ``wanted`` is what somebody makes of it, ``asked`` goes elsewhere."""

    wanted = Signal(object)
    asked = Signal()

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.about = theme, about
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme

    def show_value(self, value: Value) -> None:
        """Show how it is set."""

    def say_words(self) -> None:
        """Say everything in the language spoken now."""

    def set_off(self, reason: str) -> None:
        """Say why what goes elsewhere cannot be done now; nothing where it can."""

    def flush(self) -> None:
        """Take what was typed and not entered yet."""


class Chosen(Control):
    """One of a few, side by side."""

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(theme, about, parent)
        self.choice = Choice(theme, "", small=True)
        self._rows.addWidget(self.choice)
        self.setFocusProxy(self.choice)
        self._value: Value = ""
        self._values: tuple[Value, ...] = ()
        self.choice.picked.connect(self._picked)

    def options(self) -> tuple[tuple[Value, str], ...]:
        """Return what can be chosen, in words; what is set now is among it."""
        about = self.about
        if about.spoken:
            spoken = tuple((each, LANGUAGES.get(each, each)) for each in available())
            return (("", _(about.none)), *spoken)
        found = tuple((value, _(word)) for value, word in about.options)
        if self._value not in {value for value, _word in found}:
            found += ((self._value, self._odd()),)
        return found

    def _odd(self) -> str:
        """Return a value that stands in no table, such as 130 %."""
        value = self._value
        return f"{round(value * 100)} %" if isinstance(value, float) else str(value)

    def show_value(self, value: Value) -> None:
        self._value = value
        self.say_words()

    def say_words(self) -> None:
        self.choice.set_name(_(self.about.word))
        found = self.options()
        self._values = tuple(each for each, _word in found)
        place = self._values.index(self._value) if self._value in self._values else 0
        self.choice.set_options([word for _value, word in found], place)

    @Slot(int)
    def _picked(self, place: int) -> None:
        self.wanted.emit(self._values[place])


class Written(Control):
    """A line of text, kept when it is left, and at Enter."""

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(theme, about, parent)
        self.field = Field(theme, "")
        self.field.line.setMaxLength(400)
        self._rows.addWidget(self.field)
        self.setFocusProxy(self.field.line)
        self._value = ""
        self.field.line.editingFinished.connect(self.flush)

    def show_value(self, value: Value) -> None:
        self._value = str(value)
        if self.field.text().strip() != self._value or not self.field.line.hasFocus():
            self.field.set_text(self._value)
        self.field.calm()

    def say_words(self) -> None:
        self.field.line.setAccessibleName(_(self.about.word))
        self.field.line.setPlaceholderText(_("none"))

    @Slot()
    def flush(self) -> None:
        text = self.field.text().strip()
        if text != self._value and self._fits(text):
            self.wanted.emit(self._as_kept(text))

    def _fits(self, _text: str) -> bool:
        return True

    def _as_kept(self, text: str) -> str:
        return text

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)


class Folder(Written):
    """A folder, written or chosen in the system's own dialog."""

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(theme, about, parent)
        self.button = KeyButton(theme, "", small=True)
        buttons = Flow()
        buttons.add(self.button)
        self._rows.addLayout(buttons)
        self.button.clicked.connect(self.choose)

    def say_words(self) -> None:
        super().say_words()
        self.button.set_words(_("Choose a place…"))

    @Slot()
    def choose(self) -> None:
        """Ask for the folder."""
        begin = self.field.text().strip() or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, _(self.about.word), begin)
        if name:
            self.field.set_text(name)
            self.flush()

    def _fits(self, text: str) -> bool:
        folder = Path(text).expanduser()
        if not text or (folder.is_absolute() and folder.is_dir()):
            return True
        self.field.refuse(_("There is no such folder; write it from the root or from ~ on."))
        return False

    def _as_kept(self, text: str) -> str:
        return str(Path(text).expanduser()) if text else ""


class Elsewhere(Control):
    """The keys: how many were changed, and the way to where they are."""

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(theme, about, parent)
        self.told = Label(theme, "", role="table")
        self.button = KeyButton(theme, "", small=True)
        buttons = Flow()
        buttons.add(self.button)
        self._rows.addWidget(self.told)
        self._rows.addLayout(buttons)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self.asked)
        self._changed, self._off = 0, ""
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.told.setContentsMargins(theme.px(3), theme.px(4), 0, theme.px(2))

    def show_value(self, value: Value) -> None:
        self._changed = int(value)
        self.say_words()

    def say_words(self) -> None:
        changed = ngettext("{n} key changed", "{n} keys changed", self._changed)
        none = _("all keys as they come")
        self.told.setText(changed.format(n=self._changed) if self._changed else none)
        self.button.set_words(_("Change keys…"))
        self.set_off(self._off)

    def set_off(self, reason: str) -> None:
        self._off = reason
        if reason:
            self.button.set_off(reason)
        else:
            self.button.set_on()
