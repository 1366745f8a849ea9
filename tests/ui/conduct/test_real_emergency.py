"""While a real emergency lasts nothing is done with the script, and nothing takes the hand away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.clock import ClockPhase

WHY = "Stopped for a real emergency."


@pytest.fixture
def stopped(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    room.wait(seconds=2)
    room.press(Qt.Key.Key_F12)
    room.desk.refresh()
    return room


def buttons(room):
    strip = room.parts.strip
    return strip.go_button, strip.hold_button, strip.skip_button


def test_go_hold_and_skip_are_off_with_the_reason_until_it_is_cleared(stopped):
    off = [(each.isEnabled(), each.toolTip()) for each in buttons(stopped)]
    stopped.enter("somebody fell, north stairs")
    stopped.press(Qt.Key.Key_F5)
    stopped.enter("all safe")
    stopped.desk.refresh()
    paused = [each.isEnabled() for each in buttons(stopped)]
    stopped.press(Qt.Key.Key_F5)
    stopped.wait(seconds=2)

    assert off == [(False, WHY)] * 3
    assert paused == [False, True, True]
    assert all(each.isEnabled() for each in buttons(stopped))
    assert stopped.conduct.state.clock.phase is ClockPhase.RUNNING


@pytest.mark.parametrize("key", ["F6", "F7", "F8", "F9"])
def test_the_keys_of_the_script_say_why_and_change_nothing(stopped, key):
    stopped.press(Qt.Key.Key_Escape)
    before = stopped.conduct.file.journal.last_line()
    stopped.press(getattr(Qt.Key, f"Key_{key}"))

    assert stopped.parts.banner.words.text() == WHY
    assert stopped.conduct.file.journal.last_line() == before
    assert not stopped.parts.strip.asking()


@pytest.mark.parametrize("opener", ["R", "M", "E"])
def test_a_form_that_was_open_does_not_take_the_keyboard_back(room, opener):
    room.start()
    room.enter("f hold the road")
    room.ctrl(getattr(Qt.Key, f"Key_{opener}"))
    room.press(Qt.Key.Key_F12)
    asked = room.desk.acts.asking()
    room.enter("somebody fell")

    assert asked == "emergency"
    assert not room.parts.tray.showing()
    assert room.line.hasFocus()
    assert room.kinds()[-1] == "run.emergency_noted"


def test_the_button_does_what_the_key_does(room):
    room.start()
    room.enter("f hold the road")
    room.ctrl(Qt.Key.Key_R)
    QTest.mouseClick(room.parts.clock.emergency, Qt.MouseButton.LeftButton)

    assert room.conduct.state.clock.phase is ClockPhase.STOPPED
    assert not room.parts.tray.showing()


def test_an_open_page_of_keys_does_not_cover_what_is_asked(room):
    room.start()
    room.press(Qt.Key.Key_F1)
    room.press(Qt.Key.Key_F12)

    assert not room.desk.looking.keys_page.isVisible()
    assert room.desk.acts.asking() == "emergency"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("F12", "The clock stands. Say who and where, then Enter."),
        ("F5", "First answer the question above, or leave it with Esc."),
    ],
)
def test_another_key_answers_in_one_line_and_loses_no_word(stopped, key, said):
    stopped.type("somebody fe")
    stopped.press(getattr(Qt.Key, f"Key_{key}"))
    answered = stopped.parts.banner.words.text()
    stopped.type("ll")

    assert answered == said
    assert stopped.parts.strip.reason_row.line.text() == "somebody fell"
    assert QApplication.focusWidget() is stopped.parts.strip.reason_row.line


def test_what_is_typed_into_the_line_before_is_still_there_after(room):
    room.start()
    room.type("f hold the ro")
    room.press(Qt.Key.Key_F12)
    room.enter("somebody fell")
    room.type("ad")

    assert room.line.text() == "f hold the road"
