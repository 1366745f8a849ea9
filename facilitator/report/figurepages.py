"""The figures beside page two, each with its numbers as a table: responses, workload, coverage."""

from collections.abc import Callable, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.agreement import Agreement, Compared
from facilitator.domain.coverage import Coverage
from facilitator.domain.figures import figures
from facilitator.domain.findings import Findings
from facilitator.domain.matrix import Cell as Response
from facilitator.domain.matrix import CellSort, Matrix
from facilitator.domain.matrix import Column as Given
from facilitator.domain.workload import Workload
from facilitator.i18n import N_
from facilitator.report.curvefigure import curve_part
from facilitator.report.inplace import in_place_part
from facilitator.report.layout import Cell, Column, Layout, height_of
from facilitator.report.palette import CAPTION, TABLE, TABLE_LATE, TABLE_STRONG, WIDTH
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import MINUS, Speech, clipped, clock_minute, short
from facilitator.report.workfigure import WorkFigure

ABREAST = 8
"""So many injects stand side by side in the matrix; more go on below."""
MOST_INJECTS, MOST_AGENCIES = 60, 12
"""A larger matrix than this nobody reads on paper: its numbers stand one by one."""
HEAD = 70.0
"""So much room a heading with its sentence takes, in points."""
MOST_BINS = 72
"""More five minutes than six hours are in the figure alone."""
_LETTER = 5.5
"""So many points a letter of a head takes at most, as a rule."""


def figure_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return first responses, workload, coverage of tasks and agreement of observers."""
    made = figures(findings)
    return [
        *curve_part(layout, findings, speech),
        *in_place_part(layout, findings, speech),
        *_responses(layout, made.matrix, speech),
        *_work(layout, made.workload, speech),
        *_coverage(layout, made.coverage, speech),
        *_agreement(layout, made.agreement, speech),
    ]


def _head(  # noqa: PLR0913 - a heading, what it says, and the room it wants
    layout: Layout,
    speech: Speech,
    title: str,
    key: str,
    told: str | Callable[[Speech], str],
    *,
    room: float = 150,
) -> list[Flowable]:
    return [
        layout.room(min(room, layout.body)),
        layout.heading(speech.both(title), key=key, before=18),
        *explained(layout, speech, told, after=4, width=440),
    ]


# --- first responses -------------------------------------------------------------------------


def _responses(layout: Layout, made: Matrix, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    if not made.columns or not made.agencies:
        return []
    told = N_(
        "How long each agency took to its first decision or request on each inject. Bold: over"
        " target, or none seen; a dash: nothing was expected of it."
    )
    bands = [_band(layout, made, begin, speech) for begin in range(0, len(made.columns), ABREAST)]
    room = HEAD * len(speech.each) + height_of(bands[:1])
    parts = _head(layout, speech, N_("First responses"), "responses", told, room=room)
    if len(made.columns) > MOST_INJECTS or len(made.agencies) > MOST_AGENCIES:
        more = N_("There are too many to print side by side: see “Time to decision, one by one”.")
        return [*parts, *explained(layout, speech, more)]
    for band in bands:
        # a band stays together: its heads tell what its cells answer
        parts += [layout.room(min(height_of([band]), layout.body)), band, layout.space(8)]
    return parts


def _band(layout: Layout, made: Matrix, begin: int, speech: Speech) -> Flowable:
    given: Sequence[Given] = made.columns[begin : begin + ABREAST]
    first = 92.0
    wide = (WIDTH - first) / ABREAST
    columns = [
        Column(title=speech.both(N_("Agency")), width=first, names=True),
        *(Column(title=clipped(each.number, 8), width=wide) for each in given),
    ]
    rows: list[Sequence[Cell]] = []
    for agency, cells in zip(made.agencies, made.cells, strict=True):
        own = cells[begin : begin + ABREAST]
        rows.append(
            (
                [Run("", TABLE, agency), Run(clipped(agency.name, 24), TABLE)],
                *([_response(each, speech)] for each in own),
            )
        )
    return layout.table(columns, rows)


def _response(cell: Response, speech: Speech) -> Run:
    _ = speech.words.text
    took = "" if cell.took is None else short(cell.took)
    match cell.sort:
        case CellSort.NONE_EXPECTED:
            return Run(took or ("–" if cell.given else ""), TABLE)
        case CellSort.NONE_SEEN:
            return Run(took or _("none"), TABLE_STRONG)
        case CellSort.LATE:
            return Run(_("late {time}").format(time=took), TABLE_LATE)
        case CellSort.IN_TIME:
            return Run(f"✓ {took}", TABLE)
        case CellSort.TAKEN:
            return Run(took, TABLE)
        case CellSort.OPEN:
            return Run(took or _("open"), TABLE)


# --- workload --------------------------------------------------------------------------------


def _work(layout: Layout, work: Workload, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    if not work.rows:
        return []
    told = N_(
        "In each 5 minutes: left bar injects, right bar decisions; one scale for all. Joint"
        " decisions count for each agency, struck ones not."
    )
    parts = _head(layout, speech, N_("Workload"), "workload", told)
    parts.append(WorkFigure(layout.face, work, speech, room=layout.body * 0.7))
    if work.bins > MOST_BINS or len(work.rows) > MOST_AGENCIES:
        return parts
    first = 44.0
    wide = (WIDTH - first) / len(work.rows)
    columns = [
        Column(title=speech.both(N_("From")), width=first, names=True),
        *(Column(title=each, width=wide) for each in _heads(work, wide)),
    ]
    rows: list[Sequence[Cell]] = []
    for place in range(work.bins):
        counts = [(row.injects[place], row.decisions[place]) for row in work.rows]
        if any(map(any, counts)):
            cells = [[Run(f"{injects} / {decided}", TABLE)] for injects, decided in counts]
            rows.append(([Run(clock_minute(work.begins(place)), TABLE)], *cells))
    caption = N_("Injects / decisions; five minutes without either are left out.")
    said = explained(layout, speech, caption, CAPTION, after=3)
    return [*parts, layout.space(6), *said, layout.table(columns, rows)]


def _heads(work: Workload, width: float) -> list[str]:
    """Return the agencies' names where all of them fit, else their short ones."""
    most = int(width / _LETTER)
    names = [clipped(each.agency.name, most + 1) for each in work.rows]
    if all(len(each) <= most for each in names):
        return names
    return [clipped(each.agency.short, 9) for each in work.rows]


# --- coverage and agreement ------------------------------------------------------------------


def _coverage(layout: Layout, found: Coverage, speech: Speech) -> list[Flowable]:
    if not found.tasks:
        return []

    def told(each: Speech) -> str:
        said = each.words.plural(
            "{n} of {all} critical tasks observed",
            "{n} of {all} critical tasks observed",
            len(found.tasks),
        )
        return said.format(n=found.observed, all=len(found.tasks)) + "."

    parts = _head(layout, speech, N_("Coverage of tasks"), "coverage", told)
    if not found.missed:
        return parts
    columns = [
        Column(title=speech.both(N_("Objective")), width=64, names=True),
        Column(title=speech.both(N_("Critical task that was not observed")), width=WIDTH - 64),
    ]
    rows = (
        ([Run(each.objective.number, TABLE)], [Run(each.task.text, TABLE)]) for each in found.missed
    )
    return [*parts, layout.table(columns, rows)]


def _agreement(layout: Layout, found: Agreement, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    if not found.possible:
        return []
    told = N_(
        "Two evaluators at a time. Entries match if they are about the same agency and at most"
        " two minutes apart; kappa is 1 for full agreement and 0 for what chance would give."
        " Under n = 20 it says little."
    )
    parts = _head(layout, speech, N_("Observers' agreement"), "agreement", told)
    titles = (
        N_("Of"),
        N_("Evaluators"),
        N_("Matched"),
        N_("Alike"),
        N_("Only one"),
        N_("n"),
        N_("Kappa"),
    )
    widths = layout.widths(70, 150, 60, 55, 70, 40, 60)
    columns = [
        Column(title=speech.both(title), width=wide)
        for title, wide in zip(titles, widths, strict=True)
    ]
    places = {each: str(n) for n, each in enumerate(found.observers, 1)}
    rows = [
        *(
            _compared(_("entries"), f"{places[each.first]} – {places[each.second]}", each, speech)
            for each in found.entries
        ),
        *(
            _compared(_("ratings"), f"{each.first} – {each.second}", each, speech)
            for each in found.ratings
        ),
    ]
    return [*parts, layout.table(columns, rows)]


def _compared(what: str, who: str, each: Compared, speech: Speech) -> Sequence[Cell]:
    number = "–" if each.kappa is None else speech.decimal(f"{each.kappa:.2f}").replace("-", MINUS)
    alone = f"{each.only_first} / {each.only_second}"
    cells = (what, who, str(each.matched), str(each.agreed), alone, str(each.n), number)
    return tuple([Run(cell, TABLE)] for cell in cells)
