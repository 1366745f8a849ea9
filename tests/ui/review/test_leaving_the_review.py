"""What is typed in the review when the exercise is left is written, or kept; nothing crashes."""

import pytest

from facilitator.app import open_window
from facilitator.domain.improvement import Finding, FindingSort
from facilitator.services.reviewing import Reviewing
from facilitator.services.scenarios import load
from facilitator.services.tracker import library_paths, read_one
from facilitator.ui.window.frame import LIBRARY, REVIEW
from tests.builders import STARTEX

GAP = Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="Nobody held the list")


@pytest.fixture
def window(qapp, qtbot):
    opened = open_window(qapp)
    qtbot.waitUntil(lambda: opened.host is not None)
    yield opened
    opened.frame.deleteLater()
    qapp.processEvents()


def typing(window, qtbot):
    window.host.start_scenario(load("wildfire", "en"), "LEVANT 26")
    window.host.screens.show(REVIEW)
    screen = window.frame.pages.widget(REVIEW)
    Reviewing(screen.desk.conduct).write_finding(GAP)
    screen.show_page([each.key for each in screen._offered].index("F5"))
    line = screen.pages.currentWidget().editor.form.fields["effect"].field.line
    line.setFocus()
    qtbot.keyClicks(line, "Eleven places")
    return screen


def effect():
    (path,) = library_paths()
    return read_one(path, now=lambda: STARTEX).findings[0].effect


def test_what_is_typed_is_in_the_file_when_another_screen_is_shown(window, qtbot):
    typing(window, qtbot)

    window.host.screens.show(LIBRARY)

    assert effect() == "Eleven places"
    window.close()


def test_what_is_typed_is_in_the_file_when_the_program_ends(window, qtbot):
    typing(window, qtbot)

    window.close()

    assert effect() == "Eleven places"
