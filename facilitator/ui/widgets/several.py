"""Any number of a few, side by side: arrows walk, blank and digits turn one on or off."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.draw import paint_ring

_GOING_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Several(Choice):
    """Options of which any number hold; a tick shows which."""

    changed = Signal()
    entered = Signal()

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(theme, name, parent, small=small)
        self._on: set[int] = set()

    def offer(self, options: Sequence[str], chosen: Iterable[int]) -> None:
        """Offer other options, and show which hold; without telling anybody."""
        self._on = {each for each in chosen if 0 <= each < len(options)}
        self.set_options(options, 0)

    def chosen(self) -> tuple[int, ...]:
        """Return the places of the options that hold."""
        return tuple(sorted(self._on))

    def holds(self, place: int) -> bool:
        return place in self._on

    def set_current(self, place: int) -> None:
        super().set_current(place)
        self._tell()

    def _tell(self) -> None:
        """Say where the keyboard is, whether that holds, and what holds in all."""
        if self._current < 0:
            return
        word = _("on") if self.holds(self._current) else _("off")
        every = ", ".join(self._options[each] for each in self.chosen()) or _("none")
        here = f"{self._options[self._current]}: {word}"
        self.setAccessibleDescription(_("{here}; chosen: {all}").format(here=here, all=every))

    def _step(self, place: int) -> None:
        self.set_current(place)

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self._options):
            self._on ^= {place}
            self.set_current(place)
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._pick(self._current)
        elif event.key() in _GOING_ON and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paint_place(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        """Paint the ring round the option on which the keyboard is."""
        if 0 <= self._current < len(places):
            paint_ring(painter, places[self._current].adjusted(-3, -3, 3, 3), self.theme, radius=5)
