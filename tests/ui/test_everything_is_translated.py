"""No screen shows or tells a word that never went through the catalogue."""

import pytest
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.services import scenarios
from facilitator.ui.window.frame import LIBRARY, SCREENS
from tests import stage
from tests.exchange.workbooks import workbook
from tests.in_greek import in_greek, written
from tests.painted import WORD, labels, untranslated
from tests.pseudo import PSEUDO, spoken_for_english

TITLE = in_greek("LEVANT")
# a page of PDF cannot shade a picture of a tape as a screen does
pytestmark = pytest.mark.qt_log_ignore("QPdfEngine: unable to create a gradient")


@pytest.fixture
def pseudo(monkeypatch):
    with spoken_for_english(PSEUDO), written(monkeypatch):
        yield


@pytest.fixture
def opened(qapp, qtbot, pseudo):  # noqa: ARG001 - spoken before the window is made
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    made.frame.resize(1440, 900)
    yield made
    made.close()
    made.frame.deleteLater()
    qapp.processEvents()


def settle(qapp):
    for _turn in range(10):
        qapp.processEvents()
        QTest.qWait(5)


def test_the_library(opened, qapp):
    opened.host.screens.show(LIBRARY)
    settle(qapp)

    assert sorted(untranslated(opened.frame)) == []


@pytest.mark.parametrize("screen", [each for each in SCREENS if each != LIBRARY])
def test_every_page_of_a_screen(opened, qapp, screen):
    opened.host.start_scenario(scenarios.load("wildfire", "en"), TITLE)
    opened.host.screens.show(screen)
    widget = opened.frame.pages.widget(screen)
    kept = labels(opened.host.session.exercise)
    settle(qapp)
    found = untranslated(opened.frame, written=kept)
    for place in range(widget.pages.count() if hasattr(widget, "show_page") else 0):
        widget.show_page(place)
        settle(qapp)
        found |= untranslated(opened.frame, written=kept)

    assert sorted(found) == []


@pytest.mark.usefixtures("pseudo")
def test_every_state_of_the_desk(qapp):
    made = stage.Stage(qapp)
    kept = (*labels(made.run.conduct.exercise), "because", "by", "sector")
    found = set()
    for state in stage.walk(made):
        found |= {f"{state}: {each}" for each in untranslated(made.frame, written=kept)}
    made.close()

    assert sorted(found) == []


def test_a_word_that_was_never_marked_is_found(opened, monkeypatch):
    monkeypatch.setattr(opened.frame, "windowTitle", lambda: "Untranslated")

    assert sorted(untranslated(opened.frame)) == [
        "Frame.windowTitle: Untranslated in “Untranslated”"
    ]


def test_the_library_with_an_exercise_in_it(opened, qapp):
    opened.host.start_scenario(scenarios.load("wildfire", "en"), TITLE)
    opened.host.screens.show(LIBRARY)
    start = opened.host.library.start
    start.exercises.pick(0)
    found = set()
    for turn in (lambda: None, start.ask_template, start.export, opened.host.library.show_tracker):
        turn()
        settle(qapp)
        found |= untranslated(opened.frame)

    assert sorted(found) == []


def test_the_import(opened, qapp, qtbot, tmp_path):
    heads = ("No.", "Time", "From", "To", "Message", "Expected action")
    rows = (("1", "09:00", "Radio", "Fire, Police", "Smoke above the hill", "Confirm"),) * 3
    book = workbook(
        tmp_path / "zzlevee.xlsx",
        (in_greek("Morning"), [heads, *(tuple(map(in_greek, each)) for each in rows)]),
        (in_greek("People"), [tuple(map(in_greek, ("Name", "Phone"))), ("A", "B")]),
    )
    page = opened.host.library.importing

    opened.host.library.take_path(book)
    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
    settle(qapp)
    found = untranslated(opened.frame, written=WORD.findall(" ".join(heads)))
    page.columns.table.pick(1)
    page.columns.choose_field()
    settle(qapp)

    found |= untranslated(opened.frame, written=WORD.findall(" ".join(heads)))
    assert sorted(found) == []
