"""What is read to judge by."""

from facilitator.domain.evaluation import Rated, Rating
from facilitator.services.evidence import EvidenceFeed
from facilitator.services.reviewing import Reviewing
from tests.reviewed import played


def told(feed, reviewing):
    (task,) = (each for each in feed.steps(reviewing.review) if each.key == (Rated.TASK, "t1"))
    return [each.sign.event.text for each in task.evidence]


def test_a_rating_reads_nothing_anew_and_a_struck_observation_shows_nothing_any_more():
    conduct, _clock = played()
    feed, reviewing = EvidenceFeed(conduct), Reviewing(conduct)
    before, held = told(feed, reviewing), feed.observations()
    reviewing.rate(Rated.TASK, "t1", Rating.PERFORMED, by="one")
    same = feed.observations() is held
    gap = next(each for each in held if "two lists" in each.entry.event.text)

    conduct.strike(gap.entry.ref, "seen elsewhere")

    assert same
    assert "two lists of places were kept" in before
    assert "two lists of places were kept" not in told(feed, reviewing)
    conduct.file.close()


def test_a_late_observation_is_read_after_the_run():
    conduct, _clock = played()
    feed = EvidenceFeed(conduct)
    before = len(feed.observations())

    conduct.log("+ fd the log was kept from the first minute @01")

    assert len(feed.observations()) == before + 1
    conduct.file.close()
