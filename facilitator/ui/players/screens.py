"""The screens of this computer, as values: so that a test can unplug one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Place:
    """A screen that can be shown on; the first one is where the facilitator works."""

    name: str
    area: QRect
    screen: QScreen | None = None


Places = Callable[[], Sequence[Place]]


def places(desk: QWidget | None = None) -> tuple[Place, ...]:
    """Return the screens that are plugged in; first the one on which the desk's window stands."""
    first = desk.screen() if desk is not None else QGuiApplication.primaryScreen()
    found = sorted(QGuiApplication.screens(), key=lambda each: each is not first)
    return tuple(Place(each.name(), each.geometry(), each) for each in found)
