"""What a key means on the timeline."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_COARSE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One thing asked for; ``shift`` in minutes, the rest in steps."""

    beside: int = 0
    across: int = 0
    end: int = 0
    shift: int = 0
    home: int = 0
    zoom: int = 0
    fit: bool = False
    take: bool = False
    drop: bool = False


_PLAIN = {
    Qt.Key.Key_Home: Wish(end=-1),
    Qt.Key.Key_End: Wish(end=1),
    Qt.Key.Key_Plus: Wish(zoom=1),
    Qt.Key.Key_Equal: Wish(zoom=1),
    Qt.Key.Key_Minus: Wish(zoom=-1),
    Qt.Key.Key_0: Wish(fit=True),
    Qt.Key.Key_Return: Wish(take=True),
    Qt.Key.Key_Enter: Wish(take=True),
    Qt.Key.Key_Escape: Wish(drop=True),
}


def wish_of(event: QKeyEvent) -> Wish | None:
    """Return what a key asks for, or None if it is for somebody else."""
    held = event.modifiers()
    if held & Qt.KeyboardModifier.ControlModifier:
        return None
    alt = bool(held & Qt.KeyboardModifier.AltModifier)
    key = Qt.Key(event.key())
    if key in _ARROWS:
        right, down = _ARROWS[key]
        if not alt:
            return Wish(beside=right, across=down)
        coarse = bool(held & Qt.KeyboardModifier.ShiftModifier)
        return Wish(shift=right * (_COARSE if coarse else 1), home=down)
    return None if alt else _PLAIN.get(key)
