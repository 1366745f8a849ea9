"""Change keys: choose an act, press the new key; over the lists, with the line left free."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.ground import RowDelegate
from facilitator.ui.conduct.keyboard import HELD, Keyboard, pressed
from facilitator.ui.conduct.keys import ACTS, NAMES, key, keys_of, native
from facilitator.ui.conduct.lists import RowList
from facilitator.ui.models.rows import VALUE, RowsModel
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    KeyButton,
    Label,
    Panel,
    paint_key,
    paint_text,
    text_width,
)

_HEIGHTS = {Density.WIDE: 28, Density.COMPACT: 25, Density.SINGLE: 28}
_KEYS = 170
_PAD = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """An act as the panel shows it: its key now, the one it came with if that is another."""

    name: str
    words: str
    keys: tuple[str, ...]
    before: str = ""
    waiting: bool = False


class KeyRows(RowsModel):
    """The acts and their keys."""

    def key(self, row: KeyRow) -> str:
        """Return by what a row is known again."""
        return row.name

    def say(self, row: KeyRow) -> str:
        """Return the whole row as one sentence."""
        parts = (row.words, ", ".join(row.keys), _aside(row))
        return ", ".join(filter(None, parts))


class KeyDelegate(RowDelegate):
    """Paints the key of an act before its words, as the page of keys does."""

    least = 300

    def high(self, row: KeyRow | None) -> int:  # noqa: ARG002 - all are alike
        return self.theme.px(_HEIGHTS[self.theme.density])

    def paint_row(self, painter: QPainter, row: KeyRow, inner: QRectF) -> None:
        theme = self.theme
        soft, ink = theme.colour("text.secondary"), theme.colour("text.primary")
        middle, font = inner.center().y(), theme.font("body")
        left = inner.left() + theme.px(_PAD)
        for each in row.keys:
            left = paint_key(painter, left, middle, each, theme) + theme.px(4)
        aside = _aside(row)
        wide = text_width(aside, theme.font("table"))
        place = QRectF(inner).adjusted(theme.px(_KEYS), 0, -wide - theme.px(2 * _PAD), 0)
        paint_text(painter, place, row.words, font, ink)
        at = QRectF(inner).adjusted(0, 0, -theme.px(_PAD), 0)
        paint_text(painter, at, aside, theme.font("table"), soft, align=RIGHT, elide=False)


def _grave(event: QKeyEvent) -> bool:
    """Tell whether it is the key of a real emergency, which waits for no question about keys."""
    return pressed(event.keyCombination()) in keys_of("emergency")


def _aside(row: KeyRow) -> str:
    if row.waiting:
        return _("press the new key")
    return _("comes with {key}").format(key=row.before) if row.before else ""


class KeyList(RowList):
    """The list; while it waits for a key, no shortcut takes that away, save the emergency's."""

    caught = Signal(str)
    left = Signal()
    wanted = Signal()
    reset_wanted = Signal()
    all_wanted = Signal()

    waiting = False

    def event(self, event: QEvent) -> bool:
        over = event.type() == QEvent.Type.ShortcutOverride
        if over and self.waiting and isinstance(event, QKeyEvent) and not _grave(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.waiting:
            self._catch(event)
        elif event.key() in _ENTER:
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.all_wanted if shift else self.reset_wanted).emit()
        else:
            super().keyPressEvent(event)

    def _catch(self, event: QKeyEvent) -> None:
        if event.key() in HELD or event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.caught.emit(pressed(event.keyCombination()))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Keep the keyboard while a key is waited for: Tab is answered like any other."""
        if self.waiting:
            self.caught.emit("Tab")
            return True
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.waiting:
            self.left.emit()


class RebindPanel(Panel):
    """Every act with its key; Enter and a key press change it, Delete takes that back."""

    closed = Signal()

    def __init__(self, theme: Theme, keyboard: Keyboard, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Change keys"), parent)
        self._keyboard = keyboard
        self._waiting = ""
        self.model = KeyRows(self)
        self.view = KeyList(theme, _("Change keys"), self.model, KeyDelegate(theme, self), self)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.words = Label(theme, role="table", colour="text.secondary", wrap=True, parent=self)
        self.change_button = KeyButton(theme, _("New key"), _("Enter"), small=True, parent=self)
        self.reset_button = KeyButton(theme, _("Reset"), "Del", small=True, parent=self)
        self.all_button = KeyButton(theme, _("Reset all"), "Shift+Del", small=True, parent=self)
        self.leave_button = KeyButton(theme, _("Leave"), _("Esc"), small=True, parent=self)
        for button, act in (
            (self.change_button, self.listen),
            (self.reset_button, self.reset),
            (self.all_button, self.reset_all),
            (self.leave_button, self.closed.emit),
        ):
            self.add_button(button)
            button.clicked.connect(act)
        self.body.addWidget(self.words)
        self.set_body(self.view)
        self.view.activated.connect(self.listen)
        self.view.wanted.connect(self.listen)
        self.view.caught.connect(self._take)
        self.view.left.connect(self._stop)
        self.view.reset_wanted.connect(self.reset)
        self.view.all_wanted.connect(self.reset_all)
        keyboard.changed.connect(self._show)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self.words.setContentsMargins(theme.px(_PAD), theme.px(4), theme.px(_PAD), theme.px(4))

    def begin(self) -> None:
        """Show the acts and give the keyboard to the first, or to the one last looked at."""
        self._waiting = ""
        self.view.waiting = False
        self._show()
        self._say(_("Choose an act with the arrow keys; Enter, then the new key."))
        self.show()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen(self) -> str:
        """Return the act that is chosen, or nothing."""
        row: KeyRow | None = self.view.currentIndex().data(VALUE)
        return row.name if row is not None else ""

    @Slot()
    def listen(self) -> None:
        """Wait for the new key of the chosen act."""
        name = self.chosen()
        if not name or self.view.waiting:
            return
        if NAMES[name].fixed:
            self._say(self._keyboard.why_not(name, ""))
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._waiting, self.view.waiting = name, True
        words = _("Press the new key for “{act}”. Esc leaves it as it is.")
        self._say(words.format(act=_(NAMES[name].words)))
        self._show()

    @Slot()
    def _stop(self) -> None:
        self._waiting, self.view.waiting = "", False
        self._say(_("Left as it was."))
        self._show()

    @Slot(str)
    def _take(self, new: str) -> None:
        name = self._waiting
        if why := self._keyboard.why_not(name, new):
            self._say(why, late=True)
            return
        self._waiting, self.view.waiting = "", False
        self._keyboard.bind(name, new)
        words = _("{key} now means: {act}.").format(key=native(new), act=_(NAMES[name].words))
        self._say(words)
        self._show()

    @Slot()
    def reset(self) -> None:
        """Give the chosen act the key it came with."""
        name = self.chosen()
        if not name:
            return
        if not self._keyboard.changed_from(name):
            self._say(_("This act has the key it came with."))
            return
        why = self._keyboard.reset(name)
        done = _("{key} again means: {act}.").format(key=key(name), act=_(NAMES[name].words))
        self._say(why or done, late=bool(why))

    @Slot()
    def reset_all(self) -> None:
        """Let every key be as it came."""
        self._keyboard.reset_all()
        self._say(_("Every key is as it came."))

    def _say(self, words: str, *, late: bool = False) -> None:
        self.words.setText(words)
        self.words.set_look(role="table", colour="status.late" if late else "text.secondary")
        self.setAccessibleDescription(words)

    @Slot()
    def _show(self) -> None:
        self.model.set_rows(
            [
                KeyRow(
                    name=act.name,
                    words=_(act.words),
                    keys=tuple(native(each) for each in keys_of(act.name)),
                    before=self._keyboard.changed_from(act.name),
                    waiting=act.name == self._waiting,
                )
                for act in ACTS
            ]
        )
