"""The backups of an exercise: a look inside each, and a new file made of one."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Failed
from facilitator.i18n import _, ngettext
from facilitator.services.now import Clock
from facilitator.services.restoring import (
    Copy,
    Inside,
    copies_of,
    keys_of,
    look_inside,
    restore,
    second_place,
)
from facilitator.store.library import Library, Recent
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.copies_face import CopiesFace
from facilitator.ui.library.copies_words import (
    compared_words,
    copy_line,
    inside_words,
    last_words,
    moment_words,
)
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class CopiesPage(CopiesFace):
    """Lists copies without opening them; the marked one is looked into away from the window."""

    left = Signal()
    restored = Signal()
    open_wanted = Signal(str)
    second_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        library: Library,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tasks, self._library, self._clock = tasks, library, clock
        self._recent: Recent | None = None
        self._every = False
        self._job = self._looking = 0
        self._made: Path | None = None
        self._connect()
        self.say_words()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.all_button.clicked.connect(self.turn)
        self.restore_button.clicked.connect(self.take)
        self.table.chosen.connect(self._marked)
        self.table.taken.connect(self._to_inside)
        self.second_panel.wanted.connect(self._second_set)
        taking(self, self.take)
        on_key(self, "Alt+A", self.turn)
        on_key(self, "Ctrl+Shift+O", self.second_panel.choose)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self._say_what()
        self._fill()

    def _say_what(self) -> None:
        one = self._recent is not None and not self._every
        words = _("Backups of {title}").format(title=self._recent.title if self._recent else "")
        self.title.setText(words if one else _("Backups of all exercises"))
        self.all_button.set_words(
            _("Of this exercise") if self._every else _("Of all exercises"), "Alt+A"
        )
        self.all_button.setVisible(self._recent is not None)

    def show_copies(self, recent: Recent | None) -> None:
        """Show the copies of an exercise, or of all where none is marked."""
        self._recent, self._every = recent, recent is None
        self._made = None
        self._say("")
        self.second_panel.look()
        self._say_what()
        self._fill()
        self.table.pick(-1)
        self.table.pick(0 if self.table.model.rowCount() else -1)
        self._marked()
        self.table.setFocus()

    def busy(self) -> bool:
        """Tell whether a copy is being looked into or restored."""
        return bool(self._job or self._looking)

    def _fill(self) -> None:
        found = copies_of(None if self._every else self._recent, second=second_place())
        now = self._clock.now()
        self.table.show_lines([copy_line(each, now) for each in found])
        count = len(found)
        self.copies_panel.set_counts(
            ngettext("{n} backup", "{n} backups", count).format(n=count) if count else ""
        )
        self.table.view.empty = _(
            "No backup yet. One is made by itself five minutes after an exercise begins."
        )

    # --- a look inside -----------------------------------------------------------------------

    @Slot()
    def _marked(self) -> None:
        copy: Copy | None = self.table.current()
        self._tasks.drop(self._looking)
        self._looking = 0
        self.refusal.calm()
        self._show_inside(None)
        self._offer()
        if copy is None:
            return
        present, now = self._present(copy), self._clock.now
        self.holds.setText(_("Looking into it…"))
        self._looking = self._tasks.start(
            lambda: look_inside(copy.path, present, now=now), self._seen, self._unseen
        )

    def _present(self, copy: Copy) -> Path | None:
        """Return the file that a copy was made of, if it is known and there."""
        if self._recent is None or self._every:
            rows = self._library.recent()
            found = (each for each in rows if _same(each, copy))
            path = next((Path(each.path) for each in found), None)
        else:
            path = Path(self._recent.path)
        return path if path is not None and path.is_file() else None

    def _seen(self, inside: Inside) -> None:
        self._looking = 0
        self._show_inside(inside)

    def _unseen(self, error: Exception) -> None:
        self._looking = 0
        self.holds.setText("")
        self.refusal.refuse(could_not(error))
        self.restore_button.set_off(_("This backup cannot be read."))

    def _show_inside(self, inside: Inside | None) -> None:
        self.holds.setText(inside_words(inside) if inside is not None else "")
        copy: Copy | None = self.table.current()
        there = copy is not None and self._present(copy) is not None
        against = compared_words(inside.compared, there=there) if inside is not None else ""
        self.against.say(against)
        self.last.say(last_words(inside) if inside is not None else "")
        self.words.say(" ".join(inside.fingerprint) if inside is not None else "")

    @Slot()
    def _to_inside(self) -> None:
        """Show what is in the marked copy, and go to what makes a file of it."""
        self._scroll.ensureWidgetVisible(self.inside_panel)
        self.restore_button.setFocus(Qt.FocusReason.TabFocusReason)

    # --- what is done ------------------------------------------------------------------------

    def _offer(self) -> None:
        if self._made is not None:
            self.restore_button.set_words(
                _("Open {name}").format(name=self._made.name), "Ctrl+Enter"
            )
            self.restore_button.set_on()
            return
        self.restore_button.set_words(_("Restore as a new file"), "Ctrl+Enter")
        if self.table.current() is None:
            self.restore_button.set_off(_("Mark a backup first."))
        else:
            self.restore_button.set_on()

    @Slot()
    def take(self) -> None:
        """Make a new file of the marked copy; or open the one that was made last."""
        copy: Copy | None = self.table.current()
        if self._made is not None:
            made, self._made = self._made, None
            self.open_wanted.emit(str(made))
            return
        if copy is None or self._job or not self.restore_button.isEnabled():
            return
        beside = self._present(copy)
        self._job = self._tasks.start(
            lambda: restore(copy.path, beside, at=copy.at),
            lambda made: self._restored(made, copy),
            self._sorry,
        )

    def _restored(self, made: Path, copy: Copy) -> None:
        self._job = 0
        self._made = made
        words = _(
            "The backup of {when} stands beside the file as {path}; nothing was written over."
        )
        when, path = moment_words(copy.at), short_path(str(made))
        self._say(words.format(when=when, path=path))
        self._shelve(made, copy)
        self._offer()
        self.restored.emit()
        self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self.said)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _shelve(self, made: Path, copy: Copy) -> None:
        row = self._recent if not self._every else None
        if row is None:
            rows = self._library.recent()
            row = next((each for each in rows if _same(each, copy)), None)
        if row is None:
            return
        new = replace(
            row, path=str(made), copied_at=copy.at, archived=False, opened_at=self._clock.now()
        )
        try:
            self._library.change(new)
        except Failed as failed:
            # the file is there, and the folder is looked through for files anyway
            self.refusal.refuse(could_not(failed))

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.refusal.refuse(could_not(error))

    @Slot()
    def turn(self) -> None:
        """Show the copies of all exercises, or of the marked one again."""
        if self._recent is not None:
            self._every = not self._every
            self._made = None
            self._say_what()
            self._fill()
            self.table.pick(0 if self.table.model.rowCount() else -1)
            self._marked()

    @Slot(str)
    def _second_set(self, folder: str) -> None:
        self.second_wanted.emit(folder)
        self._fill()
        self.table.setFocus()

    @Slot()
    def leave(self) -> None:
        """Go back to the start page."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _same(row: Recent, copy: Copy) -> bool:
    """Tell whether a copy was made of the file of a row."""
    keys = keys_of(row.exercise, rehearsal=row.rehearsal, run=row.run)
    return bool(row.exercise) and copy.exercise in keys
