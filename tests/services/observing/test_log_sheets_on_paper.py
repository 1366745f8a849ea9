"""Times and agencies as people write them on paper."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.clock import ClockPhase, ClockState
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.observing.paper import agency_of, moment_of
from facilitator.store.file import ExerciseFile
from tests.builders import FIRE, POLICE, TOWN, exercise

BEGUN = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
LATER = BEGUN + timedelta(hours=5)


@pytest.fixture
def clock():
    """A clock that was started at nine and stood for ten minutes from 09:20 on."""
    from facilitator.domain.entry import Author

    hand = PlayedClock(BEGUN)
    with ExerciseFile.memory(exercise(), now=hand.now) as file:
        conduct = Conduct(file, clock=hand, author=Author(role="facilitator"))
        conduct.start()
        hand.move(timedelta(minutes=20))
        conduct.pause()
        hand.move(timedelta(minutes=10))
        conduct.resume()
        yield conduct.state.clock


def local(hours, minutes, seconds=0):
    day = BEGUN.astimezone()
    return day.replace(hour=hours, minute=minutes, second=seconds)


@pytest.mark.parametrize("written", ["9:42", "09:42", "0942", "942", "9.42", "9h42"])
def test_a_time_of_day_is_one_of_the_day_of_the_exercise(clock, written):
    assert moment_of(written, clock, LATER) == local(9, 42)


def test_seconds_may_be_written(clock):
    assert moment_of("9:42:07", clock, LATER) == local(9, 42, 7)


@pytest.mark.parametrize(
    ("written", "minutes"), [("+15", 15), ("T+15", 15), ("+0:15:00", 15), ("+25", 35)]
)
def test_exercise_time_leads_to_the_moment_when_the_clock_showed_it(clock, written, minutes):
    # behind the pause of ten minutes the wall is ten minutes ahead
    assert moment_of(written, clock, LATER) == BEGUN + timedelta(minutes=minutes)


@pytest.mark.parametrize("written", ["", "soon", "25:00", "9:61", "94", "+", "-5"])
def test_what_is_no_time_is_none(clock, written):
    assert moment_of(written, clock, LATER) is None


def test_a_time_past_midnight_is_one_of_the_day_after():
    begun = BEGUN.astimezone().replace(hour=22).astimezone(UTC)
    late = ClockState(phase=ClockPhase.RUNNING, started_at=begun)

    found = moment_of("0:30", late, begun + timedelta(hours=4))

    assert found == begun + timedelta(hours=2, minutes=30)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("f", FIRE),
        ("F", FIRE),
        ("pd", POLICE),
        ("Municipality", TOWN),
        ("muni", TOWN),
        ("", None),
        ("circus", None),
    ],
)
def test_an_agency_is_named_by_letter_short_name_or_beginning(written, found):
    assert agency_of(written, (FIRE, POLICE, TOWN)) == found


def test_a_beginning_that_two_agencies_share_names_none():
    from dataclasses import replace

    other = replace(FIRE, id="g", name="Fire brigade", short="fb", letter="B")

    assert agency_of("fire", (FIRE, other)) is None
