"""One line of the page: what a setting is called and does, its control, and the way back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.preferences import SECTIONS, Preference, Sort, Value, usual
from facilitator.services.shelving import plain
from facilitator.ui.settings.controls import Chosen, Control, Elsewhere, Folder, Written
from facilitator.ui.settings.picture import Picture
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, on_key
from facilitator.ui.widgets.keynames import key_name

BACK_KEY = "Ctrl+R"
SORTS: dict[Sort, type[Control]] = {
    Sort.CHOICE: Chosen,
    Sort.TEXT: Written,
    Sort.FOLDER: Folder,
    Sort.PICTURE: Picture,
    Sort.KEYS: Elsewhere,
}


class Line(QWidget):
    """A setting of the table; acts at once, and goes back to how it comes at one key."""

    wanted = Signal(str, object)
    asked = Signal(str)

    def __init__(self, theme: Theme, about: Preference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.about = theme, about
        self.word = Label(theme, "", weight=600, wrap=True)
        self.says = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.control = SORTS[about.sort](theme, about)
        self.back_button = KeyButton(theme, "", small=True)
        keeps = self.back_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.back_button.setSizePolicy(keeps)
        self._told = QVBoxLayout()
        self._told.addWidget(self.word)
        self._told.addWidget(self.says)
        self._told.addStretch(1)
        left = QWidget()
        left.setLayout(self._told)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._set = QHBoxLayout()
        self._set.addWidget(self.control, 1)
        self._side = QVBoxLayout()
        self._side.addWidget(self.back_button)
        self._side.addStretch(1)
        self._set.addLayout(self._side)
        right = QWidget()
        right.setLayout(self._set)
        right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(left, 42)
        self._row.addWidget(right, 58)
        self.control.wanted.connect(self._wanted)
        self.control.asked.connect(self._asked)
        self.back_button.clicked.connect(self.go_back)
        on_key(self, BACK_KEY, self.go_back)
        self._value: Value = usual(about.key)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the control stands below its sentence."""
        self.theme = theme
        px, way = theme.px, QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._row.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._row.setContentsMargins(px(9), px(6), px(6), px(6))
        self._row.setSpacing(px(2) if single else px(14))
        self._told.setContentsMargins(px(3), px(4), 0, 0)
        self._told.setSpacing(px(1))
        for each in (self._set, self._side):
            each.setContentsMargins(0, 0, 0, 0)
        self._set.setSpacing(px(4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.word.setText(_(self.about.word))
        keys = ", ".join(map(key_name, self.about.keys))
        self.says.setText(_(self.about.says) + (f" ({keys})" if keys else ""))
        self.back_button.set_words(_("Back to default"), BACK_KEY)
        self.back_button.setAccessibleName(
            _("{setting}: back to default").format(setting=_(self.about.word))
        )
        self.control.say_words()

    def show_value(self, value: Value) -> None:
        """Show how it is set, and the way back if it is not as it comes."""
        self._value = value
        self.control.show_value(value)
        away = not self.as_it_comes()
        if not away and self.back_button.hasFocus():
            self.control.setFocus()
        self.back_button.setVisible(away)

    def as_it_comes(self) -> bool:
        """Whether the setting is as it comes."""
        comes = usual(self.about.key)
        return self._value == (0 if isinstance(comes, dict) else comes)

    def matches(self, words: list[str]) -> bool:
        """Tell whether all words of a search are said somewhere in this line."""
        options = " ".join(_(word) for _value, word in self.about.options)
        section = _(SECTIONS[self.about.section])
        text = plain(f"{section} {self.word.text()} {self.says.text()} {options}")
        return all(each in text for each in words)

    @Slot(object)
    def _wanted(self, value: object) -> None:
        self.wanted.emit(self.about.key, value)

    @Slot()
    def _asked(self) -> None:
        self.asked.emit(self.about.key)

    @Slot()
    def go_back(self) -> None:
        """Want it as it comes."""
        if not self.as_it_comes():
            self.wanted.emit(self.about.key, usual(self.about.key))
