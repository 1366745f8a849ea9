"""The import: what was recognised, what is doubtful, what has to be asked, before it is made."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.exchange.draft import Answers, ImportResult, ScriptDraft, SheetDraft
from facilitator.exchange.rowwords import first_taken
from facilitator.i18n import _
from facilitator.services.mappings import Mappings
from facilitator.services.places import free_path
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.draftlines import (
    about_row,
    doubt_lines,
    doubts,
    found,
    place_of,
    row_columns,
    row_lines,
)
from facilitator.ui.library.importing_face import ImportFace
from facilitator.ui.library.importing_words import comes_of_it, titles_of
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme

Read = Callable[[Path, Answers], ImportResult]
_ANSWERS = {each.name for each in fields(Answers)} - {"columns", "sheet"}
"""What a question can be about; the sheets have a list of their own."""


def read_script(path: Path, answers: Answers) -> ImportResult:
    """Read a script in whichever format, in a process of its own."""
    from facilitator.exchange import formats  # noqa: PLC0415 - heavy; only when needed

    return formats.read(path, answers)


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
        self._tasks, self._read = tasks, read
        self._job = 0
        self._path = Path()
        self._answers = Answers()
        self._result: ImportResult | None = None
        self._mapping = ""
        self._offered = False
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._leave)
        self.another_button.clicked.connect(self.another)
        self.import_button.clicked.connect(self.take)
        self.questions.answered.connect(self._answer)
        self.name.changed.connect(self._named)
        self.name.entered.connect(self.take)
        self.sheets.shown.connect(self._show_sheet)
        self.sheets.changed.connect(self._say_what_comes)
        self.columns.mapped.connect(self._map)
        self.columns.recognised_wanted.connect(self._unmap)
        # a list to choose from needs the room more than the preview that it will change
        self.columns.choosing.connect(self._make_way)
        self.rows.chosen.connect(self._row_chosen)
        self.rows.taken.connect(self._to_doubt)
        self.doubts.chosen.connect(self._doubt_chosen)
        self.doubts.taken.connect(self._to_row)
        taking(self, self.take)
        for key, slot in (
            ("Ctrl+S", self.columns.remember),
            ("Ctrl+M", self.columns.choose_mapping),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        if self._result is not None:
            self._show(self._result)

    # --- reading ---------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._path, self._answers = path, Answers()
        self._result = None
        self._mapping, self._offered = "", False
        self.columns.say_set_aside(Mappings())
        self.columns.go_back()
        self.sheets.forget()
        self.name.set_text(self._stem())
        self._named(self.name.text())
        self._clear()
        self._start()

    def busy(self) -> bool:
        """Tell whether a file is being read."""
        return self._job != 0

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

    def _start(self) -> None:
        self._tasks.drop(self._job)
        path, answers, read = self._path, self._answers, self._read
        if self._result is None:
            self.title.setText(_("Reading {name}… Esc stops.").format(name=path.name))
        self._job = self._tasks.start(lambda: read(path, answers), self._arrived, self._sorry)

    def _arrived(self, result: ImportResult) -> None:
        self._job = 0
        if not self._offered:
            self._offered = True
            if self._fitting(result.sheets):
                self._start()
                return
        self._result = result
        self._show(result)

    def _fitting(self, sheets: tuple[SheetDraft, ...]) -> bool:
        """Take up the kept mapping that fits a sheet, and tell whether it says anything new."""
        for sheet in sheets:
            keys = [each.key for each in sheet.columns]
            mappings = self.columns.mappings
            kept = mappings.fitting(keys) if mappings is not None else None
            if kept is not None:
                self._mapping = kept.name
                self._answers = replace(self._answers, columns=kept.columns)
                return {each.key: each.field for each in sheet.columns} != dict(kept.columns)
        return False

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self._refuse(could_not(error))

    def _refuse(self, sentence: str) -> None:
        self._clear()
        self.title.setText(sentence)
        self.import_button.set_off(sentence)

    # --- showing ---------------------------------------------------------------------------

    def _show(self, result: ImportResult) -> None:
        scripts = result.scripts if result.recognised else ()
        if not scripts:
            self._refuse(result.refused or _("There is no script in this file."))
        given = {name: getattr(self._answers, name) for name in _ANSWERS}
        asked = [each for each in result.questions if each.id in _ANSWERS]
        self.questions.ask(asked, given)
        self.ask_panel.set_counts(_("unanswered means: as marked") if asked else "")
        several = len(result.sheets or scripts) > 1
        self.sheets.setVisible(several)
        self.sheets.show_sheets(result.sheets, scripts)
        self.make_room()
        names = [each.name for each in scripts or result.sheets]
        if self.sheets.current() not in [each.name for each in result.sheets or scripts] and names:
            self.sheets.mark(names[0])
        self._show_sheet(self.sheets.current())
        self._focus_first()

    def _focus_first(self) -> None:
        """Put the keyboard where the next act most likely is, unless it is in a panel already."""
        inside = self.focusWidget()
        if inside is not None and inside.hasFocus() and inside is not self.back_button:
            return
        first = self.questions.first()
        if self._script() is None:
            self.go_to(self.columns.table if self.columns.columns else self.another_button)
        else:
            self.go_to(first or self.rows)

    def _stem(self) -> str:
        return self._path.stem.replace("_", " ").strip()

    def _script(self) -> ScriptDraft | None:
        """Return the script of the sheet that is looked at, if it is one."""
        scripts = self._result.scripts if self._result is not None else ()
        name = self.sheets.current()
        script = next((each for each in scripts if each.name == name), None)
        if script is None:
            return None
        # the list of sheets says what becomes of each
        said = first_taken(script.name)
        return replace(script, warnings=tuple(e for e in script.warnings if e.message != said))

    @Slot(str)
    def _show_sheet(self, name: str) -> None:
        result = self._result
        if result is None:
            return
        sheet = next((each for each in result.sheets if each.name == name), None)
        if self.columns.mode is self.columns.mode.COLUMNS:
            self.columns.show_columns(sheet.columns if sheet else (), self._mapping)
        script = self._script()
        if script is None:
            self.rows.show_lines(())
            self.doubts.show_lines(())
            self.rows_panel.set_counts(name)
            self._offer()
            return
        if script.title and self.name.text() == self._stem():
            self.name.set_text(script.title)
            self._named(script.title)
        self.title.setText(f"{self._path.name}: {found(script)}")
        self.rows.set_columns(row_columns(dated=any(each.day for each in script.rows)))
        self.rows.show_lines(row_lines(script))
        self.rows_panel.set_counts(script.name)
        self.doubts.view.empty = _("Nothing is doubtful, and nothing was left out.")
        self.doubts.show_lines(doubt_lines(script))
        self.doubts_panel.set_counts(doubts(script))
        self._offer()
        self._say_what_comes()

    def _offer(self) -> None:
        result = self._result
        if result is not None and result.recognised and self.sheets.arranged():
            self.import_button.set_on()
        elif result is not None and result.recognised:
            self.import_button.set_off(_("All sheets are left out: nothing would be made."))

    @Slot()
    def _say_what_comes(self) -> None:
        result = self._result
        several = result is not None and len(result.scripts) > 1
        self.comes_label.setVisible(several)
        if several:
            self.comes_label.setText(comes_of_it(self.sheets.arranged(), self.name.text().strip()))
        self._offer()

    # --- rows and what is said about them --------------------------------------------------

    @Slot()
    def _row_chosen(self) -> None:
        if self.rows.view.hasFocus():
            self.doubts.pick(about_row(self.doubts.model.lines, self.rows.current()))

    @Slot()
    def _doubt_chosen(self) -> None:
        if self.doubts.view.hasFocus():
            place = place_of(self.rows.model.lines, self.doubts.current())
            if place >= 0:
                self.rows.pick(place)

    @Slot()
    def _to_doubt(self) -> None:
        """Go to what is said about the marked row, if anything is."""
        place = about_row(self.doubts.model.lines, self.rows.current())
        if place >= 0:
            self.doubts.pick(place)
            self.go_to(self.doubts)

    @Slot(bool)
    def _make_way(self, choosing: bool) -> None:  # noqa: FBT001 - a signal hands it in
        self.rows_panel.setHidden(choosing)
        self._scroll.ensureWidgetVisible(self.columns)

    @Slot()
    def _to_row(self) -> None:
        """Go to the row, or else to the column, that the marked doubt is about."""
        doubt = self.doubts.current()
        place = place_of(self.rows.model.lines, doubt)
        if place >= 0:
            self.rows.pick(place)
            self.go_to(self.rows)
        elif self.columns.jump_to(getattr(doubt, "column", "")):
            self.go_to(self.columns.table)

    # --- what is decided -------------------------------------------------------------------

    @Slot(str, str)
    def _answer(self, question: str, answer: str) -> None:
        if question in _ANSWERS:
            self._answers = replace(self._answers, **{question: answer})
            self._start()

    @Slot(object, str)
    def _map(self, choices: tuple[tuple[str, str], ...], name: str) -> None:
        """Read again with these columns; those of other sheets stay as they were mapped."""
        held = {**dict(self._answers.columns), **dict(choices)}
        self._mapping = name
        self._answers = replace(self._answers, columns=tuple(held.items()))
        self._start()

    @Slot()
    def _unmap(self) -> None:
        """Read again with the columns as the program recognises them."""
        self._mapping = ""
        self._answers = replace(self._answers, columns=())
        self._start()

    @Slot(str)
    def _named(self, title: str) -> None:
        made = _("Will be made as {path}").format(path=short_path(str(free_path(title))))
        self.path_label.setText(made)
        self._say_what_comes()

    @Slot()
    def take(self) -> None:
        """Make the exercise of what is shown, or all that come of several sheets."""
        made = self.sheets.arranged()
        if not made or self._job:
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
        self._tasks.drop(self._job)
        self._job = 0
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
