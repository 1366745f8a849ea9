"""A text longer than its line: read from its beginning, written on at its end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field

LONG = "Begins here and goes on much further than the line is wide, to its end"


@pytest.fixture
def form(qtbot):
    made = QWidget()
    made.fields = [Field(Theme(), "one"), Field(Theme(), "two")]
    rows = QVBoxLayout(made)
    for each in made.fields:
        rows.addWidget(each)
        each.set_text(LONG)
    qtbot.addWidget(made)
    made.resize(200, 100)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.fields[1].line.setFocus()
    return made


def test_what_is_filled_in_shows_its_beginning(form):
    form.fields[0].set_text(LONG * 2)

    assert form.fields[0].line.cursorPosition() == 0


def test_a_line_that_tab_came_through_shows_its_beginning_again(form, qtbot):
    first, second = (each.line for each in form.fields)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    at_the_end = first.cursorPosition()

    qtbot.keyClick(first, Qt.Key.Key_Tab)

    assert second.hasFocus()
    assert at_the_end == len(LONG)
    assert first.cursorPosition() == 0


def test_whoever_is_led_to_a_line_writes_on_at_its_end(form, qtbot):
    line = form.fields[0].line
    line.setFocus()

    qtbot.keyClicks(line, "!")

    assert line.text() == f"{LONG}!"


def test_another_window_in_between_does_not_move_the_cursor(form, qapp):
    line = form.fields[0].line
    line.setFocus()
    line.setCursorPosition(12)

    line.clearFocus()
    line.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    moved = line.cursorPosition()
    line.setCursorPosition(12)
    qapp.sendEvent(line, focus_out(Qt.FocusReason.ActiveWindowFocusReason))

    assert moved == 0
    assert line.cursorPosition() == 12


def focus_out(reason):
    return QFocusEvent(QFocusEvent.Type.FocusOut, reason)
