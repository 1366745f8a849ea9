"""An exercise as its chief officer has it: read, commented, taken on, approved."""

from facilitator.ui.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
