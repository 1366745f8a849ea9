"""A line that writes the rest of what is known already, as a spreadsheet does: no list pops up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit


def rest_of(text: str, known: Sequence[str]) -> str:
    """Return the first known text that begins so, or nothing."""
    begun = text.casefold()
    return next((each for each in known if each.casefold().startswith(begun)), "")


class Completing:
    """Completes one line while somebody types at its end; taking letters away completes nothing."""

    def __init__(self, line: QLineEdit) -> None:
        """Take the line."""
        self._line = line
        self._before = ""
        self.known: Sequence[str] = ()

    def begin(self, text: str, known: Sequence[str]) -> None:
        """Start from a text."""
        self._before, self.known = text, known

    def edited(self, text: str) -> None:
        """Write the rest behind what was typed, marked, so that the next letter replaces it."""
        grows = len(text) > len(self._before)
        self._before = text
        if not text or not grows or self._line.cursorPosition() != len(text):
            return
        rest = rest_of(text, self.known)
        if len(rest) > len(text):
            self._line.setText(text + rest[len(text) :])
            self._line.setSelection(len(rest), len(text) - len(rest))
