"""The pages on which exercises are looked after: backups, handing over, keeping, mending."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from facilitator.domain.errors import Failed
from facilitator.services.session import Shelf
from facilitator.services.shelving import archive
from facilitator.store.library import Recent
from facilitator.ui.library.copies import CopiesPage
from facilitator.ui.library.handover import HandOverPage
from facilitator.ui.library.keeping import KeepPage
from facilitator.ui.library.mending import MendPage
from facilitator.ui.library.start import StartPage
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class Caring(QObject):
    """Brings up one of the pages for what is marked on the start page."""

    left = Signal()
    changed = Signal()
    open_wanted = Signal(str)
    second_wanted = Signal(str)

    def __init__(
        self, theme: Theme, tasks: Tasks, shelf: Shelf, start: StartPage, pages: QStackedLayout
    ) -> None:
        super().__init__(start)
        self._shelf, self._start, self._pages = shelf, start, pages
        home = start.parentWidget()
        self.copies = CopiesPage(theme, tasks, shelf.library, shelf.clock, home)
        self.handover = HandOverPage(theme, tasks, shelf.clock, home)
        self.keeping = KeepPage(theme, tasks, shelf, home)
        self.mending = MendPage(theme, tasks, shelf.clock, home)
        for each in self._all():
            each.hide()
            pages.addWidget(each)
        self._connect()

    def _all(self) -> tuple[CopiesPage, HandOverPage, KeepPage, MendPage]:
        return self.copies, self.handover, self.keeping, self.mending

    def _connect(self) -> None:
        for page in self._all():
            page.left.connect(self.left)
        for page in (self.copies, self.mending):
            page.open_wanted.connect(self._open)
        self.copies.restored.connect(self.changed)
        self.copies.second_wanted.connect(self.second_wanted)
        self.keeping.changed.connect(self.changed)
        self.mending.mended.connect(self.changed)
        self.mending.copies_wanted.connect(self._copies_of_damaged)
        start = self._start
        start.archive_wanted.connect(self.archive)
        about, panel = start.about, start.exercises_panel
        for button, key, slot in (
            (about.copies_button, "F6", self.show_copies),
            (about.over_button, "F7", self.show_handover),
            (about.keep_button, "F8", self.show_keeping),
        ):
            button.clicked.connect(slot)
            on_key(start, key, slot)
        for key, act in (
            ("Ctrl+F", panel.seek),
            ("Alt+A", panel.turn),
            ("Alt+D", panel.show_late),
            ("Ctrl+D", start.ask_duplicate),
            ("Alt+R", start.run_again),
            ("Alt+P", start.archive),
        ):
            on_key(start, key, act)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        for page in self._all():
            page.say_words()

    @Slot(str)
    def _open(self, path: str) -> None:
        self.left.emit()
        self.open_wanted.emit(path)

    def _bring(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    @Slot()
    def show_copies(self) -> None:
        """Show the backups of what is marked, or of all exercises."""
        self._bring(self.copies)
        self.copies.show_copies(self._start.marked)

    @Slot()
    def _copies_of_damaged(self) -> None:
        self._bring(self.copies)
        self.copies.show_copies(self.mending.recent)

    @Slot()
    def show_handover(self) -> None:
        """Ask where the marked exercise is to be handed over to."""
        marked = self._start.marked
        if marked is not None and Path(marked.path).is_file():
            self._bring(self.handover)
            self.handover.show_exercise(marked)

    @Slot()
    def show_keeping(self) -> None:
        """Show what becomes of the marked exercise."""
        marked = self._start.marked
        if marked is not None:
            self._bring(self.keeping)
            self.keeping.show_exercise(marked)

    def show_damaged(self, path: Path) -> None:
        """Say of a file that it is damaged, and offer what can be done."""
        rows = self._shelf.library.recent()
        row = next((each for each in rows if each.path == str(path)), None)
        self._bring(self.mending)
        self.mending.show_damaged(path, row)

    @Slot(object)
    def archive(self, row: Recent) -> None:
        """Put an exercise away, or back on the list."""
        try:
            archive(self._shelf.library, replace(row), away=not row.archived)
        except Failed as failed:
            self._start.refuse_kept(could_not(failed))
            return
        self.changed.emit()
