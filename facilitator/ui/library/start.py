"""The start page: what is done with the exercise, scenario or template that is marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.library.about import Naming
from facilitator.ui.library.cards import date_words
from facilitator.ui.library.start_lists import StartLists
from facilitator.ui.library.table import taking
from facilitator.ui.theme import Theme


class StartPage(StartLists):
    """What there is to open or to start from, and the one button that does it."""

    open_wanted = Signal(str)
    start_wanted = Signal(object, str)
    rehearsal_wanted = Signal(str)
    forget_wanted = Signal(str)
    copy_wanted = Signal(str)
    template_wanted = Signal(str, str)
    keep_wanted = Signal(str, str)
    delete_wanted = Signal(str)
    export_wanted = Signal(object, str)
    duplicate_wanted = Signal(str, str, bool)
    archive_wanted = Signal(object)
    read_wanted = Signal(str)
    file_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self, theme: Theme, looks: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, looks, parent)
        self._connect()

    def _connect(self) -> None:
        self.exercises.taken.connect(self.take)
        self.next_button.clicked.connect(self.take)
        taking(self, self.take)
        self.file_button.clicked.connect(self.file_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.about.name_entered.connect(self.take)
        for button, slot in (
            (self.about.rehearse_button, self.rehearse),
            (self.about.forget_button, self.forget),
            (self.about.here_button, self.copy_here),
            (self.about.export_button, self.export),
            (self.about.template_button, self.ask_template),
            (self.about.duplicate_button, self.ask_duplicate),
            (self.about.again_button, self.run_again),
            (self.about.archive_button, self.archive),
            (self.about.read_button, self.read),
        ):
            button.clicked.connect(slot)

    @Slot()
    def take(self) -> None:
        """Open what is marked, start from it, or keep it as a template."""
        title = self.about.name.text().strip()
        if self._asking is Naming.DUPLICATE:
            self._duplicate(again=False)
        elif self._keeping and self._recent is not None:
            if title:
                self.keep_wanted.emit(self._recent.path, title)
            else:
                self.about.name.refuse(_("Give the template a name."))
        elif self._plan is not None:
            if not title:
                self.about.name.refuse(_("Give the exercise a name."))
            elif self._template is not None:
                self.template_wanted.emit(str(self._template.path), title)
            else:
                self.start_wanted.emit(self._plan, title)
        elif self._recent is not None:
            self.open_wanted.emit(self._recent.path)

    @Slot()
    def export(self) -> None:
        """Ask for the export of what is marked."""
        if self._plan is not None:
            self.export_wanted.emit(self._plan, str(self._template.path) if self._template else "")
        elif self._recent is not None and self._there.get(self._recent.path, False):
            self.export_wanted.emit(None, self._recent.path)

    @Slot()
    def ask_template(self) -> None:
        """Ask what the template of the marked exercise is to be called."""
        recent = self._recent
        if recent is not None and self._there.get(recent.path, False):
            self._asking = Naming.TEMPLATE
            self.about.ask_template(recent.title)
            self._offer()
            self._scenario_taken()

    @Slot()
    def ask_duplicate(self) -> None:
        """Ask what a duplicate of the marked exercise is to be called."""
        recent = self._recent
        if recent is not None and self._there.get(recent.path, False):
            self._asking = Naming.DUPLICATE
            self.about.ask_duplicate(recent.title)
            self._offer()
            self._scenario_taken()

    @Slot()
    def run_again(self) -> None:
        """Take the marked exercise up again as another run of the same."""
        if self._asking is Naming.DUPLICATE:
            self._duplicate(again=True)

    def _duplicate(self, *, again: bool) -> None:
        title = self.about.name.text().strip()
        if not title:
            self.about.name.refuse(_("Give the exercise a name."))
        elif self._recent is not None:
            self.duplicate_wanted.emit(self._recent.path, title, again)

    @Slot()
    def archive(self) -> None:
        """Put the marked exercise away, or back on the list."""
        if self._recent is not None:
            self.archive_wanted.emit(self._recent)

    @Slot()
    def read(self) -> None:
        """Ask to read the marked exercise as its chief officer has it."""
        if self._recent is not None and self._there.get(self._recent.path, False):
            self.read_wanted.emit(self._recent.path)

    def say_kept(self, title: str) -> None:
        """Say that a template was kept."""
        self._exercise_chosen()
        self.title.setText(_("{title} is kept as a template.").format(title=title))
        self.exercises.setFocus()

    def refuse_kept(self, said: str) -> None:
        """Say why what was asked for could not be done."""
        if self._keeping:
            self.about.name.refuse(said)
        else:
            self.about.risk.refuse(said)

    @Slot()
    def rehearse(self) -> None:
        """Ask for a rehearsal of what is marked."""
        if self._recent is not None:
            self.rehearsal_wanted.emit(self._recent.path)

    @Slot()
    def forget(self) -> None:
        """Take what is marked off the list, or delete a template of one's own."""
        if self._template is not None:
            path, self._template, self._plan = str(self._template.path), None, None
            self.about.show_nothing()
            self.scenarios.pick(-1)
            self.delete_wanted.emit(path)
            self._offer()
        elif self._recent is not None and self._recent.keep_until is not None:
            # the day stands in this row alone
            words = _("It is to be kept until {day}: take that day away first (F8).")
            self.about.risk.refuse(words.format(day=date_words(self._recent.keep_until)))
        elif self._recent is not None:
            path, self._recent = self._recent.path, None
            self.about.show_nothing()
            self.exercises.pick(-1)
            self.forget_wanted.emit(path)
            self._offer()

    @Slot()
    def copy_here(self) -> None:
        """Ask for a copy of what is marked in the folder of exercises."""
        if self._recent is not None:
            self.copy_wanted.emit(self._recent.path)

    @Slot()
    def focus_scenarios(self) -> None:
        """Go to the scenarios, to the first one if none is marked."""
        self.scenarios.setFocus()
        if self.scenarios.current() is None:
            self.scenarios.pick(0)

    def focus_list(self) -> None:
        """Go to where the next act most likely is."""
        if self.exercises.model.rowCount():
            self.exercises.setFocus()
        else:
            self.focus_scenarios()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = self._recent is not None or self._template is not None
        if event.key() == Qt.Key.Key_Delete and marked and not self._keeping:
            self.forget()
        elif event.key() == Qt.Key.Key_Escape and self._keeping:
            self._exercise_chosen()
            self.exercises.setFocus()
        else:
            super().keyPressEvent(event)
