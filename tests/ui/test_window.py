"""The window: look, size and language by key, tabs, crashes, and what it remembers."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.i18n import _, available, translator
from facilitator.services.settings import load
from facilitator.ui.window.frame import CONDUCT, LIBRARY
from facilitator.ui.window.summons import summon

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    yield made
    made.close()
    made.frame.deleteLater()


def start(opened):
    library = opened.host.library
    library.start.focus_scenarios()
    library.start.take()
    return opened.host.session


def test_one_key_turns_the_light_and_it_is_remembered(opened):
    QTest.keyClick(opened.frame, Qt.Key.Key_L, CONTROL | SHIFT)

    assert not opened.frame.theme.dark
    assert not opened.frame.tabs.theme.dark
    assert not load().dark
    assert opened.host.looks.light.text() == "Dark theme"


def test_text_grows_to_two_and_a_half_and_shrinks_to_four_fifths(opened):
    for _again in range(30):
        opened.host.looks.larger.trigger()
    assert opened.frame.theme.scale == 2.5

    for _again in range(30):
        opened.host.looks.smaller.trigger()
    assert opened.frame.theme.scale == 0.8

    QTest.keyClick(opened.frame, Qt.Key.Key_0, CONTROL)
    assert opened.frame.theme.scale == 1.0
    assert load().scale == 1.0


def test_screens_are_off_until_an_exercise_is_open(opened):
    QTest.keyClick(opened.frame, Qt.Key.Key_2, CONTROL)
    assert opened.frame.pages.currentIndex() == LIBRARY

    start(opened)
    assert opened.frame.pages.currentIndex() == CONDUCT

    QTest.keyClick(opened.frame, Qt.Key.Key_1, CONTROL)
    assert opened.frame.pages.currentIndex() == LIBRARY
    QTest.keyClick(opened.frame, Qt.Key.Key_3, CONTROL)
    assert opened.frame.pages.currentIndex() == CONDUCT


def test_the_band_says_which_exercise_and_that_it_is_a_rehearsal(opened):
    session = start(opened)
    opened.host.make_rehearsal(str(session.path))

    assert opened.frame.band.accessibleDescription() == session.exercise.title
    assert "REHEARSAL" in opened.frame.band.accessibleName()
    assert opened.host.session.exercise.id == session.exercise.id
    assert opened.host.session.path != session.path


def test_a_crash_is_told_in_the_banner_with_its_report(opened, qtbot):
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("by nought"), None)

    banner = opened.frame.banner
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert "Every line with a tick is safe on the disk" in banner.words.text()
    banner.acted.emit()
    assert "by nought" in QGuiApplication.clipboard().text()


def test_where_the_window_was_is_remembered(qapp, qtbot):
    for size in ((700, 500), None):
        made = open_window(qapp)
        qtbot.waitUntil(lambda made=made: made.host is not None)
        if size:
            made.frame.resize(*size)
        found = (made.frame.width(), made.frame.height())
        made.close()
        made.frame.deleteLater()

    assert found == (700, 500)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_second_window_calls_the_first_to_the_front(opened, qtbot):
    session = start(opened)
    opened.frame.showMinimized()

    assert summon(session.path)

    qtbot.waitUntil(lambda: not opened.frame.isMinimized())


def test_nobody_answers_for_a_closed_exercise(tmp_path):
    assert not summon(tmp_path / "closed.exercise")


def test_a_risky_place_is_named_and_the_button_brings_a_copy_here(opened, tmp_path):
    session = start(opened)
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    risky = folder / "levee.exercise"
    session.conduct.file.backup(risky)

    opened.host.open_path(str(risky))
    assert "synchronised" in opened.frame.banner.words.text()
    opened.frame.banner.acted.emit()

    assert opened.host.session.path.parent.name == "exercises"
    assert risky.exists()
    assert opened.frame.banner.isHidden()


@pytest.mark.parametrize("code", available())
def test_every_word_of_the_window_changes_with_the_language(opened, code):
    opened.host.speak(code)

    said = translator(code).text("Exercises")
    assert _("Exercises") == said
    assert opened.host.library.start.exercises_panel.head.title == said
    assert load().language == code


def test_a_file_dropped_on_the_window_is_read(opened, qtbot):
    page = opened.host.library.importing

    opened.host.library.take_path(Path(__file__))

    qtbot.waitUntil(lambda: not page.busy())
    assert page.isVisible()
    assert "spreadsheet" in page.title.text()
