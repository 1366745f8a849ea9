from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.checks import CheckSort
from facilitator.ui.bridge import Bridge
from facilitator.ui.plan import PlanScreen
from facilitator.ui.plan.checks.page import ChecksPage
from facilitator.ui.plan.lanes import LanesPage
from facilitator.ui.plan.lanes.grouping import Grouping
from facilitator.ui.plan.script import ScriptPage
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import exercise, inject, minutes
from tests.plan_table import laid_out

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table(qapp):
    install(qapp, Theme())
    rows = (inject("01", to=("f", "p", "m")), inject("02", planned=5, to=("p",), text=""))
    with laid_out(replace(exercise(*rows), safety_word="NO PLAY")) as made:
        yield made


@pytest.fixture
def screen(table, qtbot):
    bridge = Bridge(table.conduct)
    made = PlanScreen(Theme(), bridge, table.tasks)
    qtbot.addWidget(made)
    made.resize(1440, 860)
    made.show()
    made.activateWindow()
    made.arrive()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    made.close_desk()
    bridge.close()


def page(screen):
    return screen.pages.currentWidget()


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_keys_bring_timeline_and_checks_to_the_front_and_back(screen):
    press(Qt.Key.Key_F3)
    lanes = page(screen)
    press(Qt.Key.Key_F5)
    checks = page(screen)
    press(Qt.Key.Key_F2)

    assert isinstance(lanes, LanesPage)
    assert isinstance(checks, ChecksPage)
    assert isinstance(page(screen), ScriptPage)


def test_enter_on_a_check_stands_in_its_row_of_the_script(table, screen):
    press(Qt.Key.Key_F5)
    checks = page(screen)
    table.until(lambda: checks.view.found.lines)
    lines = checks.view.found.lines
    sorts = [getattr(each, "sort", None) for each in lines]
    checks.view.pick(sorts.index(CheckSort.ROW_WITHOUT_TEXT))

    press(Qt.Key.Key_Return)

    assert isinstance(page(screen), ScriptPage)
    assert page(screen).view.row_id() == "i-02"


def test_a_move_on_the_timeline_is_undone_with_the_key_of_the_screen(screen):
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_Right, ALT)
    moved = screen.desk.exercise.msel.row("i-01").planned

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert moved == minutes(1)
    assert screen.desk.exercise.msel.row("i-01").planned == minutes(0)


def test_the_key_of_the_timeline_pressed_again_shows_other_lanes(screen):
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F3)

    assert page(screen).view.grouping is Grouping.STORYLINE


def test_what_changed_behind_the_timeline_is_there_when_it_is_seen_again(screen):
    press(Qt.Key.Key_F3)
    lanes = page(screen)
    press(Qt.Key.Key_F2)
    screen.desk.change("empty", lambda _each: exercise(inject("07", planned=3)))
    press(Qt.Key.Key_F3)

    assert [each.row.number for each in lanes.view.layout_.strips[0].boxes] == ["07"]
