"""Turn text into the operators that show it, with each font's own numbers for its letters."""

from typing import Any

from reportlab.pdfbase import pdfmetrics


class Shown(dict[int, str]):
    """What shows each character in the first part of one font of one document.

    reportlab parts a font into pieces of 256 letters; the first holds ASCII as it is and the
    thirty-odd other letters that come first. Letters of the other parts are ``far``.
    """

    def __init__(self, name: str, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
        """Take the font into the document."""
        super().__init__()
        self._font: Any = pdfmetrics.getFont(name)
        self._document = document
        self._font.splitString(" ", document)
        self.name = str(self._font.getSubsetInternalName(0, document))
        self.far: set[str] = set()

    def __missing__(self, code: int) -> str:
        """Give a character its number, and return what stands for it in a string of PDF."""
        char = chr(code)
        ((part, number),) = self._font.splitString(char, self._document)
        if part:
            self.far.add(char)
        made = self[code] = _escaped(number[0])
        return made


def shown_of(canvas: Any, name: str) -> Shown:  # noqa: ANN401 - reportlab has no types
    """Return the table of a font for what is drawn on a canvas."""
    tables: dict[str, Shown] | None = getattr(canvas, "shown", None)
    if tables is None:
        tables = canvas.shown = {}
    table = tables.get(name)
    if table is None:
        table = tables[name] = Shown(name, canvas._doc)  # noqa: SLF001 - reportlab has no call for it
    return table


def _escaped(number: int) -> str:
    char = chr(number)
    if char in "()\\":
        return "\\" + char
    return char if char.isascii() and char.isprintable() else f"\\{number:03o}"
