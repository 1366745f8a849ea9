"""The keys of the lanes: to pan and zoom, to walk from mark to mark, to take one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from facilitator.domain.lanes import LaneMark, Timeline
from facilitator.ui.review.figures.lane_items import Spot

_PAN, _ZOOM, _STEP = 0.1, 1.25, 0.01


class LanesWalked(Protocol):
    """What keys do with the figure."""

    line: Timeline | None
    lane: int
    at: float
    picked: LaneMark | None
    taken: Any

    @property
    def spots(self) -> Sequence[Sequence[Spot]]:
        """Return the marks of each lane."""
        ...

    def shown_range(self) -> tuple[float, float]:
        """Return the seconds in view."""
        ...

    def step(self, by: int) -> None:
        """Go to another mark of the lane."""
        ...

    def scrub(self, seconds: float) -> None:
        """Put the scrub line at a second."""
        ...

    def pan(self, share: float) -> None:
        """Move along by a share of what is in view."""
        ...

    def zoom(self, factor: float) -> None:
        """Show less or more of the time."""
        ...

    def show_all(self) -> None:
        """Show the whole run."""
        ...

    def change_lane(self, by: int) -> None:
        """Go to another lane."""
        ...


def walk(figure: LanesWalked, event: QKeyEvent) -> bool:
    """Move along by arrows, and take a mark by Enter; return whether the key did something."""
    held, key = event.modifiers(), Qt.Key(event.key())
    way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
    least, most = figure.shown_range()
    if way and held & Qt.KeyboardModifier.ControlModifier:
        figure.step(way)
    elif way and held & Qt.KeyboardModifier.ShiftModifier:
        figure.scrub(figure.at + way * (most - least) * _STEP)
    elif way:
        figure.pan(way * _PAN)
    elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
        figure.change_lane(1 if key == Qt.Key.Key_Down else -1)
    elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and figure.picked is not None:
        figure.taken.emit(figure.picked)
    else:
        return False
    return True


def look(figure: LanesWalked, event: QKeyEvent) -> bool:
    """Zoom by signs, go to the ends; return whether the key did something."""
    match event.text():
        case "+" | "=":
            figure.zoom(_ZOOM)
        case "-" | "\N{MINUS SIGN}":
            figure.zoom(1 / _ZOOM)
        case "0":
            figure.show_all()
        case _:
            return _ends(figure, Qt.Key(event.key()))
    return True


def _ends(figure: LanesWalked, key: Qt.Key) -> bool:
    if figure.line is None or key not in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        return False
    end = figure.line.until if key == Qt.Key.Key_End else timedelta(0)
    figure.scrub(end.total_seconds())
    return True
