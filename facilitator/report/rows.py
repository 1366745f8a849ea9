"""Tables with rules only, set row by row as pages need them: long ones take little memory."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.report.fonts import Typeface
from facilitator.report.palette import GRID, HEAD, INK, paint
from facilitator.report.pen import Pen
from facilitator.report.setrows import PAD_TOP, Cell, Column, SetRow, Source, spans
from facilitator.report.tagging import ARTIFACT, END, Element, Tags, tags_of


class Rows(Flowable):
    """A table that takes its rows from an iterable, page by page; its head is repeated.

    A row is kept whole unless it is taller than half of a page's height, ``page``.
    """

    def __init__(  # noqa: PLR0913 - a table and what it stands on
        self,
        face: Typeface,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        leading: float,
        page: float,
        rules: bool = True,
        source: Source | None = None,
    ) -> None:
        super().__init__()
        self._face = face
        self._columns = columns
        self._leading = leading
        self._page = page
        self._rules = rules
        self._source = source or Source(iter(rows), face, columns, 1.0 if rules else 0.5)
        self._placed: list[SetRow] = []
        self._full = False
        self._height = 0.0
        self._head = self._source.head
        self._none: list[Element | None] = [None] * len(columns)

    @property
    def _head_height(self) -> float:
        return self._head.lines * HEAD.leading + 4.5 if self._head else 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Take as many rows as fit; say more than there is room for if some are left."""
        if self._full:
            return aW, self._height
        self._put_back()
        height = self._head_height
        row = self._source.next()
        while row is not None:
            tall = row.height(self._leading)
            if height + tall > aH + 0.01:
                break
            self._placed.append(row)
            height += tall
            row = self._source.next()
        if row is None:
            self._height = height
            return aW, height
        self._source.back.append(row)
        self._height = height
        return aW, aH + 1

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Return what fits here as a full table, and the rest; nothing if not one row fits."""
        self._put_back()
        self.wrap(aW, aH)
        self._cut_tall(aH)
        if not self._placed:
            return []
        here = self._another()
        here._fill(self._placed, self._height)  # noqa: SLF001 - of the same class
        self._placed = []
        return [here, self._another()]

    def draw(self) -> None:
        """Draw head, rows and rules."""
        canvas: Any = self.canv
        tags = tags_of(canvas)
        pen = Pen(canvas, self._face)
        y = self._height
        if tags is not None and self._source.place is None:
            self._source.place = self._begin(tags)
        if self._head is not None:
            self._draw_row(pen, self._head, y, HEAD.leading)
            # On the pages after this one it is drawn again, and read out no more.
            self._head.tags.clear()
            y -= self._head_height
        top = y
        ends: list[float] = []
        for row in self._placed:
            if tags is not None and not row.tags:
                row.tags.extend(self._cells(tags))
            self._draw_row(pen, row, y - PAD_TOP * row.air, self._leading)
            y -= row.height(self._leading)
            if row.last and self._rules:
                ends.append(y)
        self._draw_rules(top, ends)
        pen.finish()

    def _begin(self, tags: Tags) -> Element:
        """Return what holds the rows: of a table with a head, or of a list."""
        if self._head is None:
            return tags.add("L")
        table = tags.add("Table")
        row = tags.add("TR", tags.add("THead", table))
        for span in spans(self._columns):
            reach = f"/ColSpan {span}" if span > 1 else ""
            extra = f"/A<</O/Table/Scope/Column{reach}>>"
            self._head.tags.append(tags.add("TH", row, extra) if span else None)
        return tags.add("TBody", table) if self._placed else table

    def _cells(self, tags: Tags) -> list[Element]:
        """Return a new row's cells; of a list, the first is the label and the rest one body."""
        width = len(self._columns)
        if self._head is not None:
            return tags.row(self._source.place, self._source.sorts)
        item = tags.add("LI", self._source.place)
        labels = [tags.add("Lbl", item)] if width > 1 else []
        return labels + [tags.add("LBody", item)] * (width - len(labels))

    def _draw_rules(self, top: float, ends: Sequence[float]) -> None:
        canvas: Any = self.canv
        code: list[str] = canvas._code  # noqa: SLF001 - as in pen.py
        width = sum(each.width for each in self._columns)
        tagged = tags_of(canvas) is not None
        if tagged:
            code.append(ARTIFACT)
        if self._head is not None:
            canvas.setStrokeColor(paint(INK))
            canvas.setLineWidth(1.1)
            canvas.line(0, top, width, top)
        canvas.setStrokeColor(paint(GRID))
        canvas.setLineWidth(0.5)
        if ends:
            drawn = [f"0 {y:.2f} m {width:.2f} {y:.2f} l" for y in ends]
            code.append(f"n {' '.join(drawn)} S")
        if tagged:
            code.append(END)

    def _draw_row(self, pen: Pen, row: SetRow, top: float, leading: float) -> None:
        x = 0.0
        tags = row.tags or self._none
        for column, lines, room, element in zip(
            self._columns, row.cells, self._source.rooms, tags, strict=True
        ):
            pen.lines(
                lines,
                x=x,
                top=top,
                leading=leading,
                width=room,
                right=column.right,
                element=element,
            )
            x += column.width

    def _put_back(self) -> None:
        self._source.back.extend(reversed(self._placed))
        self._placed = []

    def _cut_tall(self, room: float) -> None:
        """Cut a row that is taller than half a page where the page ends."""
        if not self._source.back:
            return
        row = self._source.back[-1]
        left = room - self._height if self._placed else room - self._head_height
        tall = row.height(self._leading)
        # where all lines would just fit but not the white under them, one goes on to the next page
        lines = min(int((left - PAD_TOP) / self._leading), row.lines - 1)
        if tall <= self._page / 2 or lines < min(4, row.lines - 1):
            return
        self._source.back.pop()
        here, rest = row.cut(lines)
        self._source.back.append(rest)
        if not self._placed:
            self._height = self._head_height
        self._placed.append(here)
        self._height += here.height(self._leading)

    def _fill(self, placed: list[SetRow], height: float) -> None:
        self._placed, self._height, self._full = placed, height, True

    def _another(self) -> "Rows":
        return Rows(
            self._face,
            self._columns,
            (),
            leading=self._leading,
            page=self._page,
            rules=self._rules,
            source=self._source,
        )
