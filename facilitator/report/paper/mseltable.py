"""The script as one table, on sheets that lie across."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from facilitator.domain.msel import Inject
from facilitator.report.layout import Cell, Column
from facilitator.report.palette import BODY, TABLE, TABLE_SECOND, TABLE_STRONG
from facilitator.report.paper.plan import Paper, left_out
from facilitator.report.paper.reading import kind_word
from facilitator.report.paper.sheets import ACROSS_HEIGHT, ACROSS_WIDTH
from facilitator.report.rows import Rows
from facilitator.report.text import Run
from facilitator.report.wording import clock_minute

SHARES = (46, 62, 150, 112, 118, 236, 54)


def msel_pages(paper: Paper) -> list[Flowable]:
    """Return the table of all rows."""
    layout = paper.layout
    parts: list[Flowable] = [paper.title(paper.words.text("Master scenario events list"))]
    if not paper.rows:
        return [*parts, layout.text(paper.words.text("The script is empty."), BODY)]
    titles = (
        paper.words.text("No."),
        paper.words.text("Time"),
        paper.words.text("Row"),
        paper.words.text("From, by"),
        paper.words.text("To"),
        paper.words.text("Expected"),
        paper.words.text("Played"),
    )
    whole = sum(SHARES)
    columns = [
        Column(title=title, width=ACROSS_WIDTH * share / whole)
        for title, share in zip(titles, SHARES, strict=True)
    ]
    rows = (list(_row(paper, each)) for each in paper.rows)
    table = Rows(layout.face, columns, rows, leading=TABLE.leading, page=ACROSS_HEIGHT)
    return [*parts, table]


def _row(paper: Paper, row: Inject) -> Iterator[Cell]:
    yield [Run(row.number, TABLE_STRONG)]
    planned = "–" if row.planned is None else clock_minute(row.planned)
    story = paper.story_words(row)
    yield [Run(planned, TABLE), *([Run("\n" + story, TABLE_SECOND)] if story else [])]
    kind = kind_word(paper, row.kind)
    if left_out(row):
        kind = f"{kind}, {paper.words.text('left out by the script')}"
    yield [Run(row.title, TABLE_STRONG), Run("\n" + kind, TABLE_SECOND)]
    told = [each for each in (row.sender, row.method, row.delivered_by) if each.strip()]
    yield [Run("\n".join(told), TABLE)]
    yield [*paper.recipients(row, TABLE), Run(("\n" + row.to_role) if row.to_role else "", TABLE)]
    yield list(_expected(paper, row))
    yield [Run("______", TABLE_SECOND)]


def _expected(paper: Paper, row: Inject) -> Iterator[Run]:
    for index, each in enumerate(row.expected):
        if index:
            yield Run("\n", TABLE)
        yield from paper.marks(each.agencies, TABLE)
        yield Run("– " + each.text, TABLE)
        if each.target is not None:
            within = paper.words.text("within {time}").format(time=paper.speech.length(each.target))
            yield Run(f" ({within})", TABLE_SECOND)
