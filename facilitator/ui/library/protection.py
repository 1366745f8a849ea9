"""Give an exercise a pass-phrase, another one, or none; done only once the sheet is in hand."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.errors import Failed
from facilitator.domain.exercise import Exercise
from facilitator.i18n import _, language
from facilitator.services.diskguard import guard_of, tell_guard
from facilitator.services.places import free_path
from facilitator.services.protecting import (
    Changed,
    Protection,
    is_protected,
    lock_again,
    protect,
    take_off,
)
from facilitator.services.session import Shelf
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.exporting import usual_folder
from facilitator.ui.library.protection_phrase import PhrasePage
from facilitator.ui.library.protection_words import done_words
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class ProtectPage(PhrasePage):
    """Nothing is changed before the sheet was saved and two of its words were typed."""

    left = Signal()
    changed = Signal()
    release_wanted = Signal(str)
    new_wanted = Signal(object, str, object)

    def __init__(
        self, theme: Theme, tasks: Tasks, shelf: Shelf, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._tasks, self._shelf = tasks, shelf
        self._path: Path | None = None
        self._new: tuple[Exercise, str] | None = None
        self._protection: Protection | None = None
        self._job = 0
        self._connect()
        self.say_words()

    def _connect(self) -> None:
        for button, key, slot in (
            (self.lock_button, "Alt+K", self.lock),
            (self.off_button, "Alt+T", self.take_it_off),
            (self.sheet_button, "Ctrl+S", self.choose_sheet),
            (self.print_button, "Alt+O", self.open_sheet),
        ):
            button.clicked.connect(slot)
            on_key(self, key, slot)
        self.back_button.clicked.connect(self.leave)
        self.protect_button.clicked.connect(self.take)
        self.retyped.connect(self._forget_sheet)
        self.words[-1].entered.connect(self.take)
        taking(self, self.take)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        there = self._path is not None and is_protected(self._path)
        name = self._new[1] if self._new is not None else self._path.stem if self._path else ""
        said = _("Another pass-phrase for {name}") if there else _("Protect {name}")
        self.title.setText(said.format(name=name))
        words = _("Change the pass-phrase") if there else _("Protect")
        self.protect_button.set_words(words, "Ctrl+Enter")
        self.lock_button.setVisible(there)
        self.off_button.setVisible(there)
        self._show_sheet()

    def show_exercise(self, path: Path) -> None:
        """Begin with an exercise that is plain, or was unlocked."""
        self._new = None
        self._begin_with(path)

    def show_new(self, plan: Exercise, title: str) -> None:
        """Begin with an exercise that is made when all is ready, and encrypted from then on."""
        self._new = (plan, title)
        self._begin_with(free_path(title))

    def _begin_with(self, path: Path) -> None:
        self._path, self._protection = path, None
        self.empty()
        self.refusal.calm()
        self.said.setText("")
        self.disk.setText("")
        self.say_words()
        self._offer()
        self.phrase.setFocus()
        # asked of the system, which may take its time
        self._tasks.start(lambda: tell_guard(guard_of(path)), self.disk.setText, self._no_disk)

    def _no_disk(self, _error: Exception) -> None:
        self.disk.setText("")

    def busy(self) -> bool:
        """Tell whether something is being made."""
        return self._job != 0

    @property
    def asked(self) -> tuple[int, ...]:
        """Which words of the sheet are asked, once there is one."""
        return self._protection.asked if self._protection is not None else ()

    # --- the sheet -------------------------------------------------------------------------

    @Slot()
    def _forget_sheet(self) -> None:
        """Forget a sheet that was made for another pass-phrase."""
        if self._protection is not None:
            self._protection = None
            self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self._protection.sheet if self._protection is not None else None
        self.sheet_acts.show_parts(
            [self.sheet_button] if sheet is None else [self.sheet_button, self.print_button]
        )
        self.sheet_path.setText(short_path(str(sheet)) if sheet is not None else "")
        self.sheet_path.setVisible(sheet is not None)
        numbers = self.asked or (1, 2)
        for caption, field, number in zip(self.word_captions, self.words, numbers, strict=True):
            caption.setText(_("Word {number} of the sheet").format(number=number))
            field.line.setAccessibleName(caption.text())
            for each in (caption, field):
                each.setVisible(sheet is not None)

    @Slot()
    def choose_sheet(self) -> None:
        """Ask with the system's own dialog where the sheet goes, and write it."""
        if self._path is None or self._job or not self.agreed():
            return
        begin = usual_folder() / f"{_('recovery-sheet')}-{self._path.stem}.pdf"
        name, _kind = QFileDialog.getSaveFileName(self, _("Recovery sheet"), str(begin), "*.pdf")
        if name:
            self.write_sheet(Path(name))

    def write_sheet(self, out: Path) -> None:
        """Make the key and write its sheet, away from the window."""
        path, shelf, typed, spoken = self._path, self._shelf, self.phrase.text(), language()
        new = self._new
        if path is None or self._job or not self.agreed():
            return

        def make() -> Protection:
            made = Protection(typed)
            title, at = new[1] if new is not None else shelf.plan_of(path).title, shelf.clock.now()
            made.write_sheet(out, title=title, file=path.name, at=at, language=spoken)
            return made

        self.refusal.calm()
        self._job = self._tasks.start(make, self._written, self._not_written)
        self._offer()

    def _written(self, made: Protection) -> None:
        self._job, self._protection = 0, made
        self._offer()
        self._show_sheet()
        self.words[0].setFocus()
        self._scroll.ensureWidgetVisible(self.words[-1])

    def _not_written(self, error: Exception) -> None:
        self._job = 0
        self._offer()
        self.phrase.refuse(could_not(error))
        self.phrase.setFocus()

    @Slot()
    def open_sheet(self) -> None:
        """Open the sheet in the system's own program, which can print it."""
        if self._protection is not None and self._protection.sheet is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._protection.sheet)))

    # --- what is done ----------------------------------------------------------------------

    def _offer(self) -> None:
        acts = (self.protect_button, self.lock_button, self.off_button, self.sheet_button)
        for each in acts:
            if self._job:
                each.set_off(_("The file is being written."))
            else:
                each.set_on()

    @Slot()
    def take(self) -> None:
        """Protect the exercise, away from the window."""
        path, protection, now = self._path, self._protection, self._shelf.clock.now
        if path is None or self._job or not self.agreed():
            return
        if protection is None:
            self.refusal.refuse(_("Save the recovery sheet first: it is the way in if all forget."))
            self.sheet_button.setFocus()
            return
        if not protection.confirm(tuple(each.text() for each in self.words)):
            self.words[-1].refuse(_("These are not its words; look at the numbers on the sheet."))
            self.words[0].setFocus()
            return
        self.words[-1].calm()
        if self._new is not None:
            self.empty()
            self.new_wanted.emit(*self._new, protection.require_ready())
            return
        self._begin(lambda: protect(path, protection, now=now))

    @Slot()
    def lock(self) -> None:
        """Close the exercise if it is open, and forget its key: it asks for it again then."""
        path = self._path
        if path is None or self._job or not is_protected(path):
            return
        self.release_wanted.emit(str(path))
        try:
            lock_again(path)
        except Failed as failed:
            self.refusal.refuse(could_not(failed))
            return
        self.leave()

    @Slot()
    def take_it_off(self) -> None:
        """Take the pass-phrase off the exercise, away from the window."""
        path, now = self._path, self._shelf.clock.now
        if path is not None and not self._job and is_protected(path):
            self._begin(lambda: take_off(path, now=now))

    def _begin(self, work: Callable[[], Changed]) -> None:
        # the file has to be closed; whoever has it open in this window lets it go
        self.release_wanted.emit(str(self._path))
        self.refusal.calm()
        self.said.setText(_("Encrypting and comparing…"))
        self._job = self._tasks.start(work, self._done, self._sorry)
        self._offer()

    def _done(self, made: Changed) -> None:
        self._job, self._protection = 0, None
        self.empty()
        self.say_words()
        self._offer()
        self.said.setText(
            done_words(made, protected=self._path is not None and is_protected(self._path))
        )
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.said.setText("")
        self._offer()
        self.refusal.refuse(could_not(error))

    @Slot()
    def leave(self) -> None:
        """Go back to the start page; nothing is kept of what was typed."""
        if self._job:
            return
        self.empty()
        self._protection = None
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
