"""Tables behind the figures: each expected decision, and the script planned against played."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from reportlab.platypus.flowables import Flowable

from facilitator.domain.findings import Findings
from facilitator.domain.measures import Measure, Outcome
from facilitator.domain.msel import RowKind
from facilitator.domain.script import ScriptRow
from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import TABLE, TABLE_LATE, TABLE_MUTED, TABLE_SECOND, TABLE_STRONG
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import MINUS, ZERO, Speech, clock, mark_for, names, short

ON_TIME = timedelta(seconds=30)
"""Played nearer to its planned time than this, a row has no difference worth a figure."""


def measure_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the table of expected decisions: the numbers of the figures, once more as text."""
    _ = speech.words.text
    said = N_(
        "Each expected decision and agency. Time runs from delivery to the first decision that"
        " answers it, in exercise time without pauses and jumps; a decision that stood before"
        " delivery counts as in time, with 0:00."
    )
    parts: list[Flowable] = [
        layout.room(160),
        layout.heading(speech.both(N_("Time to decision, one by one")), key="measures", before=18),
        *explained(layout, speech, said, after=4, width=440),
    ]
    if not findings.measures:
        return [*parts, layout.text(_("The script sets no expected decisions."), TABLE)]
    one, two, three, four, five, six, seven = layout.widths(48, 146, 106, 54, 46, 46, 69)
    columns = [
        Column(title=speech.both(N_("Inject")), width=one),
        Column(title=speech.both(N_("Expected decision")), width=two),
        Column(title=speech.both(N_("Agency")), width=three),
        Column(title=speech.both(N_("Delivered")), width=four),
        Column(title=speech.both(N_("Took")), width=five, right=True),
        Column(title=speech.both(N_("Target")), width=six, right=True),
        Column(title=speech.both(N_("Outcome")), width=seven, right=True),
    ]
    rows = (_measure_row(findings, speech, each) for each in findings.measures)
    return [*parts, layout.table(columns, rows)]


def _measure_row(findings: Findings, speech: Speech, each: Measure) -> Sequence[Cell]:
    _ = speech.words.text
    late = each.outcome is Outcome.LATE
    agency: list[Run] = []
    if each.agency:
        agency = [
            Run("", TABLE, mark_for(findings.exercise, each.agency)),
            Run(names(findings.exercise, (each.agency,)), TABLE),
        ]
    delivered = "–" if each.delivered_at is None else clock(each.delivered_at)
    outcome = [Run(speech.outcome(each), TABLE_LATE if late else TABLE)]
    if each.outcome is Outcome.NOT_TAKEN:
        outcome = [Run(speech.outcome(each), TABLE_STRONG)]
    if late and each.over is not None:
        outcome.append(Run(f" +{short(each.over)}", TABLE_LATE))
    if each.marked:
        text = _("other clock speed: not judged")
        outcome.append(Run("\n" + text, TABLE_SECOND))
    if each.number:
        number = _("no. {number}").format(number=each.number)
        outcome.append(Run("\n" + number, TABLE_MUTED))
    return (
        [Run(each.inject.number, TABLE)],
        [Run(each.expected.text, TABLE)],
        agency,
        [Run(delivered, TABLE)],
        [Run("–" if each.took is None else short(each.took), TABLE)],
        [Run("–" if each.target is None else short(each.target), TABLE)],
        outcome,
    )


def script_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the script as it was planned and as it was played."""
    _ = speech.words.text
    parts: list[Flowable] = [
        layout.title(speech.both(N_("Appendix B: script, planned and played")), key="script"),
    ]
    if not findings.script:
        return [*parts, layout.text(_("The script is empty."))]
    parts += explained(
        layout, speech, lambda each: _script_said(findings, each), after=8, width=440
    )
    one, two, three, four, five, six = layout.widths(46, 215, 52, 52, 54, 94)
    columns = [
        Column(title=speech.both(N_("No.")), width=one),
        Column(title=speech.both(N_("Row")), width=two, names=True),
        Column(title=speech.both(N_("Planned")), width=three),
        Column(title=speech.both(N_("Played")), width=four),
        Column(title=speech.both(N_("Moved")), width=five, right=True),
        Column(title=speech.both(N_("What became of it")), width=six),
    ]
    rows = (list(_script_row(speech, each)) for each in findings.script)
    return [*parts, layout.table(columns, rows)]


def _script_said(findings: Findings, speech: Speech) -> str:
    """Return how many rows there were, and what became of them."""
    _ = speech.words.text
    ngettext = speech.words.plural
    totals = findings.totals
    return " ".join(
        (
            ngettext("{n} row.", "{n} rows.", len(findings.script)).format(n=len(findings.script)),
            ngettext("{n} was delivered,", "{n} were delivered,", totals.delivered).format(
                n=totals.delivered
            ),
            ngettext("{n} was left out,", "{n} were left out,", totals.skipped).format(
                n=totals.skipped
            ),
            ngettext(
                "{n} was made during the run.", "{n} were made during the run.", totals.ad_hoc
            ).format(n=totals.ad_hoc),
            _("Rows are left out in every exercise; it says nothing about those who played."),
        )
    )


def _script_row(speech: Speech, row: ScriptRow) -> Iterator[Cell]:
    _ = speech.words.text
    inject = row.inject
    played = row.status in {"delivered", "recalled"}
    moved = ""
    if played and inject.planned is not None and abs(row.moved) >= ON_TIME:
        moved = ("+" if row.moved > ZERO else MINUS) + short(row.moved)
    yield [Run(inject.number, TABLE)]
    yield [Run(inject.title, TABLE)]
    yield [Run("–" if inject.planned is None else clock(inject.planned), TABLE)]
    yield [Run(clock(row.at) if played and row.at is not None else "–", TABLE)]
    yield [Run(moved, TABLE)]
    told = [Run(became(speech, row), TABLE)]
    if row.note:
        told.append(Run("\n" + row.note, TABLE_SECOND))
    yield told


def became(speech: Speech, row: ScriptRow) -> str:
    """Return what became of a row of the script, in a word or two."""
    _ = speech.words.text
    if row.inject.kind is RowKind.EXPECTED:
        return _("watched for, not delivered")
    words = {
        "delivered": _("delivered"),
        "recalled": _("delivered, recalled"),
        "skipped": _("skipped"),
        "cancelled": _("cancelled"),
        "held": _("held, not played"),
        "contingency": _("in reserve, not needed"),
    }
    text = words.get(row.status, _("not played"))
    return _("{what}, made during the run").format(what=text) if row.inject.ad_hoc else text
