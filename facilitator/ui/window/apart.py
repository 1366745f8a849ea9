"""Screens beside the five with tabs: settings, and an exercise as a reader has it."""

from dataclasses import replace

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _, use
from facilitator.services.preferences import usual
from facilitator.services.speaking import language_for
from facilitator.ui.settings import SettingsScreen
from facilitator.ui.window.frame import CONDUCT, SCREENS, Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.screens import Screens

SETTINGS_KEY = "Ctrl+,"


class Apart(QObject):
    """Shows what has no tab, and goes back to the screen that was shown before."""

    spoken = Signal()
    """Another language is spoken now."""

    def __init__(self, frame: Frame, looks: Looks, screens: Screens, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._looks, self._screens = frame, looks, screens
        self._before = 0
        self.settings: SettingsScreen | None = None
        key = QShortcut(SETTINGS_KEY, frame)
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.activated.connect(self.turn_settings)
        looks.changed.connect(self.look)

    @Slot()
    def turn_settings(self) -> None:
        """Show the settings, or go back from them."""
        if self.settings is not None and self._frame.pages.currentWidget() is self.settings:
            self.go_back()
            return
        self.show(self._built())
        self.look()

    def _built(self) -> SettingsScreen:
        if self.settings is None:
            made = SettingsScreen(self._frame.theme)
            made.wanted.connect(self.keep)
            made.asked.connect(self._ask)
            made.left.connect(self.go_back)
            self._frame.pages.addWidget(made)
            self.settings = made
        return self.settings

    def show(self, screen: QWidget) -> None:
        """Bring a screen without a tab to the front."""
        pages = self._frame.pages
        if pages.indexOf(screen) < 0:
            pages.addWidget(screen)
        if pages.currentIndex() in SCREENS:
            self._before = pages.currentIndex()
        pages.setCurrentWidget(screen)
        self._frame.give_keyboard_back()

    @Slot()
    def go_back(self) -> None:
        """Go back to the screen that was shown before, and keep what is typed."""
        if self.settings is not None:
            self.settings.flush()
        self._screens.show(self._before)

    @Slot()
    def look(self) -> None:
        """Show how everything is set now."""
        if self.settings is None:
            return
        none = self._screens.present is None
        self.settings.set_keys_off(_("Open an exercise first.") if none else "")
        self.settings.look(self._looks.settings)

    @Slot(str, object)
    def keep(self, key: str, value: object) -> None:
        """Act on a setting at once, and write it down."""
        looks = self._looks
        if key == "keys":
            looks.keep(replace(looks.settings, keys={}))
            if self._screens.present is not None:
                self._screens.present.keyboard.reset_all()
        else:
            fitting = type(usual(key))(value)  # pyright: ignore[reportCallIssue, reportArgumentType] - the table says which
            looks.keep(replace(looks.settings, **{key: fitting}))
        if key == "language":
            use(language_for(looks.settings.language, lambda: QLocale.system().name()))
            looks.speak()
            self.spoken.emit()
        if key in {"dark", "scale"}:
            looks.changed.emit()
        self.look()

    @Slot(str)
    def _ask(self, key: str) -> None:
        if key == "keys" and self._screens.present is not None:
            self._screens.show(CONDUCT)
            self._frame.call(CONDUCT, "change_keys")

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        if self.settings is not None:
            self.settings.say_words()
            self.look()
