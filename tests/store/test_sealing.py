"""What is kept beside an encrypted exercise says nothing without its key."""

import pytest

from facilitator.store.emergency import Emergency
from facilitator.store.encryption import Key
from facilitator.store.sealing import Seal, closed, opened
from tests.store.made import decision, draft

CANARY = "CANARY-4711-evacuate-the-harbour"


def seal_of(number=1):
    return Seal(Key(secret=bytes([number]) * 32, salt=bytes(16)))


def test_what_was_closed_is_opened_by_the_same_key():
    kept = seal_of().close(CANARY.encode())

    assert CANARY.encode() not in kept
    assert b"\n" not in kept
    assert seal_of().open(kept) == CANARY.encode()


def test_another_key_opens_nothing():
    kept = seal_of().close(CANARY.encode())

    with pytest.raises(ValueError, match="another key"):
        seal_of(2).open(kept)


def test_the_same_line_is_never_closed_twice_alike():
    assert seal_of().close(b"x") != seal_of().close(b"x")


def test_without_a_seal_lines_stand_as_they_are():
    assert opened(None, closed(None, b"{}")) == b"{}"
    assert opened(seal_of(), b'{"a": 1}') == b'{"a": 1}'


def test_lines_of_an_encrypted_exercise_wait_unreadably_and_are_taken_in_once(tmp_path, memory):
    there = Emergency(tmp_path, "exercise-1", seal=seal_of())
    there.keep(draft(decision(1, CANARY), 5))
    there.keep(draft(decision(2, CANARY), 6))

    assert all(CANARY.encode() not in each.read_bytes() for each in tmp_path.iterdir())
    again = Emergency(tmp_path, "exercise-1", seal=seal_of())
    assert [each.event.text for each in again.waiting()] == [CANARY, CANARY]
    taken = again.take_in(memory.journal, memory.database)
    assert [each.event.number for each in taken] == [1, 2]
    assert again.waiting() == ()


def test_lines_closed_by_another_key_are_passed_over(tmp_path):
    Emergency(tmp_path, "exercise-1", seal=seal_of()).keep(draft(decision(), 5))

    assert Emergency(tmp_path, "exercise-1", seal=seal_of(2)).waiting() == ()
