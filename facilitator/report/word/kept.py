"""The layout of the printed report, kept as what it says instead of what it draws.

The report's parts are made once, for paper and for word processors alike: so both say the same,
in the same order, whatever the report learns to say.
"""

from collections.abc import Iterable, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.report.layout import Beside, Cell, Column, Layout, Run, Text
from facilitator.report.palette import BODY, LEAD, TABLE, Style
from facilitator.report.rows import Rows

MORE = 1.02
"""Page one of a word processor holds so much of what paper holds (measured in LibreOffice)."""
TALL = 1e5
"""Points on a page that is never full."""


class KeptText(Text):
    """A text with its runs."""

    runs: Sequence[Run] = ()
    style: Style = BODY


class KeptRows(Rows):
    """A table with its columns and cells."""

    columns: Sequence[Column] = ()
    cells: Sequence[Sequence[Cell]] = ()
    ruled = True


class KeptPair(Beside):
    """Two columns of parts."""

    sides: tuple[Sequence[Flowable], Sequence[Flowable]] = ((), ())


class KeptLanguage(Flowable):
    """The language in which the document goes on."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language


class KeptLayout(Layout):
    """Makes the same parts as the layout on paper; no page is ever full."""

    __slots__ = ()

    @property
    def body(self) -> float:
        """Return more room than anything needs: nothing is cut for want of it."""
        return TALL

    @property
    def first(self) -> float:
        """Return more than a page has: cells have less air here, so that more stands on one."""
        return self.sheet.body * MORE

    def text(self, runs: str | Sequence[Run], style: Style = BODY, **room: float) -> KeptText:
        """Return running text."""
        made = [Run(runs, style)] if isinstance(runs, str) else list(runs)
        text = KeptText(self.face, made, style.leading, **room)
        text.runs, text.style = made, style
        return text

    def lead(self, text: str) -> KeptText:  # pyright: ignore[reportIncompatibleMethodOverride] - drawn nowhere
        """Return the sentence beside the bar."""
        return self.text(text, LEAD)

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        leading: float = TABLE.leading,
    ) -> KeptRows:
        """Return a table with rules."""
        return self._rows(columns, rows, leading, ruled=True)

    def plain(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        leading: float = TABLE.leading,
    ) -> KeptRows:
        """Return a table without rules."""
        return self._rows(columns, rows, leading, ruled=False)

    def _rows(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        leading: float,
        *,
        ruled: bool,
    ) -> KeptRows:
        cells = [list(each) for each in rows]
        made = KeptRows(self.face, columns, cells, leading=leading, page=self.body, rules=ruled)
        made.columns, made.cells, made.ruled = columns, cells, ruled
        return made

    @staticmethod
    def spoken(language: str) -> Flowable:
        """Return a change of language."""
        return KeptLanguage(language)

    def beside(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> KeptPair:
        """Return two columns of parts."""
        pair = KeptPair(left, right)
        pair.sides = (left, right)
        return pair
