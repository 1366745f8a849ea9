"""The preview of an import: what was recognised, what is doubtful, what has to be asked."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.exchange.draft import Answers, ImportResult, ScriptDraft
from facilitator.i18n import _
from facilitator.services.places import free_path
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.draftlines import (
    doubt_columns,
    doubt_lines,
    doubts,
    found,
    row_columns,
    row_line,
)
from facilitator.ui.library.questions import Questions
from facilitator.ui.library.table import Table, taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel
from facilitator.ui.widgets.choice import Choice

Read = Callable[[Path, Answers], ImportResult]
_ANSWERS = {each.name for each in fields(Answers)}


def read_script(path: Path, answers: Answers) -> ImportResult:
    """Read a script in whichever format, in a process of its own."""
    from facilitator.exchange import formats  # noqa: PLC0415 - heavy; only when needed

    return formats.read(path, answers)


class ImportPage(QWidget):
    """Reads a file, shows what it found, and asks; nothing is written before Import."""

    left = Signal()
    wanted = Signal(object, str)
    another = Signal()

    def __init__(
        self, theme: Theme, tasks: Tasks, read: Read = read_script, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._tasks, self._read = tasks, read
        self._job = 0
        self._path = Path()
        self._answers = Answers()
        self._result: ImportResult | None = None
        self._script: ScriptDraft | None = None
        self._single: bool | None = None
        self._build(theme)
        self.set_theme(theme)
        self.say_words()

    def _build(self, theme: Theme) -> None:
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back_button = KeyButton(theme, "")
        self.another_button = KeyButton(theme, "")
        self.import_button = KeyButton(theme, "", kind=Kind.NEXT)
        head = self._head = QHBoxLayout()
        head.addWidget(self.title, 1)
        self._buttons = QHBoxLayout()
        for button in (self.back_button, self.another_button, self.import_button):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        head.addLayout(self._buttons)
        self.sheets = Choice(theme, "")
        self.rows = Table(theme, "", row_columns(), row_px=26)
        self.rows_panel = Panel(theme, "")
        self.rows_panel.set_body(self.rows)
        self.questions = Questions(theme)
        self.name_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.name = Field(theme, "")
        self.path_label = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.ask_panel = Panel(theme, "")
        asked = QWidget()
        self._asked = QVBoxLayout(asked)
        self._asked.addWidget(self.questions)
        for each in (self.name_caption, self.name, self.path_label):
            self._asked.addWidget(each)
        self.ask_panel.set_body(asked)
        self.doubts = Table(theme, "", doubt_columns(), row_px=26, wrap=True)
        self.doubts_panel = Panel(theme, "")
        self.doubts_panel.set_body(self.doubts)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        page = self._page = QVBoxLayout(self)
        page.addLayout(head)
        page.addWidget(self.sheets)
        page.addWidget(self._scroll, 1)
        self.sheets.hide()
        self.back_button.clicked.connect(self._leave)
        self.another_button.clicked.connect(self.another)
        self.import_button.clicked.connect(self.take)
        self.sheets.picked.connect(self._show_script)
        self.questions.answered.connect(self._answer)
        self.name.changed.connect(self._named)
        self.name.entered.connect(self.take)
        self.rows.taken.connect(self.take)
        taking(self, self.take)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._page.setContentsMargins(px(8), px(6), 0, 0)
        self._page.setSpacing(px(6))
        self._head.setSpacing(px(2))
        self._head.setContentsMargins(px(4), 0, px(5), 0)
        self._buttons.setSpacing(px(2))
        self._grid.setContentsMargins(0, 0, px(8), px(8))
        self._grid.setSpacing(px(8))
        self._asked.setContentsMargins(0, px(8), 0, px(8))
        self._asked.setSpacing(px(2))
        for each in (self.name_caption, self.path_label):
            each.setContentsMargins(px(12), 0, px(12), 0)
        self.name.setContentsMargins(px(9), 0, px(9), 0)
        single = theme.density is Density.SINGLE
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        for panel in (self.rows_panel, self.doubts_panel):
            panel.setMinimumHeight(px(220) if single else px(140))
        if single is not self._single:
            self._fold(single=single)

    def _fold(self, *, single: bool) -> None:
        """Set rows and questions side by side, or one under the other with the questions first."""
        self._single = single
        grid = self._grid
        for panel in (self.rows_panel, self.ask_panel, self.doubts_panel):
            grid.removeWidget(panel)
        if single:
            for row, panel in enumerate((self.ask_panel, self.rows_panel, self.doubts_panel)):
                grid.addWidget(panel, row, 0)
        else:
            grid.addWidget(self.rows_panel, 0, 0, 2, 1)
            grid.addWidget(self.ask_panel, 0, 1)
            grid.addWidget(self.doubts_panel, 1, 1)
        grid.setColumnStretch(0, 60)
        grid.setColumnStretch(1, 0 if single else 40)
        for row in range(3):
            grid.setRowStretch(row, int(row == 1 or (single and row > 1)))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.back_button.set_words(_("Back"), "Esc")
        self.another_button.set_words(_("Another file…"), "Ctrl+I")
        self.import_button.set_words(_("Import"), "Ctrl+Enter")
        self.rows_panel.set_title(_("Script"))
        self.ask_panel.set_title(_("To decide"))
        self.doubts_panel.set_title(_("Doubtful and left out"))
        self.rows.view.setAccessibleName(_("Rows of the script"))
        self.doubts.view.setAccessibleName(_("Doubtful and left out"))
        self.sheets.set_name(_("Scripts in this file"))
        self.name_caption.setText(_("Name of the exercise"))
        self.name.line.setAccessibleName(_("Name of the exercise"))
        self.rows.view.empty = _("The rows of the script will stand here before anything is made.")
        self.rows.set_columns(row_columns())
        self.doubts.set_columns(doubt_columns())
        if self._result is not None:
            self._show(self._result)

    def read(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._path, self._answers = path, Answers()
        self._result = self._script = None
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
        self.sheets.hide()
        self.import_button.set_off(_("Nothing has been read yet."))

    def _start(self) -> None:
        self._tasks.drop(self._job)
        path, answers, read = self._path, self._answers, self._read
        self.title.setText(_("Reading {name}… Esc stops.").format(name=path.name))
        self._job = self._tasks.start(lambda: read(path, answers), self._arrived, self._sorry)

    def _arrived(self, result: ImportResult) -> None:
        self._job = 0
        self._result = result
        self._show(result)

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self._refuse(could_not(error))

    def _refuse(self, sentence: str) -> None:
        self._clear()
        self.title.setText(sentence)
        self.import_button.set_off(sentence)
        self.another_button.setFocus()

    def _show(self, result: ImportResult) -> None:
        if not result.recognised or not result.scripts:
            self._refuse(result.refused or _("There is no script in this file."))
            return
        given = {name: getattr(self._answers, name) for name in _ANSWERS}
        self.questions.ask(result.questions, given)
        self.ask_panel.set_counts(_("unanswered means: as marked") if result.questions else "")
        several = len(result.scripts) > 1
        names = [each.name for each in result.scripts]
        old = self._script.name if self._script else ""
        self.sheets.set_options(names, names.index(old) if old in names else 0)
        self.sheets.setVisible(several)
        self._show_script(self.sheets.current())
        first = self.questions.first()
        if not self.rows.view.hasFocus() and (first is None or not first.hasFocus()):
            (first or self.rows).setFocus()

    def _stem(self) -> str:
        return self._path.stem.replace("_", " ").strip()

    @Slot(int)
    def _show_script(self, place: int) -> None:
        if self._result is None:
            return
        script = self._script = self._result.scripts[max(0, place)]
        if script.title and self.name.text() == self._stem():
            self.name.set_text(script.title)
            self._named(script.title)
        self.title.setText(f"{self._path.name}: {found(script)}")
        self.rows.set_columns(row_columns(dated=any(each.day for each in script.rows)))
        self.rows.show_lines([row_line(each) for each in script.rows])
        self.rows_panel.set_counts(script.name)
        self.doubts.view.empty = _("Nothing is doubtful, and nothing was left out.")
        self.doubts.show_lines(doubt_lines(script))
        self.doubts_panel.set_counts(doubts(script))
        self.import_button.set_on()

    @Slot(str, str)
    def _answer(self, question: str, answer: str) -> None:
        if question in _ANSWERS:
            self._answers = replace(self._answers, **{question: answer})
            self._start()

    @Slot(str)
    def _named(self, title: str) -> None:
        made = _("Will be made as {path}").format(path=short_path(str(free_path(title))))
        self.path_label.setText(made)

    @Slot()
    def take(self) -> None:
        """Make the exercise of what is shown, if anything is."""
        if self._script is None or self._job:
            return
        title = self.name.text().strip()
        if not title:
            self.name.refuse(_("Give the exercise a name."))
            self.name.setFocus()
            return
        self.wanted.emit(self._script, title)

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
