"""What readers say, folded: comments, and actions that were taken on."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    About,
    ActionAccepted,
    ActionDropped,
    ActionWritten,
    FindingWritten,
    ReaderCommented,
    Way,
)
from facilitator.domain.extracts import for_agency, for_public
from facilitator.domain.findings import find
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.domain.reviewing import review
from facilitator.domain.rules import of_door, of_reading
from facilitator.domain.stations import Observer
from facilitator.domain.verdict import Verdict
from tests.builders import STARTEX, exercise, journal, played

GAP = Finding(id="f1", number=1, sort=FindingSort.IMPROVE, text="Two posts", agencies=("f",))
ACTION = CorrectiveAction(
    id="a1", number=1, finding="f1", text="Write the rule", owner="Town", due=date(2027, 3, 31)
)
ACCEPTED = ActionAccepted(
    action="a1", by="Chief", text="Write the rule", owner="Town", due=date(2027, 3, 31)
)
SAID = ReaderCommented(comment="c1", text="Who?", by="Chief", about=About.ACTION, of="a1")


def test_the_newest_word_of_a_comment_counts_and_blank_takes_it_back():
    changed = replace(SAID, text="Who, and when?")

    assert [each.text for each in review(journal(SAID, changed)).comments] == ["Who, and when?"]
    assert review(journal(SAID, changed, replace(SAID, text=" "))).comments == ()


def test_what_was_accepted_stands_in_whatever_order_it_came_in():
    entries = journal(FindingWritten(finding=GAP), ActionWritten(action=ACTION), ACCEPTED, SAID)

    found = {str(review(each)) for each in permutations(entries)}

    assert len(found) == 1
    assert review(entries).accepted["a1"].stands


@pytest.mark.parametrize(
    "change", [{"text": "Another rule"}, {"owner": "Police"}, {"due": date(2027, 4, 1)}]
)
def test_an_action_that_says_something_else_is_not_what_was_accepted(change):
    later = ActionWritten(action=replace(ACTION, **change))

    accepted = review(journal(ActionWritten(action=ACTION), ACCEPTED, later)).accepted["a1"]

    assert not accepted.stands


def test_how_far_an_action_has_come_changes_nothing_of_its_acceptance():
    later = ActionWritten(action=replace(ACTION, evidence="Order 4"))

    assert review(journal(ActionWritten(action=ACTION), ACCEPTED, later)).accepted["a1"].stands


def test_an_action_that_was_dropped_is_not_accepted():
    said = journal(ActionWritten(action=ACTION), ACCEPTED, ActionDropped(action="a1"))

    assert review(said).accepted == {}


def test_a_comment_on_the_report_needs_nothing_else():
    event = of_reading.comment(review(()), "c1", " Good ", by=" Chief ")

    assert (event.text, event.by, event.about) == ("Good", "Chief", About.REPORT)


@pytest.mark.parametrize("cut", [for_public, lambda found: for_agency(found, "f")])
def test_neither_the_public_nor_an_agency_reads_comments(cut):
    entries = journal(FindingWritten(finding=GAP), ActionWritten(action=ACTION), ACCEPTED, SAID)
    verdict = Verdict(entries=4)
    whole = find(exercise(), played(), entries, verdict=verdict, now=STARTEX)

    told = cut(whole)

    assert whole.review.comments
    assert whole.review.accepted
    assert told.review.comments == ()
    assert told.review.accepted == {}


def test_a_reader_that_was_let_in_comments_and_accepts_and_an_evaluator_does_not():
    reader = Observer(device="d", role="reader", way=Way.PHONE)
    evaluator = Observer(device="e", role="evaluator", way=Way.PHONE)

    of_door.may_write(reader, SAID)
    of_door.may_write(reader, ACCEPTED)
    with pytest.raises(Refused) as refused:
        of_door.may_write(evaluator, ACCEPTED)

    assert refused.value.reason is Reason.NOT_THIS_ROLE
