"""The corrective actions of all exercises: read beside whoever writes, changed, handed out."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding, FindingSort
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.places import exercises_dir
from facilitator.services.reviewing import Reviewing
from facilitator.services.tracker import (
    change_action,
    earlier,
    export_actions,
    library_paths,
    read_all,
    read_one,
    tracked,
)
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise

GAP = Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="Nobody held the list")
ACTION = CorrectiveAction(
    id="a", number=0, finding="g", text='=cmd|"/c calc"!A1', owner="Town", due=date(2026, 12, 1)
)
CLOCK = PlayedClock(STARTEX)
AUTHOR = Author(role="facilitator")


def learned_file(folder, name="one", action=ACTION):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.exercise"
    plan = replace(exercise(title=name), id=name)
    with ExerciseFile.create(path, plan, now=CLOCK.now) as file:
        reviewing = Reviewing(Conduct(file, clock=CLOCK, author=AUTHOR))
        reviewing.write_finding(GAP)
        reviewing.write_action(action)
    return path


def test_actions_of_every_file_are_read_with_their_findings(tmp_path):
    paths = [learned_file(tmp_path, each) for each in ("one", "two")]
    told = []

    read = read_all(paths, now=CLOCK.now, progress=lambda done, every: told.append((done, every)))

    assert [(each.exercise, each.finding.text) for each in tracked(read.learned)] == [
        ("one", GAP.text),
        ("two", GAP.text),
    ]
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_file_that_cannot_be_read_is_told_and_stops_nobody(tmp_path):
    broken = tmp_path / "broken.exercise"
    broken.write_bytes(b"nothing")
    paths = [broken, learned_file(tmp_path)]

    read = read_all(paths, now=CLOCK.now)

    assert [each.title for each in read.learned] == ["one"]
    assert [(path, failed.fault) for path, failed in read.unread] == [(str(broken), Fault.FOREIGN)]


def test_reading_stops_before_the_next_file_when_it_is_told_to(tmp_path):
    paths = [learned_file(tmp_path, each) for each in ("one", "two", "three")]
    asked = iter([False, True])

    read = read_all(paths, now=CLOCK.now, stop=lambda: next(asked))

    assert read.stopped
    assert [each.title for each in read.learned] == ["one"]


def test_a_file_that_is_open_elsewhere_is_read_but_not_changed(tmp_path):
    path = learned_file(tmp_path)
    with ExerciseFile.open(path, now=CLOCK.now):
        (action,) = read_one(path, now=CLOCK.now).actions

        with pytest.raises(Failed) as no:
            change_action(action, path, clock=CLOCK, author=AUTHOR)

    assert no.value.fault is Fault.LOCKED


def test_how_an_action_stands_is_written_into_its_own_exercise(tmp_path):
    path = learned_file(tmp_path)
    (action,) = read_one(path, now=CLOCK.now).actions

    change_action(
        replace(action, status=ActionStatus.VERIFIED, evidence="drill"),
        path,
        clock=CLOCK,
        author=AUTHOR,
    )

    (now,) = read_one(path, now=CLOCK.now).actions
    assert (now.status, now.number, now.evidence) == (ActionStatus.VERIFIED, 1, "drill")


def test_an_exercise_does_not_repeat_itself(tmp_path):
    paths = [learned_file(tmp_path, each) for each in ("one", "two")]
    read = read_all(paths, now=CLOCK.now)

    found = earlier(read.learned, path=str(paths[0]))

    assert [each.exercise for each in found] == ["two"]


def test_the_library_is_what_lies_in_its_folder():
    path = learned_file(exercises_dir())

    assert library_paths() == (path,)


def test_a_workbook_holds_no_formula_and_the_columns_of_a_plan(tmp_path):
    every = tracked([read_one(learned_file(tmp_path), now=CLOCK.now)])

    out = export_actions(every, tmp_path / "plan.xlsx", now=STARTEX)

    sheet = load_workbook(BytesIO(out.read_bytes())).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][3:5] == ["Area for improvement", "Corrective action"]
    assert rows[1][4] == ACTION.text
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_calendar_has_a_whole_day_for_what_is_not_over_and_nothing_else(tmp_path):
    done = replace(ACTION, status=ActionStatus.DONE)
    timeless = replace(ACTION, due=None)
    files = [
        learned_file(tmp_path, "one"),
        learned_file(tmp_path, "two", done),
        learned_file(tmp_path, "three", timeless),
    ]
    every = tracked([read_one(each, now=CLOCK.now) for each in files])

    text = export_actions(every, tmp_path / "plan.ics", now=STARTEX).read_text("utf-8")

    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261201" in text
    assert "DTEND;VALUE=DATE:20261202" in text


def test_csv_guards_what_a_spreadsheet_would_run(tmp_path):
    every = tracked([read_one(learned_file(tmp_path), now=CLOCK.now)])

    text = export_actions(every, tmp_path / "plan.csv", now=STARTEX).read_text("utf-8-sig")

    assert '"=cmd' not in text


def test_an_exercise_is_never_written_over(tmp_path):
    path = learned_file(tmp_path)

    with pytest.raises(Failed):
        export_actions((), path, now=STARTEX)

    assert read_one(path, now=CLOCK.now).findings
