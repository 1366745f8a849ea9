"""The sheets that a report is set for: A4 and Letter; the text is equally wide on both."""

from dataclasses import dataclass
from typing import Final

from facilitator.report.palette import BAND, FOOT, PAGE_HEIGHT, PAGE_WIDTH, WIDTH

TOP: Final = 22.0
"""Between the band and the text, in points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, in points."""

    width: float
    height: float

    @property
    def margin(self) -> float:
        """Return the white left and right of the text."""
        return (self.width - WIDTH) / 2

    @property
    def body(self) -> float:
        """Return the height of the text on a page."""
        return self.height - BAND - TOP - FOOT - 4


A4: Final = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
LETTER: Final = Sheet(612.0, 792.0)
SHEETS: Final = {"a4": A4, "letter": LETTER}
"""The sheets by the names that people give them."""
