"""Light, text size and language: what a person sets for the window, kept in one small file."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from facilitator.i18n import _, available, language, use
from facilitator.services.settings import Settings, load, save
from facilitator.ui.theme import LEAST_SCALE, MOST_SCALE, Density, Theme
from facilitator.ui.window.qtwords import QtWords

STEP = 0.1


class Looks(QObject):
    """Holds the settings, offers the actions that change them, and keeps them on disk."""

    changed = Signal()
    not_kept = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings = load()
        self._qt_words = QtWords(self)
        self.density = Density.WIDE
        self.light = self._action("Ctrl+Shift+L", self._turn_light)
        self.larger = self._action("Ctrl++", self._make_larger, "Ctrl+=")
        self.smaller = self._action("Ctrl+-", self._make_smaller)
        self.usual = self._action("Ctrl+0", self._make_usual, "Ctrl+à")
        self.speak()

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Return the actions in the order in which their buttons stand."""
        return (self.light, self.larger, self.smaller, self.usual)

    def theme(self) -> Theme:
        """Return the look as it is set."""
        return Theme(dark=self.settings.dark, scale=self.settings.scale, density=self.density)

    def keep(self, settings: Settings) -> None:
        """Take other settings and write them down; a disk that says no is told of."""
        self.settings = settings
        self.speak()
        try:
            save(settings)
        except OSError as error:
            self.not_kept.emit(error)

    def set_language(self, code: str) -> None:
        """Speak another language from now on."""
        if code in available():
            use(code)
            self.keep(replace(self.settings, language=code))

    def speak(self) -> None:
        """Name the actions in the language spoken now, and let Qt speak it too."""
        self._qt_words.speak(language())
        self.light.setText(_("Light theme") if self.settings.dark else _("Dark theme"))
        self.larger.setText(_("Larger text"))
        self.smaller.setText(_("Smaller text"))
        self.usual.setText(_("Usual size"))

    def _action(self, key: str, slot: object, also: str = "") -> QAction:
        action = QAction(self)
        keys = [QKeySequence(each) for each in (key, also) if each]
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(slot)
        return action

    @Slot()
    def _turn_light(self) -> None:
        self.keep(replace(self.settings, dark=not self.settings.dark))
        self.changed.emit()

    @Slot()
    def _make_larger(self) -> None:
        self._scale(self.settings.scale + STEP)

    @Slot()
    def _make_smaller(self) -> None:
        self._scale(self.settings.scale - STEP)

    @Slot()
    def _make_usual(self) -> None:
        self._scale(1.0)

    def _scale(self, scale: float) -> None:
        wanted = round(min(MOST_SCALE, max(LEAST_SCALE, scale)), 2)
        if wanted != self.settings.scale:
            self.keep(replace(self.settings, scale=wanted))
            self.changed.emit()
