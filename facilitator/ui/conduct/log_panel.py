"""The decision log with its find bar."""

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.events import EntryRef, ObservationLogged
from facilitator.domain.exercise import Exercise
from facilitator.domain.log import LogQuery
from facilitator.i18n import _, ngettext
from facilitator.ui.conduct.finding import FindBar, query_of
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.log_rows import LogHead
from facilitator.ui.conduct.log_view import LogView
from facilitator.ui.conduct.tray import focus
from facilitator.ui.models.log import LogModel
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Panel, text_width

_OBSERVATIONS = (ObservationLogged.kind,)
_JUMP = re.compile(r"#\s*(\d+)$")


class LogPanel(Panel):
    """The log, its column names, its find bar; the rows are the model's."""

    found = Signal()

    def __init__(
        self, theme: Theme, model: LogModel, exercise: Exercise, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Decision log"), parent)
        self._exercise = exercise
        self.model = model
        self._kinds: tuple[str, ...] = ()
        self._fitted: tuple[object, ...] = ()
        self.find_bar = FindBar(theme, exercise, self)
        self.names = LogHead(theme, _("Columns"), self)
        self.view = LogView(theme, model, self)
        self.view.empty = _("Decisions stand here once they are saved. Type the first one below.")
        self.order_button = KeyButton(theme, "", small=True, parent=self)
        self.find_button = KeyButton(theme, "", small=True, parent=self)
        self.replace_button = KeyButton(theme, "", small=True, parent=self)
        self.sieve_button = KeyButton(theme, "", small=True, parent=self)
        for button in (self.sieve_button, self.order_button, self.find_button, self.replace_button):
            self.add_button(button)
        for part in (self.find_bar, self.names):
            self.body.addWidget(part)
        self.set_body(self.view)
        self.say_keys()
        self._unseen = 0
        self.view.narrowed.connect(self.names.set_room)
        self.view.unseen.connect(self._count_unseen)
        self.view.selectionModel().selectionChanged.connect(self._count_chosen)
        self.find_bar.asked.connect(self._ask)
        self.find_bar.sieve.changed.connect(self._narrow)
        self.find_bar.entered.connect(self._enter)
        model.rowsInserted.connect(self.recount)
        model.rowsRemoved.connect(self.recount)
        self.recount()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the rows need the room of head and names."""
        super().set_theme(theme)
        single = theme.density is Density.SINGLE
        self.head.setVisible(not single)
        self.names.setVisible(not single)

    def say_keys(self) -> None:
        """Print the keys that are in use now."""
        happened = self.model.query.order == "happened"
        order = _("As happened") if happened else _("As logged")
        self.order_button.set_words(order, key("order"))
        only = _("Observations") if self._kinds else _("All entries")
        self.sieve_button.set_words(only, key("sieve"))
        self.find_button.set_words(_("Find"), key("find"))
        self.replace_button.set_words(_("Replace"), key("replace"))
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Leave out the button whose key stands in the foot too, before the title is cut."""
        buttons = (self.sieve_button, self.order_button, self.find_button, self.replace_button)
        # measured only when something is longer: entries come in by the dozen
        words = "".join(each.words() + each.key for each in buttons)
        seen = (self.width(), self.theme, words, self.head.title, len(self.head.counts))
        if seen == self._fitted:
            return
        self._fitted = seen
        wide = sum(each.sizeHint().width() + self.theme.px(2) for each in buttons)
        title = text_width(f"{self.head.title}  {self.head.counts}", self.theme.font("table"))
        self.replace_button.setVisible(wide + title + self.theme.px(48) <= self.width())

    @Slot()
    def recount(self) -> None:
        """Say how many entries there are, and how many came below the rows in sight."""
        self._count()
        self._fit_head()

    def _count(self) -> None:
        chosen = len(self.view.all_chosen())
        if chosen:
            words = ngettext("{count} chosen, T tags it", "{count} chosen, T tags them", chosen)
            self.set_counts(words.format(count=chosen), str(chosen))
            return
        count = self.model.rowCount()
        words = ngettext("{count} entry", "{count} entries", count).format(count=count)
        if self.find_bar.isHidden():
            new = ngettext("{count} new below", "{count} new below", self._unseen)
            words = f"{words} · {new.format(count=self._unseen)}" if self._unseen else words
            self.set_counts(words, f"{count} +{self._unseen}" if self._unseen else str(count))
            return
        self.set_counts("")
        self.find_bar.found.setText(
            ngettext("{count} found", "{count} found", count).format(count=count)
        )

    @Slot(int)
    def _count_unseen(self, count: int) -> None:
        self._unseen = count
        self.recount()

    def show_saved(self, line: int) -> None:
        """Bring the entry that was just saved into sight, whatever was being looked for."""
        if self.model.place(line) < 0:
            self.close_find()
        if self.model.place(line) < 0:
            # left out for this role; the line itself says that it is saved
            return
        place = self.model.place(line)
        if place == self.model.rowCount() - 1:
            self.view.to_end()
        elif place >= 0:
            self.view.show_place(place)
        self.view.mark_fresh(line)

    def chosen(self) -> EntryRef | None:
        """Return which entry is chosen, if one is."""
        place = self.view.chosen()
        return self.model.row(place).ref if place >= 0 else None

    def all_chosen(self) -> tuple[int, ...]:
        """Return the lines of every entry that is chosen, from the top."""
        return tuple(self.model.row(place).line for place in self.view.all_chosen())

    @Slot()
    def _count_chosen(self) -> None:
        self.recount()

    # --- finding -----------------------------------------------------------------------------

    @Slot()
    def open_find(self) -> None:
        """Open the find bar, or go back into it."""
        self.find_bar.show()
        self.find_bar.field.line.selectAll()
        focus(self.find_bar.field.line)
        self.recount()

    def close_find(self) -> bool:
        """Close the find bar and show the whole log again; tell whether it was open."""
        if self.find_bar.isHidden():
            return False
        self.find_bar.hide()
        self.find_bar.field.set_text("")
        self.find_bar.field.calm()
        self.find_bar.sieve.clear()
        self._ask_whole()
        self.view.to_end()
        return True

    @property
    def only_observations(self) -> bool:
        """Whether everything but observations is left out while nothing is looked for."""
        return bool(self._kinds)

    def show_only(self, *, observations: bool) -> None:
        """Leave everything but observations out, or show all of the log."""
        self._kinds = _OBSERVATIONS if observations else ()
        self.set_title(_("Observations") if observations else _("Decision log"))
        self.names.what = _("Observation") if observations else ""
        self.names.update()
        self.view.empty = (
            _("Observations stand here: a line that begins with + ! or ~ is one.")
            if observations
            else _("Decisions stand here once they are saved. Type the first one below.")
        )
        self.say_keys()
        if self.find_bar.isHidden():
            self._ask_whole()
            self.view.to_end()

    def set_larger(self, factor: float) -> None:
        """Print rows and column names larger, for somebody who looks at little else."""
        for part in (self.names, self.view):
            part.larger = factor
            part.set_theme(self.theme)

    def _ask_whole(self) -> None:
        self.model.ask(LogQuery(order=self.model.query.order, kinds=self._kinds))
        self.recount()

    @Slot(str)
    def _ask(self, text: str) -> None:
        if not _JUMP.fullmatch(text.strip()):
            self._show_found(text, self.model.query.order)

    @Slot()
    def _narrow(self) -> None:
        self._ask(self.find_bar.field.text())

    def _show_found(self, text: str, order: str) -> None:
        query = query_of(text, self._exercise, order)
        self.model.ask(self.find_bar.sieve.narrow(query))
        self.recount()

    @Slot(str)
    def _enter(self, text: str) -> None:
        jump = _JUMP.fullmatch(text.strip())
        if jump is None:
            self._ask(text)
            focus(self.view)
            if self.model.rowCount():
                self.view.go_to(self.model.rowCount() - 1)
            return
        self.model.ask(LogQuery(order=self.model.query.order))
        if not self.jump_to(int(jump[1])):
            words = _("There is no entry {number}.").format(number=jump[1])
            self.find_bar.field.refuse(words)

    def jump_to(self, number: int) -> bool:
        """Go to the entry of a number; tell whether there is one."""
        place = self.model.place_of_number(number)
        if place < 0:
            return False
        self.find_bar.field.calm()
        self.view.go_to(place)
        focus(self.view)
        return True

    @Slot()
    def turn_order(self) -> None:
        """Show entries as they were logged, or as they happened."""
        happened = self.model.query.order == "logged"
        order = "happened" if happened else "logged"
        if self.find_bar.isHidden():
            self.model.ask(LogQuery(order=order, kinds=self._kinds))
            self.recount()
        else:
            self._show_found(self.find_bar.field.text(), order)
        self.say_keys()
        self.view.to_end()
