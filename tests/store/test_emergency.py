"""Entries that the file could not take are taken in later, once each (FAULTS R5)."""

from dataclasses import replace

import pytest

from facilitator.store.emergency import Emergency
from tests.store.golden import GOLDEN
from tests.store.made import decision, decisions, draft


@pytest.fixture
def emergency(tmp_path):
    return Emergency(tmp_path / "state", "exercise-1")


def test_what_was_kept_waits_in_order(emergency):
    kept = [draft(event, 2.5, written=9) for event in GOLDEN]
    for each in kept:
        emergency.keep(each)

    assert emergency.waiting() == tuple(kept)


def test_twenty_entries_are_taken_in_once_each(tmp_path, file, emergency):
    for each in decisions(20):
        emergency.keep(each)
    again = Emergency(tmp_path / "state", "exercise-1")

    taken = again.take_in(file.journal, file.database)

    assert [entry.event.number for entry in taken] == list(range(1, 21))
    assert again.take_in(file.journal, file.database) == ()
    assert again.waiting() == ()
    assert [entry.event.number for entry in file.journal.entries()] == list(range(1, 21))
    assert file.journal.verify().good


def test_a_kill_between_taking_in_and_forgetting_doubles_nothing(tmp_path, file, emergency):
    for each in decisions(3):
        emergency.keep(each)
    (kept,) = (tmp_path / "state").iterdir()
    content = kept.read_bytes()
    emergency.take_in(file.journal, file.database)
    kept.write_bytes(content)
    emergency.keep(draft(decision(4)))

    taken = emergency.take_in(file.journal, file.database)

    assert [entry.event.number for entry in taken] == [4]
    assert file.journal.last_line() == 4


def test_a_line_that_a_kill_cut_short_spoils_no_other(tmp_path, emergency):
    emergency.keep(draft(decision(1)))
    (kept,) = (tmp_path / "state").iterdir()
    with kept.open("ab") as file:
        file.write(b'{"id": "cut')
    emergency.keep(draft(decision(2)))

    assert [each.event.number for each in emergency.waiting()] == [1, 2]


def test_a_draft_can_be_given_another_number(file, emergency):
    emergency.keep(draft(decision(1)))

    (taken,) = emergency.take_in(
        file.journal,
        file.database,
        change=lambda each: replace(each, event=replace(each.event, number=7)),
    )

    assert taken.event.number == 7


def test_exercises_do_not_take_in_from_each_other(tmp_path, emergency):
    emergency.keep(draft(decision(1)))

    assert Emergency(tmp_path / "state", "exercise-2").waiting() == ()


def test_nothing_waiting_touches_nothing(file, emergency):
    assert emergency.take_in(file.journal, file.database) == ()
