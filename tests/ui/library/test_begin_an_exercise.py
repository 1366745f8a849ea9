"""A new exercise from nothing, by keys: its title, a country, and straight into its plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import open_window
from facilitator.ui.window.frame import LIBRARY, PLAN

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    made.host.screens.show(LIBRARY)
    yield made
    made.close()
    made.frame.deleteLater()


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def test_title_country_and_language_lead_into_the_plan(opened):
    press(Qt.Key.Key_N, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "PONENT 27")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CONTROL)

    exercise = opened.host.session.exercise
    assert opened.frame.pages.currentIndex() == PLAN
    assert (exercise.title, exercise.language) == ("PONENT 27", "es")
    assert "Guardia Civil" in [each.name for each in exercise.agencies]
    assert exercise.id
    assert opened.host.session.path.is_file()


def test_without_a_title_it_says_so_and_makes_nothing(opened):
    press(Qt.Key.Key_N, CONTROL)
    press(Qt.Key.Key_Return)

    assert opened.host.library.beginning.name.refusal.sentence() == "Give the exercise a name."
    assert opened.host.session is None


def test_escape_goes_back_to_the_lists(opened):
    press(Qt.Key.Key_N, CONTROL)
    press(Qt.Key.Key_Escape)

    assert opened.host.library.start.isVisible()
    assert not opened.host.library.beginning.isVisible()
