"""REAL EMERGENCY where several rooms play: decided, written, folded, in every room."""

from datetime import timedelta

import pytest

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Author
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import LeadTaken, SafetyStopped
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.session import Shelf
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def three(clock):
    """The room that leads, and two others."""
    plan = exercise(inject("01", planned=0, to=("f",)))
    desks = []
    for _ in range(3):
        file = ExerciseFile.memory(plan, now=clock.now)
        desks.append(Conduct(file, clock=clock, author=Author(role="facilitator")))
    rooms.open_room(desks[1], number=2, name="Coast", agencies=("f",))
    rooms.open_room(desks[2], number=3, name="Hills", agencies=("p",))
    link(*desks)
    desks[0].start()
    link(*desks)
    yield desks
    for each in desks:
        each.file.close()


def link(*desks):
    """Let some of the rooms hear all of each other."""
    for _ in range(2):
        for here in desks:
            for there in desks:
                here.merge(list(there.file.journal.rows()))


def phases(desks):
    return [each.state.clock.phase for each in desks]


def test_a_room_that_is_cut_off_stops_its_own_clock_at_once(three, clock):
    first, coast, hills = three
    clock.move(timedelta(minutes=7))

    coast.stop_for_safety()
    clock.move(timedelta(minutes=5))

    assert coast.state.clock.phase is ClockPhase.STOPPED
    assert coast.elapsed() == timedelta(minutes=7)
    assert phases([first, hills]) == [ClockPhase.RUNNING] * 2


def test_it_stops_another_room_that_hears_though_the_leader_is_away(three):
    _first, coast, hills = three

    coast.stop_for_safety()
    link(coast, hills)

    assert phases([coast, hills]) == [ClockPhase.STOPPED] * 2


def test_it_stops_everything_when_the_line_comes_back(three, clock):
    first, coast, _hills = three
    coast.stop_for_safety()
    clock.move(timedelta(minutes=5))

    link(*three)

    assert phases(three) == [ClockPhase.STOPPED] * 3
    assert [each.elapsed() for each in three] == [timedelta(minutes=5)] * 3
    answers = [each for each in first.file.journal.entries() if each.station == first.file.station]
    assert [type(each.event) for each in answers].count(SafetyStopped) == 1
    assert answers[-1].event.answers[0].station == coast.file.station


def test_a_leader_that_already_stands_for_its_own_hears_of_another(three):
    first, coast, _hills = three
    first.stop_for_safety()
    coast.stop_for_safety()

    link(*three)
    first.clear_safety("both over", as_director=True)
    link(*three)

    assert phases(three) == [ClockPhase.PAUSED] * 3
    assert all(each.state.alarms.open == () for each in three)


def test_while_all_stand_for_one_room_another_declares_its_own(three):
    _first, coast, hills = three
    coast.stop_for_safety()
    link(*three)

    hills.stop_for_safety()

    with pytest.raises(Refused) as refused:
        hills.stop_for_safety()
    assert refused.value.reason is Reason.STOPPED_FOR_SAFETY
    declared = {each.ref.station for each in hills.state.alarms.open}
    assert declared == {coast.file.station, hills.file.station}


def test_a_false_alarm_in_a_room_that_is_cut_off_is_taken_back_there(three, clock):
    first, coast, _hills = three
    coast.stop_for_safety()
    clock.move(timedelta(minutes=3))

    coast.clear_safety("false alarm", as_director=True)
    link(*three)

    assert phases(three) == [ClockPhase.RUNNING] * 3
    assert first.elapsed() == coast.elapsed() == timedelta(minutes=3)


def test_once_it_was_heard_only_the_leader_ends_it(three):
    _first, coast, hills = three
    coast.stop_for_safety()
    link(*three)

    for desk in (coast, hills):
        with pytest.raises(Refused) as refused:
            desk.clear_safety("over", as_director=True)
        assert refused.value.reason is Reason.NOT_LEADING
    assert phases(three) == [ClockPhase.STOPPED] * 3


def test_a_room_that_stands_and_takes_the_lead_goes_on_from_where_it_stood(three, clock):
    _first, coast, _hills = three
    clock.move(timedelta(minutes=7))
    coast.stop_for_safety()
    clock.move(timedelta(minutes=10))

    rooms.hand_over(coast, "the first room does not answer")

    assert coast.state.clock.phase is ClockPhase.STOPPED
    assert coast.elapsed() == timedelta(minutes=7)
    coast.clear_safety("over", as_director=True)
    coast.resume()
    link(*three)
    assert phases(three) == [ClockPhase.RUNNING] * 3
    assert [each.elapsed() for each in three] == [timedelta(minutes=7)] * 3


def test_a_room_that_led_before_does_not_take_the_lead_back_by_an_emergency(three):
    first, coast, _hills = three
    rooms.hand_over(coast, "the first room moves")
    link(*three)

    first.stop_for_safety()
    link(*three)

    assert {each.state.leader for each in three} == {coast.file.station}
    assert phases(three) == [ClockPhase.STOPPED] * 3
    taken = [each for each in first.file.journal.entries() if isinstance(each.event, LeadTaken)]
    assert len(taken) == 1


def test_what_came_in_before_a_crash_is_answered_at_the_next_opening(tmp_path, clock):
    shelf = Shelf(clock)
    session = shelf.make(exercise(inject("01", planned=0, to=("f",))), tmp_path / "lead.exercise")
    other = ExerciseFile.memory(session.exercise, now=clock.now)
    coast = Conduct(other, clock=clock, author=Author(role="facilitator"))
    rooms.open_room(coast, number=2, name="Coast", agencies=("f",))
    session.conduct.start()
    coast.merge(list(session.conduct.file.journal.rows()))
    coast.stop_for_safety()
    # as far as a process comes that ends before it answers
    session.conduct.file.journal.merge(list(coast.file.journal.rows()))
    shelf.close(session)
    other.close()

    session = shelf.open(tmp_path / "lead.exercise")

    assert session.conduct.state.clock.phase is ClockPhase.STOPPED
    assert session.conduct.state.alarms.unanswered == ()
    shelf.close(session)
