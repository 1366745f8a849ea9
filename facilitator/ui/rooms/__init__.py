"""All rooms of an exercise on one screen: clocks, lines, emergencies, and who leads."""

from facilitator.ui.rooms.screen import RoomsScreen

__all__ = ["RoomsScreen"]
