"""What stands in a table before it is drawn: columns, rows broken into lines, rows to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facilitator.report.fonts import Typeface
from facilitator.report.palette import HEAD
from facilitator.report.tagging import Element
from facilitator.report.text import Line, Run, break_lines

Cell = Sequence[Run]

PAD_TOP = 3.4
PAD_BOTTOM = 4.0
GAP = 6.0
"""Between one column's text and the next column, in points."""
GAP_RIGHT = 14.0
_PLAIN, _NAMES = ("TD", ""), ("TH", "/A<</O/Table/Scope/Row>>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, and its width in points; figures stand at the right.

    The cells of a column that ``names`` its rows are heads too.
    """

    title: str
    width: float
    right: bool = False
    names: bool = False


@dataclass(slots=True)
class SetRow:
    """A row broken into lines; ``last`` says whether it ends here.

    ``tags`` are its cells in the document's tree; the parts of a row that was cut share them.
    """

    cells: list[list[Line]]
    lines: int
    last: bool = True
    air: float = 1.0
    tags: list[Element | None] = field(default_factory=list["Element | None"])

    def height(self, leading: float) -> float:
        """Return the height of the row in points."""
        below = PAD_BOTTOM if self.last else 0.0
        return self.lines * leading + (PAD_TOP + below) * self.air

    def cut(self, lines: int) -> tuple["SetRow", "SetRow"]:
        """Return the row's first lines, and the rest."""
        head = [each[:lines] for each in self.cells]
        tail = [each[lines:] for each in self.cells]
        return (
            SetRow(head, lines, last=False, air=self.air, tags=self.tags),
            SetRow(tail, self.lines - lines, last=self.last, air=self.air, tags=self.tags),
        )


@dataclass(slots=True)
class Source:
    """The rows still to come; a row that was looked at too early is put back.

    ``place`` is the table's in the document's tree, or that of its rows below the head.
    """

    rows: Iterator[Sequence[Cell]]
    face: Typeface
    columns: Sequence[Column]
    air: float = 1.0
    back: list[SetRow] = field(default_factory=list[SetRow])
    place: Element | None = None
    head: SetRow | None = None
    rooms: list[float] = field(default_factory=list[float])
    sorts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Tag and attributes of each cell of a row in the document's tree."""

    def __post_init__(self) -> None:
        """Set the head, once for all pages."""
        self.rooms = [_room(self.columns, index) for index in range(len(self.columns))]
        self.sorts = [_NAMES if each.names else _PLAIN for each in self.columns]
        if any(each.title for each in self.columns):
            self.head = _set_head(self.face, self.columns)

    def next(self) -> SetRow | None:
        """Return the next row, broken into lines; None after the last."""
        if self.back:
            return self.back.pop()
        cells = next(self.rows, None)
        if cells is None:
            return None
        broken = [
            break_lines(self.face, cell, room) for cell, room in zip(cells, self.rooms, strict=True)
        ]
        return SetRow(broken, max(map(len, broken)), air=self.air)


def set_row(face: Typeface, columns: Sequence[Column], cells: Sequence[Cell]) -> SetRow:
    """Return a row broken into the lines of its columns."""
    broken = [
        break_lines(face, cell, _room(columns, index))
        for index, (_, cell) in enumerate(zip(columns, cells, strict=True))
    ]
    return SetRow(broken, max(map(len, broken)))


def _set_head(face: Typeface, columns: Sequence[Column]) -> SetRow:
    """Return the head; a title may reach over the columns beside it that have none."""
    wide: list[Column] = []
    for index, (column, span) in enumerate(zip(columns, spans(columns), strict=True)):
        reach = sum(each.width for each in columns[index : index + max(span, 1)])
        wide.append(Column(title=column.title, width=reach, right=column.right))
    return set_row(face, wide, [[Run(each.title, HEAD)] for each in columns])


def spans(columns: Sequence[Column]) -> list[int]:
    """Return over how many columns each title reaches; 0 for a column that another one covers."""
    spans: list[int] = []
    covered = 0
    for index, column in enumerate(columns):
        if covered:
            covered -= 1
            spans.append(0)
            continue
        if not column.right:
            beside = columns[index + 1 :]
            covered = next((i for i, each in enumerate(beside) if each.title), len(beside))
        spans.append(covered + 1)
    return spans


def _room(columns: Sequence[Column], index: int) -> float:
    """Return the width of a column's text; figures at the right stand clear of what follows."""
    column = columns[index]
    if index == len(columns) - 1:
        return column.width
    return column.width - (GAP_RIGHT if column.right else GAP)
