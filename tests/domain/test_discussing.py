"""The room discusses for a while, counted in exercise time."""

from datetime import timedelta

import pytest

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    DiscussionClosed,
    DiscussionExtended,
    DiscussionOpened,
    RunEnded,
    RunStarted,
)
from facilitator.domain.rules import close_discussion, extend_discussion, open_discussion
from facilitator.domain.state import RunState
from tests.builders import minutes, played

STARTED = RunStarted(plan_digest="")
OPENED = DiscussionOpened(title="Stay or leave", length=minutes(10), questions=("Who says so?",))


def test_a_discussion_ends_its_minutes_after_it_was_opened():
    talk = played((0, STARTED), (5, OPENED)).discussion

    assert talk is not None
    assert (talk.since, talk.until, talk.questions) == (minutes(5), minutes(15), OPENED.questions)


def test_five_more_minutes_move_its_end():
    talk = played((0, STARTED), (5, OPENED), (14, DiscussionExtended(by=minutes(5)))).discussion

    assert talk is not None
    assert talk.until == minutes(20)


@pytest.mark.parametrize("over", [DiscussionClosed(), RunEnded()])
def test_it_is_over_when_it_is_closed_or_the_exercise_ends(over):
    assert played((0, STARTED), (5, OPENED), (9, over)).discussion is None


def test_nothing_is_discussed_before_startex():
    with pytest.raises(Refused) as refused:
        open_discussion(RunState(), OPENED)

    assert refused.value.reason is Reason.NOT_STARTED


@pytest.mark.parametrize("rule", [close_discussion, lambda s: extend_discussion(s, minutes(5))])
def test_what_is_not_open_cannot_be_closed_or_extended(rule):
    with pytest.raises(Refused) as refused:
        rule(played((0, STARTED)))

    assert refused.value.reason is Reason.NO_DISCUSSION


def test_a_discussion_of_no_minutes_is_refused():
    empty = DiscussionOpened(title="Stay", length=timedelta(0))

    with pytest.raises(Refused) as refused:
        open_discussion(played((0, STARTED)), empty)

    assert refused.value.reason is Reason.BACKWARDS
