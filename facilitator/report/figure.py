"""What all figures on paper share: text, lines, and how far apart marks must stand."""

from collections.abc import Iterable
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.report.fonts import Typeface
from facilitator.report.palette import INK, SECONDARY, paint
from facilitator.report.tagging import content, literal
from facilitator.report.wording import clipped

LONGEST = 8000
"""More letters than this are not read out in place of a figure; PDF/A takes twice as many."""


class Figure(Flowable):
    """A figure of fixed size, drawn as vectors; y counts upwards from its foot.

    ``said`` is read out in its place. Whatever numbers it shows must stand in a table as well.
    """

    def __init__(self, face: Typeface, width: float, height: float, *, said: str) -> None:
        super().__init__()
        self.face = face
        self.width = width
        self.height = height
        self.said = said

    def draw(self) -> None:
        """Draw the figure as one element of the document."""
        canvas: Any = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        box = f"{left:.2f} {bottom:.2f} {left + self.width:.2f} {bottom + self.height:.2f}"
        said = literal(clipped(self.face.shown(self.said), LONGEST))
        place = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        with content(canvas, "Figure", f"/Alt{said}{place}"):
            self.sketch()

    def sketch(self) -> None:
        """Draw what is seen."""
        raise NotImplementedError

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Return the figure's size in points."""
        return self.width, self.height

    def words(  # noqa: PLR0913 - a word and how it stands
        self,
        x: float,
        y: float,
        text: str,
        *,
        at: str = "left",
        strong: bool = False,
        colour: str = "",
        size: float = 8.0,
    ) -> None:
        """Write a word with its baseline at ``y``: left, middle or right of ``x``."""
        canvas: Any = self.canv
        canvas.setFillColor(paint(colour or (INK if strong else SECONDARY)))
        weight = "semibold" if strong else "regular"
        shown = " ".join(self.face.shown(text).split())
        x -= self.face.width(shown, weight, size) * {"left": 0, "middle": 0.5, "right": 1}[at]
        for font, part in self.face.pieces(shown, weight):
            canvas.setFont(font, size)
            canvas.drawString(x, y, part)
            x += self.face.width(part, weight, size)

    def line(  # noqa: PLR0913 - a line from here to there
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 0.7
    ) -> None:
        """Draw a straight line."""
        canvas: Any = self.canv
        canvas.setStrokeColor(paint(colour))
        canvas.setLineWidth(width)
        canvas.line(x1, y1, x2, y2)

    def arrow(self, x: float, y: float, length: float = 12.0) -> None:
        """Draw an arrow to the right: not taken, and still running."""
        canvas: Any = self.canv
        canvas.setStrokeColor(paint(INK))
        canvas.setLineWidth(1.3)
        canvas.line(x, y, x + length, y)
        canvas.line(x + length - 3.4, y + 2.8, x + length, y)
        canvas.line(x + length - 3.4, y - 2.8, x + length, y)


def left_for(face: Typeface, names: Iterable[str], least: float, most: float) -> float:
    """Return where a figure's scale begins, so that its names have room, in points."""
    widest = max((face.width(face.shown(each), "semibold", 8) for each in names), default=0.0)
    return min(max(widest + 24, least), most)


def stacked(places: Iterable[tuple[float, float]], levels: int) -> list[int]:
    """Return a level for each (place, half width), in their order, so that none touch on a level.

    If all levels are taken, the least crowded one is used.
    """
    ends = [float("-inf")] * levels
    found: list[int] = []
    for x, half in places:
        free = next((i for i, end in enumerate(ends) if x - half >= end), None)
        level = free if free is not None else min(range(levels), key=ends.__getitem__)
        ends[level] = x + half
        found.append(level)
    return found
