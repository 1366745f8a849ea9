"""Backups are listed and restored, exercises handed over and erased, from the command line."""

from datetime import timedelta

import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.services.backups import Backups
from facilitator.services.now import PlayedClock, RealClock
from facilitator.services.places import backups_dir, key_of
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.store.backup import run_of
from facilitator.store.file import ExerciseFile
from facilitator.store.people import Person


def run(*arguments, typed=""):
    return CliRunner().invoke(cli, [*map(str, arguments)], input=typed)


@pytest.fixture
def played():
    clock = PlayedClock(RealClock().now() - timedelta(hours=1))
    shelf = Shelf(clock)
    plan = exercise_from_scenario(load("first-look", "en"), title="Levee", now=clock.now())
    session = shelf.make(plan)
    file = session.conduct.file
    session.conduct.start()
    file.people.put(Person("p", "Zoltan Quickly"))
    key = key_of(plan.id, rehearsal=False, run=run_of(file.database))
    Backups(file, key, folder=backups_dir(), clock=clock).make()
    session.conduct.log("ic hold the dyke")
    session.conduct.end("enough")
    shelf.close(session)
    return session.path


def test_backups_are_listed_with_what_the_file_has_more(played):
    done = run("backup", "list", played)

    assert done.exit_code == 0, done.output
    assert "Levee  1 entry  the file has 2 entries more" in done.output
    assert str(backups_dir()) in done.output


def test_a_damaged_backup_is_listed_as_one(played):
    assert played.is_file()
    (copy,) = backups_dir().iterdir()
    copy.write_bytes(b"nothing of ours")

    assert "damaged" in run("backup", "list").output


def test_where_there_is_no_backup_that_is_said():
    done = run("backup", "list")

    assert done.exit_code == 0
    assert "There is no backup." in done.output


def test_a_backup_is_restored_beside_the_file(played):
    (copy,) = backups_dir().iterdir()
    before = played.read_bytes()

    done = run("backup", "restore", copy, "--beside", played)

    assert done.exit_code == 0, done.output
    assert played.read_bytes() == before
    (made,) = set(played.parent.glob("*.exercise")) - {played}
    with ExerciseFile.open(made, now=RealClock().now, read_only=True) as file:
        assert file.journal.last_line() == 1


def test_an_exercise_is_handed_over_with_words_and_hash(played, tmp_path):
    done = run("hand-over", played, "-o", tmp_path / "stick")

    assert done.exit_code == 0, done.output
    assert "SHA-256: " in done.output
    assert len(list((tmp_path / "stick").iterdir())) == 2


def test_an_exercise_is_erased_by_its_title_with_its_backups(played):
    done = run("erase", played, typed="Levee\n")

    assert done.exit_code == 0, done.output
    assert not played.exists()
    assert not list(backups_dir().iterdir())
    assert str(played) in done.output


@pytest.mark.parametrize("typed", ["\n", "levee\n", "Dyke\n"])
@pytest.mark.parametrize("more", [(), ("--names",)])
def test_another_title_erases_nothing(played, typed, more):
    done = run("erase", played, *more, typed=typed)

    assert done.exit_code == 1
    assert played.is_file()
    assert b"Quickly" in played.read_bytes()


def test_what_would_go_is_told_and_stays(played):
    done = run("erase", played, "--dry-run")

    assert done.exit_code == 0
    assert "What goes:" in done.output
    assert played.is_file()


def test_names_alone_are_erased(played):
    done = run("erase", played, "--names", "--title", "Levee")

    assert "Erased: 1 name." in done.output
    assert b"Quickly" not in played.read_bytes()
    assert all(b"Quickly" not in each.read_bytes() for each in backups_dir().iterdir())


def test_what_is_no_exercise_is_not_erased(tmp_path):
    odd = tmp_path / "letter.txt"
    odd.write_text("Dear all")

    done = run("erase", odd, "--title", "letter")

    assert done.exit_code == 1
    assert odd.read_text() == "Dear all"
