"""Whatever three rooms do apart: linked again, they agree on clock and emergencies."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Author
from facilitator.domain.errors import Refused
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject

WHO = st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("stop"), WHO),
    st.tuples(st.just("clear"), WHO),
    st.tuples(st.just("resume"), WHO),
    st.tuples(st.just("pause"), WHO),
    st.tuples(st.just("lead"), WHO),
    st.tuples(st.just("link"), st.sampled_from([(0, 1), (1, 2), (0, 2), (0, 1, 2)])),
)
ACTS = {
    "stop": lambda desk: desk.stop_for_safety(),
    "clear": lambda desk: desk.clear_safety("over", as_director=True),
    "resume": lambda desk: desk.resume(),
    "pause": lambda desk: desk.pause(),
    "lead": lambda desk: desk.take_lead("why not"),
}


def opened(clock):
    plan = exercise(inject("01", planned=0, to=("f",)))
    desks = []
    for number in range(3):
        file = ExerciseFile.memory(plan, now=clock.now)
        desk = Conduct(file, clock=clock, author=Author(role="facilitator"))
        if number:
            rooms.open_room(desk, number=number + 1, name=f"Room {number + 1}")
        desks.append(desk)
    return desks


def link(desks):
    for here in desks:
        for there in desks:
            if here is not there:
                here.merge(list(there.file.journal.rows()))


def settle(desks):
    """Link all until nobody has anything to answer any more."""
    for _again in range(4):
        link(desks)


def said(desk):
    state = desk.state
    return (
        state.leader,
        state.clock.phase,
        desk.elapsed(),
        sorted((each.ref.station, each.ref.seq, each.answered) for each in state.alarms.open),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, min_size=4, max_size=18))
def test_linked_again_they_agree(steps):
    clock = PlayedClock(STARTEX)
    desks = opened(clock)
    settle(desks)
    desks[0].start()
    settle(desks)
    for what, who in steps:
        clock.move(timedelta(seconds=30))
        if what == "link":
            link([desks[each] for each in who])
            continue
        with suppress(Refused):
            ACTS[what](desks[who])

    settle(desks)

    try:
        assert said(desks[0]) == said(desks[1]) == said(desks[2])
        assert desks[0].state.alarms.unanswered == ()
        stands = desks[0].state.clock.phase is ClockPhase.STOPPED
        assert stands == bool(desks[0].state.alarms.open)
    finally:
        for each in desks:
            each.file.close()
