"""Which key does what for the person who sits here: the table, and what was changed in it."""

from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from facilitator.i18n import _
from facilitator.ui.conduct import keys
from facilitator.ui.conduct.keys import ACTS, EDITING, NAMES, TAKEN, native

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_FUNCTION = range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1)
_DEAD = range(Qt.Key.Key_Dead_Grave, Qt.Key.Key_Dead_Longsolidusoverlay + 1)
_LINE = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
"""Keys with which lines are written and lists are walked through, whatever is held with them."""


HELD = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
    }
)
"""Keys that are held while another one is pressed: alone they are no key yet."""


class Keyboard(QObject):
    """The keys in use; ``kept`` is what the settings say, by act. Strict: what is odd is left out.

    ``left_out`` names the acts whose key in the settings could not be used.
    """

    changed = Signal()

    def __init__(
        self, kept: Mapping[str, str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        kept = kept or {}
        self._own = {name: portable(key) for name, key in kept.items() if _usable(name, key)}
        while clash := _clash(self._own):
            del self._own[clash]
        self.left_out = tuple(name for name in kept if name not in self._own)
        self._use()

    def key(self, name: str) -> str:
        """Return the first key of an act as every system writes it."""
        return keys.keys_of(name)[0]

    def printed(self, name: str) -> str:
        """Return the first key of an act as it is printed here."""
        return keys.key(name)

    def changes(self) -> dict[str, str]:
        """Return what differs from the table, as the settings keep it."""
        return dict(self._own)

    def changed_from(self, name: str) -> str:
        """Return the key with which an act comes if it has another one now, else nothing."""
        return native(NAMES[name].keys[0]) if name in self._own else ""

    def why_not(self, name: str, key: str) -> str:
        """Say in one line why an act cannot have a key; nothing if it can."""
        if NAMES[name].fixed:
            return _("This key stays as it is: it is the way back from everywhere.")
        if why := _unfit(key):
            return why
        other = self.holder(key)
        if other and other != name:
            words = _("{key} is taken: {act}. Press another key.")
            return words.format(key=native(key), act=_(NAMES[other].words))
        return ""

    def holder(self, key: str) -> str:
        """Return the act that has a key now, or nothing."""
        key = portable(key)
        every = ((name, keys.keys_of(name)) for name in NAMES)
        return next((name for name, has in every if key in has), "")

    def bind(self, name: str, key: str) -> None:
        """Give an act a key that ``why_not`` has nothing against, from now on."""
        key = portable(key)
        if key == NAMES[name].keys[0]:
            self._own.pop(name, None)
        else:
            self._own[name] = key
        self._use()
        self.changed.emit()

    def reset(self, name: str) -> str:
        """Give an act the key it comes with; return why not if another act has that now."""
        if name not in self._own:
            return ""
        first = NAMES[name].keys[0]
        other = self.holder(first)
        if other and other != name:
            words = _("{key} is taken: {act}. Reset that one first.")
            return words.format(key=native(first), act=_(NAMES[other].words))
        self.bind(name, first)
        return ""

    def reset_all(self) -> None:
        """Let every key be as it comes."""
        self._own = {}
        self._use()
        self.changed.emit()

    def _use(self) -> None:
        keys.use(_keys(self._own))

    def words_left_out(self) -> str:
        """Say which keys of the settings could not be used; nothing if all could."""
        if not self.left_out:
            return ""
        known = [_(NAMES[name].words) for name in self.left_out if name in NAMES]
        words = _("A key in the settings could not be used and is as it comes: {acts}.")
        return words.format(acts=", ".join(known) or _("unknown"))


def pressed(combination: QKeyCombination) -> str:
    """Return a key press in the words of the settings; a number pad counts as the other keys."""
    held = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return portable(QKeySequence(QKeyCombination(held, combination.key())).toString(_PORTABLE))


def portable(key: str) -> str:
    """Return a key as every system writes it; nothing if it is none."""
    return QKeySequence(key, _PORTABLE).toString(_PORTABLE)


def _keys(own: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        act.name: (own[act.name], *act.keys[1:]) if act.name in own else act.keys for act in ACTS
    }


def _usable(name: str, key: str) -> bool:
    return name in NAMES and not NAMES[name].fixed and not _unfit(key)


def _clash(own: Mapping[str, str]) -> str:
    """Return a changed act whose key another act has as well, or nothing."""
    holders: dict[str, str] = {}
    for name, has in _keys(own).items():
        for key in has:
            first = holders.setdefault(key, name)
            if first != name:
                return name if name in own else first
    return ""


def _unfit(key: str) -> str:
    """Say why no act at all can have a key."""
    alone = _alone(key)
    if alone is None or alone.key() in (Qt.Key.Key_unknown, Qt.Key(0)):
        return _("This is no key by itself.")
    held, sign = alone.keyboardModifiers(), alone.key()
    if sign in _LINE or sign in _DEAD:
        return _("{key} is needed for writing and for choosing.").format(key=native(key))
    if held & _META or (held == _ALT and sign == Qt.Key.Key_F4):
        return _("The system keeps this key for itself.")
    return "" if sign in _FUNCTION else _unfit_sign(key, held, sign)


def _alone(key: str) -> QKeyCombination | None:
    """Return the one press that a text means, or None if it is none or several."""
    sequence = QKeySequence(key, _PORTABLE)
    if sequence.count() != 1:
        return None
    return sequence[0]  # pyright: ignore[reportIndexIssue, reportUnknownVariableType] - the stubs lack it


def _unfit_sign(key: str, held: Qt.KeyboardModifier, sign: Qt.Key) -> str:
    """Say why a key that writes a sign cannot be had."""
    if held & _CTRL and held & _ALT:
        return _("Ctrl+Alt is AltGr on many keyboards, and writes a sign.")
    if not held & (_CTRL | _ALT):
        return _("A key that writes a sign stays with the line; hold Ctrl or Alt with it.")
    if portable(key) in EDITING:
        return _("{key} copies, pastes or repeats everywhere.").format(key=native(key))
    digit = Qt.Key.Key_0 <= sign <= Qt.Key.Key_9
    if portable(key) in TAKEN or (digit and held & _CTRL):
        return _("{key} belongs to the window.").format(key=native(key))
    if digit and held & _ALT:
        return _("{key} takes what a line or a question offers.").format(key=native(key))
    return ""
