"""Conduct: the screen on which an exercise is run."""

from facilitator.ui.conduct.keyboard import Keyboard
from facilitator.ui.conduct.screen import ConductScreen

__all__ = ["ConductScreen", "Keyboard"]
