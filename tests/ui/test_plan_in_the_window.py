"""The Plan screen in the window: its tab and keys, and what the desk makes of a changed plan."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.app import open_window
from facilitator.domain.editing import change_row
from facilitator.ui.window.frame import CONDUCT, PLAN

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    library = made.host.library
    library.start.focus_scenarios()
    library.start.take()
    yield made
    made.close()
    made.frame.deleteLater()


def plan_of(opened):
    opened.host.screens.show(PLAN)
    return opened.frame.pages.widget(PLAN)


def test_the_plan_stands_between_library_and_conduct_and_is_built_when_looked_at(opened):
    before = type(opened.frame.pages.widget(PLAN)).__name__

    QTest.keyClick(opened.frame, Qt.Key.Key_2, CONTROL)

    assert before == "QWidget"
    assert type(opened.frame.pages.widget(PLAN)).__name__ == "PlanScreen"
    assert opened.frame.pages.currentIndex() == PLAN


def test_the_second_key_without_shift_leads_to_the_plan_where_digits_need_shift(opened):
    QTest.keyClick(opened.frame, Qt.Key.Key_Eacute, CONTROL)

    assert opened.frame.pages.currentIndex() == PLAN


def test_the_desk_shows_the_plan_as_it_was_changed(opened):
    plan = plan_of(opened)
    first = plan.desk.exercise.msel.rows[0]
    agency = plan.desk.exercise.agencies[0]
    plan.desk.change("title", lambda now: change_row(now, first.id, title="A ship is adrift"))
    plan.desk.change(
        "letter",
        lambda now: replace(now, agencies=(replace(agency, letter="Z"), *now.agencies[1:])),
    )

    QTest.keyClick(plan, Qt.Key.Key_F9)

    desk = opened.frame.pages.widget(CONDUCT).desk
    assert opened.frame.pages.currentIndex() == CONDUCT
    assert "A ship is adrift" in [each.inject.title for each in desk.parts.script.model.rows()]
    assert desk.parts.board.model.rows()[0].agency.letter == "Z"


def test_players_and_window_are_told_another_name_of_the_exercise(opened):
    plan = plan_of(opened)

    plan.desk.change("title", lambda now: replace(now, title="PONENT 27"))
    opened.host.screens.show(CONDUCT)

    assert opened.frame.windowTitle().startswith("PONENT 27")
    assert opened.host.beside.players.look().head.title == "PONENT 27"


def test_a_plan_in_play_is_only_read_and_says_so(opened):
    plan = plan_of(opened)
    first = plan.desk.exercise.msel.rows[0]
    opened.host.session.conduct.start()

    taken = plan.desk.change("title", lambda now: change_row(now, first.id, title="Other"))

    assert not taken
    assert not plan.closed.isHidden()
    assert not plan.head.undo_button.isEnabled()
    assert plan.desk.exercise.msel.rows[0].title == first.title


def test_the_foot_says_what_is_saved_and_how_far_the_plan_reaches(opened, qtbot):
    plan = plan_of(opened)
    heard = []
    plan.foot.connect(lambda left, _right: heard.append([each.text for each in left]))

    plan.desk.change("title", lambda now: replace(now, title="PONENT 27"))
    qtbot.waitUntil(lambda: bool(heard))

    assert heard[-1][0].startswith("Saved ")
    assert any(each.startswith("Objectives covered ") for each in heard[-1])
    assert opened.host.session.path.name in heard[-1]


class Windows(QObject):
    """Notes every window that comes up."""

    def __init__(self, app):
        super().__init__(app)
        self.shown = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - what Qt calls it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_page_flashes_as_a_window_of_its_own_and_the_keyboard_stays(opened):
    windows = Windows(opened.frame.application)

    plan = plan_of(opened)
    for place in range(plan.pages.count()):
        plan.show_page(place)
        opened.frame.application.processEvents()

    assert windows.shown == []
    assert opened.frame.isActiveWindow()
    opened.frame.application.removeEventFilter(windows)
