"""The door from inside: passes, names, numbers of devices, and times of clocks that were off."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.entry import Author, Draft
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.events import EntryRef, NoteLogged, StationTimed, Way
from facilitator.domain.log import LogQuery
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.observing import passes
from facilitator.services.observing.door import Door
from facilitator.services.observing.names import LONGEST_NAME, clean_name
from facilitator.services.observing.passes import Passes
from facilitator.services.observing.presence import HERE, Roll
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import row_of
from tests import nasty
from tests.builders import STARTEX, exercise, inject, minutes

ROLE = Author(role="facilitator")


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def conduct(clock):
    with ExerciseFile.memory(exercise(inject("01", to_all=True)), now=clock.now) as file:
        yield Conduct(file, clock=clock, author=ROLE)


@pytest.fixture
def door(conduct):
    return Door(conduct)


def note(number=1, text="text"):
    return NoteLogged(number=number, text=text, typed=text)


def write(conduct, device, seq, *, at=None, text="text"):
    return conduct.write_for(
        device,
        seq,
        note(conduct.state.next_number, text),
        author=Author(role="loggist"),
        happened_at=at or conduct.now(),
    )


# --- passes and names ---------------------------------------------------


def test_what_lies_on_the_disk_lets_nobody_in(tmp_path):
    held = Passes(tmp_path / "p.json")

    secret = held.give("device")

    written = (tmp_path / "p.json").read_text()
    assert secret not in written
    stolen = Passes(tmp_path / "p.json")
    assert stolen.device(next(iter(json.loads(written)))) == ""
    assert stolen.device(secret) == "device"


def test_a_new_pass_ends_the_old_one_of_the_same_device_alone():
    held = Passes(None)
    old, other = held.give("one"), held.give("two")

    new = held.give("one")

    assert [held.device(each) for each in (old, new, other, "")] == ["", "one", "two", ""]


def test_a_pass_that_cannot_be_kept_is_not_given(tmp_path, monkeypatch):
    held = Passes(tmp_path / "p.json")
    first = held.give("one")

    def full(_path, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(passes, "write_whole", full)
    with pytest.raises(Failed):
        held.give("one")
    with pytest.raises(Failed):
        held.end("one")

    assert held.device(first) == "one"


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[]", b"\xff\xfe", b'{"a": 1}'])
def test_a_damaged_file_of_passes_lets_nobody_in_and_can_be_written_anew(tmp_path, spoiled):
    path = tmp_path / "p.json"
    path.write_bytes(spoiled)
    held = Passes(path)

    secret = held.give("one")

    assert Passes(path).device(secret) == "one"


@given(st.text(max_size=300) | st.sampled_from([value for _kind, value in nasty.strings()]))
def test_a_name_is_short_and_plain_whatever_was_typed(typed):
    name = clean_name(typed)

    assert len(name) <= LONGEST_NAME
    assert name == clean_name(name)
    assert name.isprintable() or not name
    assert name == name.strip()


def test_who_is_here_is_who_was_seen_a_short_while_ago(clock):
    roll = Roll()
    roll.saw("one", clock.now(), waiting=3)

    clock.move(HERE)
    assert roll.of("one").here(clock.now())
    clock.move(timedelta(seconds=1))
    assert not roll.of("one").here(clock.now())
    # an answer that comes late does not make anybody older
    assert roll.saw("one", clock.now() - minutes(5)).waiting == 3
    roll.forget("one")
    assert roll.of("one") is None


# --- numbers and order ---------------------------------------------------------------------------


def test_a_device_writes_its_own_numbers_without_a_gap(conduct, door):
    device = door.admit(name="A", role="loggist", way=Way.PHONE).observer.device
    write(conduct, device, 1)

    for seq in (1, 3, 0, -1):
        with pytest.raises(Refused) as refused:
            write(conduct, device, seq)
        assert (refused.value.reason, refused.value.details["expected"]) == (
            Reason.NOT_IN_ORDER,
            "2",
        )

    assert write(conduct, device, 2).seq == 2
    assert conduct.file.journal.verify().good


def test_nothing_happens_in_the_future(conduct, door, clock):
    device = door.admit(name="A", role="loggist", way=Way.PHONE).observer.device

    entry = write(conduct, device, 1, at=clock.now() + minutes(30))

    assert entry.happened_at == clock.now()


def test_numbers_of_the_host_step_over_the_block_of_a_pack(conduct, door):
    block = door.admit(name="P", role="loggist", way=Way.PACK).observer.first_number
    phone = door.admit(name="A", role="loggist", way=Way.PHONE).observer

    assert (block, phone.first_number) == (1001, 0)
    assert write(conduct, phone.device, 1).event.number == 1
    assert conduct.log(". two").event.number == 2
    second = door.admit(name="Q", role="loggist", way=Way.PACK).observer.first_number
    assert second == 2001


def test_who_is_shut_out_and_marked_is_so_in_the_journal(conduct, door):
    device = door.admit(name="A", role="loggist").observer.device
    door.revoke(device, "left")
    door.mark(device, "not who it says")

    kinds = [each.event.kind for each in conduct.file.journal.entries()]

    assert kinds == ["observer.admitted", "observer.revoked", "observer.marked"]
    again = Conduct(conduct.file, clock=PlayedClock(STARTEX), author=ROLE)
    assert again.state.observers[device].revoked
    assert again.state.observers[device].remark == "not who it says"
    with pytest.raises(Refused):
        door.revoke("nobody")


def test_an_unknown_agency_is_followed_by_nobody(door):
    with pytest.raises(Refused) as refused:
        door.admit(name="A", role="evaluator", covers=("f", "nowhere"))

    assert refused.value.reason is Reason.UNKNOWN_AGENCY


# --- clocks that were off ---------------------------------------------------


def rows_of(station, happened, off):
    """Return rows of a station whose clock was ahead by ``off``."""
    rows, previous = [], b""
    for seq, at in enumerate(happened, 1):
        draft = Draft(
            event=note(seq, f"n{seq}"),
            happened_at=at + off,
            logged_at=at + off,
            exercise=timedelta(0),
            author=Author(role="loggist"),
        )
        rows.append(row_of(draft, station, seq, previous))
        previous = rows[-1].hash
    return rows


@pytest.mark.parametrize("hours", [-3, 0, 2, 30])
def test_times_of_a_clock_that_was_off_are_read_right_and_stay_as_written(conduct, clock, hours):
    conduct.start()
    happened = [STARTEX + minutes(each) for each in (1, 5, 9)]
    clock.move(minutes(10))
    conduct.log(". at ten")
    off = timedelta(hours=hours)
    rows = rows_of("laptop", happened, off)
    conduct.merge(rows)

    conduct.record(StationTimed(station="laptop", by=-off))

    entries = [conduct.file.journal.entry(EntryRef(station="laptop", seq=seq)) for seq in (1, 2, 3)]
    assert [each.happened_at for each in entries] == happened
    assert [each.exercise for each in entries] == [minutes(1), minutes(5), minutes(9)]
    order = LogQuery(order="happened")
    lines = conduct.file.journal.lines(conduct.file.journal.keys(order))
    assert [each.entry.event.text for each in lines] == ["n1", "n2", "n3", "at ten"]
    assert list(conduct.file.journal.rows_of("laptop")) == rows
    assert conduct.file.journal.verify().good


def test_the_newest_word_on_a_clock_counts_and_other_stations_are_left_alone(conduct, clock):
    conduct.start()
    clock.move(minutes(10))
    at = STARTEX + minutes(4)
    conduct.merge(rows_of("laptop", [at], minutes(60)))
    conduct.merge(rows_of("tablet", [at], minutes(0)))
    conduct.record(StationTimed(station="laptop", by=minutes(-10)))

    conduct.record(StationTimed(station="laptop", by=minutes(-60)))

    for station in ("laptop", "tablet"):
        entry = conduct.file.journal.entry(EntryRef(station=station, seq=1))
        assert entry.happened_at == at


def test_a_station_of_any_name_cannot_leave_its_place_in_the_question(conduct, clock):
    conduct.start()
    clock.move(minutes(10))
    names = ["'); DROP TABLE journal; --", "x' OR 1=1", "ü\u202e", '"']
    for name in names:
        conduct.merge(rows_of(name, [STARTEX + minutes(2)], minutes(5)))
        conduct.record(StationTimed(station=name, by=minutes(-5)))

    lines = conduct.file.journal.keys(LogQuery(order="happened"))

    assert len(lines) == len(names)
    assert conduct.file.journal.verify().good


def test_rows_that_are_not_what_their_hash_says_are_taken_not_even_in_part(conduct):
    rows = rows_of("laptop", [STARTEX, STARTEX + minutes(1)], minutes(0))
    spoiled = [rows[0], rows[1]._replace(payload=rows[1].payload.replace("n2", "x2"))]

    with pytest.raises(Failed):
        conduct.merge(spoiled)

    assert conduct.state.logged == 0
    assert conduct.merge(rows).new == 2
    assert conduct.merge(reversed(rows)).known == 2
    assert conduct.merge(rows[:1]).known == 1
