"""A person can give an act another key; everything that prints or hears keys follows at once."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.clock import ClockPhase
from facilitator.ui import conduct
from facilitator.ui.conduct.keyboard import Keyboard
from facilitator.ui.conduct.keys import ACTS, OF_THE_WINDOW, TAKEN, printed

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
CONDUCT = Path(conduct.__file__).parent


@pytest.fixture(autouse=True)
def _as_it_comes():
    yield
    Keyboard()


def press(room, key):
    sequence = QKeySequence(key)[0]
    room.press(sequence.key(), sequence.keyboardModifiers())


def choose(room, name):
    room.press(Qt.Key.Key_F1, SHIFT)
    panel = room.desk.looking.rebinding
    panel.view.setCurrentIndex(panel.model.index(panel.model.place(name)))
    room.press(Qt.Key.Key_Return)
    return panel


def rebind(room, name, key):
    panel = choose(room, name)
    press(room, key)
    return panel


def test_an_act_obeys_its_new_key_and_no_longer_the_old_one(room):
    rebind(room, "pause", "F10")
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_F5)
    after_the_old = room.conduct.state.clock.phase
    room.press(Qt.Key.Key_F10)

    assert after_the_old is ClockPhase.READY
    assert room.conduct.state.clock.phase is ClockPhase.RUNNING
    assert room.line.hasFocus()


def test_every_place_that_prints_the_key_prints_the_new_one(room):
    for name, key in (("pause", "Ctrl+Shift+P"), ("go", "Ctrl+G"), ("emergency", "F10")):
        if name == "go":
            rebind(room, "acknowledge", "Alt+G")
            room.press(Qt.Key.Key_Escape)
        rebind(room, name, key)
        room.press(Qt.Key.Key_Escape)
    parts = room.parts

    assert parts.clock.buttons["pause"].key == "Ctrl+Shift+P"
    assert parts.clock.emergency.key == "F10"
    assert parts.strip.go_button.key == "Ctrl+G"
    assert "Ctrl+Shift+P" in parts.clock.state_block.accessibleDescription()
    assert "Ctrl+Shift+P Start" in room.desk.looking.keys_page.accessibleDescription()
    keys = {
        key for one in room.desk.looking.keys_page.pages() for column in one for key, _ in column
    }
    assert {"Ctrl+Shift+P", "Ctrl+G", "F10"} <= keys


def test_a_taken_key_says_who_has_it_and_goes_on_waiting(room):
    panel = rebind(room, "pause", "F9")
    said = panel.words.text()
    press(room, "F10")

    assert said == "F9 is taken: GO: deliver the next inject. Press another key."
    assert room.conduct.state.deliveries == {}
    assert panel.model.rows()[panel.model.place("pause")].keys == ("F10",)


@pytest.mark.parametrize(
    "key",
    ["x", "Shift+X", "Return", "Tab", "Ctrl+C", "Ctrl+1", "Alt+2", "Ctrl+Alt+Q", "Ctrl+B", "Up"],
)
def test_keys_that_write_choose_or_belong_to_the_window_are_refused_in_one_line(room, key):
    panel = rebind(room, "pause", key)

    assert room.screen.keyboard.changes() == {}
    assert panel.words.text().endswith(".")
    assert "\n" not in panel.words.text()
    assert panel.view.waiting


def test_escape_leaves_the_key_as_it_is_and_a_second_one_the_panel(room):
    panel = choose(room, "pause")
    room.press(Qt.Key.Key_Escape)
    still = panel.isVisible()
    room.press(Qt.Key.Key_Escape)

    assert still
    assert not panel.isVisible()
    assert room.line.hasFocus()


def test_a_real_emergency_does_not_wait_for_the_question(room):
    room.start()
    choose(room, "pause")
    room.press(Qt.Key.Key_F12)

    assert room.conduct.state.clock.phase is ClockPhase.STOPPED


def test_delete_takes_one_change_back_and_shift_delete_all(room):
    panel = rebind(room, "pause", "F10")
    room.press(Qt.Key.Key_Escape)
    rebind(room, "hold", "Alt+H")
    changed = room.screen.keyboard.changes()
    room.press(Qt.Key.Key_Delete)
    one = room.screen.keyboard.changes()
    room.press(Qt.Key.Key_Delete, SHIFT)

    assert changed == {"pause": "F10", "hold": "Alt+H"}
    assert one == {"pause": "F10"}
    assert room.screen.keyboard.changes() == {}
    assert panel.words.text() == "Every key is as it came."


def test_a_key_is_not_given_back_while_another_act_has_it(room):
    rebind(room, "pause", "F10")
    room.press(Qt.Key.Key_Escape)
    rebind(room, "jump", "F5")
    room.press(Qt.Key.Key_Escape)
    panel = choose(room, "pause")
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Delete)

    assert room.screen.keyboard.changes() == {"pause": "F10", "jump": "F5"}
    assert panel.words.text() == "F5 is taken: Jump…. Reset that one first."


def test_the_way_back_from_everywhere_has_no_other_key(room):
    panel = choose(room, "escape")

    assert not panel.view.waiting
    assert "way back" in panel.words.text()


def test_an_act_that_is_off_says_why_at_its_new_key_as_well(room):
    rebind(room, "jump", "F10")
    room.press(Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_F10)

    assert room.parts.banner.words.text() == "Not started yet."


def test_the_desk_of_another_language_obeys_the_changed_key(room):
    rebind(room, "pause", "F10")
    room.screen.say_words()
    QApplication.processEvents()
    room.parts.dock.focus_line()
    room.press(Qt.Key.Key_F10)

    assert room.conduct.state.clock.phase is ClockPhase.RUNNING


def test_what_is_typed_beside_the_panel_still_goes_into_the_line(room):
    room.start()
    room.press(Qt.Key.Key_F1, SHIFT)
    room.type("f hold the road")

    assert room.line.text() == "f hold the road"


@pytest.mark.parametrize(
    ("kept", "used", "left_out"),
    [
        ({"pause": "F10"}, {"pause": "F10"}, ()),
        ({"pause": "x"}, {}, ("pause",)),
        ({"pause": "no key at all"}, {}, ("pause",)),
        ({"pause": ""}, {}, ("pause",)),
        ({"dance": "F10"}, {}, ("dance",)),
        ({"escape": "F10"}, {}, ("escape",)),
        ({"pause": "F9"}, {}, ("pause",)),
        ({"pause": "F10", "hold": "F10"}, {"pause": "F10"}, ("hold",)),
        ({"pause": "F9", "go": "F5"}, {"pause": "F9", "go": "F5"}, ()),
        ({"pause": "Ctrl+1"}, {}, ("pause",)),
    ],
)
def test_a_damaged_binding_falls_back_to_the_key_it_came_with(kept, used, left_out):
    keyboard = Keyboard(kept)

    assert keyboard.changes() == used
    assert keyboard.left_out == left_out
    assert bool(keyboard.words_left_out()) is bool(left_out)
    assert len({printed(act) for act in ACTS}) == len(ACTS)


def test_the_window_keeps_the_keys_that_it_says_it_has():
    said = {key for keys, _words in OF_THE_WINDOW for key in keys.split() if key[-1] != "…"}

    assert {key for key in said if key.startswith("Ctrl")} <= set(TAKEN)
    assert not {key for act in ACTS for key in act.keys} & set(TAKEN)


def test_the_number_pad_counts_as_the_other_keys(room):
    panel = choose(room, "pause")
    pad = CONTROL | Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(panel.view, Qt.Key.Key_1, pad)

    assert room.screen.keyboard.changes() == {}
    assert "belongs to the window" in panel.words.text()


@pytest.mark.parametrize("path", sorted(CONDUCT.glob("*.py")), ids=lambda each: each.name)
def test_no_key_of_the_table_is_written_out_beside_it(path):
    if path.name == "keys.py":
        return
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value
    ]
    documented = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    keys = {key for act in ACTS for key in act.keys} - {"Esc", "Ctrl+Z"}
    written = [
        text
        for text in texts
        if text not in documented and keys & set(re.split(r"[\s:;,.]+", text))
    ]

    assert written == []
