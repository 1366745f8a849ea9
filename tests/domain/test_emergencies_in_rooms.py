"""A real emergency in a room that does not lead: which clock stands, and until when."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.clock import ClockPhase, elapsed
from facilitator.domain.events import (
    EmergencyNoted,
    EntryRef,
    LeadTaken,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    StationOpened,
    Way,
)
from facilitator.domain.run import apply, fold
from tests.builders import STARTEX, entry, minutes

LEAD, COAST, HILLS = "lead", "coast", "hills"


def said_by(station, *events):
    """Return the entries of a station, each given with its minute."""
    return [
        entry(event, seq=seq, at=at, station=station) for seq, (at, event) in enumerate(events, 1)
    ]


def room(station, *events):
    opened = StationOpened(role="facilitator", way=Way.ROOM, pack=station.title())
    return said_by(station, (0, opened), *events)


def ref(station, seq):
    return EntryRef(station=station, seq=seq)


STARTED = said_by(LEAD, (0, RunStarted(plan_digest="d")))
DECLARED = room(COAST, (10, SafetyStopped()))
ANSWERED = [entry(SafetyStopped(answers=(ref(COAST, 2),)), seq=2, at=14, station=LEAD)]
CLEARED = [entry(SafetyCleared(), seq=3, at=14, wall=40, station=LEAD)]
RESUMED = [entry(RunResumed(), seq=4, at=14, wall=41, station=LEAD)]


def test_it_stops_the_clock_of_its_own_room_at_once():
    state = fold(STARTED + DECLARED, home=COAST)

    assert state.clock.phase is ClockPhase.STOPPED
    assert elapsed(state.clock, STARTEX + minutes(90)) == minutes(10)


def test_it_stops_every_room_that_hears_of_it_though_nobody_has_answered():
    state = fold(STARTED + DECLARED + room(HILLS), home=HILLS)

    assert state.clock.phase is ClockPhase.STOPPED
    assert [each.ref.station for each in state.alarms.open] == [COAST]


def test_the_room_that_leads_has_it_to_answer_and_its_own_clock_runs_until_then():
    state = fold(STARTED + DECLARED, home=LEAD)

    assert state.clock.running
    assert state.alarms.unanswered == (ref(COAST, 2),)


def test_what_the_leader_did_before_it_heard_does_not_set_the_clock_going():
    deaf = [
        entry(RunPaused(), seq=2, at=11, station=LEAD),
        entry(RunResumed(), seq=3, at=11, wall=12, station=LEAD),
    ]

    state = apply(fold(STARTED + DECLARED, home=COAST), *deaf)

    assert state.clock.phase is ClockPhase.STOPPED
    assert state.clock.at == minutes(10)


def test_from_the_answer_on_the_one_clock_stands_everywhere():
    for home in (LEAD, COAST, HILLS):
        state = fold(STARTED + DECLARED + room(HILLS) + ANSWERED, home=home)

        assert (state.clock.phase, state.clock.at) == (ClockPhase.STOPPED, minutes(14))
        assert state.alarms.unanswered == ()


def test_what_the_leader_clears_is_over_in_every_room():
    for home in (LEAD, COAST, HILLS):
        state = fold(STARTED + DECLARED + room(HILLS) + ANSWERED + CLEARED + RESUMED, home=home)

        assert state.clock.running
        assert state.alarms.open == ()


def test_the_room_that_declared_takes_it_back_while_nobody_has_heard():
    back = entry(SafetyCleared(reason="false alarm"), seq=3, at=10, wall=15, station=COAST)

    state = fold([*STARTED, *DECLARED, back], home=COAST)

    assert state.clock.running
    assert elapsed(state.clock, STARTEX + minutes(20)) == minutes(20)


def test_a_room_cannot_end_what_the_leader_has_answered():
    back = entry(SafetyCleared(), seq=3, at=14, wall=20, station=COAST)

    state = fold([*STARTED, *DECLARED, *ANSWERED, back], home=HILLS)

    assert state.clock.phase is ClockPhase.STOPPED


def test_what_a_room_declared_before_it_led_is_not_declared_again_by_its_lead():
    leads = [
        *DECLARED,
        entry(LeadTaken(before=LEAD, up_to=1), seq=3, at=10, wall=20, station=COAST),
        entry(SafetyStopped(answers=(ref(COAST, 2),)), seq=4, at=10, wall=20, station=COAST),
        entry(SafetyCleared(), seq=5, at=10, wall=30, station=COAST),
        entry(RunResumed(), seq=6, at=10, wall=31, station=COAST),
    ]

    state = fold(STARTED + leads, home=LEAD)

    assert state.clock.running
    assert elapsed(state.clock, STARTEX + minutes(41)) == minutes(20)


def test_a_leader_who_was_replaced_and_has_an_emergency_is_heard():
    taken = room(COAST, (5, LeadTaken(before=LEAD, up_to=1)))
    deposed = [entry(SafetyStopped(), seq=2, at=9, station=LEAD)]

    there = fold(STARTED + taken + deposed, home=COAST)
    here = fold(STARTED + deposed + taken, home=LEAD)

    assert there.alarms.unanswered == (ref(LEAD, 2),)
    assert here.clock.phase is ClockPhase.STOPPED


def test_what_was_written_of_it_is_told_with_it_in_whatever_order_it_came():
    noted = entry(EmergencyNoted(text="north stairs"), seq=3, at=10, wall=11, station=COAST)
    taken = [entry(LeadTaken(before=LEAD, up_to=1), seq=2, at=10, wall=12, station=HILLS)]
    of_hills = room(HILLS)

    orders = (
        STARTED + DECLARED + [noted] + of_hills + taken,
        STARTED + of_hills + taken + DECLARED + [noted],
    )

    for each in orders:
        alarms = fold(each, home=HILLS).alarms
        assert [alarms.note_of(one) for one in alarms.open] == ["north stairs"]


@given(st.data())
def test_the_rooms_agree_whatever_came_first(data):
    waiting = [STARTED + ANSWERED + CLEARED, DECLARED, room(HILLS, (12, SafetyStopped()))]
    waiting = [list(each) for each in waiting]
    order = []
    while waiting:
        chosen = data.draw(st.sampled_from(range(len(waiting))))
        order.append(waiting[chosen].pop(0))
        waiting = [each for each in waiting if each]
    split = data.draw(st.integers(0, len(order)))

    whole = fold(order, home=COAST)
    parts = apply(fold(order[:split], home=COAST), *order[split:])

    assert whole.alarms.unanswered == (ref(HILLS, 2),)
    assert whole.clock.phase is ClockPhase.STOPPED
    assert whole.alarms == parts.alarms
    assert whole.clock.at == parts.clock.at == minutes(12)
