"""The start page and the preview of an import, one in the place of the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFile, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.domain.exercise import Exercise
from facilitator.exchange.draft import ScriptDraft
from facilitator.exchange.endings import SUFFIXES
from facilitator.exchange.packs import LOG_SUFFIX, PACK_SUFFIX
from facilitator.i18n import _, language
from facilitator.services import templates
from facilitator.services.places import SUFFIX, exercises_dir
from facilitator.services.scenarios import built_in, for_language
from facilitator.services.session import Shelf
from facilitator.ui.library.beginning import BeginPage
from facilitator.ui.library.caring import Caring
from facilitator.ui.library.exporting import ExportPage
from facilitator.ui.library.guarding import Guarding
from facilitator.ui.library.importing import ImportPage
from facilitator.ui.library.importing_reading import Read, read_script
from facilitator.ui.library.joining import JoinPage
from facilitator.ui.library.start import StartPage
from facilitator.ui.library.tracking import TrackerPage
from facilitator.ui.say import sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class LibraryScreen(QWidget):
    """Everything that can be opened, started from, or brought in."""

    open_wanted = Signal(str)
    start_wanted = Signal(object, str)
    new_wanted = Signal(object, str)
    script_wanted = Signal(object, str)
    several_wanted = Signal(object)
    rehearsal_wanted = Signal(str)
    copy_wanted = Signal(str)
    template_wanted = Signal(str, str)
    duplicate_wanted = Signal(str, str, bool)
    second_wanted = Signal(str)
    release_wanted = Signal(str)
    sealed_wanted = Signal(object, str, object)
    mended = Signal()
    joined = Signal(object)

    def __init__(  # noqa: PLR0913 - each part it needs, handed in
        self,
        theme: Theme,
        shelf: Shelf,
        tasks: Tasks,
        looks: Sequence[QAction],
        *,
        read: Read = read_script,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._looked = False
        self.start = StartPage(theme, looks, self)
        self.importing = ImportPage(theme, tasks, read, self)
        self.importing.hide()
        self.exporting = ExportPage(theme, tasks, shelf.clock.now, parent=self)
        self.exporting.hide()
        self.beginning = BeginPage(theme, self)
        self.beginning.hide()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.importing)
        self._pages.addWidget(self.exporting)
        self._pages.addWidget(self.beginning)
        self.tracker = TrackerPage(theme, tasks, shelf.clock, shelf.author, parent=self)
        self.tracker.hide()
        self._pages.addWidget(self.tracker)
        self.joining = JoinPage(theme, tasks, shelf, self)
        self.joining.hide()
        self._pages.addWidget(self.joining)
        self.caring = Caring(theme, tasks, shelf, self.start, self._pages)
        self.guarding = Guarding(theme, tasks, shelf, self.start, self._pages)
        self.setAcceptDrops(True)
        self._connect()
        for key, slot in (
            ("Ctrl+N", self.show_beginning),
            ("Ctrl+I", self.choose_script),
            ("Ctrl+O", self.choose_file),
            ("Ctrl+T", self._to_scenarios),
            ("Ctrl+E", self._export_marked),
            ("Ctrl+Shift+S", self._keep_marked),
            ("F3", self.show_tracker),
            ("Ctrl+J", self.show_joining),
        ):
            on_key(self, key, slot)
        on_key(self.start, "Ctrl+R", self.start.rehearse)
        on_key(self.start, "F9", self.start.read)
        on_key(self.start, "Ctrl+Shift+C", self.start.copy_here)

    def _connect(self) -> None:
        start, importing = self.start, self.importing
        start.open_wanted.connect(self.open_wanted)
        start.start_wanted.connect(self.start_wanted)
        start.rehearsal_wanted.connect(self.rehearsal_wanted)
        start.copy_wanted.connect(self.copy_wanted)
        start.forget_wanted.connect(self._forget)
        start.template_wanted.connect(self.template_wanted)
        start.keep_wanted.connect(self._keep)
        start.delete_wanted.connect(self._delete)
        start.export_wanted.connect(self.export)
        start.duplicate_wanted.connect(self.duplicate_wanted)
        start.file_wanted.connect(self.choose_file)
        start.import_wanted.connect(self.choose_script)
        importing.left.connect(self.back)
        self.caring.left.connect(self.back)
        self.caring.changed.connect(self.refresh)
        self.caring.open_wanted.connect(self.open_wanted)
        self.guarding.left.connect(self.back)
        self.guarding.changed.connect(self.refresh)
        self.guarding.open_wanted.connect(self.open_wanted)
        self.guarding.release_wanted.connect(self.release_wanted)
        self.guarding.new_wanted.connect(self.sealed_wanted)
        self.beginning.protected_wanted.connect(self.guarding.show_new)
        self.caring.second_wanted.connect(self.second_wanted)
        self.caring.mending.mended.connect(self.mended)
        self.exporting.left.connect(self.back)
        self.beginning.left.connect(self.back)
        self.beginning.wanted.connect(self.new_wanted)
        start.new_button.clicked.connect(self.show_beginning)
        self.tracker.left.connect(self.back)
        self.joining.left.connect(self.back)
        self.joining.joined.connect(self.joined)
        start.join_button.clicked.connect(self.show_joining)
        start.tracker_button.clicked.connect(self.show_tracker)
        importing.another.connect(self.choose_script)
        importing.wanted.connect(self._script)
        importing.several_wanted.connect(self.several_wanted)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.start.say_words()
        self.importing.say_words()
        self.exporting.say_words()
        self.beginning.say_words()
        self.tracker.say_words()
        self.joining.say_words()
        self.caring.say_words()
        self.guarding.say_words()
        if self._looked:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again at what there is."""
        self._looked = True
        today = self._shelf.clock.now().astimezone().date()
        self.start.show_exercises(self._shelf.recent(), today)
        spoken = for_language(language())
        others = (each for each in built_in() if each not in spoken)
        self.start.show_scenarios((*spoken, *others), templates.own())

    @Slot()
    def arrive(self) -> None:
        """Put the keyboard where the next act most likely is."""
        if self._pages.currentWidget() is self.start:
            self.start.focus_list()

    @Slot()
    def back(self) -> None:
        """Show the lists again; the keyboard comes along only where somebody sees them."""
        self._pages.setCurrentWidget(self.start)
        if self.isVisible():
            self.start.focus_list()

    def show_damaged(self, path: Path) -> None:
        """Say of a file that it is damaged, and offer what can be done."""
        self.caring.show_damaged(path)

    def ask_passphrase(self, path: Path) -> None:
        """Ask for the pass-phrase of an encrypted exercise, and open it then."""
        self.guarding.ask(path)

    @Slot()
    def show_tracker(self) -> None:
        """Show the corrective actions of all exercises, as they stand now."""
        self._pages.setCurrentWidget(self.tracker)
        self.tracker.look()
        self.tracker.arrive()

    @Slot()
    def show_joining(self) -> None:
        """Ask for the line that leads into a room."""
        self._pages.setCurrentWidget(self.joining)
        self.joining.ask()

    @Slot()
    def show_beginning(self) -> None:
        """Ask what a new exercise needs."""
        self._pages.setCurrentWidget(self.beginning)
        self.beginning.begin()

    @Slot()
    def _to_scenarios(self) -> None:
        self._pages.setCurrentWidget(self.start)
        self.start.focus_scenarios()

    @Slot()
    def choose_script(self) -> None:
        """Ask for a script with the system's own dialog, and read it."""
        kinds = _("Scripts") + " (" + " ".join(f"*{each}" for each in SUFFIXES) + ")"
        name, _kind = QFileDialog.getOpenFileName(self, _("Import script"), str(Path.home()), kinds)
        if name:
            self.take_path(Path(name))

    @Slot()
    def choose_file(self) -> None:
        """Ask for an exercise with the system's own dialog, and open it."""
        folder = exercises_dir()
        begin = str(folder if folder.is_dir() else Path.home())
        kinds = _("Exercises") + f" (*{SUFFIX} *{PACK_SUFFIX})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Open exercise"), begin, kinds)
        if name:
            self.open_wanted.emit(name)

    def take_path(self, path: Path) -> None:
        """Open an exercise, or read whatever else it is as a script."""
        if path.suffix.casefold() in {SUFFIX, PACK_SUFFIX, LOG_SUFFIX}:
            self.open_wanted.emit(str(path))
            return
        self._pages.setCurrentWidget(self.importing)
        self.importing.read(path)

    @Slot()
    def _export_marked(self) -> None:
        if self._pages.currentWidget() is self.start:
            self.start.export()

    @Slot()
    def _keep_marked(self) -> None:
        if self._pages.currentWidget() is self.start:
            self.start.ask_template()

    @Slot(object, str)
    def export(self, plan: Exercise | None, source: str) -> None:
        """Show the export of a plan, or else of the plan in a file."""
        path = Path(source) if source else None
        try:
            if plan is None and path is not None:
                plan = self._shelf.plan_of(path)
        except Failed as failed:
            self.start.refuse_kept(sentence(failed))
            return
        if plan is not None:
            self._pages.setCurrentWidget(self.exporting)
            self.exporting.show_plan(plan, path)

    @Slot(str, str)
    def _keep(self, source: str, title: str) -> None:
        """Keep an exercise as a template, and say so or why not."""
        try:
            templates.keep(Path(source), title, now=self._shelf.clock.now)
        except (Failed, Refused) as wrong:
            self.start.refuse_kept(sentence(wrong))
            return
        self.refresh()
        self.start.say_kept(title)

    @Slot(str)
    def _delete(self, path: str) -> None:
        """Put a template into the system's bin, from which it can be had back."""
        if not QFile.moveToTrash(path):
            self.start.refuse_kept(_("The file could not be put into the bin; it is still there."))
        self.refresh()

    @Slot(object, str)
    def _script(self, script: ScriptDraft, title: str) -> None:
        self.script_wanted.emit(script, title)

    @Slot(str)
    def _forget(self, path: str) -> None:
        self._shelf.forget(path)
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        url = event.mimeData().urls()[0]
        event.acceptProposedAction()
        path = Path(url.toLocalFile())
        # the drop has to be over first: whoever dragged is waiting for it
        QTimer.singleShot(0, self, lambda: self.take_path(path))
