"""Nothing but what reached everybody can stand on the players' display."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from facilitator.domain.clock import ClockPhase
from facilitator.domain.events import (
    DiscussionOpened,
    EntryRef,
    InjectAdded,
    InjectDelivered,
    InjectRecalled,
    InjectReplaced,
    JumpSort,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SituationShown,
    TimeJumped,
)
from facilitator.domain.wall import MOST_MESSAGES, head_of, wall
from tests.builders import STARTEX, STATION, exercise, inject, minutes, played
from tests.canaries import CANARY, CLEAN, canary_exercise, leaked, read_out, walk

STORY = exercise().story_start
START = (0, RunStarted(plan_digest="", story_start=STORY))


def given(number, *, to_all=True, text="", title="T", **more):
    to = () if to_all else ("f",)
    return InjectDelivered(
        inject=f"i-{number}", number=number, title=title, to=to, to_all=to_all, text=text, **more
    )


def seen(*steps, at=60, curtain=False):
    head = head_of(exercise())
    return wall(head, played(*steps), STARTEX + minutes(at), curtain=curtain)


def texts(view):
    return [each.text for each in view.messages]


def test_only_messages_to_all_are_shown_newest_first_and_three_at_most():
    steps = [(n, given(str(n), text=f"text {n}", to_all=n != 4)) for n in range(1, 7)]

    view = seen(START, *steps)

    assert texts(view) == ["text 6", "text 5", "text 3"]
    assert len(view.messages) == MOST_MESSAGES


def test_a_recalled_message_stays_and_is_to_be_disregarded():
    recalled = InjectRecalled(inject="i-1", reason="wrong town")

    view = seen(START, (1, given("1", text="Evacuate")), (2, recalled))

    assert [(each.text, each.disregard) for each in view.messages] == [("Evacuate", True)]
    assert "wrong town" not in repr(view)


def test_a_replaced_message_is_gone_and_the_right_one_stands_at_its_time():
    wrong = given("1", text="the wrong one")
    right = InjectReplaced(
        delivered=EntryRef(station=STATION, seq=2),
        wrong="i-1",
        wrong_number="1",
        inject="i-2",
        number="2",
        title="T",
        to_all=True,
        text="the right one",
    )

    assert texts(seen(START, (1, wrong), (1, right))) == ["the right one"]


def test_a_message_bears_the_time_of_the_story_when_it_came_also_after_a_jump():
    jump = TimeJumped(sort=JumpSort.STORY, by=timedelta(hours=6))

    view = seen(
        START,
        (1, given("1", text="evening")),
        (2, RunPaused()),
        (2, jump),
        (2, RunResumed()),
        (3, given("2", text="morning")),
    )

    evening, morning = view.messages[1], view.messages[0]
    assert evening.story == STORY + minutes(1)
    assert morning.story == STORY + minutes(3) + timedelta(hours=6)


def test_a_message_without_text_is_told_by_its_title():
    assert texts(seen(START, (1, given("1", title="Siren")))) == ["Siren"]


@pytest.mark.parametrize("curtain", [True, False])
def test_a_real_emergency_leaves_nothing_but_the_stop_card(curtain):
    view = seen(
        START,
        (1, given("1", text="Evacuate")),
        (2, SituationShown(title="The fire moves")),
        (3, SafetyStopped()),
        curtain=curtain,
    )

    assert view.stopped
    assert view.stopped_at == STARTEX + minutes(3)
    assert view.messages == ()
    assert view.situation is None


def test_after_the_emergency_the_stop_card_is_gone():
    view = seen(START, (3, SafetyStopped()), (4, SafetyCleared()))

    assert not view.stopped
    assert view.stopped_at is None
    assert view.phase is ClockPhase.PAUSED


def test_behind_the_curtain_there_is_nothing():
    view = seen(
        START, (1, given("1", text="Evacuate")), (2, SituationShown(title="Fire")), curtain=True
    )

    assert (view.messages, view.situation) == ((), None)


def test_a_situation_is_shown_until_the_next_one_or_until_it_is_taken_away():
    first = (1, SituationShown(title="Smoke", text="Above the estate"))
    second = (2, SituationShown(title="Fire"))
    none = (3, SituationShown())

    assert seen(START, first).situation.title == "Smoke"
    assert seen(START, first, second).situation.title == "Fire"
    assert seen(START, first, second).situation.number == 2
    assert seen(START, first, second, none).situation is None


def test_the_clock_is_read_at_now_and_stands_after_the_end():
    assert seen(START, at=5).exercise == minutes(5)
    assert seen(START, (8, RunEnded()), at=60).exercise == minutes(8)


def test_an_inject_made_during_the_run_is_not_shown_before_it_goes_out():
    made = replace(inject("9", to_all=True, to=()), text=CANARY)

    assert CANARY not in repr(seen(START, (1, InjectAdded(inject=made))))


# --- canaries: FAULTS R41 ------------------------------------------------------------------------


@pytest.mark.parametrize("curtain", [True, False])
def test_no_canary_reaches_the_view_in_any_phase(curtain):
    plan = canary_exercise()
    phases = set()
    for _name, conduct in walk(plan):
        view = wall(head_of(plan), conduct.state, conduct.now(), curtain=curtain)
        phases.add(view.phase)

        assert CANARY not in repr(view) + read_out(asdict(view))

    assert phases == set(ClockPhase)


def test_the_canaries_would_be_found_if_the_view_were_made_of_the_plan():
    plan = canary_exercise()
    for name, conduct in walk(plan):
        state = leaked(conduct.state, plan)
        view = wall(head_of(plan), state, conduct.now(), curtain=False)

        assert (CANARY in repr(view)) is not view.stopped, name
        assert (CANARY in read_out(asdict(view))) is not view.stopped, name


def test_the_canaries_in_media_would_be_found_too():
    plan = canary_exercise()
    (*_before, (_name, conduct)) = walk(plan)
    view = wall(head_of(plan), leaked(conduct.state, plan), conduct.now(), curtain=False)

    assert CANARY in repr(view.media)


def test_pictures_and_questions_are_seen_only_once_they_were_given():
    plan = canary_exercise()
    pictures, asked = {}, {}
    for name, conduct in walk(plan):
        view = wall(head_of(plan), conduct.state, conduct.now(), curtain=False)
        pictures[name] = [each.sha256 for each in view.media]
        asked[name] = view.discussion.questions if view.discussion else ()

    assert pictures["ready"] == []
    assert pictures["to all"] == pictures["private"] == ["digest-1"]
    assert pictures["second"] == ["digest-2"]
    assert pictures["recall"] == ["digest-1"]
    assert pictures["stop"] == []
    assert pictures["end"] == ["digest-5"]
    assert {name for name, each in asked.items() if each} == {
        *("discussion", "decision", "wrong one", "replace"),
        *("wrong one to all", "replace by private"),
    }


def test_the_time_of_a_discussion_counts_down_and_then_is_up():
    opened = (1, DiscussionOpened(title="The road", length=minutes(10)))

    assert seen(START, opened, at=4).discussion.left == minutes(7)
    assert seen(START, opened, at=50).discussion.up
    assert seen(START, opened, at=4, curtain=True).discussion is None
    assert seen(START, opened, (2, SafetyStopped()), at=4).discussion is None


def test_what_everybody_was_told_is_on_the_display():
    plan = canary_exercise()
    shown = set()
    for _name, conduct in walk(plan):
        view = wall(head_of(plan), conduct.state, conduct.now(), curtain=False)
        shown |= {each.text for each in view.messages}

    assert shown == {CLEAN.format(number=each) for each in (1, 2, 3, 4, 5)}
