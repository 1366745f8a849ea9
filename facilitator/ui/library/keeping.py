"""What becomes of an exercise: kept until a day, without names, or erased for good."""

from collections.abc import Callable
from datetime import date  # noqa: TC003 - beside its neighbours
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Failed, Fault
from facilitator.i18n import _, ngettext
from facilitator.services.erasing import (
    Doomed,
    NotErased,
    erase,
    erase_names,
    matches,
    what_goes,
)
from facilitator.services.session import Shelf
from facilitator.services.shelving import day_of, keep_until
from facilitator.store.library import Recent
from facilitator.ui.library.cards import date_words
from facilitator.ui.library.keeping_face import KeepFace
from facilitator.ui.library.keeping_words import goes_words, stays_words
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class KeepPage(KeepFace):
    """Nothing is erased before its title stands in the line; nothing that is open ever is."""

    left = Signal()
    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        shelf: Shelf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tasks, self._shelf = tasks, shelf
        self._recent: Recent | None = None
        self._doomed: Doomed | None = None
        self._job = 0
        self._erased = False
        self._connect()
        self.say_words()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.until.entered.connect(self.keep)
        self.typed.changed.connect(self._typed)
        self.names_button.clicked.connect(self.take_names)
        self.erase_button.clicked.connect(self.take)
        taking(self, self.take)
        on_key(self, "Alt+N", self.take_names)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        title = self._recent.title if self._recent is not None else ""
        self.title.setText(_("What becomes of {title}").format(title=title))
        self._say_doomed()
        self._say_kept()

    def show_exercise(self, recent: Recent) -> None:
        """Show until when an exercise is kept, and what erasing it would take."""
        self._recent, self._doomed, self._erased = recent, None, False
        self.until.set_text(recent.keep_until.isoformat() if recent.keep_until else "")
        for field in (self.until, self.typed):
            field.calm()
            field.setEnabled(True)
        self.typed.set_text("")
        self._say("")
        self.refusal.calm()
        self.say_words()
        self._look()
        self.until.setFocus()

    def busy(self) -> bool:
        """Tell whether files are being looked for or erased."""
        return self._job != 0

    def _look(self) -> None:
        recent, shelf = self._recent, self._shelf
        if recent is not None:
            self._job = self._tasks.start(
                lambda: what_goes(recent, shelf.recent(), now=shelf.clock.now),
                self._told,
                self._sorry,
            )

    def _told(self, doomed: Doomed) -> None:
        self._job, self._doomed = 0, doomed
        self._say_doomed()

    # --- kept until --------------------------------------------------------------------------

    @Slot()
    def keep(self) -> None:
        """Keep the day that stands in the line."""
        recent = self._recent
        if recent is None or self._erased:
            return
        try:
            day = day_of(self.until.text())
        except ValueError:
            self.until.refuse(_("Write the day as 2027-05-31."))
            return
        try:
            keep_until(self._shelf.library, recent, day)
        except Failed as failed:
            self.until.refuse(could_not(failed))
            return
        self._recent = self._again(recent)
        self._say_kept()
        self.changed.emit()

    def _again(self, recent: Recent) -> Recent:
        rows = self._shelf.library.recent()
        return next((each for each in rows if each.path == recent.path), recent)

    def _say_kept(self) -> None:
        day = self._recent.keep_until if self._recent is not None else None
        if day is None:
            self.kept.setText(_("No day is set."))
        else:
            today: date = self._shelf.clock.now().astimezone().date()
            words = _("Kept until {day}.") if day >= today else _("That day has gone by: {day}.")
            self.kept.setText(words.format(day=date_words(day)))

    # --- erased ------------------------------------------------------------------------------

    def _say_doomed(self) -> None:
        doomed = self._doomed
        self.goes.say(goes_words(doomed) if doomed is not None else _("Looking…"))
        self.stays.say(stays_words(doomed) if doomed is not None else "")
        self._offer()

    @Slot()
    def _typed(self) -> None:
        self.refusal.calm()
        self._offer()

    def _offer(self) -> None:
        doomed = self._doomed
        right = doomed is not None and matches(self.typed.text(), doomed.title)
        why = _("Type the title of the exercise first.")
        names = doomed.names if doomed is not None else 0
        if self._erased or self._job or not right:
            self.erase_button.set_off(why)
            self.names_button.set_off(why)
            return
        self.erase_button.set_on()
        if names:
            self.names_button.set_on()
        else:
            self.names_button.set_off(_("No names of people stand in it."))

    @Slot()
    def take(self) -> None:
        """Erase the exercise and all that belongs to it."""
        doomed, typed, library = self._doomed, self.typed.text(), self._shelf.library
        if doomed is None or self._job or self._erased:
            return
        if not matches(typed, doomed.title):
            self.typed.setFocus()
            self.refusal.refuse(_("Type the title of the exercise first."))
            return
        self._say(_("Erasing…"))
        self._run(lambda: erase(doomed, typed, library), self._gone)

    @Slot()
    def take_names(self) -> None:
        """Erase the names of people and nothing else."""
        recent, doomed, shelf = self._recent, self._doomed, self._shelf
        if recent is None or doomed is None or not self.names_button.isEnabled() or self._job:
            return
        self._run(
            lambda: erase_names(recent, shelf.recent(), now=shelf.clock.now), self._names_gone
        )

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.refusal.calm()
        self._job = self._tasks.start(work, then, self._sorry)
        self._offer()

    def _gone(self, count: int) -> None:
        self._job, self._erased = 0, True
        words = ngettext("{title} is erased: {n} file.", "{title} is erased: {n} files.", count)
        title = self._doomed.title if self._doomed is not None else ""
        self._say(words.format(title=title, n=count))
        self.goes.say("")
        for field in (self.until, self.typed):
            field.setEnabled(False)
        self.typed.set_text("")
        self._offer()
        self.changed.emit()
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names_gone(self, told: tuple[int, int]) -> None:
        self._job = 0
        count, left = told
        words = ngettext(
            "{n} name is erased, in the backups too; entries keep their roles.",
            "{n} names are erased, in the backups too; entries keep their roles.",
            count,
        )
        said = words.format(n=count)
        if left:
            kept = ngettext(
                "{n} backup could not be changed and still holds them.",
                "{n} backups could not be changed and still hold them.",
                left,
            )
            said = f"{said} {kept.format(n=left)}"
        self._say(said)
        self.typed.set_text("")
        self._look()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self._say("")
        self.refusal.refuse(self._why(error))
        self._offer()

    def _why(self, error: Exception) -> str:
        if isinstance(error, NotErased):
            return str(error)
        if isinstance(error, Failed) and error.fault is Fault.LOCKED:
            words = _("{title} is open: open another exercise first, or close the window it is in.")
            return words.format(title=self._recent.title if self._recent is not None else "")
        return could_not(error)

    @Slot()
    def leave(self) -> None:
        """Go back to the start page."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
