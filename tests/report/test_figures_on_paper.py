"""Responses, workload, coverage and agreement on paper: the numbers of the journal."""

import io
from collections import Counter
from itertools import groupby

import pypdfium2
import pytest

from facilitator import resources
from facilitator.domain.events import DecisionLogged
from facilitator.domain.figures import figures
from facilitator.domain.matrix import CellSort
from facilitator.i18n import translator
from facilitator.report.build import build
from facilitator.report.figurewords import lanes_said
from facilitator.report.palette import PAGE_WIDTH, WIDTH, agency_ink
from facilitator.report.wording import Speech, clock, short
from facilitator.report.workfigure import work_said
from facilitator.services.reporting import findings_of
from tests.builders import minutes
from tests.lookback import reviewed
from tests.report.papers import texts


@pytest.fixture(scope="module")
def paper():
    run = reviewed()
    findings = findings_of(run.file, now=run.clock.now)
    out = io.BytesIO()
    build(findings, out, speech=Speech(words=translator("en")), fonts=resources.path("fonts"))
    entries = list(run.file.journal.entries())
    yield " ".join(" ".join(texts(out.getvalue())).split()), figures(findings), entries
    run.file.close()


@pytest.fixture(scope="module")
def said():
    run = reviewed()
    yield lanes_said(findings_of(run.file, now=run.clock.now), Speech(words=translator("en")))
    run.file.close()


def part(text, begin, end):
    return text[text.rindex(begin) : text.index(end, text.rindex(begin))]


def test_every_first_response_stands_in_its_row(paper):
    text, made, _entries = paper
    table = part(text, "First responses How long", "Workload In each")

    for agency, cells in zip(made.matrix.agencies, made.matrix.cells, strict=True):
        assert agency.name in table
        for cell in cells:
            if cell.took is not None and cell.given:
                assert short(cell.took) in table
    late = sum(cell.sort is CellSort.LATE for row in made.matrix.cells for cell in row)
    assert table.count("late ") == late
    none = [
        cell
        for row in made.matrix.cells
        for cell in row
        if cell.sort is CellSort.NONE_SEEN and cell.took is None
    ]
    assert table.count("none ") - table.count("none seen") == len(none)


def test_the_workload_is_read_out_with_the_sums_of_the_journal(paper):
    _text, made, entries = paper
    struck = {each.ref for lane in made.timeline.lanes for each in lane.marks if each.struck}
    decided = Counter(
        agency
        for each in entries
        if isinstance(each.event, DecisionLogged) and each.ref not in struck
        for agency in each.event.agencies
    )

    said = work_said(made.workload, Speech(words=translator("en")))

    for row in made.workload.rows:
        assert f", {decided[row.agency.id]} decisions," in said.split(row.agency.name)[1]


def test_every_task_that_was_not_observed_is_named(paper):
    text, made, _entries = paper
    told = part(text, "Coverage of tasks ", "Observers' agreement")

    assert f"{made.coverage.observed} of {len(made.coverage.tasks)} critical tasks" in told
    for each in made.coverage.missed:
        assert each.task.text.split()[0] in told


def test_agreement_is_told_with_its_n(paper):
    text, made, _entries = paper
    (pair,) = made.agreement.entries

    told = text[text.rindex("Observers' agreement") :]

    assert f"{pair.only_first} / {pair.only_second} {pair.n} " in told


def test_what_was_in_place_is_read_out_and_listed(paper, said):
    text, made, _entries = paper
    (lane,) = [each for each in made.timeline.lanes if each.states]
    (state,) = lane.states

    table = part(text, "What was in place", "First responses How long")
    assert f"{lane.agency.name} {state.name} {clock(state.since)} {clock(state.until)}" in table
    assert f"{state.opened}, {state.closed}" in table
    assert f"{state.name}, from {clock(state.since)} to {clock(state.until)}." in said


def test_what_was_observed_stands_in_the_lanes_on_paper_too(paper, said):
    text, made, _entries = paper
    seen = [len(each.seen) for each in made.timeline.lanes if each.seen]

    assert len(seen) > 1
    for each in seen:
        assert f", {each} observation" in said
    assert "observation in place for a while" in text


def test_the_curve_says_what_the_journal_says(paper):
    text, made, _entries = paper
    assert made.curve.drawn
    table = part(text, "How soon decisions were taken", "What was in place")

    taken = len(made.curve.minutes.values)
    assert f"all that were taken {taken} / {made.curve.minutes.n}" in table
    assert f"{taken} of {made.curve.minutes.n} taken" in table
    half = sorted(made.curve.minutes.values)[-(-made.curve.minutes.n // 2) - 1]
    assert f"median {short(minutes(half))}" in table


def test_the_bar_of_a_state_is_as_long_on_paper_as_it_lasted(page_two):
    image, made = page_two
    (lane,) = [each for each in made.timeline.lanes if each.states]
    (state,) = lane.states
    fill = tuple(bytes.fromhex(agency_ink(lane.agency.colour).fill[1:]))

    longest = max(runs(image, fill))

    line = made.timeline
    share = (state.until - state.since) / (line.until - line.since)
    # lanes take most of the text's width: what is beside them are the names
    lanes = image.width * (WIDTH / PAGE_WIDTH) * 0.8
    assert longest == pytest.approx(share * lanes, rel=0.12)


def runs(image, fill):
    """Return the lengths of rows of pixels of a colour."""
    for y in range(image.height // 2):
        row = [image.getpixel((x, y)) == fill for x in range(image.width)]
        yield from (len(list(same)) for there, same in groupby(row) if there)
    yield 0


@pytest.fixture(scope="module")
def page_two():
    run = reviewed()
    findings = findings_of(run.file, now=run.clock.now)
    out = io.BytesIO()
    build(findings, out, speech=Speech(words=translator("en")), fonts=resources.path("fonts"))
    document = pypdfium2.PdfDocument(out.getvalue())
    yield document[1].render(scale=1.5).to_pil().convert("RGB"), figures(findings)
    document.close()
    run.file.close()
