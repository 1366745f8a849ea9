"""The sheets of a file: which is an exercise of its own, which a further day, which is left out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.exchange.draft import ScriptDraft, SheetDraft
from facilitator.exchange.joining import Arranged, SheetUse, Use, arranged, proposed
from facilitator.i18n import _
from facilitator.ui.library.importing_words import sheet_columns, sheet_line
from facilitator.ui.library.table import Table
from facilitator.ui.library.wrapped_row import WrappedRow
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Panel

_MOST_DAYS = 30


class SheetsPanel(Panel):
    """Every sheet with what becomes of it; ``changed`` after every choice."""

    changed = Signal()
    shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._sheets: tuple[SheetDraft, ...] = ()
        self._uses: dict[str, SheetUse] = {}
        self.table = Table(theme, "", sheet_columns(), row_px=26)
        self.buttons = {
            name: KeyButton(theme, "", small=True)
            for name in ("nothing", "exercise", "day", "earlier", "later")
        }
        self.flow = WrappedRow(theme, list(self.buttons.values()))
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.table, 1)
        self._inside.addWidget(self.flow)
        self.set_body(inside)
        self._acts: dict[str, Callable[[], None]] = {
            "nothing": self.leave_out,
            "exercise": self.make_exercise,
            "day": self.make_day,
            "earlier": self.earlier,
            "later": self.later,
        }
        for name, act in self._acts.items():
            self.buttons[name].clicked.connect(act)
        self.table.view.installEventFilter(self)
        self.table.chosen.connect(self._chosen)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._inside.setContentsMargins(0, 0, 0, theme.px(4))
        self._inside.setSpacing(theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Sheets"))
        self.table.view.setAccessibleName(_("Sheets of the file"))
        self.table.set_columns(sheet_columns())
        for name, (words, key) in {
            "nothing": (_("Leave out"), "1"),
            "exercise": (_("An exercise"), "2"),
            "day": (_("A further day"), "3"),
            "earlier": (_("A day earlier"), "-"),
            "later": (_("A day later"), "+"),
        }.items():
            self.buttons[name].set_words(words, key)
        self._show()

    def show_sheets(
        self,
        sheets: Sequence[SheetDraft],
        scripts: Sequence[ScriptDraft],
        hidden: Sequence[ScriptDraft] = (),
    ) -> None:
        """Show other sheets; what was chosen for one of the same name holds."""
        before = self._uses
        self._sheets = tuple(sheets) or tuple(SheetDraft(name=each.name) for each in scripts)
        found = {each.script.name: each for each in proposed(scripts, hidden)}
        self._uses = {
            name: replace(before[name], script=each.script) if name in before else each
            for name, each in found.items()
        }
        self._show()

    def forget(self) -> None:
        """Forget what was chosen: another file is read."""
        self._sheets, self._uses = (), {}
        self.table.show_lines(())

    def current(self) -> str:
        """Return the name of the sheet that is marked."""
        sheet = self.table.current()
        return sheet.name if sheet is not None else ""

    def mark(self, name: str) -> None:
        """Mark a sheet."""
        names = [each.name for each in self._sheets]
        if name in names and self.current() != name:
            self.table.pick(names.index(name))

    def arranged(self) -> tuple[Arranged, ...]:
        """Return the exercises that come of the sheets as they are used."""
        return arranged([self._uses[each.name] for each in self._sheets if each.name in self._uses])

    def _show(self) -> None:
        self.table.show_lines(
            [sheet_line(each, self._uses.get(each.name)) for each in self._sheets]
        )
        self._offer()

    def _offer(self) -> None:
        use = self._uses.get(self.current())
        for name, button in self.buttons.items():
            if use is None:
                button.set_off(_("This sheet is no script yet: map its columns."))
            elif name in {"earlier", "later"} and use.use is not Use.DAY:
                button.set_off(_("Only a further day can be moved."))
            else:
                button.set_on()

    @Slot()
    def _chosen(self) -> None:
        self._offer()
        if self.current():
            self.shown.emit(self.current())

    def _use(self, use: Use, by: int = 0) -> None:
        held = self._uses.get(self.current())
        if held is None or (by and held.use is not Use.DAY):
            return
        days = min(_MOST_DAYS, max(1, held.days + by))
        self._uses[self.current()] = replace(held, use=use, days=days)
        self._show()
        self.changed.emit()

    @Slot()
    def leave_out(self) -> None:
        """Leave the marked sheet out."""
        self._use(Use.NOTHING)

    @Slot()
    def make_exercise(self) -> None:
        """Make an exercise of its own of the marked sheet."""
        self._use(Use.EXERCISE)

    @Slot()
    def make_day(self) -> None:
        """Make the marked sheet a further day of the exercise before it."""
        self._use(Use.DAY)

    @Slot()
    def earlier(self) -> None:
        """Let the marked further day come a day earlier."""
        self._use(Use.DAY, -1)

    @Slot()
    def later(self) -> None:
        """Let the marked further day come a day later."""
        self._use(Use.DAY, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = {"1": "nothing", "2": "exercise", "3": "day", "-": "earlier", "+": "later"}
            name = keys.get(event.text(), "")
            if event.key() == Qt.Key.Key_Delete:
                name = "nothing"
            if name:
                self._acts[name]()
                return True
        return super().eventFilter(watched, event)
