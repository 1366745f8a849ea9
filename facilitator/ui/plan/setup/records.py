"""Several parts of one sort: a list of them, and the form of the one that is marked."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.settingup import (
    Place,
    add_part,
    by_id,
    drop_part,
    move_part,
    set_part,
)
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.setup.fields import Ask, Form
from facilitator.ui.plan.setup.parts import Parts, icon_of
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, ring_room
from facilitator.ui.widgets.flow import Flow

New = Callable[[str, Exercise], Any]
"""Makes a new part from an id nothing has."""
Say = Callable[[Any, int], str]
"""Says a part, and its place, in one line."""


class Records(QWidget):
    """A list of parts of the plan and the form of one of them."""

    chosen = Signal(str)
    drop_asked = Signal(str)
    """Somebody wants to remove a part, where that is asked before it is done."""

    def __init__(  # noqa: PLR0913 - what it is a list of, and how that is said and made
        self,
        theme: Theme,
        desk: PlanDesk,
        *,
        word: str,
        asks: Sequence[Ask],
        new: New,
        say: Say,
        place: Place | None = None,
        asking: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._desk, self._word, self._new, self._say = desk, word, new, say
        self.place, self._asking = place, asking
        self._ident = ""
        self.title = Label(theme, weight=600)
        self.list = Parts(theme, _(word))
        self.form = Form(theme, asks)
        self.add_button = KeyButton(theme, "", small=True)
        self.drop_button = KeyButton(theme, "", small=True)
        self.up_button = KeyButton(theme, "", small=True)
        self.down_button = KeyButton(theme, "", small=True)
        self._buttons = QWidget()
        self._flow = Flow(self._buttons)
        for each in (self.add_button, self.drop_button, self.up_button, self.down_button):
            self._flow.add(each)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.list)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.title)
        self._rows.addLayout(self._beside)
        self._rows.addWidget(self._buttons)
        self._rows.addWidget(self.form)
        self._connect()
        self.say_words()
        self.set_theme(theme)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._marked)
        self.list.added.connect(self.add)
        self.list.removed.connect(self.drop)
        self.list.moved.connect(self.shift)
        self.list.taken.connect(self.go_to_form)
        self.add_button.clicked.connect(self.add)
        self.drop_button.clicked.connect(self.drop)
        self.up_button.clicked.connect(self._up)
        self.down_button.clicked.connect(self._down)
        self.form.changed.connect(self._change)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(4))
        self._flow.setSpacing(theme.px(2))
        # in line with the boxes of fields, which leave room for their ring
        self._beside.setContentsMargins(ring_room(theme), 0, ring_room(theme), 0)
        self.title.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.refresh()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.title.setText(_(self._word))
        self.list.setAccessibleName(_(self._word))
        self.list.empty = _("Nothing here yet: Ins adds the first.")
        self.list.setAccessibleDescription(self.list.empty)
        self.add_button.set_words(_("Add"), _("Ins"))
        self.drop_button.set_words(_("Remove"), _("Del"))
        self.up_button.set_words(_("Up"), "Alt+↑")
        self.down_button.set_words(_("Down"), "Alt+↓")
        self.form.say_words()

    # --- what is shown -----------------------------------------------------------------------

    @property
    def ident(self) -> str:
        """The id of the part that is marked, or nothing."""
        return self._ident

    def parts(self) -> tuple[Any, ...]:
        """Return the parts as they are saved."""
        return self.place.get(self._desk.exercise) if self.place is not None else ()

    def stand_at(self, place: Place | None) -> None:
        """List the parts of another place."""
        self.place = place
        self._ident = ""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the parts as they are now, the same one marked if it is still there."""
        parts = self.parts()
        idents = [each.id for each in parts]
        if self._ident in idents:
            at = idents.index(self._ident)
        else:
            # beside where the one that is gone stood
            at = min(max(0, self.list.currentRow()), len(parts) - 1)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        while self.list.count() > len(parts):
            self.list.takeItem(self.list.count() - 1)
        for place, each in enumerate(parts):
            if place >= self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(place)
            item.setText(shown(self._say(each, place)) or _("(no name yet)"))
            if isinstance(each, Agency):
                item.setIcon(icon_of(each, self.theme))
        self.list.fit()
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)  # noqa: FBT003 - as above
        self.add_button.setEnabled(self.place is not None)
        for button in (self.drop_button, self.up_button, self.down_button):
            button.setEnabled(bool(parts))
        self._show(idents[at] if parts else "")

    @Slot(int)
    def _marked(self, row: int) -> None:
        parts = self.parts()
        self._show(parts[row].id if 0 <= row < len(parts) else "")

    def _show(self, ident: str) -> None:
        other = ident != self._ident
        self._ident = ident
        part = by_id(self.parts(), ident)
        self.form.setVisible(part is not None)
        if part is not None:
            if other:
                self.form.forget()
            self.form.show_part(part, self._desk.exercise)
        if other:
            self.chosen.emit(ident)

    def mark(self, ident: str) -> None:
        """Mark the part of that id."""
        idents = [each.id for each in self.parts()]
        if ident in idents:
            self.list.setCurrentRow(idents.index(ident))

    # --- what is changed ---------------------------------------------------------------------

    @Slot(str, object)
    def _change(self, name: str, value: object) -> None:
        place, ident = self.place, self._ident
        if place is None or not ident:
            return
        word = _(self.form.asked[name].ask.word)
        self._desk.change(
            _("{part}: {field}").format(part=_(self._word), field=word),
            lambda exercise: set_part(exercise, place, ident, name, value),
            merge=f"set-up {ident} {name}",
        )

    @Slot()
    def add(self) -> None:
        """Add a part and go to its first field."""
        place = self.place
        if place is None:
            return
        made = self._new(self._desk.planner.new_id(), self._desk.exercise)
        words = _("add to {parts}").format(parts=_(self._word))
        if self._desk.change(words, lambda exercise: add_part(exercise, place, made)):
            self.mark(made.id)
            self.go_to_form()

    @Slot()
    def drop(self) -> None:
        """Remove the marked part, or ask what becomes of what names it."""
        place, ident = self.place, self._ident
        if place is None or not ident:
            return
        if self._asking:
            self.drop_asked.emit(ident)
            return
        words = _("remove from {parts}").format(parts=_(self._word))
        self._desk.change(words, lambda exercise: drop_part(exercise, place, ident))

    @Slot(int)
    def shift(self, by: int) -> None:
        """Move the marked part up or down."""
        place, ident = self.place, self._ident
        if place is not None:
            words = _("order of {parts}").format(parts=_(self._word))
            self._desk.change(words, lambda exercise: move_part(exercise, place, ident, by))

    @Slot()
    def _up(self) -> None:
        self.shift(-1)

    @Slot()
    def _down(self) -> None:
        self.shift(1)

    @Slot()
    def go_to_form(self) -> None:
        """Put the keyboard into the first field of the form."""
        first = next(iter(self.form.asked.values()), None)
        if first is not None and self._ident:
            first.setFocus(Qt.FocusReason.TabFocusReason)
