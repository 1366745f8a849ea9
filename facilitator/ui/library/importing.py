"""The import: what was recognised, what is doubtful, what has to be asked, before it is made."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.exchange.draft import ImportResult, ScriptDraft
from facilitator.exchange.rowwords import first_taken
from facilitator.i18n import _
from facilitator.services.places import free_path
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.draftlines import doubt_lines, doubts, found, row_columns, row_lines
from facilitator.ui.library.importing_columns_face import Mode
from facilitator.ui.library.importing_face import ImportFace
from facilitator.ui.library.importing_reading import ANSWERS, Read, Reading, read_script
from facilitator.ui.library.importing_reasons import Reasons
from facilitator.ui.library.importing_words import comes_of_it, titles_of
from facilitator.ui.library.table import taking
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class ImportPage(ImportFace):
    """Reads a file, shows what it found, and asks; nothing is written before Import."""

    left = Signal()
    wanted = Signal(object, str)
    several_wanted = Signal(object)
    another = Signal()

    def __init__(
        self, theme: Theme, tasks: Tasks, read: Read = read_script, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.reading = Reading(tasks, read, self)
        self._reasons = Reasons(self)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        reading, columns = self.reading, self.columns
        reading.began.connect(self._say_reading)
        reading.arrived.connect(self._show)
        reading.failed.connect(self._refuse)
        self.questions.answered.connect(reading.answer)
        columns.mapped.connect(reading.map_columns)
        columns.recognised_wanted.connect(reading.unmap_columns)
        # a list to choose from needs the room more than the preview that it will change
        columns.choosing.connect(self._make_way)
        self.back_button.clicked.connect(self._leave)
        self.another_button.clicked.connect(self.another)
        self.import_button.clicked.connect(self.take)
        self.name.changed.connect(self._named)
        self.name.entered.connect(self.take)
        self.sheets.shown.connect(self._show_sheet)
        self.sheets.changed.connect(self._say_what_comes)
        taking(self, self.take)
        for key, slot in (("Ctrl+S", columns.remember), ("Ctrl+M", columns.choose_mapping)):
            on_key(self, key, slot)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        if self.reading.result is not None:
            self._show()

    # --- reading ---------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self.columns.say_set_aside(self.reading.begin(path))
        self.columns.go_back()
        self.sheets.forget()
        self.name.set_text(self._stem())
        self._named(self.name.text())
        self._clear()
        self.reading.start()

    def busy(self) -> bool:
        """Tell whether a file is being read."""
        return self.reading.busy()

    @Slot()
    def _say_reading(self) -> None:
        if self.reading.result is None:
            name = self.reading.path.name
            self.title.setText(_("Reading {name}… Esc stops.").format(name=name))

    def _clear(self) -> None:
        self.doubts.view.empty = ""
        self.rows.show_lines(())
        self.doubts.show_lines(())
        for panel in (self.rows_panel, self.doubts_panel):
            panel.set_counts("")
        self.questions.ask((), {})
        self.columns.show_columns(())
        self.sheets.hide()
        self.comes_label.hide()
        self.import_button.set_off(_("Nothing has been read yet."))

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._clear()
        self.title.setText(sentence)
        self.import_button.set_off(sentence)

    # --- showing ---------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        result = self.reading.result
        if result is None:
            return
        scripts = result.scripts if result.recognised else ()
        if not scripts:
            self._refuse(result.refused or _("There is no script in this file."))
        asked = [each for each in result.questions if each.id in ANSWERS]
        self.questions.ask(asked, self.reading.given())
        self.ask_panel.set_counts(_("unanswered means: as marked") if asked else "")
        self._show_sheets(result, scripts)
        self._show_sheet(self.sheets.current())
        self._focus_first()

    def _show_sheets(self, result: ImportResult, scripts: tuple[ScriptDraft, ...]) -> None:
        """Show which sheets there are; the caller looks at the marked one."""
        several = len(result.sheets or scripts) > 1
        self.sheets.setVisible(several or bool(result.hidden))
        there = [each.name for each in result.sheets or scripts]
        first = [each.name for each in (*scripts, *result.hidden)] or there
        with QSignalBlocker(self.sheets):
            self.sheets.show_sheets(result.sheets, scripts, result.hidden)
            if first and self.sheets.current() not in there:
                self.sheets.mark(first[0])
        self.make_room()

    def _focus_first(self) -> None:
        """Put the keyboard where the next act most likely is, unless it is in a panel already."""
        inside = next((each for each in self.findChildren(QWidget) if each.hasFocus()), None)
        if inside is not None and inside is not self.back_button:
            return
        first = self.questions.first()
        if self._script() is None:
            self.go_to(self.columns.table if self.columns.columns else self.another_button)
        else:
            self.go_to(first or self.rows)

    def _stem(self) -> str:
        return self.reading.path.stem.replace("_", " ").strip()

    def _script(self) -> ScriptDraft | None:
        """Return the script of the sheet that is looked at, if it is one."""
        result, name = self.reading.result, self.sheets.current()
        scripts = (*result.scripts, *result.hidden) if result is not None else ()
        script = next((each for each in scripts if each.name == name), None)
        if script is None:
            return None
        # the list of sheets says what becomes of each
        said = first_taken(script.name)
        return replace(script, warnings=tuple(e for e in script.warnings if e.message != said))

    @Slot(str)
    def _show_sheet(self, name: str) -> None:
        result = self.reading.result
        if result is None:
            return
        sheet = next((each for each in result.sheets if each.name == name), None)
        if self.columns.mode is Mode.COLUMNS:
            self.columns.show_columns(sheet.columns if sheet else (), self.reading.mapping)
        script = self._script()
        if script is None:
            self.rows.show_lines(())
            self.doubts.show_lines(())
            self.rows_panel.set_counts(name)
        else:
            self._show_script(script)
        self._say_what_comes()

    def _show_script(self, script: ScriptDraft) -> None:
        if script.title and self.name.text() == self._stem():
            self.name.set_text(script.title)
            self._named(script.title)
        self.title.setText(f"{self.reading.path.name}: {found(script)}")
        self.rows.set_columns(row_columns(dated=any(each.day for each in script.rows)))
        self.rows.show_lines(row_lines(script))
        self.rows_panel.set_counts(script.name)
        self.doubts.view.empty = _("Nothing is doubtful, and nothing was left out.")
        self.doubts.show_lines(doubt_lines(script))
        self.doubts_panel.set_counts(doubts(script))

    @Slot()
    def _say_what_comes(self) -> None:
        result = self.reading.result
        if result is None or not (result.recognised or result.hidden):
            return
        made = self.sheets.arranged()
        self.comes_label.setVisible(len(result.scripts) + len(result.hidden) > 1)
        self.comes_label.setText(comes_of_it(made, self.name.text().strip()))
        if made:
            self.import_button.set_on()
        elif result.refused:
            self.import_button.set_off(result.refused)
        else:
            self.import_button.set_off(_("All sheets are left out: nothing would be made."))

    @Slot(bool)
    def _make_way(self, choosing: bool) -> None:  # noqa: FBT001 - a signal hands it in
        self.rows_panel.setHidden(choosing)
        self._scroll.ensureWidgetVisible(self.columns)

    # --- what is decided -------------------------------------------------------------------

    @Slot(str)
    def _named(self, title: str) -> None:
        made = _("Will be made as {path}").format(path=short_path(str(free_path(title))))
        self.path_label.setText(made)
        self._say_what_comes()

    @Slot()
    def take(self) -> None:
        """Make the exercise of what is shown, or all that come of several sheets."""
        made = self.sheets.arranged()
        if not made or self.busy():
            return
        title = self.name.text().strip()
        if not title:
            self.name.refuse(_("Give the exercise a name."))
            self.go_to(self.name)
        elif len(made) == 1:
            self.wanted.emit(made[0].script, title)
        else:
            titles = titles_of(made, title)
            self.several_wanted.emit(
                tuple((each.script, name) for each, name in zip(made, titles, strict=True))
            )

    @Slot()
    def _leave(self) -> None:
        self.reading.drop()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
