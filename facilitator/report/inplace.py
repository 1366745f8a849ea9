"""What was in place for a while, as a table: the bars of the main figure, with their entries."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.exercise import Agency
from facilitator.domain.findings import Findings
from facilitator.domain.lasting import Lasting
from facilitator.i18n import N_
from facilitator.report.layout import Column, Layout
from facilitator.report.palette import TABLE, TABLE_MUTED
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import Speech, clipped, clock, short


def in_place_part(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return a row for each state that the log opened; nothing where it opened none."""
    lanes = findings.timeline.lanes
    if not any(each.states for each in lanes):
        return []
    told = N_(
        "The bars of the timeline. A state begins with the entry that opens it (a tag that ends in"
        " +) and ends with the one that closes it (the same tag with −)."
    )
    titles = (N_("Agency"), N_("In place"), N_("From"), N_("To"), N_("Lasted"), N_("Entries"))
    widths = layout.widths(130, 190, 62, 62, 62, 70)
    columns = [
        Column(title=speech.both(title), width=wide, names=not place)
        for place, (title, wide) in enumerate(zip(titles, widths, strict=True))
    ]
    rows = (
        tuple(_cells(findings, lane.agency, state, speech))
        for lane in lanes
        for state in lane.states
    )
    return [
        layout.room(150),
        layout.heading(speech.both(N_("What was in place")), key="in-place", before=18),
        *explained(layout, speech, told, after=4, width=440),
        layout.table(columns, rows),
    ]


def _cells(
    findings: Findings, agency: Agency, state: Lasting, speech: Speech
) -> Iterator[Sequence[Run]]:
    _ = speech.words.text
    yield [Run("", TABLE, agency), Run(clipped(agency.name, 60), TABLE)]
    yield [Run(clipped(state.name, 120), TABLE)]
    yield [Run(clock(state.since), TABLE)]
    if state.until is None:
        yield [Run(_("not closed"), TABLE_MUTED)]
        yield [Run(short(findings.timeline.until - state.since), TABLE)]
        yield [Run(str(state.opened), TABLE)]
        return
    yield [Run(clock(state.until), TABLE)]
    yield [Run(short(state.until - state.since), TABLE)]
    yield [Run(f"{state.opened}, {state.closed}", TABLE)]
