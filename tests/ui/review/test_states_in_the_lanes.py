"""What lasts stands in its lane as a bar from its first line to its last, on screen."""

from dataclasses import replace

import pytest

from facilitator.domain.clock import ClockState
from facilitator.domain.lanes import Lane, LaneMark, MarkSort, Timeline
from facilitator.domain.lasting import Lasting
from facilitator.ui.review.figures.lane_items import SEEN, SEEN_OVER
from facilitator.ui.review.figures.lanes import LaneFigure
from facilitator.ui.theme import Theme
from tests.builders import FIRE, POLICE, minutes

CORDON = Lasting(name="cordon", since=minutes(20), until=minutes(60), opened=1, closed=2)
SEEN_AT = LaneMark(at=minutes(30), sort=MarkSort.OBSERVATION)


def line(*states):
    lanes = (
        Lane(agency=FIRE),
        Lane(agency=POLICE, states=states, seen=(SEEN_AT,)),
    )
    return Timeline(since=minutes(0), until=minutes(90), lanes=lanes)


@pytest.fixture
def figure(qtbot):
    figure = LaneFigure(Theme(dark=False))
    qtbot.addWidget(figure)
    figure.resize(900, 400)
    figure.show()
    yield figure
    figure.close()


def coloured(figure, lane, minute):
    """Return whether a bar of the agency's colour stands in a lane at a minute."""
    image = figure.grab().toImage()
    fill = figure.theme.agency(figure.line.lanes[lane].agency.colour)[0]
    place = figure.lane_place(lane)
    x = round(figure.place_of(minute * 60))
    rows = range(round(place.center().y()), round(place.bottom()))
    return any(image.pixelColor(x, y).rgb() == fill.rgb() for y in rows)


def test_a_bar_stands_where_the_state_lasted_and_nowhere_else(figure):
    figure.show_run(line(CORDON), ClockState())

    assert [coloured(figure, 1, at) for at in (10, 40, 80)] == [False, True, False]
    assert not coloured(figure, 0, 40)


def test_a_state_that_nobody_closed_reaches_to_the_end(figure):
    figure.show_run(line(replace(CORDON, until=None)), ClockState())

    assert [coloured(figure, 1, at) for at in (10, 85)] == [False, True]


def test_bars_of_the_run_before_are_gone(figure):
    figure.show_run(line(CORDON), ClockState())
    figure.show_run(line(), ClockState())

    assert not coloured(figure, 1, 40)


def test_what_was_observed_makes_room_for_bars(figure):
    figure.show_run(line(CORDON), ClockState())
    over = figure.spots[1][0].y
    figure.show_run(line(), ClockState())

    assert (over, figure.spots[1][0].y) == (1 + SEEN_OVER, 1 + SEEN)
