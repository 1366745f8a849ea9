"""The window over all screens."""

from facilitator.ui.window.first_paint import FirstPaint
from facilitator.ui.window.main import MainWindow

__all__ = ["FirstPaint", "MainWindow"]
