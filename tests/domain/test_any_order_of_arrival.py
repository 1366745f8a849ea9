"""Entries of other stations in any order of arrival: the same sums, answers, clock and script."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain import written
from facilitator.domain.events import (
    Amended,
    DecisionLogged,
    InjectDelivered,
    LeadTaken,
    Links,
    NoteLogged,
    RunPaused,
    RunResumed,
    RunStarted,
    StationOpened,
    Struck,
    Unstruck,
)
from facilitator.domain.run import apply, fold
from facilitator.domain.written import links_of
from tests.builders import entry

HOME, PHONE, ROOM = "home", "phone", "room"
AGENCIES = (("f",), ("p",), ("f", "p"), ())
EXPECTED = ((), ("x1",), ("x2",), ("x1", "x2"))


@st.composite
def logs(draw):
    """Return the entries of three stations, with what was said of each other's entries."""
    made = {HOME: [], PHONE: [], ROOM: []}
    for station, entries in made.items():
        for index in range(draw(st.integers(0, 5))):
            kind = draw(st.sampled_from((DecisionLogged, NoteLogged)))
            event = kind(
                number=len(entries) + 1,
                text="text",
                typed="text",
                agencies=draw(st.sampled_from(AGENCIES)),
                expected=draw(st.sampled_from(EXPECTED)),
            )
            entries.append(
                entry(event, seq=index + 1, at=draw(st.integers(0, 30)), station=station)
            )
    targets = [each for entries in made.values() for each in entries]
    for target in targets:
        who = draw(st.sampled_from(sorted({HOME, target.station})))
        for event in remarks(draw, target):
            made[who].append(entry(event, seq=len(made[who]) + 1, at=31, station=who))
    return list(made.values())


def remarks(draw, target):
    was = links_of(target.event, target.exercise)
    said = draw(st.sampled_from(("nothing", "struck", "struck and back", "amended", "both")))
    now = Links(
        written_as=was.written_as, number=was.number, agencies=("m",), expected=(), at=was.at
    )
    if said in {"amended", "both"}:
        yield Amended(entry=target.ref, was=was, now=now, text="better")
    if said in {"struck", "struck and back", "both"}:
        yield Struck(entry=target.ref, was=was, reason="wrong")
    if said == "struck and back":
        yield Unstruck(entry=target.ref, was=was)


@st.composite
def arrivals(draw, stations):
    """Return all entries; each station's stand in its own order, the stations anyhow."""
    waiting = [list(each) for each in stations if each]
    order = []
    while waiting:
        chosen = draw(st.sampled_from(range(len(waiting))))
        order.append(waiting[chosen].pop(0))
        waiting = [each for each in waiting if each]
    return order


def sums(state):
    """Return what is counted, without the order in which it came in."""
    return {
        "answers": {key: sorted(map(str, each)) for key, each in state.answers.items() if each},
        "decided": {key: each for key, each in state.decided.items() if each},
        "bins": {key: each for key, each in state.decision_bins.items() if each},
        "last": dict(state.last_decision),
        "struck": set(state.struck),
        "amended": dict(state.amended),
        "logged": state.logged,
    }


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_sums_are_the_same_whatever_came_first(data):
    stations = data.draw(logs())
    one, two = data.draw(arrivals(stations)), data.draw(arrivals(stations))

    assert sums(fold(one, home=HOME)) == sums(fold(two, home=HOME))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_taking_entries_one_by_one_or_all_at_once_is_the_same(data):
    order = data.draw(arrivals(data.draw(logs())))
    split = data.draw(st.integers(0, len(order)))

    whole = fold(order, home=HOME)
    parts = apply(fold(order[:split], home=HOME), *order[split:])

    assert sums(parts) == sums(whole)
    assert parts.next_number == whole.next_number


def test_a_fold_that_does_not_look_whether_an_entry_was_struck_before_would_count_it(monkeypatch):
    decision = DecisionLogged(number=1, text="a", typed="a", agencies=("f",), expected=("x1",))
    said = entry(decision, seq=1, station=PHONE)
    strike = entry(
        Struck(entry=said.ref, was=links_of(decision, said.exercise), reason="no"), station=HOME
    )
    right = sums(fold([said, strike], home=HOME))
    assert sums(fold([strike, said], home=HOME)) == right

    monkeypatch.setattr(written.Written, "_spoken_of", lambda *_: False)

    assert sums(fold([strike, said], home=HOME)) != right


# --- the lead ---------------------------------------------------------------------------------


def delivered(number):
    return InjectDelivered(inject=f"i{number}", number=str(number), title="t", to_all=True)


def written_by(station, events, first=1, start=0):
    return [
        entry(event, seq=first + index, at=start + index, station=station)
        for index, event in enumerate(events)
    ]


OLD = written_by(HOME, [RunStarted(plan_digest="d"), delivered(1), RunPaused(), RunResumed()])
NEW = written_by(
    ROOM,
    [
        StationOpened(role="controller"),
        LeadTaken(before=HOME, up_to=4),
        delivered(2),
        RunPaused(),
    ],
    start=3,
)
LATE = written_by(HOME, [delivered(3), RunPaused()], first=5, start=6)
"""What the old leader did because nobody told it that it did not lead any more."""


@given(st.data())
def test_clock_and_script_are_the_same_whatever_came_first(data):
    order = data.draw(arrivals([OLD + LATE, NEW]))

    state = fold(order, home=HOME)

    right = fold(OLD + NEW, home=HOME)
    assert (state.clock, state.deliveries, state.leader) == (
        right.clock,
        right.deliveries,
        right.leader,
    )
    assert set(state.deliveries) == {"i1", "i2"}
    assert state.leader == ROOM


def test_of_two_that_took_the_lead_the_one_that_had_read_more_has_it():
    other = [
        *written_by(
            "another",
            [StationOpened(role="controller"), LeadTaken(before=HOME, up_to=3), delivered(9)],
            start=3,
        )
    ]

    orders = (OLD + NEW + other, OLD + other + NEW, other + NEW + OLD)

    assert {fold(each, home=HOME).leader for each in orders} == {ROOM}
    assert all("i9" not in fold(each, home=HOME).deliveries for each in orders)


def test_the_lead_can_come_back():
    back = [
        entry(LeadTaken(before=ROOM, up_to=4), seq=5, at=8, station=HOME),
        *written_by(HOME, [RunResumed(), delivered(4)], first=6, start=9),
    ]

    state = fold(OLD + NEW + back, home=HOME)

    assert state.leader == HOME
    assert set(state.deliveries) == {"i1", "i2", "i4"}
    assert state.clock.running


def test_a_note_counts_whoever_leads():
    note = NoteLogged(number=1, text="a", typed="a")
    order = [*OLD, *NEW, entry(note, seq=7, station=HOME), entry(note, seq=1, station=PHONE)]

    assert fold(order, home=HOME).logged == 2


def test_a_stranger_who_says_that_it_leads_moves_nothing():
    stranger = written_by("stranger", [LeadTaken(before=HOME, up_to=4), delivered(9)], start=5)

    state = fold(OLD + stranger, home=HOME)

    assert state.leader == HOME
    assert set(state.deliveries) == {"i1"}


def test_whoever_began_takes_the_lead_back_as_every_room_sees_it():
    back = [entry(LeadTaken(before=ROOM, up_to=4), seq=5, at=8, station=HOME)]

    leaders = {fold(OLD + NEW + back, home=home).leader for home in (HOME, ROOM, "third")}

    assert leaders == {HOME}
