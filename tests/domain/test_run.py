from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import rules
from facilitator.domain.board import board
from facilitator.domain.entryline import parse
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    DecisionLogged,
    EntryRef,
    InjectAcknowledged,
    InjectAdded,
    InjectDelivered,
    InjectHeld,
    InjectRecalled,
    InjectReleased,
    InjectReplaced,
    InjectSkipped,
    JumpSort,
    Links,
    NoteLogged,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyStopped,
    Struck,
    Unstruck,
)
from facilitator.domain.exercise import TimeMode
from facilitator.domain.linking import link, suggest
from facilitator.domain.msel import RowKind
from facilitator.domain.run import apply, fold
from facilitator.domain.script import next_made_number, script_rows, standby
from tests.builders import STATION, entry, exercise, expected, inject, minutes, played

START = RunStarted(plan_digest="d")
ROUTE = expected("x1", text="Confirm escape route", target=6)
CRANE = expected("x2", text="Ask for the crane", target=None, agencies=("p",))
FIRST = inject("01", planned=0, to=("f", "p"), wants=(ROUTE, CRANE))
SECOND = inject("02", planned=10, to_all=True, to=())
RESERVE = inject("01-A", kind=RowKind.CONTINGENCY, planned=None, contingency_for="i-01", after=12)
PLAN = exercise(FIRST, RESERVE, SECOND)


def delivered(row=FIRST):
    return InjectDelivered(
        inject=row.id, number=row.number, title=row.title, to=row.to, to_all=row.to_all
    )


def decision(number=1, *, agencies=("f",), answers=(), kind=DecisionLogged):
    return kind(number=number, text="Go", typed="fd go", agencies=agencies, expected=tuple(answers))


def test_the_first_waiting_row_is_on_standby_and_counts_down():
    now = standby(PLAN, played((0, START)), minutes(-1))

    assert now.row.inject.number == "01"
    assert now.due_in == minutes(1)
    assert not now.overdue


def test_a_row_is_overdue_only_after_a_minute():
    state = played((0, START))

    assert not standby(PLAN, state, timedelta(seconds=59)).overdue
    assert standby(PLAN, state, timedelta(seconds=60)).overdue


def test_a_contingency_comes_up_when_no_decision_came_by_its_time():
    state = played((0, START), (1, delivered()))

    assert standby(PLAN, state, minutes(12)).row.inject.number == "02"
    assert standby(PLAN, state, minutes(13)).row.inject.number == "01-A"
    assert standby(PLAN, state, minutes(13)).waits_on == "01"


def test_a_contingency_stays_down_when_the_decisions_came():
    state = played(
        (0, START),
        (1, delivered()),
        (3, decision(answers=["x1"])),
        (4, decision(2, answers=["x2"])),
    )

    assert standby(PLAN, state, minutes(13)).row.inject.number == "02"


def test_held_and_skipped_rows_are_passed_over():
    state = played(
        (0, START), (1, InjectHeld(inject="i-01")), (1, InjectSkipped(inject="i-02", reason="late"))
    )

    rows = {each.inject.number: each.status for each in script_rows(PLAN, state, minutes(2))}
    assert rows == {"01": "held", "01-A": "contingency", "02": "skipped"}
    assert standby(PLAN, state, minutes(2)).nothing_left


def test_a_decision_answers_what_was_expected_until_it_is_struck():
    log = [(0, START), (1, delivered()), (3, decision(answers=["x1"]))]
    was = Links(
        written_as="decision.logged", number=1, agencies=("f",), expected=("x1",), at=minutes(3)
    )
    ref = EntryRef(station=STATION, seq=3)

    standing = played(*log)
    struck = played(*log, (4, Struck(entry=ref, was=was, reason="wrong agency")))
    again = played(
        *log,
        (4, Struck(entry=ref, was=was, reason="wrong agency")),
        (5, Unstruck(entry=ref, was=was)),
    )

    assert [row.owes.expected for row in board(PLAN, standing, minutes(5)) if row.owes] == ["x2"]
    assert board(PLAN, struck, minutes(5))[0].owes.expected == "x1"
    assert struck.decided["f"] == 0
    assert again.answers["x1"] == standing.answers["x1"]
    assert again.decided == standing.decided


def test_the_board_says_what_is_known_owed_and_since_when():
    state = played((0, START), (1, delivered()), (9, decision(agencies=("p",))))
    fire, police, town = board(PLAN, state, minutes(10))

    assert (fire.knows_number, fire.knows_ago) == ("01", minutes(9))
    assert fire.owes.late_by == minutes(3)
    assert (police.decided, police.last_ago) == (1, minutes(1))
    assert police.owes.late_by is None
    assert town.knows_number == ""
    assert police.bins[-1] == (0, 0)
    assert police.bins[-2] == (0, 1)
    assert police.bins[-3] == (1, 0)


def test_a_replaced_inject_waits_again_and_the_right_one_has_its_time():
    wrong = EntryRef(station=STATION, seq=2)
    event = InjectReplaced(
        delivered=wrong,
        wrong="i-01",
        wrong_number="01",
        inject="i-02",
        number="02",
        title="Inject 02",
        to_all=True,
    )
    state = fold(
        [
            entry(START, seq=1),
            entry(delivered(), seq=2, at=5),
            entry(event, seq=3, at=5, written=6),
        ]
    )

    assert set(state.deliveries) == {"i-02"}
    assert state.deliveries["i-02"].at == minutes(5)
    assert wrong in state.struck
    assert standby(PLAN, state, minutes(6)).row.inject.number == "01"


def test_a_recalled_inject_stays_delivered_but_asks_nothing_more():
    state = played((0, START), (1, delivered()), (2, InjectRecalled(inject="i-01", reason="text")))

    assert script_rows(PLAN, state, minutes(3))[0].status == "recalled"
    assert all(row.owes is None for row in board(PLAN, state, minutes(3)))


def test_the_first_acknowledgement_of_an_agency_counts():
    state = played(
        (0, START),
        (1, delivered()),
        (2, InjectAcknowledged(inject="i-01", agency="f")),
        (4, InjectAcknowledged(inject="i-01", agency="f")),
    )

    assert state.deliveries["i-01"].acknowledged == (("f", minutes(2)),)


def test_a_made_row_stands_where_its_time_puts_it_and_has_the_next_number():
    made = inject("A03", planned=5)
    state = played((0, START), (5, InjectAdded(inject=made)))

    numbers = [row.inject.number for row in script_rows(PLAN, state, minutes(5))]
    assert numbers == ["01", "01-A", "A03", "02"]
    assert next_made_number(PLAN, played((0, START))) == "A03"
    assert next_made_number(PLAN, state) == "A04"


@given(st.lists(st.sampled_from(["decide", "note", "pause", "deliver", "strike"]), max_size=25))
def test_folding_at_once_and_one_by_one_give_the_same_state(doings):
    log = [entry(START, seq=1)]
    paused = False
    for seq, doing in enumerate(doings, 2):
        event = {
            "decide": decision(seq, answers=["x1"]),
            "note": decision(seq, kind=NoteLogged),
            "deliver": delivered(SECOND),
            "pause": RunResumed() if paused else RunPaused(),
            "strike": Struck(
                entry=EntryRef(station=STATION, seq=seq - 1),
                was=Links(
                    written_as="decision.logged",
                    number=seq - 1,
                    agencies=("f",),
                    expected=("x1",),
                    at=minutes(seq - 1),
                ),
                reason="wrong",
            ),
        }[doing]
        paused = paused != (doing == "pause")
        log.append(entry(event, seq=seq, at=seq))

    one_by_one = fold(())
    for each in log:
        one_by_one = apply(one_by_one, each)

    assert one_by_one == fold(log)


@pytest.mark.parametrize(
    ("reason", "decide"),
    [
        (Reason.NOT_STARTED, lambda: rules.deliver(played(), FIRST)),
        (Reason.NOT_STARTED, lambda: rules.pause(played(), "")),
        (Reason.ALREADY_STARTED, lambda: rules.start(played((0, START)), PLAN, "d")),
        (Reason.NOT_PAUSED, lambda: rules.resume(played((0, START)))),
        (
            Reason.NOT_PAUSED,
            lambda: rules.jump(
                played((0, START)), JumpSort.CLOCK, minutes(5), reason="", meanwhile=""
            ),
        ),
        (
            Reason.BACKWARDS,
            lambda: rules.jump(
                played((0, START), (1, RunPaused())),
                JumpSort.CLOCK,
                -minutes(5),
                reason="",
                meanwhile="",
            ),
        ),
        (
            Reason.ALREADY_DELIVERED,
            lambda: rules.deliver(played((0, START), (1, delivered())), FIRST),
        ),
        (Reason.REASON_NEEDED, lambda: rules.skip(played((0, START)), FIRST, "  ")),
        (
            Reason.ALREADY_DELIVERED,
            lambda: rules.skip(played((0, START), (1, delivered())), FIRST, "late"),
        ),
        (Reason.NOT_DELIVERED, lambda: rules.recall(played((0, START)), FIRST, "wrong")),
        (Reason.ALREADY_ENDED, lambda: rules.end(played((0, START), (1, RunEnded())), "")),
        (
            Reason.STOPPED_FOR_SAFETY,
            lambda: rules.deliver(played((0, START), (1, SafetyStopped())), FIRST),
        ),
        (
            Reason.ONLY_THE_DIRECTOR,
            lambda: rules.clear_safety(played((0, START), (1, SafetyStopped())), "facilitator", ""),
        ),
        (Reason.BAD_SPEED, lambda: rules.set_speed(played((0, START)), 0.0)),
        (
            Reason.SAME_INJECT,
            lambda: rules.replace(
                played((0, START), (1, delivered())), PLAN, "i-01", FIRST, "oops"
            ),
        ),
        (Reason.CANNOT_STRIKE, lambda: rules.strike(played((0, START)), None, "why")),
        (Reason.NOT_THIS_ROLE, lambda: rules.needs("player", rules.DRIVES)),
    ],
)
def test_a_rule_refuses_with_its_reason(reason, decide):
    with pytest.raises(Refused) as refused:
        decide()

    assert refused.value.reason is reason


def test_a_line_is_linked_to_what_its_words_answer():
    state = played((0, START), (1, delivered()), (10, delivered(SECOND)))

    found = link(parse("pd asked for a crane", PLAN.agencies), PLAN, state)

    assert (found.number, found.expected) == ("01", ("x2",))


def test_a_line_without_common_words_goes_with_what_the_agency_got_last():
    state = played((0, START), (1, delivered()), (10, delivered(SECOND)))

    assert link(parse("pd sends two patrols", PLAN.agencies), PLAN, state).number == "02"
    assert link(parse("pd sends two patrols @1", PLAN.agencies), PLAN, state).expected == ("x2",)


def test_what_an_agency_owes_is_suggested_and_taken_over_as_a_line():
    state = played((0, START), (1, delivered()))

    (offer,) = suggest(parse("fd con", PLAN.agencies), PLAN, state)

    assert offer.line == "fd Confirm escape route @01"


def test_a_question_answers_nothing_that_was_expected():
    state = played((0, START), (1, delivered()))

    found = link(parse("? fd how long until the escape route is clear", PLAN.agencies), PLAN, state)

    assert (found.number, found.expected) == ("01", ())


def follow(number, *, on="", after="", minutes_after=None, choice=""):
    row = inject(number, planned=None)
    return replace(
        row,
        on_decision=on,
        follows=after,
        follows_after=None if minutes_after is None else minutes(minutes_after),
        choice=choice,
    )


def statuses(plan, state, now):
    return {each.inject.number: (each.status, each.at) for each in script_rows(plan, state, now)}


def test_a_follow_up_waits_for_its_row_and_comes_due_after_it():
    plan = exercise(FIRST, follow("05", after="i-01", minutes_after=4), SECOND)
    state = played((0, START), (1, delivered()))

    assert statuses(plan, played((0, START)), minutes(0))["05"] == ("waiting", None)
    assert statuses(plan, state, minutes(2))["05"] == ("standby", minutes(5))


def test_a_row_that_waits_on_a_decision_comes_up_when_it_falls():
    plan = exercise(FIRST, SECOND, follow("06", on="x1"))
    log = [(0, START), (1, delivered())]

    assert statuses(plan, played(*log), minutes(3))["06"][0] == "waiting"
    decided = played(*log, (3, decision(answers=["x1"])))
    assert statuses(plan, decided, minutes(4))["06"] == ("standby", minutes(3))


def test_by_the_clock_the_earliest_row_is_next_whatever_its_place():
    plan = exercise(inject("01", planned=20), inject("02", planned=5), inject("03", planned=None))

    assert standby(plan, played((0, START)), minutes(0)).row.inject.number == "02"


def test_at_ones_own_pace_the_order_of_the_script_holds():
    plan = exercise(inject("01", planned=20), inject("02", planned=5), mode=TimeMode.PACED)

    assert standby(plan, played((0, START)), minutes(0)).row.inject.number == "01"


def test_the_other_way_is_offered_beside_the_one_on_standby():
    plan = exercise(
        replace(inject("07-A", planned=5), choice="exit"),
        replace(inject("07-B", planned=5), choice="exit"),
    )

    now = standby(plan, played((0, START)), minutes(0))
    assert (now.row.inject.number, [each.number for each in now.alternatives]) == (
        "07-A",
        ["07-B"],
    )


def test_a_row_that_the_script_leaves_out_waits_until_it_is_released():
    plan = exercise(replace(FIRST, status="skipped"), SECOND)
    released = played((0, START), (1, InjectReleased(inject="i-01")))

    assert statuses(plan, played((0, START)), minutes(0))["01"][0] == "skipped"
    assert statuses(plan, released, minutes(1))["01"][0] == "standby"
    assert rules.release(played((0, START)), plan.msel.rows[0], "").inject == "i-01"
