"""An evaluator follows the critical tasks, and the log shows what was observed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Objective
from facilitator.ui.conduct.guide_rows import GuideKind
from facilitator.ui.theme import Theme
from tests.builders import exercise, expected, inject

SHIFT = Qt.KeyboardModifier.ShiftModifier
TASKS = (
    CriticalTask(id="t-1", text="Dispatch the first engines", agencies=("f",)),
    CriticalTask(id="t-2", text="Keep the road open", agencies=("p",)),
    CriticalTask(id="t-3", text="Open a shelter"),
)


def plan():
    rows = (
        inject("01", wants=(replace(expected("x1", text="Dispatch", target=6), task="t-1"),)),
        replace(inject("02", planned=5, to=("p",)), tasks=("t-2",)),
    )
    objective = Objective(
        id="o-1",
        number="1",
        text="Clear the estate within 30 minutes",
        targets=(Target(id="g-1", text="in 30 min", tasks=TASKS),),
    )
    return replace(exercise(*rows), objectives=(objective,))


@pytest.fixture
def room(make_room):
    room = make_room(plan=plan())
    room.start()
    return room


def to_evaluator(room):
    for _turn in range(2):
        room.press(Qt.Key.Key_F2, SHIFT)


def rows(room):
    return [(row.kind, row.words, row.state) for row in room.parts.guide.model.rows()]


def state_of(room, words):
    return next(state for _kind, each, state in rows(room) if each == words)


def test_the_evaluators_layout_shows_every_critical_task_and_how_it_stands(room):
    room.conduct.deliver("i-01")
    to_evaluator(room)
    room.wait(minutes=1)

    assert rows(room) == [
        (GuideKind.OBJECTIVE, "1 Clear the estate within 30 minutes", "0 of 3 tasks seen"),
        (GuideKind.TASK, "Dispatch the first engines", "05:00 left"),
        (GuideKind.TASK, "Keep the road open", "comes with 02"),
        (GuideKind.TASK, "Open a shelter", ""),
    ]
    room.wait(minutes=7)
    assert state_of(room, "Dispatch the first engines") == "late 02:00"


def test_a_decision_and_an_observation_stand_below_their_task_at_once(room):
    to_evaluator(room)
    room.conduct.deliver("i-01")
    room.conduct.deliver("i-02")
    room.enter("f dispatch two engines")
    room.enter("! p nobody at the junction @02")
    room.desk.refresh()
    signs = [row for row in room.parts.guide.model.rows() if row.kind is GuideKind.SIGN]

    assert [(each.words, each.chip, each.number) for each in signs] == [
        ("dispatch two engines", "decision", 1),
        ("nobody at the junction", "to improve", 2),
    ]
    assert room.parts.guide.head.counts == "2 of 3 seen"


def test_what_is_struck_leaves_the_guide_again(room):
    to_evaluator(room)
    room.conduct.deliver("i-02")
    room.enter("+ p well done @02")
    room.desk.refresh()
    before = room.parts.guide.head.counts
    room.conduct.strike(room.rows()[-1].ref, "did not happen")
    room.desk.refresh()

    assert before == "1 of 3 seen"
    assert room.parts.guide.head.counts == "0 of 3 seen"


def test_an_evaluators_log_holds_observations_and_one_key_shows_all(room):
    room.enter("f dispatch two engines")
    room.enter("+ f quick start")
    to_evaluator(room)
    observed = [row.text for row in room.rows()]
    room.press(Qt.Key.Key_F3, SHIFT)

    assert observed == ["quick start"]
    assert [row.text for row in room.rows()] == ["dispatch two engines", "quick start"]
    assert room.line.hasFocus()


def test_a_decision_of_an_evaluator_is_saved_and_the_log_stays_as_it_is(room):
    to_evaluator(room)
    room.enter("+ f quick start")
    room.enter("f dispatch two engines")

    assert [row.text for row in room.rows()] == ["quick start"]
    assert room.kinds()[-1] == "decision.logged"
    assert room.line.text() == ""


def test_finding_looks_through_all_and_leads_back_to_the_observations(room):
    room.enter("f dispatch two engines")
    room.enter("+ f quick start")
    to_evaluator(room)
    room.ctrl(Qt.Key.Key_F)
    room.type("engines")
    room.press(Qt.Key.Key_Return)
    found = [row.text for row in room.rows()]
    room.press(Qt.Key.Key_Escape)

    assert found == ["dispatch two engines"]
    assert [row.text for row in room.rows()] == ["quick start"]


def test_what_the_log_shows_is_remembered_for_each_role(make_room):
    room = make_room(plan=plan())
    to_evaluator(room)
    room.press(Qt.Key.Key_F3, SHIFT)
    again = make_room(plan=plan())

    assert again.desk.arrangement.layout_name == "evaluator"
    assert not again.parts.log.only_observations
    again.press(Qt.Key.Key_F2, SHIFT)
    assert not again.parts.log.only_observations


def test_enter_leads_from_a_task_to_its_entry_though_the_log_leaves_it_out(room):
    room.conduct.deliver("i-01")
    room.enter("f dispatch two engines")
    to_evaluator(room)
    room.press(Qt.Key.Key_F2)
    focused = room.parts.guide.view.hasFocus()
    for _step in range(2):
        room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)

    assert focused
    assert room.parts.log.view.hasFocus()
    assert room.parts.log.chosen() == room.rows()[0].ref


def test_enter_on_a_task_that_was_not_seen_says_so_in_one_line(room):
    to_evaluator(room)
    room.press(Qt.Key.Key_F2)
    for _step in range(2):
        room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)

    assert room.parts.banner.words.text() == "Nothing was seen of this task yet."


@pytest.mark.parametrize("size", [(1440, 860), (1280, 680), (900, 520)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_of_the_layout_has_a_name_and_no_panel_is_empty(make_room, size, scale):
    room = make_room(plan=plan(), size=size, theme=Theme(scale=scale))
    room.start()
    to_evaluator(room)
    unnamed = [
        each
        for each in room.parts.guide.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not each.accessibleName()
        and each.parentWidget() is not None
        and not each.objectName().startswith("qt_")
    ]

    assert unnamed == []
    assert room.parts.guide.model.rowCount() == 4


def test_an_exercise_without_objectives_says_where_they_come_from(make_room):
    room = make_room()
    to_evaluator(room)

    assert "objectives" in room.parts.guide.view.empty
    assert room.parts.guide.model.rowCount() == 0


def test_in_one_column_the_page_of_the_guide_is_called_what_it_is(make_room):
    room = make_room(plan=plan(), size=(900, 520))
    to_evaluator(room)
    tabs = room.desk.arrangement.tabs
    words = [each.text() for each in tabs.findChildren(QAbstractButton) if each.isVisible()]
    room.press(Qt.Key.Key_F2)

    assert words[0] == "Tasks"
    assert room.parts.guide.isVisible()
    assert not room.parts.read.isVisible()
    assert room.parts.guide.view.hasFocus()
