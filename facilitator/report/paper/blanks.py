"""What people fill in by hand: lines, fields, boxes to tick, and tables of empty rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.report.fonts import Typeface
from facilitator.report.page import clip
from facilitator.report.palette import AXIS, BODY, GRID, INK, SECONDARY, Style, paint
from facilitator.report.text import Run

LABEL = 8.0
"""Size of the words beside a line, in points."""


def box(style: Style = BODY) -> Run:
    """Return an empty box to tick."""
    return Run("  ", style, boxed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A column of a table to fill in: its head and its share of the width."""

    title: str
    share: float


class Fields(Flowable):
    """One line of labels, each with a rule to write on; shares are parts of the width."""

    def __init__(
        self, face: Typeface, fields: Sequence[tuple[str, float]], *, height: float = 22.0
    ) -> None:
        super().__init__()
        self._face = face
        self._fields = fields
        self._height = height
        self._wide = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Return the size of the line."""
        self._wide = aW
        return aW, self._height

    def draw(self) -> None:
        """Draw labels and rules."""
        canvas: Any = self.canv
        whole = sum(share for _, share in self._fields)
        x = 0.0
        for label, share in self._fields:
            room = self._wide * share / whole
            shown = clip(self._face, label, "regular", LABEL, room * 0.7)
            canvas.setFillColor(paint(SECONDARY))
            canvas.setFont(self._face.names["regular"], LABEL)
            canvas.drawString(x, 4, shown)
            start = x + self._face.width(shown, "regular", LABEL) + 4
            canvas.setStrokeColor(paint(AXIS))
            canvas.setLineWidth(0.6)
            canvas.line(start, 2, x + room - 8, 2)
            x += room


class Ruled(Flowable):
    """Empty lines to write on."""

    def __init__(self, count: int, *, leading: float = 22.0) -> None:
        super().__init__()
        self._count = count
        self._leading = leading
        self._wide = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Return the size of all lines."""
        self._wide = aW
        return aW, self._count * self._leading + 6

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803 - reportlab's names
        """Return the lines that fit, and the rest."""
        fits = int((aH - 6) / self._leading)
        if fits < 1 or fits >= self._count:
            return []
        return [
            Ruled(fits, leading=self._leading),
            Ruled(self._count - fits, leading=self._leading),
        ]

    def draw(self) -> None:
        """Draw the lines."""
        canvas: Any = self.canv
        canvas.setStrokeColor(paint(GRID))
        canvas.setLineWidth(0.6)
        for index in range(self._count):
            y = 6 + index * self._leading
            canvas.line(0, y, self._wide, y)


class Grid(Flowable):
    """A table of empty rows; what stands in each row's first columns is given, the rest is blank.

    The head is repeated where the table goes on on the next page.
    """

    head = 16.0

    def __init__(
        self,
        face: Typeface,
        columns: Sequence[Blank],
        rows: Sequence[Sequence[str]],
        *,
        height: float,
    ) -> None:
        super().__init__()
        self._face = face
        self._columns = columns
        self._rows = rows
        self._tall = height
        self._wide = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Return the size of head and rows."""
        self._wide = aW
        return aW, self.head + len(self._rows) * self._tall

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803 - reportlab's names
        """Return the rows that fit, and the rest."""
        fits = int((aH - self.head) / self._tall)
        if fits < 1 or fits >= len(self._rows):
            return []
        return [
            Grid(self._face, self._columns, part, height=self._tall)
            for part in (self._rows[:fits], self._rows[fits:])
        ]

    def draw(self) -> None:
        """Draw head, rules, and what is given."""
        canvas: Any = self.canv
        whole = sum(each.share for each in self._columns)
        widths = [self._wide * each.share / whole for each in self._columns]
        top = self.head + len(self._rows) * self._tall
        canvas.setFillColor(paint(SECONDARY))
        x = 0.0
        for column, width in zip(self._columns, widths, strict=True):
            self._put(column.title, x + 3, top - self.head + 5, width - 5, "medium")
            x += width
        canvas.setFillColor(paint(INK))
        for index, given in enumerate(self._rows):
            base = top - self.head - index * self._tall - 11
            x = 3.0
            for text, width in zip(given, widths, strict=False):
                self._put(text, x, base, width - 5, "semibold")
                x += width
        self._rules(canvas, widths, top)

    def _rules(self, canvas: Any, widths: Sequence[float], top: float) -> None:  # noqa: ANN401 - reportlab has no types
        canvas.setStrokeColor(paint(AXIS))
        canvas.setLineWidth(0.5)
        for index in range(1, len(self._rows) + 1):
            y = top - self.head - index * self._tall
            canvas.line(0, y, self._wide, y)
        x = 0.0
        for width in widths[:-1]:
            x += width
            canvas.line(x, 0, x, top - 3)
        canvas.setStrokeColor(paint(INK))
        canvas.setLineWidth(1.1)
        canvas.line(0, top - self.head, self._wide, top - self.head)

    def _put(self, text: str, x: float, y: float, room: float, weight: str) -> None:
        canvas: Any = self.canv
        canvas.setFont(self._face.names[weight], LABEL)
        canvas.drawString(x, y, clip(self._face, text, weight, LABEL, room))
