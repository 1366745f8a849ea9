"""A template is a plan to start from again: no run, no date, nobody's name."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Contact
from facilitator.services.now import PlayedClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.services.templates import keep, own, start, template_of, templates_dir, write
from facilitator.store.file import ExerciseFile
from facilitator.store.templates import is_marked
from tests.builders import exercise, inject

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
NAME = "Josefa Canary"


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


@pytest.fixture
def played(shelf):
    """The file of an exercise that was played, with one attachment and people in it."""
    plan = exercise_from_scenario(load("first-look", "en"), title="Levee", now=NOW)
    session = shelf.make(plan)
    file = session.conduct.file
    picture = file.attachments.add("map.png", "image/png", b"a map")
    first, *rest = plan.msel.rows
    row = replace(
        first,
        attachments=(picture,),
        delivered_by=NAME,
        author=NAME,
        extra=(("Created by", NAME), ("Weather", "dry")),
    )
    agencies = tuple(replace(each, contact=NAME) for each in plan.agencies)
    contact = Contact(id="c", function="Duty officer", number="600 000 000", note=NAME)
    file.plans.save(
        replace(
            plan,
            director=NAME,
            planned_at=NOW,
            agencies=agencies,
            contacts=(contact,),
            msel=replace(plan.msel, rows=(row, *rest)),
        )
    )
    session.conduct.start()
    shelf.close(session)
    return session.path


def test_a_template_has_the_plan_and_no_run(shelf, played):
    path = keep(played, "Levee for others", now=shelf.clock.now)

    with ExerciseFile.open(path, now=shelf.clock.now, read_only=True) as file:
        assert file.journal.last_line() == 0
        assert len(file.plans.load().msel.rows) == len(load("first-look", "en").msel.rows)


def test_nobodys_name_and_no_number_is_anywhere_in_the_file(shelf, played):
    path = keep(played, "Levee for others", now=shelf.clock.now)

    content = path.read_bytes()
    assert NAME.encode() not in content
    assert b"600 000 000" not in content


def test_what_names_nobody_stays(played, shelf):
    path = keep(played, "Levee for others", now=shelf.clock.now)

    with ExerciseFile.open(path, now=shelf.clock.now, read_only=True) as file:
        assert file.plans.load().msel.rows[0].extra == (("Weather", "dry"),)


def test_it_is_listed_with_its_title_and_size(shelf, played):
    keep(played, "Zebra", now=shelf.clock.now)
    keep(played, "Levee for others", now=shelf.clock.now)

    assert [each.title for each in own()] == ["Levee for others", "Zebra"]
    assert own()[0].injects > 0


def test_a_file_in_the_folder_that_is_no_template_is_not_listed(shelf, played):
    keep(played, "Levee", now=shelf.clock.now)
    (templates_dir() / "letter.exercise").write_text("Dear all")
    ExerciseFile.create(templates_dir() / "x.exercise", exercise(), now=shelf.clock.now).close()

    assert [each.title for each in own()] == ["Levee"]


def test_an_exercise_made_from_it_has_an_id_of_its_own_and_the_attachments(shelf, played):
    path = keep(played, "Levee", now=shelf.clock.now)

    first = start(shelf, path, "Autumn")
    shelf.close(first)
    second = start(shelf, path)
    row = second.exercise.msel.rows[0]

    assert first.exercise.title == "Autumn"
    assert first.exercise.id != second.exercise.id
    assert first.exercise.msel.rows[0].id != second.exercise.msel.rows[0].id
    assert second.conduct.file.attachments.read(row.attachments[0].sha256) == b"a map"
    assert not is_marked(second.path)
    shelf.close(second)


def test_the_template_itself_is_not_touched_by_starting_from_it(shelf, played):
    path = keep(played, "Levee", now=shelf.clock.now)
    before = path.read_bytes()

    shelf.close(start(shelf, path))

    assert path.read_bytes() == before
    assert [each.name for each in templates_dir().iterdir()] == [path.name]


def test_written_to_a_place_that_is_taken_it_gets_a_number(shelf, played, tmp_path):
    target = tmp_path / "levee.exercise"
    target.write_text("mine")

    made = write(played, target, now=shelf.clock.now)

    assert made.name == "levee (2).exercise"
    assert target.read_text() == "mine"


def test_what_is_no_exercise_makes_no_template(shelf, tmp_path):
    letter = tmp_path / "letter.exercise"
    letter.write_text("Dear all, see you on Monday.")

    with pytest.raises(Failed) as refused:
        write(letter, tmp_path / "t.exercise", now=shelf.clock.now)

    assert refused.value.fault is Fault.FOREIGN
    assert [each.name for each in tmp_path.iterdir()] == ["letter.exercise"]


def test_an_exercise_is_not_taken_for_a_template(played, tmp_path):
    assert not is_marked(played)
    assert not is_marked(tmp_path / "nowhere.exercise")


def test_rows_that_were_made_up_in_play_are_left_out():
    plan = exercise(inject("1"), replace(inject("2"), ad_hoc=True))

    assert [each.number for each in template_of(plan).msel.rows] == ["1"]
