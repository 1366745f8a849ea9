"""Lines that the file did not take wait on this computer and go in once each (FAULTS R5)."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.waiting import Waiting
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject


@dataclass
class Room:
    conduct: Conduct
    clock: PlayedClock
    waiting: Waiting


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def room(tmp_path, clock):
    path = tmp_path / "levant.exercise"
    with ExerciseFile.create(path, exercise(inject("01")), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        conduct.log("fd first")
        yield Room(conduct, clock, Waiting(conduct, tmp_path / "state", "key"))


def keep_twenty(room):
    moments = []
    for number in range(20):
        room.clock.move(timedelta(seconds=7))
        moments.append(room.clock.now())
        room.waiting.keep(f"fd engine {number}")
    return moments


def logged(conduct):
    entries = conduct.file.journal.entries()
    return [each for each in entries if each.event.kind == "decision.logged"]


def test_twenty_lines_go_in_once_each_at_their_own_times_and_numbers(room):
    moments = keep_twenty(room)
    room.clock.move(timedelta(minutes=9))

    taken = room.waiting.take_in()
    once_more = room.waiting.take_in()

    assert [each.happened_at for each in taken] == moments
    assert [each.event.number for each in logged(room.conduct)] == list(range(1, 22))
    assert once_more == ()
    assert room.waiting.count == 0
    assert room.conduct.log("fd next").event.number == 22
    assert room.conduct.file.journal.verify().good


def test_what_waits_is_found_again_after_a_crash(room, tmp_path):
    keep_twenty(room)

    again = Waiting(room.conduct, tmp_path / "state", "key")
    found = again.count
    again.take_in()

    assert found == 20
    assert len(logged(room.conduct)) == 21


def test_the_state_and_whoever_listens_learn_of_what_went_in(room):
    told = []
    room.waiting.keep("fd one engine")
    room.conduct.listen(told.append)

    taken = room.waiting.take_in()

    assert told == [taken]
    assert room.conduct.state.logged == 2


def test_while_the_file_takes_nothing_all_of_it_waits(room, monkeypatch):
    room.waiting.keep("fd one engine")

    def full(_drafts):
        raise Failed(Fault.DISK_FULL, name="levant.exercise")

    monkeypatch.setattr(room.conduct.file.journal, "append", full)
    with pytest.raises(Failed):
        room.waiting.take_in()

    assert room.waiting.count == 1
    assert room.conduct.state.logged == 1


def test_a_disk_that_takes_nothing_at_all_is_told(room, tmp_path):
    (tmp_path / "blocked").write_text("a file where the folder should be")
    waiting = Waiting(room.conduct, tmp_path / "blocked", "key")

    with pytest.raises(Failed):
        waiting.keep("fd one engine")

    assert waiting.count == 0
