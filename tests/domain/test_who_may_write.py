"""Who may write what at the door, what they are called, and which numbers are theirs."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    DecisionLogged,
    EntryRef,
    FeedbackGiven,
    FindingDropped,
    HotWashNoted,
    HotWashSort,
    InjectDelivered,
    LeadTaken,
    Links,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    ObserverAdmitted,
    ObserverMarked,
    ObserverReadmitted,
    ObserverRevoked,
    RatingGiven,
    RequestLogged,
    RunPaused,
    RunStarted,
    StationClockSet,
    StationOpened,
    Struck,
    Unread,
    Way,
)
from facilitator.domain.exercise import Role
from facilitator.domain.rules.of_door import may_write, takes_part, writes
from facilitator.domain.stations import BLOCK, Observer, called, free_block, past_blocks, taken

DEVICE = "device-one"
WRITTEN = {
    "note": NoteLogged(number=1, text="a", typed="a"),
    "decision": DecisionLogged(number=1, text="a", typed="a", agencies=("f",)),
    "request": RequestLogged(number=1, text="a", typed="a", agencies=("f",)),
    "observation": ObservationLogged(number=1, text="a", typed="a", sort=ObservationSort.STRENGTH),
    "rating": RatingGiven(rated=Rated.TASK, of="t", rating=Rating.PERFORMED, by="x"),
    "feedback": FeedbackGiven(form="k"),
    "hot wash": HotWashNoted(note="n", agency="f", sort=HotWashSort.WELL, text="a"),
}
MAY = {
    Role.EVALUATOR: set(WRITTEN),
    Role.LEAD_EVALUATOR: set(WRITTEN),
    Role.FACILITATOR: set(WRITTEN),
    Role.DIRECTOR: set(WRITTEN),
    Role.LOGGIST: set(WRITTEN) - {"rating", "feedback"},
    Role.CONTROLLER: set(WRITTEN) - {"rating", "feedback"},
    Role.SIMCELL: set(WRITTEN) - {"rating", "feedback"},
    Role.SAFETY: {"note"},
    Role.PLAYER: {"note", "feedback", "hot wash"},
    Role.VISITOR: {"note"},
}
NEVER = (
    RunStarted(plan_digest="d"),
    RunPaused(),
    InjectDelivered(inject="i", number="1", title="t"),
    LeadTaken(before="a", up_to=1),
    ObserverAdmitted(device="x", role="facilitator", way=Way.PHONE),
    ObserverReadmitted(device=DEVICE),
    FindingDropped(finding="f"),
    Unread(written_as="something.new", payload="{}"),
)


def observer(role=Role.EVALUATOR, **more):
    return Observer(device=DEVICE, role=role, way=Way.PHONE, **more)


def refusal(who, event):
    try:
        may_write(who, event)
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize("role", MAY)
def test_a_role_writes_what_is_its_own_and_nothing_else(role):
    allowed = {name for name, event in WRITTEN.items() if refusal(observer(role), event) is None}

    assert allowed == MAY[role]
    assert set(writes(role)) == {WRITTEN[name].kind for name in allowed}


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("event", NEVER, ids=lambda each: each.kind)
def test_nobody_at_the_door_moves_clock_script_or_the_door(role, event):
    assert refusal(observer(role), event) is Reason.NOT_THIS_ROLE
    assert isinstance(event, Unread) or not takes_part(event)


@pytest.mark.parametrize("who", [None, observer(revoked=True)])
@pytest.mark.parametrize("event", WRITTEN.values(), ids=WRITTEN)
def test_a_stranger_and_one_that_was_shut_out_write_nothing(who, event):
    assert refusal(who, event) is Reason.NOT_LET_IN


def test_an_evaluator_writes_decisions_of_the_agencies_it_follows_alone():
    follows = observer(covers=("p", "m"))

    assert refusal(follows, WRITTEN["decision"]) is Reason.NOT_COVERED
    assert refusal(follows, WRITTEN["request"]) is Reason.NOT_COVERED
    assert refusal(follows, WRITTEN["note"]) is None
    assert refusal(observer(covers=("f",)), WRITTEN["decision"]) is None
    assert refusal(observer(), WRITTEN["decision"]) is None


def test_a_joint_decision_is_followed_by_whoever_follows_one_of_its_agencies():
    joint = DecisionLogged(number=1, text="a", typed="a", agencies=("f", "p"))

    assert refusal(observer(covers=("p",)), joint) is None


def test_a_remark_is_for_one_s_own_entries():
    links = Links(written_as="note.logged", number=1)
    own, other = (
        Struck(entry=EntryRef(station=each, seq=1), was=links, reason="r")
        for each in (DEVICE, "device-two")
    )

    assert refusal(observer(), own) is None
    assert refusal(observer(), other) is Reason.NOT_YOURS


def test_a_station_says_of_itself_what_it_is():
    for event in (StationOpened(role="evaluator"), StationClockSet(at=timedelta(0))):
        assert refusal(observer(), event) is None


def admitted(device, role="evaluator", **more):
    return ObserverAdmitted(device=device, role=role, way=Way.PHONE, **more)


def after(*events):
    observers = {}
    for each in events:
        observers = taken(observers, each)
    return observers


def test_devices_of_a_role_are_called_by_their_place_in_it():
    observers = after(admitted("a"), admitted("b", "loggist"), admitted("c"))

    assert [called(observers, each) for each in "abc"] == [
        "evaluator 1",
        "loggist 1",
        "evaluator 2",
    ]
    assert called(observers, "nobody") == ""


def test_who_was_shut_out_stays_so_when_he_comes_in_again():
    observers = after(
        admitted("a"),
        ObserverRevoked(device="a", reason="r"),
        ObserverMarked(device="a", remark="not who it says"),
        admitted("a", "loggist", covers=("f",)),
    )

    assert observers["a"].revoked
    assert (observers["a"].role, observers["a"].remark) == ("loggist", "not who it says")
    assert not taken(observers, ObserverReadmitted(device="a"))["a"].revoked


@pytest.mark.parametrize(
    "event",
    [
        ObserverRevoked(device="x"),
        ObserverReadmitted(device="x"),
        ObserverMarked(device="x", remark="r"),
    ],
)
def test_what_is_said_of_a_device_that_nobody_knows_changes_nothing(event):
    observers = after(admitted("a"))

    assert taken(observers, event) is observers


@given(st.lists(st.integers(1, 5000), max_size=8))
def test_no_two_stations_are_given_the_same_numbers(nexts):
    blocks = []
    for number in sorted(nexts):
        blocks.append(free_block(blocks, number))

    taken_ = [set(range(each, each + BLOCK)) for each in blocks]
    assert sum(map(len, taken_)) == len(set().union(*taken_)) if taken_ else True
    assert all(first > number for first, number in zip(blocks, sorted(nexts), strict=True))


@given(st.integers(1, 20_000), st.lists(st.integers(0, 15), unique=True, max_size=6))
def test_the_next_number_lies_in_no_block_of_another(number, parts):
    blocks = [each * BLOCK + 1 for each in parts]

    found = past_blocks(number, blocks)

    assert found >= number
    assert not any(first <= found < first + BLOCK for first in blocks)
    assert all(
        any(first <= each < first + BLOCK for first in blocks) for each in range(number, found)
    )
