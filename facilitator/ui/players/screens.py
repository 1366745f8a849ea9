"""The screens of this computer, as values: so that a test can unplug one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen


@dataclass(frozen=True, slots=True)
class Place:
    """A screen that can be shown on; the first one is where the facilitator works."""

    name: str
    area: QRect
    screen: QScreen | None = None


Places = Callable[[], Sequence[Place]]


def places() -> tuple[Place, ...]:
    """Return the screens that are plugged in, the primary one first."""
    first = QGuiApplication.primaryScreen()
    found = sorted(QGuiApplication.screens(), key=lambda each: each is not first)
    return tuple(Place(each.name(), each.geometry(), each) for each in found)
