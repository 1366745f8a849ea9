"""The sheets that a report is set for: A4 and Letter; the text is equally wide on both."""

from dataclasses import dataclass
from typing import Final

from facilitator.report.palette import BAND, FOOT, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, WIDTH

TOP: Final = 22.0
"""Between the band and the text, in points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, in points; ``text`` is how wide the text on it is."""

    width: float
    height: float
    text: float = WIDTH

    @property
    def margin(self) -> float:
        """Return the white left and right of the text."""
        return (self.width - self.text) / 2

    @property
    def body(self) -> float:
        """Return the height of the text on a page."""
        return self.height - BAND - TOP - FOOT - 4


A4: Final = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
LETTER: Final = Sheet(612.0, 792.0)
SHEETS: Final = {"a4": A4, "letter": LETTER}
"""The sheets by the names that people give them."""


def across(sheet: Sheet) -> Sheet:
    """Return a sheet turned by a quarter, with wider text."""
    return Sheet(sheet.height, sheet.width, sheet.height - 2 * MARGIN)
