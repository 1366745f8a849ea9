"""Scripts that go out as tables come back as they were, and never as formulas."""

import csv
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from facilitator.domain.exercise import Agency, Exercise, Objective, Phase
from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject, Msel, RowKind
from facilitator.exchange import child
from facilitator.exchange.columnsets import ColumnSet, table
from facilitator.exchange.draft import Answers, ExpectedDraft, RowDraft
from facilitator.exchange.outgoing import draft_of
from facilitator.exchange.owncolumns import VERSIONS
from facilitator.exchange.ownsheet import read_own
from facilitator.exchange.selection import chosen
from facilitator.exchange.sheets import Sheet, book_of
from facilitator.exchange.sheets_out import CELL, comma_separated, escaped, workbook
from facilitator.exchange.spreadsheet import read_script
from facilitator.services.planning import NewExercise, exercise_from_draft
from facilitator.services.scenarios import built_in, load
from tests.nasty import strings

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
NOT_HELD = ("\ufffe", "\uffff", *map(chr, range(0xD800, 0xE000)))
"""Characters that XML cannot hold in any way, so that no workbook can."""
NASTY = [
    text
    for _kind, text in strings()
    if len(escaped(text)) <= CELL and not any(each in text for each in NOT_HELD)
]
NASTY += ["_x000D_", "_x005F_x000D_", "---", " ", "\n", "LÃ¤uft", "T+1", "09:00", "1", "TRUE"]
TEXT = some.sampled_from(NASTY) | some.text(
    some.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40
)
LINE = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
LINES = some.lists(LINE, max_size=3).map(tuple)
SECONDS = some.none() | some.integers(0, 900_000).map(float)
ACTION = some.builds(
    ExpectedDraft,
    agency=LINE,
    also=LINES,
    text=TEXT.filter(bool),
    target_min=some.none() | some.integers(1, 10**7).map(lambda seconds: seconds / 60),
    sort=some.sampled_from(list(ExpectedSort)).map(str),
    source=TEXT,
    task=TEXT,
)
HEADING = some.sampled_from(["Weather", "Status", "=1+1", "Größe", "Facilitator", " x", "a\nb"])
ROW = some.builds(
    RowDraft,
    row=some.just(0),
    number=TEXT,
    kind=some.sampled_from(list(RowKind)).map(str),
    title=TEXT,
    text=TEXT,
    read_aloud=TEXT,
    notes=TEXT,
    phase=TEXT,
    storyline=TEXT,
    offset_s=some.none() | some.integers(-90_000, 900_000),
    sender=TEXT,
    to=LINES,
    method=some.just("") | some.just("Radio"),
    method_kind=some.just(""),
    expected=some.lists(ACTION, max_size=3).map(tuple),
    status=TEXT,
    objectives=LINES,
    tasks=LINES,
    author=TEXT,
    questions=LINES,
    tags=LINES,
    contingency_for=TEXT,
    contingency_after_s=SECONDS,
    follows=TEXT,
    follows_after_s=SECONDS,
    choice=TEXT,
    automatic=some.booleans(),
    story_jump_s=SECONDS,
    extra=some.dictionaries(HEADING, TEXT.filter(bool), max_size=3).map(
        lambda cells: tuple(sorted(cells.items()))
    ),
)


def in_place(row):
    """Return a row with nothing that depends on where it stands among others."""
    return replace(row, row=0, method_kind="", extra=tuple(sorted(row.extra)))


def read_back(content, kind="xlsx"):
    read = child.read_csv if kind == "csv" else child.read_workbook
    book = book_of(read(content).encode(), csv=kind == "csv", name="S")
    result = chosen(book, kind, Answers())
    assert result.recognised, result.refused
    assert result.format == f"Facilitator {kind}"
    return result.scripts[0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(ROW, min_size=1, max_size=4))
def test_what_is_written_to_a_workbook_is_read_again_text_for_text(rows):
    made = workbook(table(rows, ColumnSet.OWN), "Script")

    found = read_back(made.content)

    assert made.left_out == ()
    assert [in_place(row) for row in found.rows] == [in_place(row) for row in rows]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(ROW, min_size=1, max_size=4))
def test_what_is_written_to_csv_is_read_again_text_for_text(rows):
    made = comma_separated(table(rows, ColumnSet.OWN))

    found = read_back(made.content, "csv")

    assert [in_place(row) for row in found.rows] == [in_place(row) for row in rows]


def nasty_rows():
    return [RowDraft(row=1, number=str(n), title=text, text=text) for n, text in enumerate(NASTY)]


@pytest.mark.parametrize("columns", list(ColumnSet))
def test_no_cell_of_any_column_set_is_a_formula(columns):
    made = workbook(table(nasty_rows(), columns), "Script")

    book = openpyxl.load_workbook(BytesIO(made.content))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert all(cell.quotePrefix for cell in cells)
    with zipfile.ZipFile(BytesIO(made.content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("columns", list(ColumnSet))
def test_no_cell_of_a_csv_begins_a_formula(columns):
    made = comma_separated(table(nasty_rows(), columns))

    text = made.content.decode("utf-8-sig")
    for row in csv.reader(StringIO(text, newline="")):
        assert not [cell for cell in row if cell.strip(" \xa0")[:1] in set("=+-@\t\r\n\0|=+-@")]


def exercise():
    agencies = tuple(
        Agency(id=key, name=name, short=key, letter=key, shape="circle", colour="F")
        for key, name in (("f", "Fire"), ("p", "Police"))
    )
    answer = ExpectedAction(
        id="e1", agencies=("f", "p"), text="Close the road", target=timedelta(minutes=7)
    )
    alone = ExpectedAction(
        id="e2", agencies=("p",), text="Count", sort=ExpectedSort.REPORT, source="Plan 3"
    )
    first = Inject(
        id="1",
        number="1",
        title="Smoke",
        text="=Smoke, now",
        planned=timedelta(minutes=-5),
        sender="Pilot",
        to=("f", "p"),
        method="Radio",
        expected=(answer, alone),
        objectives=("o",),
        phase="ph",
        critical=True,
        extra=(("Weather", "Fog"),),
    )
    second = Inject(
        id="2",
        number="2",
        title="Wind",
        kind=RowKind.CONTINGENCY,
        planned=timedelta(hours=26),
        to_all=True,
        contingency_for="1",
        on_decision="e2",
        follows_after=timedelta(seconds=90),
        questions=("Who?",),
        discussion=timedelta(minutes=10),
        status="skipped",
        story_at=datetime(2026, 7, 1, 11, 0, tzinfo=UTC),
    )
    return Exercise(
        id="x",
        title="T",
        zero=timedelta(hours=9),
        agencies=agencies,
        objectives=(Objective(id="o", number="1", text="Act in time"),),
        phases=(Phase(id="ph", name="First"),),
        msel=Msel(rows=(first, second)),
    )


def without_ids(plan):
    """Return the rows with names, numbers and texts in the place of ids."""
    objectives = {each.id: each.text for each in plan.objectives}
    phases = {each.id: each.name for each in plan.phases}
    names = {each.id: each.name for each in plan.agencies}
    tasks = {one.id: one.text for each in plan.objectives for one in each.critical_tasks}
    numbers = {each.id: each.number for each in plan.msel.rows}
    actions = {each.id: each.text for row in plan.msel.rows for each in row.expected}
    return [
        replace(
            row,
            id="",
            source_row=0,
            to=tuple(names[each] for each in row.to),
            phase=phases.get(row.phase, ""),
            objectives=tuple(objectives[each] for each in row.objectives),
            tasks=tuple(tasks[each] for each in row.tasks),
            contingency_for=numbers.get(row.contingency_for, ""),
            follows=numbers.get(row.follows, ""),
            on_decision=actions.get(row.on_decision, ""),
            expected=tuple(
                replace(
                    each,
                    id="",
                    agencies=tuple(names[one] for one in each.agencies),
                    task=tasks.get(each.task, ""),
                )
                for each in row.expected
            ),
            extra=tuple(each for each in row.extra if each[0] not in {"Priority", "Status"}),
        )
        for row in plan.msel.rows
    ]


def test_a_whole_plan_comes_back_through_a_workbook(tmp_path):
    plan, path = exercise(), tmp_path / "script.xlsx"
    path.write_bytes(workbook(table(draft_of(plan).rows, ColumnSet.OWN), "T").content)

    found = read_script(path).scripts[0]

    again = exercise_from_draft(found, NewExercise(title="T"), now=NOW)
    assert without_ids(again) == without_ids(plan)
    assert again.zero == plan.zero
    assert again.phases[0].name == "First"
    assert again.msel.rows[0].objectives == (again.objectives[0].id,)


@pytest.mark.parametrize(("key", "language"), [(each.key, each.language) for each in built_in()])
def test_every_built_in_scenario_comes_back_through_a_workbook(key, language):
    plan = load(key, language)
    made = workbook(table(draft_of(plan).rows, ColumnSet.OWN), "T")

    again = exercise_from_draft(read_back(made.content), NewExercise(title="T"), now=NOW)

    assert without_ids(again) == without_ids(plan)


def test_the_story_time_is_worked_out_for_the_published_sets():
    plan = replace(exercise(), story_start=datetime(2026, 7, 1, 15, 40, tzinfo=UTC))

    made = table(draft_of(plan, told=True).rows, ColumnSet.HSEEP)

    assert made.rows[1][1] == "2026-07-01 15:35"


def test_a_changed_own_workbook_is_still_read_as_people_write(tmp_path):
    path = tmp_path / "script.xlsx"
    path.write_bytes(workbook(table(draft_of(exercise()).rows, ColumnSet.OWN), "T").content)
    book = openpyxl.load_workbook(path)
    book.active["I2"] = "09:15"
    book.save(path)

    result = read_script(path)

    assert result.recognised
    assert result.scripts[0].rows[0].time == "09:15:00"


HEADINGS = {
    ColumnSet.HSEEP: "Event Number, Designated Scenario Time, Event Type, Inject Mode, From, To,"
    " Message, Expected Participant Response, Exercise Objective, Notes",
    ColumnSet.MITRE: "ID, Local Time, Delivery Method, Target, Title, Description, Assumptions,"
    " Notes, Expected Actions, Measure of Performance",
    ColumnSet.STANDARD: "Control Number, Move, Group, Delivery Time, Simulated Time, Assigned To,"
    " Status, Title, Description, From Org, To Org, Details, Expected Actions",
}


@pytest.mark.parametrize("columns", list(HEADINGS))
def test_the_published_column_sets_have_their_headings_in_order(columns):
    made = table(draft_of(exercise()).rows, columns)

    assert ", ".join(made.rows[0]) == HEADINGS[columns]


@pytest.mark.parametrize("columns", [each for each in ColumnSet if each is not ColumnSet.OWN])
def test_other_column_sets_come_back_with_numbers_times_recipients_and_reactions(columns, tmp_path):
    plan = exercise()
    rows = tuple(replace(row, status="", kind=RowKind.INJECT) for row in plan.msel.rows)
    path = tmp_path / "script.xlsx"
    out = draft_of(replace(plan, msel=Msel(rows=rows[:1]))).rows * 3
    path.write_bytes(workbook(table(out, columns), "T").content)

    found = read_script(path)

    assert found.recognised, found.refused
    row = found.scripts[0].rows[0]
    assert {*row.to} == {"Fire", "Police"}
    assert "Close the road" in " ".join(each.text for each in row.expected)
    assert "=Smoke, now" in row.text
    assert columns is ColumnSet.CHRONOGRAMME or row.number == "1"
    assert columns is ColumnSet.HSEEP or row.time == "08:55:00"


def test_the_chronogramme_has_a_column_for_each_agency_under_one_heading():
    made = table(draft_of(exercise()).rows, ColumnSet.CHRONOGRAMME)

    assert made.rows[0] == ("Horaire", "Actions/Incidents", "Réactions attendues:", "")
    assert made.rows[1] == ("", "", "Fire", "Police")
    assert made.rows[2][2:] == ("Close the road", "Close the road\nCount")


def test_a_text_too_long_for_a_cell_is_cut_and_named():
    rows = [RowDraft(row=1, number="1", title="T", text="a" * (CELL + 1))]

    made = workbook(table(rows, ColumnSet.OWN), "T")

    assert len(made.left_out) == 1
    assert read_back(made.content).rows[0].text == "a" * CELL


def test_five_thousand_rows_are_written_and_fit_the_limits_of_reading():
    rows = [RowDraft(row=n, number=str(n), title="T", text="x" * 60) for n in range(5_000)]

    made = workbook(table(rows, ColumnSet.OWN), "T")

    assert len(json.loads(child.read_workbook(made.content))["sheets"][0]["rows"]) == 5_001


def test_a_workbook_of_the_first_version_is_still_read_unchanged():
    """Tables written before critical tasks and authors had columns of their own."""
    row = RowDraft(
        row=2,
        kind="inject",
        title="=1+1",
        text="---",
        expected=(ExpectedDraft(agency="Fire", text="Go", target_min=5.0),),
    )
    old = VERSIONS["Facilitator script 1"]
    own = table([row], ColumnSet.OWN).rows
    cells = dict(zip(own[0], own[1], strict=True))
    lines = [[*old, "Facilitator script 1"], [*[cells[name] for name in old], "row"]]

    found = read_own(Sheet(name="S", rows=tuple(map(tuple, lines))))

    assert found is not None
    assert found.rows == (row,)
