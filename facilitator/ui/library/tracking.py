"""The improvement tracker: the corrective actions of all exercises on this computer."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.entry import Author
from facilitator.domain.tracking import Tracked, counted
from facilitator.i18n import _
from facilitator.services import tracker
from facilitator.services.now import Clock
from facilitator.ui.library.exporting import usual_folder
from facilitator.ui.library.tracking_changes import Changes
from facilitator.ui.library.tracking_marked import MarkedAction
from facilitator.ui.library.tracking_narrowing import Narrowing
from facilitator.ui.library.tracking_reading import Paths, Reading
from facilitator.ui.library.tracking_rows import FILTERS, filter_words, line
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class TrackerPage(MarkedAction):
    """Reads all files away from the window; what is changed is written into its own exercise."""

    left = Signal()

    def __init__(  # noqa: PLR0913 - each part it needs, handed in
        self,
        theme: Theme,
        tasks: Tasks,
        clock: Clock,
        author: Author,
        *,
        paths: Paths = tracker.library_paths,
        parent: QWidget | None = None,
    ) -> None:
        files = Reading(tasks, clock.now, paths)
        super().__init__(theme, files, Changes(tasks, clock, author), parent)
        self._tasks, self._clock = tasks, clock
        self.narrowing = Narrowing()
        self._connect()
        self.say_words()

    def _connect(self) -> None:
        self.standing.picked.connect(self._show)
        self.owner_button.clicked.connect(self.next_owner)
        self.exercise_button.clicked.connect(self.next_exercise)
        self.cancel_button.clicked.connect(self.stop)
        self.export_button.clicked.connect(self.ask_export)
        self.back_button.clicked.connect(self.leave)
        self.files.so_far.connect(self._tell)
        self.files.done.connect(self._done)
        self.files.failed.connect(self._sorry)
        for key, slot in (
            ("Ctrl+E", self.ask_export),
            ("Escape", self.leave),
            ("Alt+O", self.next_owner),
            ("Alt+X", self.next_exercise),
        ):
            on_key(self, key, slot)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.table.view.empty = _(
            "Corrective actions of all exercises will stand here; they are written on the "
            "Findings page of a review."
        )
        self._say_read()
        self._show()

    # --- reading -----------------------------------------------------------------------------

    def look(self) -> None:
        """Read all exercises anew."""
        if self.busy():
            return
        self.cancel_button.show()
        self.files.begin()

    @Slot(int, int)
    def _tell(self, done: int, every: int) -> None:
        if done < every:
            words = _("Reading exercise {done} of {all}…")
            self.reading.setText(words.format(done=done + 1, all=every))
            self.reading.show()

    @Slot()
    def stop(self) -> None:
        """Read no further file; what was read is shown."""
        self.files.stop()

    @Slot()
    def _done(self) -> None:
        self._say_read()
        self._show()
        if self.isVisible() and self.table.model.rowCount() and not self.table.current():
            self.table.pick(0)

    @Slot(Exception)
    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.cancel_button.hide()
        self.refusal.refuse(could_not(error))

    def _say_read(self) -> None:
        words = self.files.words()
        self.reading.setText(words)
        self.reading.setVisible(bool(words))
        self.cancel_button.setVisible(self.files.busy())

    # --- showing -----------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        today = self._clock.now().astimezone().date()
        place = max(0, self.standing.current())
        self.standing.set_options(filter_words(counted(self.files.tracked, today)), place)
        found = self.narrowing.of(self.files.tracked, today, FILTERS[place])
        kept = self.table.current()
        self.table.show_lines([line(each, today) for each in found])
        keys = [each.key for each in found]
        if kept is not None and kept.key in keys:
            self.table.pick(keys.index(kept.key))
        for button, words, key in zip(
            (self.owner_button, self.exercise_button),
            self.narrowing.words(),
            ("Alt+O", "Alt+X"),
            strict=True,
        ):
            button.set_words(words, key)
        self._marked()

    def _asked_for(self) -> tuple[Tracked, ...]:
        return tuple(each.item for each in self.table.model.lines)

    @Slot()
    def next_owner(self) -> None:
        """Look at what the next owner has to do; after the last, at everybody's."""
        self.narrowing.next_owner(self.files.tracked)
        self._show()

    @Slot()
    def next_exercise(self) -> None:
        """Look at what the next exercise asked for; after the last, at all."""
        self.narrowing.next_exercise(self.files.tracked)
        self._show()

    # --- handing out -------------------------------------------------------------------------

    @Slot()
    def ask_export(self) -> None:
        """Ask for a place with the system's own dialog, and write what is shown there."""
        name = usual_folder() / f"{_('improvement-plan')}.xlsx"
        kinds = f"{_('Workbook')} (*.xlsx);;{_('Calendar')} (*.ics);;CSV (*.csv)"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Export"), str(name), kinds)
        if chosen:
            self.export(Path(chosen))

    def export(self, out: Path) -> None:
        """Write what is shown, in the form that the ending of the name says."""
        if self.busy():
            return
        self.refusal.calm()
        shown_now, now = self._asked_for(), self._clock.now()
        self._job = self._tasks.start(
            lambda: tracker.export_actions(shown_now, out, now=now), self._exported, self._sorry
        )

    def _exported(self, place: Path) -> None:
        self._job = 0
        self.reading.setText(_("Written: {path}").format(path=place))
        self.reading.show()

    @Slot()
    def leave(self) -> None:
        """Go back from the marked action to the list, or to the start page; reading stops."""
        if self.opened:
            self.table.setFocus()
            self.fold(opened=False)
            return
        self.stop()
        self.left.emit()

    def arrive(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()
