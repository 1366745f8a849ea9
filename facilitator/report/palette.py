"""Colours and sizes of the printed page: one table, taken from the look's tokens."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reportlab.lib.colors import HexColor

MM: Final = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
MARGIN: Final = 18 * MM
FOOT: Final = 16 * MM
BAND: Final = 18.7
"""Height of the violet band, in points."""
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
"""Width of the text, in points."""

PAPER: Final = "#FFFFFF"
INK: Final = "#14191E"
SECONDARY: Final = "#3C4752"
MUTED: Final = "#5A646E"
RULE: Final = "#B9C2CA"
GRID: Final = "#D9DFE4"
AXIS: Final = "#76828D"
EXERCISE: Final = "#5B3FA0"
LATE: Final = "#B3340F"
WINDOW: Final = "#E4E8EB"
HATCH: Final = "#8A949D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The fill of an agency's mark and the colour of the letter on it."""

    fill: str
    letter: str


AGENCIES: Final[dict[str, Ink]] = {
    "F": Ink(fill="#C04F00", letter="#FFFFFF"),
    "P": Ink(fill="#00558C", letter="#FFFFFF"),
    "G": Ink(fill="#3A94CC", letter="#0B0E11"),
    "A": Ink(fill="#008562", letter="#FFFFFF"),
    "M": Ink(fill="#B0568A", letter="#FFFFFF"),
    "spare_1": Ink(fill="#906200", letter="#FFFFFF"),
    "spare_2": Ink(fill="#6B6200", letter="#FFFFFF"),
    "unassigned": Ink(fill="#5A6672", letter="#FFFFFF"),
    "ink": Ink(fill=INK, letter=PAPER),
}


@cache
def paint(colour: str) -> Any:  # noqa: ANN401 - reportlab has no types
    """Return reportlab's colour for one of the table; no text is ever read as a colour."""
    return HexColor(colour)


@cache
def fill(colour: str) -> str:
    """Return the operator that makes a colour of the table the one text is set in."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return f"{red:.4f} {green:.4f} {blue:.4f} rg"


def agency_ink(slot: str) -> Ink:
    """Return the inks of a colour slot; grey for one that the table does not know."""
    return AGENCIES.get(slot, AGENCIES["unassigned"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a piece of text looks: face, size and leading in points, colour, line through it."""

    face: str = "regular"
    size: float = 9.5
    leading: float = 13.0
    colour: str = INK
    struck: bool = False


H1: Final = Style(face="bold", size=22, leading=26)
H1_SMALL: Final = Style(face="bold", size=18, leading=22)
H2: Final = Style(face="semibold", size=12, leading=16)
LEAD: Final = Style(size=12, leading=17)
BODY: Final = Style()
BODY_MUTED: Final = Style(colour=MUTED)
BODY_STRONG: Final = Style(face="semibold")
TABLE: Final = Style(size=8.5, leading=12)
TABLE_STRONG: Final = Style(face="semibold", size=8.5, leading=12)
TABLE_SECOND: Final = Style(size=8.5, leading=12, colour=SECONDARY)
TABLE_MUTED: Final = Style(size=8.5, leading=12, colour=MUTED)
TABLE_STRUCK: Final = Style(size=8.5, leading=12, colour=MUTED, struck=True)
TABLE_LATE: Final = Style(face="semibold", size=8.5, leading=12, colour=LATE)
HEAD: Final = Style(face="medium", size=8, leading=11, colour=SECONDARY)
CAPTION: Final = Style(size=8, leading=11, colour=SECONDARY)
CAPTION_STRONG: Final = Style(face="semibold", size=8, leading=11)
BOX: Final = Style(size=7.6, leading=12)
