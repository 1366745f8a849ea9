"""Screens beside the five with tabs: settings, and an exercise as a reader has it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _, use
from facilitator.services.house import drop_logo
from facilitator.services.now import Clock
from facilitator.services.preferences import usual
from facilitator.services.speaking import language_for
from facilitator.ui.tasks import Tasks
from facilitator.ui.window.frame import CONDUCT, ROOMS, SCREENS, Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.screens import Screens

if TYPE_CHECKING:
    from facilitator.ui.reader import ReaderScreen
    from facilitator.ui.settings import SettingsScreen

SETTINGS_KEY = "Ctrl+,"
READ_KEYS = ("Ctrl+.", "Ctrl+;")
"""The second is what the key of the point writes where it needs Shift."""


class Apart(QObject):
    """Shows what has no tab, and goes back to the screen that was shown before."""

    spoken = Signal()
    """Another language is spoken now."""

    def __init__(  # noqa: PLR0913 - what it shows, over what
        self,
        frame: Frame,
        looks: Looks,
        screens: Screens,
        *,
        clock: Clock,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame, self._looks, self._screens = frame, looks, screens
        self._clock, self._tasks = clock, tasks
        self._before = 0
        self.settings: SettingsScreen | None = None
        self.reader: ReaderScreen | None = None
        for key, slot in (
            (SETTINGS_KEY, self.turn_settings),
            *((each, self.read_open) for each in READ_KEYS),
        ):
            shortcut = QShortcut(key, frame)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(slot)
        looks.changed.connect(self.look)

    @Slot()
    def turn_settings(self) -> None:
        """Show the settings, or go back from them."""
        if self.settings is not None and self._frame.pages.currentWidget() is self.settings:
            self.go_back()
            return
        self.show(self._built())
        self.look()

    def _built(self) -> "SettingsScreen":
        if self.settings is None:
            from facilitator.ui.settings import (  # noqa: PLC0415 - when it is looked at
                SettingsScreen,
            )

            made = SettingsScreen(self._frame.theme)
            made.wanted.connect(self.keep)
            made.asked.connect(self._ask)
            made.left.connect(self.go_back)
            self._frame.pages.addWidget(made)
            self.settings = made
        return self.settings

    @Slot()
    def read_open(self) -> None:
        """Read the exercise that is open as its chief officer has it, or go back."""
        present = self._screens.present
        if self.reader is not None and self._frame.pages.currentWidget() is self.reader:
            self.go_back()
        elif present is not None:
            self.read(str(present.session.path))

    @Slot(str)
    def read(self, name: str) -> None:
        """Read an exercise beside whoever writes; where it is open here, say things straight in."""
        from facilitator.services.signing_off import SigningOff  # noqa: PLC0415 - as below
        from facilitator.ui.reader import ReaderScreen  # noqa: PLC0415 - when it is looked at

        path = Path(name)
        present = self._screens.present
        here = present is not None and present.session.path == path
        desk = present.session.conduct if present is not None and here else None
        self._close_reader()
        made = ReaderScreen(
            self._frame.theme, SigningOff(path, self._clock, desk=desk), self._tasks
        )
        made.left.connect(self.go_back)
        made.titled.connect(self._name)
        self.reader = made
        self.show(made)
        made.read()

    @Slot(str)
    def _name(self, words: str) -> None:
        """Say in the band what is read, where no exercise is open that stands there."""
        if self._screens.present is None:
            self._frame.band.set_right(words)

    def _close_reader(self) -> None:
        if self.reader is not None:
            self.reader.close_pages()
            self._frame.pages.removeWidget(self.reader)
            self.reader.deleteLater()
            self.reader = None
            self._screens.name_exercise()

    def show(self, screen: QWidget) -> None:
        """Bring a screen without a tab to the front."""
        pages = self._frame.pages
        if pages.indexOf(screen) < 0:
            pages.addWidget(screen)
        if pages.currentIndex() in (*SCREENS, ROOMS):
            self._before = pages.currentIndex()
        pages.setCurrentWidget(screen)
        self._frame.give_keyboard_back()

    @Slot()
    def go_back(self) -> None:
        """Go back to the screen that was shown before, and keep what is typed."""
        if self.settings is not None:
            self.settings.flush()
        self._screens.show(self._before)
        self._close_reader()

    def forget(self) -> None:
        """Read no more, because the exercise that is open is being closed."""
        if self.reader is not None and self._frame.pages.currentWidget() is self.reader:
            self._screens.show(self._before)
        self._close_reader()

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
        if key == "logo" and not value:
            drop_logo()
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
        if self.reader is not None:
            self.reader.say_words()
        if self.settings is not None:
            self.settings.say_words()
            self.look()
