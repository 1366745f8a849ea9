"""What is handed over is the exercise, checked where it stands, with a note that can be checked."""

import shutil
import subprocess
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.handingover import hand_over
from facilitator.services.now import PlayedClock
from facilitator.services.places import data_dir
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.store.file import ExerciseFile

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


@pytest.fixture
def session(shelf):
    plan = exercise_from_scenario(load("first-look", "en"), title="Levee", now=NOW)
    made = shelf.make(plan)
    made.conduct.start()
    made.conduct.log("ic hold the dyke")
    yield made
    made.conduct.file.close()


def test_the_copy_holds_every_entry_and_its_words_are_those_of_the_original(
    session, shelf, tmp_path
):
    made = hand_over(session.path, tmp_path / "stick", now=shelf.clock.now)

    verdict = session.conduct.file.journal.verify()
    assert made.words == verdict.fingerprint
    assert made.entries == verdict.entries == 2
    assert made.good
    assert made.sha256 == sha256(made.path.read_bytes()).hexdigest()
    with ExerciseFile.open(made.path, now=shelf.clock.now, read_only=True) as copy:
        assert list(copy.journal.entries()) == list(session.conduct.file.journal.entries())


def test_the_note_beside_it_says_what_it_is(session, shelf, tmp_path):
    made = hand_over(session.path, tmp_path, now=shelf.clock.now)

    said = made.note.read_text("utf-8")
    for words in ("Levee", made.path.name, made.sha256, " ".join(made.words), "2 entries"):
        assert words in said


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
def test_sha256sum_reads_the_note(session, shelf, tmp_path):
    made = hand_over(session.path, tmp_path, now=shelf.clock.now)

    done = subprocess.run(
        ["sha256sum", "--check", "--ignore-missing", made.note.name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0
    assert f"{made.path.name}: OK" in done.stdout


def test_what_was_handed_over_before_is_never_written_over(session, shelf, tmp_path):
    first = hand_over(session.path, tmp_path, now=shelf.clock.now)
    second = hand_over(session.path, tmp_path, now=shelf.clock.now)

    assert first.path != second.path
    assert first.note != second.note
    assert first.path.is_file()


def test_a_place_that_takes_nothing_is_told_and_nothing_is_left(session, shelf, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")

    with pytest.raises(Failed):
        hand_over(session.path, blocked, now=shelf.clock.now)

    assert [each.name for each in tmp_path.iterdir()] == ["a file"]
    assert not list(data_dir().glob("handing-over-*"))


def test_a_copy_that_reads_back_as_another_is_taken_away_again(
    session, shelf, tmp_path, monkeypatch
):
    given = ExerciseFile.open
    seen = []

    def other(path, **more):
        seen.append(path)
        if path.parent == tmp_path:
            raise Failed(Fault.CORRUPT, name=path.name)
        return given(path, **more)

    monkeypatch.setattr(ExerciseFile, "open", other)
    with pytest.raises(Failed):
        hand_over(session.path, tmp_path, now=shelf.clock.now)

    assert seen[-1].parent == tmp_path
    assert not list(tmp_path.iterdir())
