"""The desk for a facilitator, a loggist and an evaluator, and a pad for fingers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.ui.conduct.pad import TARGET
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import apply_theme

SHIFT = Qt.KeyboardModifier.ShiftModifier


def seen(room):
    parts = room.parts
    shown = (parts.read, parts.script, parts.log, parts.dock)
    return tuple(each.isVisible() for each in shown)


def test_one_key_goes_through_the_layouts_and_comes_back(room):
    layouts = []
    for _turn in range(3):
        room.press(Qt.Key.Key_F2, SHIFT)
        layouts.append(seen(room))

    assert layouts == [
        (False, False, True, True),
        (True, False, True, True),
        (True, True, True, True),
    ]
    assert room.line.hasFocus()


def test_the_layout_is_remembered(make_room):
    make_room().press(Qt.Key.Key_F2, SHIFT)

    assert seen(make_room()) == (False, False, True, True)


def test_the_loggist_has_a_wider_log_and_every_key_still_works(room):
    before = room.parts.log.width()
    room.press(Qt.Key.Key_F2, SHIFT)
    room.start()
    room.press(Qt.Key.Key_F9)

    assert room.parts.log.width() > before
    assert list(room.conduct.state.deliveries) == ["i-01"]


def test_a_line_is_written_with_fingers_alone(room):
    room.start()
    room.press(Qt.Key.Key_F4, SHIFT)
    pad = room.parts.pad
    for button in (pad.agency_buttons[1], pad.phrase_buttons[0], pad.agency_buttons[0]):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.save_button, Qt.MouseButton.LeftButton)

    row = room.rows()[-1]
    assert row.text == "evacuate"
    assert [mark.letter for mark in row.marks] == ["F"]
    assert room.line.hasFocus()


@pytest.mark.parametrize("size", [(1440, 860), (1280, 700), (900, 520)])
@pytest.mark.parametrize("scale", [0.8, 1.0])
def test_every_target_of_the_pad_is_large_enough_for_a_finger(make_room, size, scale):
    room = make_room(size=size, theme=Theme(scale=scale))
    room.press(Qt.Key.Key_F4, SHIFT)

    for button in room.parts.pad.buttons:
        face = button.face()
        assert min(face.width(), face.height()) >= room.desk.theme.px(TARGET)


def test_the_loggist_reads_the_log_and_writes_the_line_larger(room):
    line = room.line.font().pixelSize()
    room.start()
    room.enter("f hold the road")
    low = room.parts.log.view.rowHeight(0)
    room.press(Qt.Key.Key_F2, SHIFT)

    assert room.line.font().pixelSize() > line
    assert room.parts.log.view.rowHeight(0) > low
    for _turn in range(2):
        room.press(Qt.Key.Key_F2, SHIFT)
    assert room.line.font().pixelSize() == line
    assert room.parts.log.view.rowHeight(0) == low


def test_the_loggists_larger_words_outlive_a_change_of_theme(room):
    room.press(Qt.Key.Key_F2, SHIFT)
    before = room.line.font().pixelSize(), room.parts.log.view.theme.scale
    apply_theme(room.screen, room.desk.theme.with_dark(dark=False))

    assert (room.line.font().pixelSize(), room.parts.log.view.theme.scale) == before


def test_every_agency_of_the_pad_carries_its_mark(room):
    room.press(Qt.Key.Key_F4, SHIFT)
    fire, police = room.parts.pad.agency_buttons[:2]
    corner = fire.height()
    colours = [
        {each.grab().toImage().pixelColor(x, corner // 2).name() for x in range(corner)}
        for each in (fire, police)
    ]
    theme = room.desk.theme

    assert theme.agency("F")[0].name() in colours[0]
    assert theme.agency("P")[0].name() in colours[1]
    assert fire.accessibleName() == "Fire service"
