"""The details of the chosen row."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Panel


class Details(Panel):
    """All fields of one row."""

    left = Signal()

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._desk = desk

    def show_row(self, ident: str) -> None:
        """Show another row."""

    def arrive(self) -> None:
        """Take the keyboard."""

    def add_expected(self) -> None:
        """Add one."""

    def say_words(self) -> None:
        """Say it."""
