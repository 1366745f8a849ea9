from datetime import timedelta

import pytest

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import ClockFace, TimeRow, TimesBlock, clock_digits


@pytest.mark.parametrize(
    ("time", "digits"),
    [
        (timedelta(), "00:00:00"),
        (timedelta(minutes=36, seconds=42, milliseconds=999), "00:36:42"),
        (timedelta(hours=30, seconds=1), "30:00:01"),
        (timedelta(seconds=-65), "\u221200:01:05"),
    ],
)
def test_only_whole_seconds_that_have_passed_are_shown(time, digits):
    assert clock_digits(time) == digits


def test_the_face_reads_its_source_at_each_tick(qtbot):
    times = [timedelta(seconds=1, milliseconds=400), timedelta(seconds=2, milliseconds=1)]
    face = ClockFace(Theme(), lambda: times.pop(0))
    qtbot.addWidget(face)
    ticks = []
    face.ticked.connect(lambda: ticks.append(face.digits()))

    face.tick()
    face.tick()
    face.stop()

    assert ticks == ["00:00:01", "00:00:02"]


def test_the_next_tick_comes_at_the_next_full_second(qtbot):
    face = ClockFace(Theme(), lambda: timedelta(seconds=5, milliseconds=750))
    qtbot.addWidget(face)

    face.start()
    wait = face.wait_ms()
    face.stop()

    assert wait == 250


def test_the_ticks_go_on_in_a_pause(qtbot):
    face = ClockFace(Theme(), lambda: timedelta(seconds=5, milliseconds=750))
    qtbot.addWidget(face)
    face.set_paused(paused=True)

    face.start()
    wait = face.wait_ms()
    face.stop()

    assert wait == 1000


def test_another_second_does_not_move_what_stands_beside(qtbot):
    face = ClockFace(Theme())
    qtbot.addWidget(face)
    widths = set()
    for seconds in (0, 11, 3599, 4844):
        face.set_time(timedelta(seconds=seconds))
        widths.add(face.sizeHint().width())

    assert len(widths) == 1


def test_the_other_times_can_be_heard(qtbot):
    times = TimesBlock(Theme())
    qtbot.addWidget(times)
    times.set_rows([TimeRow(caption="Ends", value="11:54", extra="4 min behind")])

    assert times.accessibleDescription() == "Ends 11:54 4 min behind"
