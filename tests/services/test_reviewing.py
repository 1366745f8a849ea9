"""The verbs of the review, over a real file in memory."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.entry import Author
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.evaluation import CriticalTask, Rated, Rating, Target
from facilitator.domain.events import (
    EntryRef,
    FeedbackGiven,
    HotWashSort,
    ReportStatus,
)
from facilitator.domain.exercise import Objective
from facilitator.domain.improvement import (
    ActionStatus,
    CorrectiveAction,
    Element,
    Finding,
    FindingSort,
)
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.reviewing import Reviewing
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject, minutes

OBJECTIVE = Objective(
    id="o1",
    number="1",
    text="Warn the public in time",
    capability="Public warning",
    targets=(
        Target(id="g1", text="Within 10 minutes", tasks=(CriticalTask(id="t1", text="Warn"),)),
    ),
)
PLAN = replace(exercise(inject("01")), objectives=(OBJECTIVE,))
GAP = Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="Nobody held the list")
ACTION = CorrectiveAction(id="a", number=0, finding="g", text="Name a keeper of the list")


def at_the_desk(file, role="facilitator"):
    clock = PlayedClock(STARTEX)
    return Conduct(file, clock=clock, author=Author(role=role))


@pytest.fixture
def file():
    with ExerciseFile.memory(PLAN, now=PlayedClock(STARTEX).now) as opened:
        yield opened


@pytest.fixture
def reviewing(file):
    return Reviewing(at_the_desk(file))


def refused(act, *args, **more):
    with pytest.raises(Refused) as said:
        act(*args, **more)
    return said.value.reason


@pytest.mark.parametrize(
    ("rated", "of"),
    [
        (Rated.OBJECTIVE, "o1"),
        (Rated.CAPABILITY, "Public warning"),
        (Rated.TARGET, "g1"),
        (Rated.TASK, "t1"),
    ],
)
def test_each_step_of_the_guide_can_be_rated_and_settled(reviewing, rated, of):
    reviewing.rate(rated, of, Rating.PERFORMED, by="evaluator 1")
    reviewing.rate(rated, of, Rating.UNABLE, by="evaluator 2", note="nobody was called")
    reviewing.settle(rated, of, Rating.MAJOR_CHALLENGES, reason="called, but late")

    found = reviewing.review

    assert [each.rating for each in found.given[rated, of]] == [Rating.PERFORMED, Rating.UNABLE]
    assert found.settled[rated, of].rating is Rating.MAJOR_CHALLENGES


def test_what_the_plan_does_not_hold_cannot_be_rated(reviewing):
    assert refused(reviewing.rate, Rated.TASK, "t9", Rating.PERFORMED, by="x") is (
        Reason.NOTHING_TO_RATE
    )
    assert refused(reviewing.settle, Rated.OBJECTIVE, "t1", Rating.PERFORMED, reason="x") is (
        Reason.NOTHING_TO_RATE
    )


def test_a_decision_needs_its_reason_and_a_rating_its_evaluator(reviewing):
    assert refused(reviewing.settle, Rated.TASK, "t1", Rating.PERFORMED, reason=" ") is (
        Reason.REASON_NEEDED
    )
    assert refused(reviewing.rate, Rated.TASK, "t1", Rating.PERFORMED, by=" ") is (
        Reason.TEXT_NEEDED
    )


@pytest.mark.parametrize(
    ("role", "rates", "settles", "listens"),
    [
        ("director", True, True, True),
        ("facilitator", True, True, True),
        ("lead_evaluator", True, True, True),
        ("evaluator", True, False, True),
        ("loggist", False, False, True),
        ("controller", False, False, True),
        ("player", False, False, False),
        ("reader", False, False, False),
        ("visitor", False, False, False),
    ],
)
def test_evaluators_propose_and_the_lead_decides(file, role, rates, settles, listens):
    reviewing = Reviewing(at_the_desk(file, role))
    task = (Rated.TASK, "t1", Rating.PERFORMED)
    acts = {
        "rate": lambda: reviewing.rate(*task, by="one"),
        "find": lambda: reviewing.write_finding(GAP),
        "settle": lambda: reviewing.settle(*task, reason="seen"),
        "tell": lambda: reviewing.tell("verdict", "It went."),
        "issue": lambda: reviewing.issue(ReportStatus.DRAFT),
        "hot wash": lambda: reviewing.note_hot_wash("f", HotWashSort.WELL, "Radio"),
        "feedback": lambda: reviewing.give_feedback(FeedbackGiven(form="", remarks="Good")),
    }

    done, reasons = set(), set()
    for name, act in acts.items():
        try:
            act()
            done.add(name)
        except Refused as no:
            reasons.add(no.reason)

    assert {"rate", "find"} <= done if rates else not {"rate", "find"} & done
    assert ({"settle", "tell", "issue"} <= done) == settles
    assert ({"hot wash", "feedback"} <= done) == listens
    assert reasons <= {Reason.NOT_THIS_ROLE}


def test_numbers_are_given_once_and_never_again_also_by_another_window(file, reviewing):
    first = reviewing.write_finding(GAP)
    second = reviewing.write_finding(replace(GAP, id="h", text="Two lists"))
    reviewing.drop_finding("h")
    third = reviewing.write_finding(replace(GAP, id="i", text="Three lists"))
    other = Reviewing(at_the_desk(file)).write_finding(replace(GAP, id="j", text="Four"))

    assert [each.number for each in (first, second, third, other)] == [1, 2, 3, 4]


def test_a_finding_that_was_dropped_comes_back_under_its_own_number(reviewing):
    was = reviewing.write_finding(GAP)
    reviewing.write_finding(replace(GAP, id="h", text="Two lists"))
    reviewing.drop_finding("g")

    again = reviewing.write_finding(was)

    assert again.number == 1
    assert reviewing.review.finding("g") == was


def test_the_same_words_are_not_written_twice(reviewing):
    was = reviewing.write_finding(GAP)
    act = reviewing.write_action(ACTION)
    reviewing.tell("verdict", "It went.")
    before = reviewing.desk.file.journal.last_line()

    reviewing.write_finding(was)
    reviewing.write_action(act)
    reviewing.tell("verdict", " It went. ")

    assert reviewing.desk.file.journal.last_line() == before


def test_what_was_to_be_done_goes_with_its_finding(reviewing):
    reviewing.write_finding(GAP)
    reviewing.write_action(ACTION)

    reviewing.drop_finding("g", "seen twice")

    assert reviewing.review.findings == ()
    assert reviewing.review.actions == ()


def test_unknown_ids_are_refused(reviewing):
    reviewing.write_finding(GAP)

    assert refused(reviewing.drop_finding, "zz") is Reason.UNKNOWN_FINDING
    assert refused(reviewing.drop_action, "zz") is Reason.UNKNOWN_ACTION
    assert refused(reviewing.write_action, replace(ACTION, finding="zz")) is (
        Reason.UNKNOWN_FINDING
    )
    assert refused(reviewing.write_finding, replace(GAP, agencies=("zz",))) is (
        Reason.UNKNOWN_AGENCY
    )
    assert refused(reviewing.write_finding, replace(GAP, task="zz")) is Reason.NOTHING_TO_RATE
    evidence = (EntryRef(station="nobody", seq=4),)
    assert refused(reviewing.write_finding, replace(GAP, evidence=evidence)) is (
        Reason.UNKNOWN_ENTRY
    )


def test_a_finding_keeps_the_entries_that_show_it_once_each(reviewing):
    reviewing.desk.start()
    shown = reviewing.desk.log("~ two lists at the school").ref

    kept = reviewing.write_finding(
        replace(GAP, evidence=(shown, shown), element=Element.PLANNING, whys=("a", " ", "b"))
    )

    assert kept.evidence == (shown,)
    assert kept.whys == ("a", "b")


def test_nothing_is_due_before_it_starts_or_verified_without_evidence(reviewing):
    reviewing.write_finding(GAP)
    backwards = replace(ACTION, start=date(2027, 2, 1), due=date(2027, 1, 31))
    verified = replace(ACTION, status=ActionStatus.VERIFIED)

    assert refused(reviewing.write_action, backwards) is Reason.DUE_BEFORE_START
    assert refused(reviewing.write_action, verified) is Reason.EVIDENCE_NEEDED
    assert reviewing.write_action(replace(verified, evidence="drill of 2 May")).number == 1


def test_a_final_report_needs_owner_date_and_whoever_approves_it(reviewing):
    reviewing.write_finding(GAP)
    reviewing.write_action(ACTION)

    assert refused(reviewing.issue, ReportStatus.FINAL, approved_by="Director") is (
        Reason.OWNER_AND_DATE_NEEDED
    )
    reviewing.write_action(replace(ACTION, owner="Town", due=date(2027, 3, 1)))
    assert refused(reviewing.issue, ReportStatus.FINAL) is Reason.TEXT_NEEDED
    draft = reviewing.issue(ReportStatus.DRAFT).event
    final = reviewing.issue(ReportStatus.FINAL, approved_by="Director").event

    assert (draft.version, final.version) == (1, 2)
    assert len(final.fingerprint) == 12
    assert draft.fingerprint != final.fingerprint


def test_blank_words_take_a_note_of_the_hot_wash_away(reviewing):
    note = reviewing.note_hot_wash("f", HotWashSort.WELL, "The radio")
    reviewing.note_hot_wash("f", HotWashSort.WELL, "The radio net", note=note, votes=3)

    assert [(each.text, each.votes) for each in reviewing.review.hot_wash] == [("The radio net", 3)]
    reviewing.note_hot_wash("f", HotWashSort.WELL, " ", note=note)

    assert reviewing.review.hot_wash == ()
    assert refused(reviewing.note_hot_wash, "f", HotWashSort.WELL, " ") is Reason.TEXT_NEEDED
    assert refused(reviewing.note_hot_wash, "zz", HotWashSort.WELL, "x") is Reason.UNKNOWN_AGENCY


def test_a_form_has_something_on_it_and_scores_from_one_to_five(reviewing):
    assert refused(reviewing.give_feedback, FeedbackGiven(form="")) is Reason.TEXT_NEEDED
    for score in (0, 6):
        bad = FeedbackGiven(form="", scores=(("plausible", score),))
        assert refused(reviewing.give_feedback, bad) is Reason.BAD_SCORE

    reviewing.give_feedback(FeedbackGiven(form="", scores=(("plausible", 5),)))

    assert len(reviewing.review.feedback) == 1


def test_only_the_hot_wash_is_for_the_players(reviewing):
    reviewing.write_finding(GAP)
    reviewing.rate(Rated.TASK, "t1", Rating.UNABLE, by="one")
    reviewing.note_hot_wash("f", HotWashSort.WELL, "The radio")

    told = {each.event.kind: each.audience.value for each in reviewing.desk.file.journal.entries()}

    assert told == {
        "finding.written": "control",
        "rating.given": "control",
        "hotwash.noted": "all",
    }


def test_another_window_sees_what_was_written_before_it_was_told(reviewing):
    beside = Reviewing(reviewing.desk)
    told = []
    reviewing.desk.listen(lambda _entries: told.append(beside.review.findings))

    reviewing.write_finding(GAP)

    assert [[each.text for each in some] for some in told] == [["Nobody held the list"]]


ratings = st.lists(
    st.tuples(st.sampled_from(["one", "two", "three"]), st.sampled_from(list(Rating))),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(ratings, st.randoms())
def test_any_order_of_arrival_gives_the_same_review(said, chance):
    clock = PlayedClock(STARTEX)
    with (
        ExerciseFile.memory(PLAN, now=clock.now) as here,
        ExerciseFile.memory(PLAN, now=clock.now) as there,
    ):
        desk = Conduct(here, clock=clock, author=Author(role="lead_evaluator"))
        reviewing = Reviewing(desk)
        for by, rating in said:
            clock.move(minutes(1))
            reviewing.rate(Rated.TASK, "t1", rating, by=by)
        rows = list(here.journal.rows())
        beside = Reviewing(Conduct(there, clock=clock, author=Author(role="evaluator")))

        for row in chance.sample(rows, len(rows)):
            there.journal.merge([row])
            assert beside.review is not None
        there.journal.merge(rows)

        newest = dict(said)
        assert {each.by: each.rating for each in beside.review.given[Rated.TASK, "t1"]} == newest
        assert beside.review.given == reviewing.review.given
