"""Corrective actions of many exercises, and forms added up."""

from datetime import date
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events import FeedbackGiven
from facilitator.domain.feedbacksums import summed
from facilitator.domain.improvement import ActionStatus, CorrectiveAction
from facilitator.domain.tracking import Standing, Tracked, counted, narrowed, owners

TODAY = date(2026, 11, 25)


def tracked(number=1, due=None, status=ActionStatus.OPEN, owner="Town", exercise="LEVANT 26"):
    action = CorrectiveAction(
        id=f"a{number}",
        number=number,
        finding="f",
        text="Do it",
        owner=owner,
        due=due,
        status=status,
    )
    return Tracked(path=f"{exercise}.exercise", exercise=exercise, action=action)


@pytest.mark.parametrize(
    ("due", "status", "standing"),
    [
        (None, ActionStatus.OPEN, Standing.OPEN),
        (date(2026, 11, 25), ActionStatus.OPEN, Standing.OPEN),
        (date(2026, 11, 24), ActionStatus.OPEN, Standing.OVERDUE),
        (date(2026, 11, 24), ActionStatus.IN_PROGRESS, Standing.OVERDUE),
        (date(2026, 11, 24), ActionStatus.DONE, Standing.DONE),
        (date(2020, 1, 1), ActionStatus.VERIFIED, Standing.VERIFIED),
        (date(2020, 1, 1), ActionStatus.REJECTED, Standing.REJECTED),
    ],
)
def test_only_what_is_not_over_after_its_date_is_overdue(due, status, standing):
    assert tracked(due=due, status=status).standing(TODAY) is standing


def test_days_over_are_counted_from_the_day_after():
    assert tracked(due=date(2026, 11, 24)).days_over(TODAY) == 1
    assert tracked(due=TODAY).days_over(TODAY) == 0
    assert tracked(due=date(2026, 1, 1), status=ActionStatus.DONE).days_over(TODAY) == 0


def test_what_is_asked_for_stands_by_date_and_what_has_none_last():
    late = tracked(1, date(2026, 11, 1))
    soon = tracked(2, date(2026, 12, 1), owner="Police", exercise="GORGAL")
    some_day = tracked(3)
    done = tracked(4, status=ActionStatus.DONE)
    every = (some_day, done, soon, late)

    assert narrowed(every, TODAY, standing=Standing.OPEN) == (late, soon, some_day)
    assert narrowed(every, TODAY, standing=Standing.OVERDUE) == (late,)
    assert narrowed(every, TODAY, owner="Police") == (soon,)
    assert narrowed(every, TODAY, exercise="GORGAL") == (soon,)
    assert counted(every, TODAY)[Standing.OVERDUE] == 1
    assert owners(every) == ("Police", "Town")


scores = st.lists(st.integers(1, 5))


@given(scores)
def test_the_median_is_the_one_in_the_middle_and_n_says_of_how_many(given_scores):
    forms = [
        FeedbackGiven(form=str(at), scores=(("mix", each),)) for at, each in enumerate(given_scores)
    ]

    found = next(each for each in summed(forms).statements if each.key == "mix")

    assert found.n == len(given_scores) == sum(found.counts)
    assert found.median == (median(given_scores) if given_scores else None)


def test_remarks_stand_without_who_wrote_them_and_not_in_the_order_of_the_forms():
    forms = [
        FeedbackGiven(form="1", agency="f", by_role="chief", remarks="Zones", strengths=("Radio",)),
        FeedbackGiven(form="2", agency="p", by_role="officer", remarks="Air", strengths=("Calm",)),
    ]

    found = summed(forms)

    assert found.remarks == ("Air", "Zones")
    assert found.strengths == ("Calm", "Radio")
    assert "chief" not in repr(found)
