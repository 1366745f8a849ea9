"""What was said after the run, folded."""

from dataclasses import replace
from itertools import permutations

from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    ActionWritten,
    FindingDropped,
    FindingWritten,
    HotWashNoted,
    HotWashSort,
    NarrativeWritten,
    RatingGiven,
    RatingSettled,
)
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.domain.reviewing import review
from tests.builders import entry, journal

STRENGTH = Finding(id="f1", number=2, sort=FindingSort.STRENGTH, text="One picture")
GAP = Finding(id="f2", number=1, sort=FindingSort.IMPROVE, text="Two command posts")
ACTION = CorrectiveAction(id="a1", number=1, finding="f2", text="Write the rule")
TASK = (Rated.TASK, "t1")


def rated(rating: Rating, by: str) -> RatingGiven:
    return RatingGiven(rated=Rated.TASK, of="t1", rating=rating, by=by)


def test_every_evaluator_has_one_word_and_the_newest_counts():
    entries = journal(
        rated(Rating.PERFORMED, "one"), rated(Rating.UNABLE, "two"), rated(Rating.UNABLE, "one")
    )

    said = review(entries).given[TASK]

    assert {(each.by, each.rating) for each in said} == {
        ("one", Rating.UNABLE),
        ("two", Rating.UNABLE),
    }


def test_what_the_lead_decides_stands_beside_what_was_proposed():
    settled = RatingSettled(
        rated=Rated.TASK, of="t1", rating=Rating.SOME_CHALLENGES, reason="Late, but whole"
    )

    found = review(journal(rated(Rating.PERFORMED, "one"), settled))

    assert found.settled[TASK].rating is Rating.SOME_CHALLENGES
    assert found.given[TASK][0].rating is Rating.PERFORMED


def test_strengths_stand_first_and_what_was_dropped_is_gone():
    entries = journal(
        FindingWritten(finding=GAP),
        FindingWritten(finding=STRENGTH),
        FindingWritten(finding=replace(GAP, id="f3")),
        FindingDropped(finding="f3"),
    )

    assert [each.id for each in review(entries).findings] == ["f1", "f2"]


def test_an_action_goes_with_its_finding():
    found = review(journal(FindingWritten(finding=GAP), ActionWritten(action=ACTION)))

    assert found.actions_of("f2") == (ACTION,)
    assert found.actions_of("f1") == ()


def test_a_blank_text_takes_a_field_and_a_note_away():
    note = HotWashNoted(note="h1", agency="f", sort=HotWashSort.WELL, text="Calm")
    entries = journal(
        NarrativeWritten(field="verdict", text="Good."),
        note,
        NarrativeWritten(field="verdict", text=" "),
        replace(note, text=""),
    )

    found = review(entries)

    assert found.narrative == {}
    assert found.hot_wash == ()


def test_a_text_written_for_one_language_goes_before_one_for_all():
    entries = journal(
        NarrativeWritten(field="verdict", text="Late."),
        NarrativeWritten(field="verdict", text="Tarde.", language="es"),
    )

    found = review(entries)

    assert (found.told("verdict", "es"), found.told("verdict", "nl")) == ("Tarde.", "Late.")


def test_entries_that_arrive_in_another_order_make_the_same_review():
    entries = journal(
        FindingWritten(finding=GAP),
        FindingWritten(finding=replace(GAP, text="Three command posts")),
        rated(Rating.UNABLE, "one"),
        rated(Rating.PERFORMED, "one"),
    )

    assert {repr(review(order)) for order in permutations(entries)} == {repr(review(entries))}


def test_what_two_stations_numbered_alike_is_told_apart_also_after_one_was_dropped():
    twin, action = replace(GAP, id="f3"), replace(ACTION, id="a2", finding="f3")
    entries = journal(
        FindingWritten(finding=twin),
        FindingWritten(finding=GAP),
        ActionWritten(action=action),
        ActionWritten(action=ACTION),
    )

    both = review(entries)
    dropped = entry(FindingDropped(finding="f2"), seq=9, at=9)
    left = review([*entries, dropped])

    assert [both.called(each) for each in both.findings] == ["1", "1b"]
    assert [both.called(each) for each in both.actions] == ["1", "1b"]
    assert [left.called(each) for each in left.findings] == ["1b"]
    assert both.called(replace(GAP, id="new", number=0)) == "–"
