"""Two rooms over a real server: an emergency in the one that is cut off, and how it is ended."""

import pytest

from facilitator.domain.clock import ClockPhase
from facilitator.services.now import RealClock
from facilitator.sites import joining
from facilitator.sites.shelf import RoomShelf
from facilitator.sites.standing import Link
from tests.sites.rooms_of_a_test import script, site, until


@pytest.fixture
def made(tmp_path):
    with site(tmp_path) as made:
        yield made


def stands(*rooms):
    return all(each.conduct.state.clock.phase is ClockPhase.STOPPED for each in rooms)


def test_it_stops_its_own_room_at_once_and_the_others_when_the_line_is_back(made):
    first = made.room(1)
    cables, place = made.through_cables(2)
    coast = made.room(2, place=place, agencies=("f",))
    first.conduct.start()
    until(lambda: coast.conduct.state.clock.running)
    for each in cables:
        each.cut()

    coast.conduct.stop_for_safety()

    assert stands(coast)
    assert first.conduct.state.clock.running
    for each in cables:
        each.mend()
    until(lambda: stands(first, coast))
    until(made.same)
    assert first.conduct.state.alarms.unanswered == ()
    first.conduct.clear_safety("seen to", as_director=True)
    until(lambda: coast.conduct.state.clock.phase is ClockPhase.PAUSED)
    assert coast.conduct.state.alarms.open == ()


def test_the_answer_of_the_room_that_leads_goes_out_by_itself(made):
    first, coast, hills = made.room(1), made.room(2, agencies=("f",)), made.room(3)
    first.conduct.start()
    until(lambda: coast.conduct.state.clock.running and hills.conduct.state.clock.running)

    coast.conduct.stop_for_safety()

    until(lambda: stands(first, coast, hills))
    until(lambda: not hills.conduct.state.alarms.unanswered)
    until(made.same)


def test_a_computer_becomes_a_room_by_its_line_and_is_linked_at_once(made, tmp_path):
    shelf = RoomShelf(RealClock())
    first = shelf.make(script(), tmp_path / "first.exercise")
    line = joining.host(first.conduct, made.place(1))
    line.start()
    try:
        code = made.place(2).code()
        plan = shelf.room_plan(code)
        coast = shelf.join_rooms(code, name="Coast", agencies=("f",))
        try:
            until(lambda: shelf.line(coast).standing().link is Link.CONNECTED)
            until(lambda: "Coast" in [each.seat.name for each in line.rooms()])

            assert shelf.joins_rooms
            assert plan.id == coast.exercise.id == first.exercise.id
            assert shelf.rooms_of(coast) is shelf.line(coast)
        finally:
            shelf.close(coast)
    finally:
        line.stop()
        shelf.close(first)


def test_a_room_that_takes_the_lead_hears_how_the_others_are(made):
    first, coast = made.room(1), made.room(2, agencies=("f",))
    coast.line._directs = False
    first.conduct.start()
    until(lambda: coast.conduct.state.clock.running)

    coast.conduct.take_lead("agreed")

    until(lambda: first.conduct.file.station in coast.line.said())
    (here,) = [each for each in coast.line.rooms() if each.here]
    assert here.said is not None
    assert here.leads
