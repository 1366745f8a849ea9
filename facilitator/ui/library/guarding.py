"""The pages that guard an exercise: one asks for its pass-phrase, one gives it one."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedLayout

from facilitator.domain.exercise import Exercise
from facilitator.services.protecting import is_locked
from facilitator.services.session import Shelf
from facilitator.ui.library.protection import ProtectPage
from facilitator.ui.library.start import StartPage
from facilitator.ui.library.unlocking import UnlockPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class Guarding(QObject):
    """Brings up the one page or the other in the place of the start page."""

    left = Signal()
    changed = Signal()
    open_wanted = Signal(str)
    release_wanted = Signal(str)
    new_wanted = Signal(object, str, object)

    def __init__(
        self, theme: Theme, tasks: Tasks, shelf: Shelf, start: StartPage, pages: QStackedLayout
    ) -> None:
        super().__init__(start)
        self._start, self._pages = start, pages
        self._protecting = False
        home = start.parentWidget()
        self.unlocking = UnlockPage(theme, tasks, home)
        self.protection = ProtectPage(theme, tasks, shelf, home)
        for page in (self.unlocking, self.protection):
            page.hide()
            pages.addWidget(page)
            page.left.connect(self.left)
        self.unlocking.unlocked.connect(self._unlocked)
        self.protection.changed.connect(self.changed)
        self.protection.release_wanted.connect(self.release_wanted)
        self.protection.new_wanted.connect(self.new_wanted)
        start.about.protect_button.clicked.connect(self.show_protection)
        on_key(start, "F4", self.show_protection)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.unlocking.say_words()
        self.protection.say_words()

    def ask(self, path: Path) -> None:
        """Ask for the pass-phrase of a file, and open it then."""
        self._protecting = False
        self._ask(path)

    def _ask(self, path: Path) -> None:
        self._pages.setCurrentWidget(self.unlocking)
        self.unlocking.ask(path)

    @Slot()
    def show_protection(self) -> None:
        """Show how the marked exercise gets a pass-phrase; a locked one asks for its own first."""
        marked = self._start.marked
        path = Path(marked.path) if marked is not None else None
        if path is None or not path.is_file():
            return
        if is_locked(path):
            self._protecting = True
            self._ask(path)
        else:
            self._show(path)

    @Slot(object, str)
    def show_new(self, plan: Exercise, title: str) -> None:
        """Show how an exercise gets a pass-phrase that is still to be made."""
        self._pages.setCurrentWidget(self.protection)
        self.protection.show_new(plan, title)

    def _show(self, path: Path) -> None:
        self._pages.setCurrentWidget(self.protection)
        self.protection.show_exercise(path)

    @Slot(str)
    def _unlocked(self, name: str) -> None:
        if self._protecting:
            self._show(Path(name))
        else:
            self.left.emit()
            self.open_wanted.emit(name)
