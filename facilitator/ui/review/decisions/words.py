"""The figures of the Decisions page as sentences and tables."""

from collections.abc import Sequence

from facilitator.domain.agreement import Compared
from facilitator.domain.figures import Figures
from facilitator.domain.matrix import GLYPHS, Cell, CellSort
from facilitator.domain.measures import Outcome
from facilitator.domain.strip import StripPoint, StripRow
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.decimals import decimal
from facilitator.ui.models.plain import shown
from facilitator.ui.review.curvewords import curve_cells
from facilitator.ui.review.numbers import Row

Table = tuple[tuple[str, ...], tuple[Row, ...]]
"""Headings and rows."""


def judged_word(outcome: Outcome) -> str:
    """Return what became of an expected decision."""
    return {
        Outcome.MET: _("in time"),
        Outcome.LATE: _("late"),
        Outcome.TAKEN: _("no target"),
        Outcome.NOT_TAKEN: _("never"),
        Outcome.NOT_APPLICABLE: _("not applicable"),
        Outcome.OPEN: _("open"),
    }[outcome]


def cell_word(sort: CellSort) -> str:
    """Return what a sign of the matrix means."""
    return {
        CellSort.IN_TIME: _("in time"),
        CellSort.LATE: _("late"),
        CellSort.TAKEN: _("decided, no target"),
        CellSort.OPEN: _("still open"),
        CellSort.NONE_SEEN: _("none seen"),
        CellSort.NONE_EXPECTED: _("none expected"),
    }[sort]


def percent(share: float | None) -> str:
    """Return a share as people write it, or nothing."""
    return "" if share is None else _("{n} %").format(n=round(share * 100))


def minutes(number: float | None) -> str:
    """Return minutes with one digit, or nothing."""
    return "" if number is None else decimal(number, 1)


def strip_table(figures: Figures) -> Table:
    """Return every point of the strip, and the median of each agency."""
    rows: list[Row] = []
    for row in figures.strip.rows:
        name = shown(row.agency.name)
        rows += [_point(name, each) for each in (*row.points, *row.never)]
        rows.append(_median(name, row))
    heads = _("Agency"), _("Inject"), _("Expected"), _("Min"), _("Target"), _("Share"), _("Result")
    return heads, tuple(rows)


def _point(name: str, point: StripPoint) -> Row:
    target = spans.ago(point.target) if point.target is not None else ""
    cells = (
        name,
        shown(point.inject),
        shown(point.expected),
        minutes(point.minutes),
        target,
        percent(point.share),
        judged_word(point.outcome),
    )
    return Row(cells=cells, ref=point.ref)


def _median(name: str, row: StripRow) -> Row:
    told = _("{met} of {all} in time").format(met=row.met, all=row.judged)
    number = len(row.points)
    said = ngettext("median of {n}", "median of {n}", number).format(n=number)
    half, share = minutes(row.median_minutes), percent(row.median_share)
    return Row(cells=(name, "", said, half, "", share, told))


def matrix_table(figures: Figures) -> Table:
    """Return the matrix as a list: every cell of which something can be said."""
    made = figures.matrix
    rows = [
        Row(
            cells=(
                shown(agency.name),
                shown(column.number),
                shown(column.title),
                cell_word(cell.sort),
                "" if cell.took is None else spans.ago(cell.took),
                _("yes") if cell.given else "",
            ),
            ref=cell.ref,
        )
        for agency, cells in zip(made.agencies, made.cells, strict=True)
        for column, cell in zip(made.columns, cells, strict=True)
        if cell.given or cell.took is not None or cell.sort is not CellSort.NONE_EXPECTED
    ]
    heads = _("Agency"), _("Inject"), _("Title"), _("Result"), _("First response"), _("Given")
    return heads, tuple(rows)


def curve_table(figures: Figures) -> Table:
    """Return by when a share of all expected decisions had been taken."""
    heads = _("Taken"), _("Within minutes"), _("Share of target")
    return heads, tuple(Row(cells=each) for each in curve_cells(figures.curve))


def cell_text(cell: Cell) -> str:
    """Return what stands in a cell of the matrix when it is copied."""
    took = "" if cell.took is None else " " + spans.ago(cell.took)
    return GLYPHS[cell.sort] + took


def work_table(figures: Figures) -> Table:
    """Return the workload: a row for each five minutes, two columns for each agency."""
    work = figures.workload
    heads = [_("From")]
    for row in work.rows:
        name = shown(row.agency.short or row.agency.name)
        heads += [_("{name} injects").format(name=name), _("{name} decisions").format(name=name)]
    rows = [
        Row(
            cells=(
                spans.hours_minutes(work.begins(place)),
                *(
                    str(count)
                    for row in work.rows
                    for count in (row.injects[place], row.decisions[place])
                ),
            )
        )
        for place in range(work.bins)
    ]
    return tuple(heads), tuple(rows)


def coverage_words(figures: Figures) -> str:
    """Return how many critical tasks were observed."""
    tasks = figures.coverage.tasks
    if not tasks:
        return _("The plan names no critical tasks.")
    return ngettext(
        "{n} of {all} critical tasks observed", "{n} of {all} critical tasks observed", len(tasks)
    ).format(n=figures.coverage.observed, all=len(tasks))


def coverage_table(figures: Figures) -> Table:
    """Return every critical task, those that were not observed first."""
    tasks = sorted(figures.coverage.tasks, key=lambda each: each.observed)
    rows = [
        Row(
            cells=(
                _("observed") if each.observed else _("not observed"),
                shown(f"{each.objective.number} {each.task.text}".strip()),
                str(each.decisions),
                str(each.observations),
                "" if each.called else _("no inject called for it"),
            )
        )
        for each in tasks
    ]
    heads = _("Seen"), _("Critical task"), _("Decisions"), _("Observations"), _("Remark")
    return heads, tuple(rows)


def agreement_words(figures: Figures) -> str:
    """Return what can be said of how far observers agree."""
    found = figures.agreement
    if not found.possible:
        return _(
            "Agreement needs two evaluators who each wrote observations, or rated the same tasks; "
            "there are fewer."
        )
    if any(each.few for each in (*found.entries, *found.ratings)):
        return _("Under n = 20 kappa says little: read the counts beside it.")
    return _("Kappa: 1 is full agreement, 0 what chance alone would give.")


def agreement_table(figures: Figures) -> Table:
    """Return each two evaluators compared."""
    found = figures.agreement
    names = {each: _("Evaluator {n}").format(n=n) for n, each in enumerate(found.observers, 1)}
    rows = [
        *(
            _compared(_("entries"), (names[each.first], names[each.second]), each)
            for each in found.entries
        ),
        *(
            _compared(_("ratings"), (shown(each.first), shown(each.second)), each)
            for each in found.ratings
        ),
    ]
    heads = (
        _("Of"),
        _("First"),
        _("Second"),
        _("Kappa"),
        _("n"),
        _("Matched"),
        _("Alike"),
        _("Only first"),
        _("Only second"),
        _("Caution"),
    )
    return heads, tuple(rows)


def kappa_words(number: float) -> str:
    """Return kappa with two digits, its minus as people print it."""
    told = decimal(number, 2)
    return told.replace("-", spans.MINUS if round(number, 2) else "")


def _compared(what: str, names: Sequence[str], each: Compared) -> Row:
    return Row(
        cells=(
            what,
            *names,
            _("none") if each.kappa is None else kappa_words(each.kappa),
            str(each.n),
            str(each.matched),
            str(each.agreed),
            str(each.only_first),
            str(each.only_second),
            _("n under 20") if each.few else "",
        )
    )
