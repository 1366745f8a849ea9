"""What a director sees of all rooms, who may move the clock, and what is for which room."""

from datetime import timedelta

import pytest

from facilitator.console.sitewords import next_words, table
from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Author
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.siterooms import first_number, given_here, seats, seats_for
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX
from tests.sites.rooms_of_a_test import script


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def three(clock):
    """Three rooms that hear each other whenever ``share`` is called."""
    desks = []
    for _ in range(3):
        file = ExerciseFile.memory(script(), now=clock.now)
        desks.append(Conduct(file, clock=clock, author=Author(role="facilitator")))
    rooms.open_room(desks[1], number=2, name="Coast", agencies=("f",))
    rooms.open_room(desks[2], number=3, name="Hills", agencies=("p",))
    share(desks)
    yield desks
    for each in desks:
        each.file.close()


def share(desks):
    for here in desks:
        for there in desks:
            rows = list(there.file.journal.rows())
            here.merge(rows)
            rooms.answer_emergency(here, rows)
    for here in desks:
        for there in desks:
            here.merge(list(there.file.journal.rows()))


def said(desk, name, clock):
    return rooms.Said(
        station=desk.file.station,
        name=name,
        heard_at=clock.now(),
        phase=desk.state.clock.phase.value,
        exercise=desk.elapsed(),
        head=desk.file.journal.head().hex(),
    )


def test_each_room_numbers_its_own_entries(three):
    numbers = [each.log(". here").event.number for each in three]

    assert numbers == [1, 10_001, 20_001]
    assert first_number(500) == 4_990_001


def test_an_inject_goes_to_the_rooms_in_which_its_recipients_sit(three):
    first = three[0]
    known = seats(first.state)
    rows = first.exercise.msel.rows

    assert [each.name for each in seats_for(rows[0], known)] == ["Coast"]
    assert [each.name for each in seats_for(rows[1], known)] == ["Hills"]
    assert [each.name for each in seats_for(rows[2], known)] == ["Coast", "Hills"]


def test_the_director_sees_what_is_next_and_in_which_rooms(three):
    first = three[0]
    first.start()

    ahead = rooms.next_up(first)
    first.end()

    assert (ahead.number, ahead.rooms) == ("01", ("Coast",))
    assert "Coast" in next_words(ahead)
    assert "first room" in next_words(rooms.NextUp(number="1", title="x", rooms=()))
    assert rooms.next_up(first) is None


def test_a_room_sees_what_was_given_in_it(three):
    first, coast, hills = three
    first.start()
    for row in first.exercise.msel.rows:
        first.deliver(row.id)
    share(three)

    given = [[each.number for each in given_here(d.state, d.file.station)] for d in three]
    assert given == [["03"], ["01", "03"], ["02", "03"]]
    assert coast.state.deliveries.keys() == hills.state.deliveries.keys()


def test_only_the_room_that_leads_moves_clock_and_script(three):
    first, coast, _hills = three
    first.start()
    share(three)

    for act in (coast.pause, lambda: coast.deliver("i-01")):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.reason is Reason.NOT_LEADING

    assert coast.log(". goes on").event.number == 10_001


def test_the_lead_is_handed_over_in_good_order(three, clock):
    first, coast, _hills = three
    first.start()
    share(three)

    rooms.hand_over(coast, "the first room is evacuated")
    share(three)
    clock.move(timedelta(minutes=3))
    coast.pause("by the coast")
    share(three)

    assert all(each.state.clock.phase is ClockPhase.PAUSED for each in three)
    assert all(each.state.leader == coast.file.station for each in three)
    with pytest.raises(Refused) as refused:
        first.resume()
    assert refused.value.reason is Reason.NOT_LEADING


def test_nobody_takes_the_lead_without_saying_why(three):
    three[0].start()
    share(three)

    with pytest.raises(Refused) as refused:
        rooms.hand_over(three[1], "  ")

    assert refused.value.reason is Reason.REASON_NEEDED


def test_a_real_emergency_in_any_room_stops_the_exercise_in_all(three):
    three[0].start()
    share(three)

    three[2].stop_for_safety()
    share(three)

    assert all(each.state.clock.phase is ClockPhase.STOPPED for each in three)


def test_a_local_inject_is_in_the_log_and_on_no_other_display(three):
    first, coast, _hills = three
    first.start()
    share(three)

    entry = rooms.give_locally(coast, "a neighbour knocks  at the door")
    share(three)

    entries = tuple(first.file.journal.entries())
    assert rooms.local_injects(entries, coast.file.station)[0].ref == entry.ref
    assert not first.state.deliveries
    assert rooms.local_injects(entries, first.file.station) == ()


def test_a_room_that_is_cut_off_goes_on_by_its_own_copy_of_the_clock(three, clock):
    three[0].start()
    share(three)

    clock.move(timedelta(minutes=11))

    assert three[2].elapsed() == timedelta(minutes=11)


def test_the_director_sees_who_leads_who_agrees_and_who_is_alone(three, clock):
    first, coast, hills = three
    first.start()
    share(three)
    words = {each.file.station: said(each, "", clock) for each in (coast, hills)}
    clock.move(timedelta(seconds=30))
    words[coast.file.station] = said(coast, "", clock)

    head = first.file.journal.head().hex()
    lines = rooms.overview(first, words, name="Head office", head=head)

    assert [each.seat.name for each in lines] == ["Head office", "Coast", "Hills"]
    assert [each.leads for each in lines] == [True, False, False]
    assert [each.agrees for each in lines] == [True, True, True]
    assert lines[1].alone_since is None
    assert lines[2].alone(clock.now()) == timedelta(seconds=30)
    assert lines[2].behind == timedelta(0)
    told = table(lines, timedelta(minutes=1), clock.now())
    assert len({len(each.rstrip()) > 30 for each in told}) == 1
    assert "not heard since" in told[3]


def test_a_clock_that_differs_is_seen(three, clock):
    first, coast, _hills = three
    first.start()
    share(three)
    word = said(coast, "", clock)
    clock.move(timedelta(seconds=4))
    first.pause()

    (line,) = [
        each
        for each in rooms.overview(first, {coast.file.station: word})
        if each.seat.station == coast.file.station
    ]

    assert line.behind == timedelta(seconds=4)
