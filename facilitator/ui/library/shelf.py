"""The list of exercises in its panel: grouped, searched, and what was put away apart."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.services.shelving import overdue, shelved
from facilitator.store.library import Recent
from facilitator.ui.library.cards import date_words, exercise_columns, exercise_line
from facilitator.ui.library.table import Table
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Glyph, GlyphWords, KeyButton, Panel, SunkenLine


class SearchLine(SunkenLine):
    """What is looked for; down goes to the list, Escape looks for nothing any more."""

    left = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class ExercisesPanel(Panel):
    """Shows one row for each file, the files of an exercise together."""

    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._rows_known: tuple[Recent, ...] = ()
        self._today: date | None = None
        self.archived = False
        self.there: dict[str, bool] = {}
        self.table = Table(theme, "", exercise_columns())
        self.find_button = KeyButton(theme, "")
        self.archived_button = KeyButton(theme, "")
        self.new_button = KeyButton(theme, "")
        for each in (self.archived_button, self.find_button, self.new_button):
            self.add_button(each)
        self.reminder = GlyphWords(theme, tint="status.late", role="table")
        self.late_button = KeyButton(theme, "", small=True)
        self._reminding = QWidget()
        self._beside = QHBoxLayout(self._reminding)
        self._beside.addWidget(self.reminder, 1)
        self._beside.addWidget(self.late_button)
        self._reminding.hide()
        self.search = SearchLine(theme, "")
        self.search.hide()
        self.body.addWidget(self._reminding)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.find_button.clicked.connect(self.seek)
        self.archived_button.clicked.connect(self.turn)
        self.late_button.clicked.connect(self.show_late)
        self.search.textChanged.connect(self._look)
        self.search.left.connect(self.find_nothing)
        self.search.down.connect(self._to_list)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the head keeps only what has no key of its own."""
        super().set_theme(theme)
        px = theme.px
        self._beside.setContentsMargins(px(12), px(2), px(9), px(2))
        single = theme.density is Density.SINGLE
        self.find_button.setVisible(not single)
        self._offer_archived()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Exercises"))
        self.table.view.setAccessibleName(_("Exercises"))
        self.table.set_columns(exercise_columns())
        self.new_button.set_words(_("New exercise…"), "Ctrl+N")
        self.find_button.set_words(_("Find"), "Ctrl+F")
        self.late_button.set_words(_("Show"), "Alt+D")
        self.search.setAccessibleName(_("Find an exercise"))
        self.search.setPlaceholderText(_("Title, scenario, agency or day"))
        self.show_rows(self._rows_known, self._today)

    # --- what is shown -----------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Recent], today: date | None) -> None:
        """Show what there is; ``today`` says whose date has gone by."""
        self._rows_known, self._today = tuple(rows), today
        self.there = {each.path: Path(each.path).is_file() for each in rows}
        if self.archived and not any(each.archived for each in rows):
            self.archived = False
        self._remind()
        self._look()

    @Slot()
    def _look(self) -> None:
        late = {each.path for each in self._late()}
        found = shelved(self._rows_known, wanted=self.search.text(), archived=self.archived)
        kept = self.table.current()
        lines = [
            exercise_line(each, there=self.there[each.recent.path], late=each.recent.path in late)
            for each in found
        ]
        self.table.show_lines(lines)
        paths = [each.recent.path for each in found]
        if kept is not None:
            self.table.pick(paths.index(kept.path) if kept.path in paths else -1)
        self._say_counts(len(lines))
        self._say_empty()
        self._offer_archived()
        self.shown.emit()

    def _late(self) -> tuple[Recent, ...]:
        return overdue(self._rows_known, self._today) if self._today is not None else ()

    def _say_counts(self, count: int) -> None:
        if self.search.text().strip():
            said = ngettext("{n} found", "{n} found", count)
        elif self.archived:
            said = ngettext("{n} put away", "{n} put away", count)
        else:
            said = ngettext("{n} on this laptop", "{n} on this laptop", count)
        self.set_counts(said.format(n=count) if count or self.search.text().strip() else "")

    def _say_empty(self) -> None:
        wanted = self.search.text().strip()
        others = shelved(self._rows_known, wanted=wanted, archived=not self.archived)
        if wanted and others and not self.archived:
            words = ngettext(
                "No exercise on the list has all these words; {n} that was put away has (Alt+A).",
                "No exercise on the list has all these words; {n} that were put away have (Alt+A).",
                len(others),
            ).format(n=len(others))
        elif wanted:
            words = _("No exercise has all these words. Esc shows all again.")
        else:
            words = _(
                "Exercises that you start, import or open will stand here; Ctrl+T takes you to "
                "the scenarios, F6 shows the backups there are."
            )
        self.table.view.empty = words

    def _remind(self) -> None:
        late = self._late()
        self._reminding.setVisible(bool(late))
        if not late:
            return
        first = late[0]
        until = date_words(first.keep_until) if first.keep_until is not None else ""
        words = ngettext(
            "{title} was to be kept until {day}: decide what becomes of it.",
            "{n} exercises are past the day until which they were to be kept, {title} since {day}.",
            len(late),
        )
        said = words.format(title=first.title, day=until, n=len(late))
        self.reminder.set_words(said, Glyph.CLOCK, tint="status.late", colour="text.primary")
        self.reminder.setToolTip(said)

    def _offer_archived(self) -> None:
        count = sum(1 for each in self._rows_known if each.archived)
        words = _("Back to the list") if self.archived else _("Put away: {n}").format(n=count)
        self.archived_button.set_words(words, "Alt+A")
        self.archived_button.setVisible(bool(count))

    def above_list(self) -> int:
        """Return how high what stands between head and list is now, in pixels."""
        parts = (self._reminding, self.search)
        return sum(each.sizeHint().height() for each in parts if not each.isHidden())

    # --- what is done ------------------------------------------------------------------------

    @Slot()
    def turn(self) -> None:
        """Show what was put away, or the list again."""
        if self.archived or any(each.archived for each in self._rows_known):
            self.archived = not self.archived
            self.table.pick(-1)
            self._look()
            self._to_list()

    @Slot()
    def show_late(self) -> None:
        """Mark the exercise whose day went by first."""
        late = self._late()
        if not late:
            return
        self.search.clear()
        self.archived = late[0].archived
        self._look()
        paths = [each.item.path for each in self.table.model.lines]
        self.table.pick(paths.index(late[0].path))
        self.table.setFocus()

    @Slot()
    def seek(self) -> None:
        """Go to the line in which somebody says what is looked for."""
        self.search.show()
        self.shown.emit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def find_nothing(self) -> None:
        """Show all again."""
        self.search.clear()
        self.search.hide()
        self.shown.emit()
        self.table.setFocus()

    @Slot()
    def _to_list(self) -> None:
        if self.table.model.rowCount():
            if self.table.current() is None:
                self.table.pick(0)
            self.table.setFocus()
