"""Find and replace, in a row over the table; nothing covers what is looked for."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.editing import find_text, replace_text
from facilitator.i18n import _, ngettext
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.view import ScriptView
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, SunkenLine

_PLACES = {
    "number": Column.NUMBER,
    "title": Column.TITLE,
    "to_role": Column.TO,
    "method": Column.METHOD,
}


class FindBar(QWidget):
    """Looks in all texts of all rows; Enter goes on, Ctrl+Enter replaces, Escape leaves."""

    left = Signal()

    def __init__(
        self, theme: Theme, view: ScriptView, desk: PlanDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._view, self._desk = theme, view, desk
        self._found: tuple[tuple[str, str], ...] = ()
        self._at = -1
        self.sought = SunkenLine(theme, _("Find"), role="table")
        self.other = SunkenLine(theme, _("Replace by"), role="table")
        self.count = Label(theme, "", role="table", colour="text.secondary")
        self.one_button = KeyButton(theme, "", "Ctrl+Enter", small=True)
        self.all_button = KeyButton(theme, "", "Alt+A", small=True)
        self._row = QHBoxLayout(self)
        for widget, stretch in (
            (self.sought, 2),
            (self.other, 2),
            (self.count, 1),
            (self.one_button, 0),
            (self.all_button, 0),
        ):
            self._row.addWidget(widget, stretch)
        self.sought.textEdited.connect(self._look)
        self.one_button.clicked.connect(self.replace_one)
        self.all_button.clicked.connect(self.replace_all)
        self.hide()
        self.say_words()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._row.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        self._row.setSpacing(theme.px(4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.sought.setPlaceholderText(_("find"))
        self.other.setPlaceholderText(_("replace by"))
        self.one_button.set_words(_("Replace"), "Ctrl+Enter")
        self.all_button.set_words(_("Replace all"), "Alt+A")

    @Slot()
    def open(self) -> None:
        """Stand ready, with what was looked for before marked."""
        self.show()
        self.sought.setFocus()
        self.sought.selectAll()
        self._look()

    @Slot()
    def _look(self) -> None:
        self._found = find_text(self._desk.exercise, self.sought.text())
        here = self._view.cell()[0]
        rows = [self._view.table.place(ident) for ident, _field in self._found[:1000]]
        self._at = next((at for at, row in enumerate(rows) if row >= here), 0) - 1
        self.go_on(1)

    def go_on(self, step: int) -> None:
        """Go to the next place, or the one before; after the last comes the first."""
        if not self._found:
            self.count.setText(_("not found") if self.sought.text() else "")
            return
        self._at = (self._at + step) % len(self._found)
        ident, field = self._found[self._at]
        self._view.mark((ident,), _PLACES.get(field, Column.TITLE))
        self.count.setText(
            _("{n} of {all}").format(n=self._at + 1, all=len(self._found)) + self._where(field)
        )

    def _where(self, field: str) -> str:
        words = {"text": _("text"), "read_aloud": _("read aloud"), "notes": _("notes")}
        return f" ({words[field]})" if field in words else ""

    @Slot()
    def replace_one(self) -> None:
        """Replace in the row that was found, and go on."""
        if self._found:
            self._replace((self._found[self._at][0],))
            self._look()

    @Slot()
    def replace_all(self) -> None:
        """Replace in all rows at once."""
        rows = {ident for ident, _field in self._found}
        self._replace(tuple(rows))
        self._look()
        said = ngettext("replaced in {n} row", "replaced in {n} rows", len(rows))
        self.count.setText(said.format(n=len(rows)))

    def _replace(self, ids: tuple[str, ...]) -> None:
        old, new = self.sought.text(), self.other.text()
        name = _("replace “{old}” by “{new}”").format(old=shown(old), new=shown(new))
        self._desk.change(name, lambda now: replace_text(now, old, new, ids=ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key is Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.replace_one()
            else:
                self.go_on(-1 if shift else 1)
        elif key is Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.replace_all()
        else:
            super().keyPressEvent(event)
