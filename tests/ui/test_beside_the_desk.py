"""The run as it is seen and stopped from other screens, and the players' display at the desk."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.domain.clock import ClockPhase
from facilitator.ui.theme import Density
from facilitator.ui.window.frame import CONDUCT, LIBRARY

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    library = made.host.library
    library.start.focus_scenarios()
    library.start.take()
    made.host.session.conduct.start()
    yield made
    made.close()
    made.frame.deleteLater()


def press(opened, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(opened.frame.application.focusWidget() or opened.frame, key, modifiers)
    opened.frame.application.processEvents()


def phase(opened):
    return opened.host.session.conduct.state.clock.phase


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4])
def test_the_band_of_another_screen_says_clock_and_what_is_next(opened, key):
    title = opened.host.session.exercise.title
    press(opened, key, CONTROL)
    away = opened.frame.band.accessibleDescription()
    press(opened, Qt.Key.Key_3, CONTROL)

    assert "RUNNING 00:00:0" in away
    assert "NEXT" in away
    assert opened.frame.band.accessibleDescription() == title


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4])
def test_f12_stops_from_every_screen_at_the_first_press_and_asks_who_and_where(opened, key):
    press(opened, key, CONTROL)

    press(opened, Qt.Key.Key_F12)

    assert phase(opened) is ClockPhase.STOPPED
    assert opened.frame.pages.currentIndex() == CONDUCT
    assert opened.frame.pages.widget(CONDUCT).desk.parts.strip.asking()


def test_f12_on_the_list_of_exercises_does_nothing_when_nothing_is_open(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)

    QTest.keyClick(made.frame, Qt.Key.Key_F12)

    assert made.frame.pages.currentIndex() == LIBRARY
    made.close()
    made.frame.deleteLater()


def test_one_key_opens_the_curtain_and_the_foot_says_what_players_see(opened):
    players = opened.host.beside.players
    players.show()
    drawn = players.seen()

    press(opened, Qt.Key.Key_B, CONTROL)

    assert "wait" in drawn
    assert players.seen() in opened.frame.foot.accessibleDescription()
    assert not players.curtain


def test_the_preview_takes_the_left_column_and_gives_it_back(opened):
    parts = opened.frame.pages.widget(CONDUCT).desk.parts

    press(opened, Qt.Key.Key_B, CONTROL | SHIFT)
    hidden = parts.script.isHidden()
    press(opened, Qt.Key.Key_B, CONTROL | SHIFT)

    assert hidden
    assert not parts.script.isHidden()


def test_the_preview_outlives_a_change_of_language(opened):
    opened.host.speak("es")
    opened.frame.application.processEvents()
    desk = opened.frame.pages.widget(CONDUCT).desk

    press(opened, Qt.Key.Key_B, CONTROL | SHIFT)

    assert desk.parts.script.isHidden()
    opened.host.speak("en")


def test_in_one_column_the_desk_leaves_the_band_alone_and_keys_turn_the_screens(opened):
    frame = opened.frame
    frame.resize(900, 520)
    assert frame.theme.density is Density.SINGLE
    tabs = [each for each in frame.tabs.children() if hasattr(each, "isChecked")]
    hidden = all(each.isHidden() for each in tabs if each.accessibleName())

    press(opened, Qt.Key.Key_1, CONTROL)

    assert hidden
    assert frame.pages.currentIndex() == LIBRARY


def test_that_a_discussion_is_over_is_a_notice_of_the_window(opened):
    conduct = opened.host.session.conduct
    conduct.open_discussion("The road", timedelta(seconds=1))
    opened.frame.pages.widget(CONDUCT).desk.discussing.time_is_up = lambda: "The time is up."

    opened.frame.pages.widget(CONDUCT).desk.tick()

    notices = opened.host.notices
    assert "The time is up." in [each.words for each in notices.attention.said()]


def test_the_key_of_the_next_picture_is_the_windows_and_no_other(opened):
    action = opened.host.screens.present.beside.players.turn_action
    turned = []
    action.triggered.connect(lambda: turned.append(1))

    press(opened, Qt.Key.Key_N, CONTROL | SHIFT)

    assert turned == [1]
