"""The embedded typeface: its files, its widths, and what to show for a character it lacks."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

FILES: Final[dict[str, str]] = {
    "regular": "IBMPlexSans_400Regular.ttf",
    "italic": "IBMPlexSans_400Regular_Italic.ttf",
    "medium": "IBMPlexSans_500Medium.ttf",
    "semibold": "IBMPlexSans_600SemiBold.ttf",
    "bold": "IBMPlexSans_700Bold.ttf",
}
SPARE_FILES: Final = ("NotoSans-Regular.ttf", "DejaVuSans.ttf")
"""Fonts that step in for single characters, if they are shipped."""
TIED: Final = frozenset("\u00a0\u202f")
"""Spaces at which a line is not broken."""
BREAKS: Final = frozenset("\n\r\u2028\u2029")
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Kinds of character that have no look of their own, or one that could deceive."""
MARKS_IN_A_ROW: Final = 2
"""More combining marks than this on one letter, or one of them twice, are shown by their codes."""


class Widths(dict[int, float]):
    """Widths of a face's characters, in thousandths; what it lacks is as wide as in the spare."""

    def __init__(self, own: Mapping[int, float], spare: Mapping[int, float]) -> None:
        """Take the face's own widths, and those of the font that steps in."""
        super().__init__(own)
        self._spare = spare

    def __missing__(self, code: int) -> float:
        """Return the width of a character that the face lacks."""
        return self._spare.get(code, 0.0)


@dataclass(slots=True)
class Typeface:
    """The faces of the report, ready to measure and to set; words measured once are remembered."""

    names: dict[str, str]
    widths: dict[str, "Widths"]
    drawable: frozenset[int]
    spare: str = ""
    spare_drawable: frozenset[int] = frozenset()
    known: dict[str, dict[str, float]] = field(init=False)
    """The widths of words at a size of one point, by face."""
    _marks: set[str] = field(default_factory=set[str])
    _table: "_Table" = field(init=False)

    def __post_init__(self) -> None:
        """Begin with an empty table of what is set for each character."""
        self._table = _Table(self)
        self.known = {each: {} for each in self.names}

    def width(self, text: str, face: str, size: float) -> float:
        """Return the width of a text in points."""
        known = self.known[face].get(text)
        if known is None:
            known = sum(map(self.widths[face].__getitem__, map(ord, text))) / 1000
            if len(text) < 40:  # noqa: PLR2004 - longer ones hardly come twice
                self.known[face][text] = known
        return known * size

    def shown(self, text: str) -> str:
        """Return what is set for a text: line ends as a newline, the rest as it is or as codes.

        A character that cannot be seen, that could turn the reading order round, or that no
        shipped font has, is shown as ``[U+0007]``.
        """
        if text.isascii() and text.isprintable():
            return text
        flat = text.replace("\r\n", "\n")
        shown = flat.translate(self._table)
        return shown if self._marks.isdisjoint(flat) else self._piled(flat)

    def _piled(self, text: str) -> str:
        """Show a text that has combining marks: of a pile, only what a reader can tell apart."""
        shown: list[str] = []
        row = 0
        before = ""
        for char in text:
            row = row + 1 if char in self._marks else 0
            again = row > 1 and char == before
            piled = again or row > MARKS_IN_A_ROW
            shown.append(_code(char) if piled else self._table[ord(char)])
            before = char
        return "".join(shown)

    def one(self, char: str) -> str:
        """Return what is set for one character."""
        if _combines(char):
            self._marks.add(char)
        if char in BREAKS:
            return "\n"
        if char in TIED:
            return "\u00a0"
        if char == "\t" or unicodedata.category(char) == "Zs":
            return " "
        if unicodedata.category(char) in HIDDEN:
            return _code(char)
        if ord(char) in self.drawable or ord(char) in self.spare_drawable:
            return char
        return _code(char)

    def pieces(self, text: str, face: str) -> list[tuple[str, str]]:
        """Return a shown text cut where another font must step in: (font name, text) pairs."""
        name = self.names[face]
        if not self.spare or text.isascii() or all(ord(c) in self.drawable for c in text):
            return [(name, text)]
        found: list[tuple[str, str]] = []
        for char in text:
            font = name if ord(char) in self.drawable else self.spare
            if found and found[-1][0] == font:
                found[-1] = (font, found[-1][1] + char)
            else:
                found.append((font, char))
        return found


class _Table(dict[int, str]):
    """What is set for each character, worked out when it is first met."""

    def __init__(self, face: Typeface) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, code: int) -> str:
        shown = self[code] = self._face.one(chr(code))
        return shown


def _combines(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char) in {"Mn", "Me"}


def _code(char: str) -> str:
    return f"[U+{ord(char):04X}]"


@lru_cache(maxsize=4)
def typeface(folder: Path) -> Typeface:
    """Return the faces from a folder of font files, registered with reportlab once.

    Raises FileNotFoundError when a face is missing: a report without its font would lose words.
    """
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - heavy; only when needed
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - heavy; only when needed

    names: dict[str, str] = {}
    spare_widths: dict[int, float] = {}
    widths: dict[str, Widths] = {}
    drawable: set[int] | None = None
    for face, file in FILES.items():
        path = folder / file
        if not path.is_file():
            raise FileNotFoundError(path)
        font = TTFont(f"Report-{face}", str(path))
        cast("Any", pdfmetrics).registerFont(font)
        names[face] = font.fontName
        widths[face] = Widths(font.face.charWidths, spare_widths)
        has = {code for code, glyph in font.face.charToGlyph.items() if glyph}
        drawable = has if drawable is None else drawable & has
    spare = next((folder / each for each in SPARE_FILES if (folder / each).is_file()), None)
    if spare is None:
        return Typeface(names=names, widths=widths, drawable=frozenset(drawable or ()))
    font = TTFont("Report-spare", str(spare))
    cast("Any", pdfmetrics).registerFont(font)
    spare_widths.update(font.face.charWidths)
    return Typeface(
        names=names,
        widths=widths,
        drawable=frozenset(drawable or ()),
        spare=font.fontName,
        spare_drawable=frozenset(c for c, glyph in font.face.charToGlyph.items() if glyph),
    )
