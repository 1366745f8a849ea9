"""The improvement tracker: the corrective actions of all exercises on this computer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed  # noqa: TC001 - beside its neighbours
from facilitator.domain.improvement import ActionStatus, CorrectiveAction
from facilitator.domain.tracking import Tracked, counted, narrowed, owners
from facilitator.i18n import _, ngettext
from facilitator.services import tracker
from facilitator.services.now import Clock
from facilitator.ui.library.exporting import usual_folder
from facilitator.ui.library.tracking_changes import Changes
from facilitator.ui.library.tracking_face import TrackerFace
from facilitator.ui.library.tracking_rows import FILTERS, STATES, filter_words, line
from facilitator.ui.models.plain import shown
from facilitator.ui.say import could_not, sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key

Paths = Callable[[], Sequence[Path]]
_STATES = tuple(ActionStatus)


class TrackerPage(TrackerFace):
    """Reads all files away from the window; what is changed is written into its own exercise."""

    left = Signal()
    _read_so_far = Signal(int, int)

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
        super().__init__(theme, parent)
        self._tasks, self._clock, self._paths = tasks, clock, paths
        self.changes = Changes(tasks, clock, author, self)
        self._job = 0
        self._stop = False
        self._tracked: tuple[Tracked, ...] = ()
        self._unread: tuple[tuple[str, Failed], ...] = ()
        self._stopped = False
        self._owner = self._exercise = ""
        self._connect()
        self.say_words()

    def _connect(self) -> None:
        self.table.chosen.connect(self._marked)
        self.table.taken.connect(self.open_marked)
        self.standing.picked.connect(self._show)
        self.owner_button.clicked.connect(self.next_owner)
        self.exercise_button.clicked.connect(self.next_exercise)
        self.cancel_button.clicked.connect(self.stop)
        self.export_button.clicked.connect(self.ask_export)
        self.back_button.clicked.connect(self.leave)
        self.status.picked.connect(self._picked)
        self.evidence.line.editingFinished.connect(self._evidence_left)
        self._read_so_far.connect(self._tell)
        self.changes.written.connect(self._changed)
        self.changes.refused.connect(self._not_changed)
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

    def busy(self) -> bool:
        """Whether files are being read or written."""
        return bool(self._job) or self.changes.busy()

    def look(self) -> None:
        """Read all exercises anew."""
        if self.busy():
            return
        self._stop = False
        paths, now, told = tuple(self._paths()), self._clock.now, self._read_so_far
        self.cancel_button.show()
        self._tell(0, len(paths))
        self._job = self._tasks.start(
            lambda: tracker.read_all(paths, now=now, progress=told.emit, stop=lambda: self._stop),
            self._done,
            self._sorry,
        )

    @Slot(int, int)
    def _tell(self, done: int, every: int) -> None:
        if done < every:
            words = _("Reading exercise {done} of {all}…")
            self.reading.setText(words.format(done=done + 1, all=every))
            self.reading.show()

    @Slot()
    def stop(self) -> None:
        """Read no further file; what was read is shown."""
        self._stop = True

    def _done(self, read: tracker.Read) -> None:
        self._job = 0
        self._tracked = tracker.tracked(read.learned)
        self._unread, self._stopped = read.unread, read.stopped
        self._say_read()
        self._show()
        if self.isVisible() and self.table.model.rowCount() and not self.table.current():
            self.table.pick(0)

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.cancel_button.hide()
        self.refusal.refuse(could_not(error))

    def _say_read(self) -> None:
        said: list[str] = []
        if self._stopped:
            said.append(_("Stopped: not all exercises were read."))
        if self._unread:
            count = len(self._unread)
            words = ngettext("{n} file could not be read:", "{n} files could not be read:", count)
            said.append(words.format(n=count))
            said += [sentence(failed) for _path, failed in self._unread[:3]]
        self.reading.setText(" ".join(said))
        self.reading.setVisible(bool(said))
        self.cancel_button.setVisible(bool(self._job))

    # --- showing -----------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        today = self._clock.now().astimezone().date()
        place = max(0, self.standing.current())
        self.standing.set_options(filter_words(counted(self._tracked, today)), place)
        names = {"owner": self._owner, "exercise": self._exercise}
        found = narrowed(self._tracked, today, standing=FILTERS[place], **names)
        kept = self.table.current()
        self.table.show_lines([line(each, today) for each in found])
        keys = [each.key for each in found]
        if kept is not None and kept.key in keys:
            self.table.pick(keys.index(kept.key))
        words = _("Owner: {owner}").format(owner=shown(self._owner) or _("all"))
        self.owner_button.set_words(words, "Alt+O")
        words = _("Exercise: {title}").format(title=shown(self._exercise) or _("all"))
        self.exercise_button.set_words(words, "Alt+X")
        self._marked()

    def _asked_for(self) -> tuple[Tracked, ...]:
        return tuple(each.item for each in self.table.model.lines)

    @Slot()
    def next_owner(self) -> None:
        """Look at what the next owner has to do; after the last, at everybody's."""
        self._owner = _next(self._owner, owners(self._tracked))
        self._show()

    @Slot()
    def next_exercise(self) -> None:
        """Look at what the next exercise asked for; after the last, at all."""
        names = tuple(sorted({each.exercise for each in self._tracked}))
        self._exercise = _next(self._exercise, names)
        self._show()

    @Slot()
    def _marked(self) -> None:
        each: Tracked | None = self.table.current()
        self.known = each is not None
        self.fold(opened=self.opened and self.known)
        if each is None:
            return
        self.text.setText(shown(each.action.text))
        finding = shown(each.finding.text) if each.finding is not None else ""
        self.about.setText(" · ".join(filter(None, (finding, shown(each.action.contact)))))
        words = [_(STATES[state]) for state in _STATES]
        self.status.set_options(words, _STATES.index(each.action.status))
        if not self.evidence.line.hasFocus():
            self.evidence.set_text(each.action.evidence)

    # --- changing ----------------------------------------------------------------------------

    @Slot(int)
    def _picked(self, place: int) -> None:
        each: Tracked | None = self.table.current()
        if each is not None:
            evidence = self.evidence.text().strip()
            self._change(each, replace(each.action, status=_STATES[place], evidence=evidence))

    @Slot()
    def _evidence_left(self) -> None:
        each: Tracked | None = self.table.current()
        text = self.evidence.text().strip()
        if each is not None and text != each.action.evidence:
            self._change(each, replace(each.action, evidence=text))

    def _change(self, each: Tracked, action: CorrectiveAction) -> None:
        if action == each.action:
            return
        if self.busy():
            self.refusal.refuse(_("The files are being read or written: try again in a moment."))
            self._marked()
            return
        self.refusal.calm()
        self.changes.write(each, action)

    @Slot(object, object)
    def _changed(self, each: Tracked, action: CorrectiveAction) -> None:
        now = replace(each, action=action)
        self._tracked = tuple(now if one.key == each.key else one for one in self._tracked)
        self._show()

    @Slot(Exception)
    def _not_changed(self, error: Exception) -> None:
        self.refusal.refuse(could_not(error))
        self._marked()

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
        if self._job:
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
    def open_marked(self) -> None:
        """Go to how the marked action stands."""
        self.fold(opened=True)
        self.status.setFocus()

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


def _next(now: str, names: Sequence[str]) -> str:
    every = ("", *names)
    return every[(every.index(now) + 1) % len(every)] if now in every else ""
