"""What the demonstration finds is what its journal shows."""

from datetime import timedelta

import pytest

from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.improvement import FindingSort
from facilitator.domain.measures import Outcome, measures
from facilitator.services.demonstrating import set_up
from facilitator.services.reviewing import Reviewing


@pytest.fixture
def judged(tmp_path):
    demo = set_up(tmp_path, script="wildfire", seed=7)
    with demo.file:
        for _step in demo.play.steps():
            pass
        demo.evaluate()
        yield Reviewing(demo.conduct)


def test_every_area_for_improvement_names_a_decision_that_came_late_or_never(judged):
    conduct = judged.desk
    wrong = {
        each.expected.text
        for each in measures(conduct.exercise, conduct.state)
        if each.outcome in {Outcome.LATE, Outcome.NOT_TAKEN}
    }
    areas = [each for each in judged.review.findings if each.sort is FindingSort.IMPROVE]

    assert areas
    assert all(any(each.text.endswith(text) for text in wrong) for each in areas)


def test_every_area_has_an_action_with_an_owner_and_a_date(judged):
    for each in judged.review.findings:
        if each.sort is FindingSort.IMPROVE:
            (action,) = judged.review.actions_of(each.id)
            assert action.owner
            assert action.start < action.due <= action.start + timedelta(days=366)


def test_an_objective_is_rated_by_how_many_of_its_decisions_came_in_time(judged):
    conduct = judged.desk
    for objective in conduct.exercise.objectives:
        due = [
            each.outcome
            for each in measures(conduct.exercise, conduct.state)
            if objective.id in each.inject.objectives
            and each.outcome in {Outcome.MET, Outcome.LATE, Outcome.NOT_TAKEN}
        ]
        settled = judged.review.settled[Rated.OBJECTIVE, objective.id]

        assert (settled.rating is Rating.PERFORMED) == (bool(due) and set(due) == {Outcome.MET})
        assert settled.reason.startswith(f"{due.count(Outcome.MET)} of {len(due)} ")
