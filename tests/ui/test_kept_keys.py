"""What a person changed in the table of keys is kept, and heard on every screen."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.domain.clock import ClockPhase
from facilitator.services.settings import load, settings_path
from facilitator.ui.conduct import Keyboard
from facilitator.ui.window.frame import CONDUCT, LIBRARY, screen_keys

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _as_it_comes():
    yield
    Keyboard()


@pytest.fixture
def opening(qapp, qtbot):
    made = []

    def open_it(**kept):
        if kept:
            settings_path().parent.mkdir(parents=True, exist_ok=True)
            settings_path().write_text(json.dumps(kept), "utf-8")
        one = open_window(qapp)
        qtbot.waitUntil(lambda: one.host is not None)
        qtbot.waitActive(one.frame)
        made.append(one)
        one.host.library.start.focus_scenarios()
        one.host.library.start.take()
        return one

    yield open_it
    for one in made:
        one.close()
        one.frame.deleteLater()


def test_a_changed_key_is_in_the_settings_at_once(opening):
    opened = opening()
    opened.host.screens.present.keyboard.bind("pause", "F10")

    assert load().keys == {"pause": "F10"}


def test_a_kept_key_works_when_the_program_is_opened_again(opening):
    opened = opening(keys={"pause": "F10"})
    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_F10)

    assert opened.host.session.conduct.state.clock.phase is ClockPhase.RUNNING


@pytest.mark.parametrize("keys", [{"pause": 7}, {"pause": "F9"}, {"waltz": "F10"}, [], "F9", None])
def test_a_damaged_key_is_said_in_one_line_and_is_as_it_comes(opening, keys):
    opened = opening(keys=keys)
    banner = opened.frame.banner

    assert banner.isVisible()
    assert banner.words.text().startswith("A key in the settings could not be used")
    assert "\n" not in banner.words.text()
    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_F5)
    assert opened.host.session.conduct.state.clock.phase is ClockPhase.RUNNING


def test_the_changed_key_of_an_emergency_stops_from_the_library_too(opening):
    opened = opening(keys={"emergency": "F10"})
    conduct = opened.host.session.conduct
    conduct.start()
    QTest.keyClick(opened.frame.focusWidget(), Qt.Key.Key_1, CONTROL)
    opened.host.beside.tick()
    words = opened.host.beside.words()
    QTest.keyClick(opened.frame.focusWidget() or opened.frame, Qt.Key.Key_F10)

    assert "F10 real emergency" in words
    assert conduct.state.clock.phase is ClockPhase.STOPPED


def test_screens_are_turned_with_the_unshifted_row_of_azerty(opening):
    opened = opening()
    turned = []
    for place in (LIBRARY, CONDUCT):
        key = QKeySequence(screen_keys(place)[1])[0].key()
        QTest.keyClick(opened.frame.focusWidget() or opened.frame, key, CONTROL)
        turned.append(opened.frame.pages.currentIndex())

    assert turned == [LIBRARY, CONDUCT]
    assert screen_keys(LIBRARY)[1] == "Ctrl+&"
