"""Discussions at the desk: opened, counted, lengthened, closed and opened again by keys alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.exercise import Phase, TimeMode
from tests.builders import exercise, inject, minutes

SHIFT = Qt.KeyboardModifier.ShiftModifier
ASKED = ("Who decides?", "Who is told?")


def row(number, **more):
    return replace(inject(number, planned=0), **more)


@pytest.fixture
def room(make_room):
    return make_room(
        row("01", questions=ASKED, discussion=minutes(20)),
        row("02", planned=minutes(30), questions=("A secret question",)),
    )


def press(room, key):
    room.press(key, SHIFT)


def opened(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    press(room, Qt.Key.Key_F9)
    room.press(Qt.Key.Key_Return)
    return room.conduct.state.discussion


def test_one_key_and_enter_open_what_was_delivered_with_its_questions_and_minutes(room):
    talk = opened(room)

    assert talk.questions == ASKED
    assert talk.until - talk.since == minutes(20)
    assert talk.inject == "i-01"
    assert "20:00 left" in room.parts.discussion.words.accessibleName() + text(room)
    assert room.parts.discussion.isVisible()
    assert room.line.hasFocus()


def text(room):
    return room.parts.discussion.words.accessibleDescription()


def test_the_questions_of_a_row_that_is_not_out_are_never_offered(room):
    opened(room)
    press(room, Qt.Key.Key_F9)
    room.desk.acts.cue("i-02")
    press(room, Qt.Key.Key_F9)

    assert "secret" not in room.parts.tray._forms["discuss"].questions.text()


def test_five_minutes_more_also_after_the_end_count_from_now(room):
    talk = opened(room)
    press(room, Qt.Key.Key_F8)
    assert room.conduct.state.discussion.until == talk.until + minutes(5)
    room.wait(minutes=40)

    press(room, Qt.Key.Key_F8)

    assert room.conduct.state.discussion.until == room.conduct.elapsed() + minutes(5)


def test_the_time_stands_while_the_exercise_is_paused(room):
    talk = opened(room)
    room.press(Qt.Key.Key_F5)
    room.wait(minutes=60)

    assert room.conduct.elapsed() < talk.until
    assert room.conduct.state.discussion is not None


def test_that_the_time_is_up_is_told_once_and_the_discussion_stays_open(room):
    told = []
    room.screen.noticed.connect(told.append)
    opened(room)
    room.wait(minutes=20)
    for _second in range(3):
        room.desk.tick()

    assert len(told) == 1
    assert "time is up" in told[0]
    assert room.conduct.state.discussion is not None


def test_the_same_key_closes_it_and_it_can_be_opened_again(room):
    opened(room)
    press(room, Qt.Key.Key_F9)
    assert room.conduct.state.discussion is None
    assert not room.parts.discussion.isVisible()
    press(room, Qt.Key.Key_F9)

    room.parts.tray._forms["discuss"].again_button.click()

    talk = room.conduct.state.discussion
    assert talk.questions == ASKED
    assert talk.until - talk.since == minutes(5)
    assert room.kinds()[-3:] == ["discussion.opened", "discussion.closed", "discussion.opened"]


def test_minutes_that_are_none_are_refused_in_place(room):
    room.start()
    press(room, Qt.Key.Key_F9)
    form = room.parts.tray._forms["discuss"]
    form.about.set_text("The road")
    form.minutes.set_text("soon")
    room.press(Qt.Key.Key_Return)

    assert room.conduct.state.discussion is None
    assert room.parts.tray.showing() == "discuss"


# --- at the facilitator's own pace ---------------------------------------------------------------


PACES = pytest.mark.parametrize(
    ("mode", "phase_mode"), [(TimeMode.PACED, None), (TimeMode.CLOCK, TimeMode.PACED)]
)


@PACES
def test_at_ones_own_pace_nothing_is_due_or_late_and_the_minutes_are_shown(
    make_room, mode, phase_mode
):
    phase = Phase(id="one", name="Phase one", mode=phase_mode)
    rows = (
        row("01", phase="one", discussion=minutes(20)),
        row("02", phase="one", planned=minutes(5)),
    )
    plan = replace(exercise(*rows, mode=mode), phases=(phase,))
    room = make_room(plan=plan)
    room.start()
    room.wait(minutes=50)
    QApplication.processEvents()

    shown = room.parts.strip.shown()
    assert shown.kind.name == "STANDBY"
    assert shown.caption == "in order"
    assert "discussion 20 min" in shown.detail
    assert {each.status for each in room.conduct.script()} <= {"standby", "pending"}
