"""The Observers screen by keyboard: the door, who came through it, and what they saw."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Refused
from facilitator.services.observing.addresses import Address, Link
from facilitator.services.observing.invitations import MOST_WRONG, Guest
from facilitator.services.observing.joincode import read_laptop_code
from facilitator.ui.observers import opening
from facilitator.ui.observers.places import COVERAGE, JOIN, STATIONS
from facilitator.ui.observers.qr import squares_of
from facilitator.ui.theme import Density
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS, PLAN, REVIEW, screen_keys
from tests.watched import ADDRESS, Watched

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HERE = (
    Address(address=ADDRESS, interface="wlan0", link=Link.WIFI),
    Address(address="127.0.0.1", interface="lo", link=Link.SELF),
)


@pytest.fixture
def room(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "addresses", lambda: HERE)
    made = Watched(qapp, tmp_path)
    qtbot.waitActive(made.frame)
    yield made
    made.close()


def press(room, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(room.frame.focusWidget() or room.frame, key, modifiers)
    room.settle()


def type_in(room, text):
    QTest.keyClicks(room.frame.focusWidget(), text)
    room.settle()


def open_by_keys(room, qtbot):
    press(room, Qt.Key.Key_D, CONTROL)
    press(room, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: room.doorway.opened is not None and not room.doorway.opening)


def test_the_key_of_the_screen_brings_it_up_on_any_keyboard(room):
    shown = []
    for key in screen_keys(OBSERVERS):
        room.host.screens.show(LIBRARY)
        press(room, Qt.Key(ord(key[-1])), CONTROL)
        shown.append(room.frame.pages.currentIndex())

    assert shown == [OBSERVERS, OBSERVERS]


def test_the_door_is_shut_until_somebody_was_asked_and_pressed_again(room, qtbot):
    assert room.doorway.opened is None
    press(room, Qt.Key.Key_D, CONTROL)
    asked = room.server.starts, room.places.join.opening.warning.text()

    press(room, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: room.doorway.opened is not None)

    assert asked[0] == 0
    assert "plain http" in asked[1]
    assert "personal data" in asked[1]
    assert room.doorway.opened.address == ADDRESS


def test_arrows_choose_the_address_and_escape_leaves_the_door_shut(room, qtbot):
    press(room, Qt.Key.Key_D, CONTROL)
    names = room.places.join.opening.addresses.accessibleDescription()
    press(room, Qt.Key.Key_Escape)
    left = room.places.join.opening.asking
    press(room, Qt.Key.Key_D, CONTROL)
    press(room, Qt.Key.Key_Right)
    press(room, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: room.doorway.opened is not None)

    assert names == f"{ADDRESS}  Wi-Fi (wlan0)"
    assert not left
    assert room.doorway.opened.address == "127.0.0.1"


def test_a_port_that_is_taken_is_said_in_place_and_the_door_stays_shut(room, qtbot):
    room.server.taken = True
    press(room, Qt.Key.Key_D, CONTROL)
    press(room, Qt.Key.Key_D, CONTROL)
    form = room.places.join.opening
    qtbot.waitUntil(lambda: bool(form.refusal.sentence()))

    assert "port" in form.refusal.sentence()
    assert room.doorway.opened is None
    assert form.open_button.isEnabled()


def test_every_screen_says_in_red_and_in_words_that_this_computer_can_be_reached(room):
    room.open_door()
    words = f"Phones and laptops can reach this computer at {ADDRESS}:8026"
    said = []
    for place in (LIBRARY, PLAN, CONDUCT, REVIEW, OBSERVERS):
        room.host.screens.show(place)
        room.settle()
        said.append(room.frame.foot.accessibleDescription().startswith(words))
    red = room.frame.foot._alarm[0].colour
    stays = "stays on this laptop" in room.frame.foot.accessibleDescription()
    press(room, Qt.Key.Key_D, CONTROL)

    assert said == [True] * 5
    assert red == "status.danger"
    assert not stays
    assert "reach" not in room.frame.foot.accessibleDescription()
    assert "stays on this laptop" in room.frame.foot.accessibleDescription()


def test_in_one_column_it_stands_beside_the_tabs(room):
    room.open_door()
    wide = room.frame.lamp.isVisible()
    room.frame.resize(800, 480)
    room.settle()

    assert not wide
    assert room.frame.theme.density is Density.SINGLE
    assert room.frame.lamp.isVisible()
    assert ADDRESS in room.frame.lamp.accessibleName()
    assert room.frame.lamp.geometry().right() <= room.frame.tabs.width()


def test_leaving_the_exercise_shuts_the_door(room):
    room.open_door()
    server = room.server
    room.conduct.pause()
    room.host.make_rehearsal(str(room.host.session.path))
    room.settle()

    assert server.opened is None
    assert room.server is not server
    assert room.doorway.opened is None
    assert not room.frame.foot._alarm


def test_closing_the_window_shuts_the_door(room):
    room.open_door()
    server = room.server
    room.frame.close()

    assert server.opened is None


def test_the_code_is_another_one_on_the_screen_as_soon_as_it_is_at_the_door(room):
    room.open_door()
    inviting, door = room.places.join.inviting, room.doorway.door
    before = inviting.code.text()
    for _guess in range(3):
        with pytest.raises(Refused):
            door.invitations.admit("wrong")
    room.screen.look()
    three = inviting.code_caption.text()
    for _guess in range(MOST_WRONG - 3):
        with pytest.raises(Refused):
            door.invitations.admit("wrong")
    room.screen.look()

    assert "7" in three
    assert inviting.code.text() != before
    assert inviting.code.text().replace(" ", "") == door.invitations.of(Guest.OBSERVER).code


def test_a_key_turns_to_the_players_invitation_and_its_code_is_painted(room):
    room.open_door()
    inviting, door = room.places.join.inviting, room.doorway.door
    first = inviting.picture.squares
    press(room, Qt.Key.Key_G, ALT)
    token = door.invitations.of(Guest.PLAYER).token

    assert inviting.picture.squares == squares_of(room.doorway.opened.join_url(token))
    assert inviting.picture.squares != first
    assert not inviting.copy_button.isVisible()


def test_the_painted_code_holds_what_the_phone_has_to_read(room):
    segno = pytest.importorskip("segno")
    room.open_door()
    token = room.doorway.door.invitations.of(Guest.OBSERVER).token
    code = segno.make(f"http://{ADDRESS}:8026/#j={token}", error="m", micro=False)

    picture = room.places.join.inviting.picture
    image = picture.grab().toImage()
    count = len(code.matrix) + 8
    side = min(picture.width(), picture.height())
    step = (side - 6) // count
    left = (picture.width() - step * count) / 2
    top = (side - step * count) / 2
    read = [
        [
            image.pixelColor(
                round(left + (x + 4.5) * step), round(top + (y + 4.5) * step)
            ).lightness()
            < 128
            for x in range(len(code.matrix))
        ]
        for y in range(len(code.matrix))
    ]

    assert read == [[bool(each) for each in row] for row in code.matrix]


def test_the_line_for_a_laptop_is_copied_by_key(room):
    room.open_door()
    press(room, Qt.Key.Key_C, CONTROL | SHIFT)
    read = read_laptop_code(QGuiApplication.clipboard().text())

    assert read.address == ADDRESS
    assert read.port == 8027


def test_a_new_code_keeps_whoever_is_in(room):
    room.open_door()
    observer = room.join("Ana", "evaluator", "F")
    before = room.places.join.inviting.code.text()
    press(room, Qt.Key.Key_R, CONTROL)

    assert room.places.join.inviting.code.text() != before
    assert room.write(observer, "+ still in").saved


# --- the wall ----------------------------------------------------------------------------------


def test_the_wall_shows_how_to_join_and_nothing_else_of_control(room):
    room.open_door()
    room.fill()
    wall = room.host.beside.players
    press(room, Qt.Key.Key_F11)
    code = room.doorway.door.invitations.of(Guest.OBSERVER).code
    lines = wall.window.picture.accessibleName().splitlines()

    assert wall.shown
    assert lines == [
        "Join with your phone",
        f"{ADDRESS}:8026",
        f"{code[:3]} {code[3:]}",
    ]


def test_the_wall_follows_the_code_and_ends_with_the_door(room):
    room.open_door()
    wall = room.host.beside.players
    press(room, Qt.Key.Key_F11)
    press(room, Qt.Key.Key_R, CONTROL)
    room.screen.look()
    code = room.doorway.door.invitations.of(Guest.OBSERVER).code
    followed = f"{code[:3]} {code[3:]}" in wall.window.picture.accessibleName()
    press(room, Qt.Key.Key_D, CONTROL)

    assert followed
    assert not wall.inviting


def test_a_real_emergency_passes_before_the_code_on_the_wall(room):
    room.open_door()
    press(room, Qt.Key.Key_F11)
    room.conduct.stop_for_safety()
    room.settle()

    assert "STOP" in room.host.beside.players.window.picture.accessibleName()


# --- stations ----------------------------------------------------------------------------------


def test_each_station_says_in_words_how_it_is_connected(room):
    room.open_door()
    room.fill()
    model = room.places.stations.grid.model
    said = [each.cells[-1].text for each in model.lines]

    assert said == [
        "all here",
        "all here",
        "waiting (2)",
        "last heard 15:12 ago",
        "all here",
        "revoked",
    ]
    assert room.places.stations.head.counts == "4 observers, 1 loggist"


def test_two_devices_of_one_name_are_told_apart(room):
    room.open_door()
    came = room.fill()
    lines = room.places.stations.grid.model.lines
    ana = [each for each in lines if each.cells[0].text == "Ana Ferrer"]

    assert len(ana) == 2
    assert ana[0].cells[2].text != ana[1].cells[2].text
    assert came[0].device in ana[0].tip


def test_clocks_that_are_off_are_said(room):
    room.open_door()
    room.fill()
    clocks = [each.cells[5].text for each in room.places.stations.grid.model.lines]

    assert clocks[0] == "agrees"
    assert clocks[1] == "−2:00:04"


def test_what_is_chosen_and_scrolled_to_stays_while_others_write(room):
    room.open_door()
    came = room.fill()
    for number in range(40):
        room.join(f"Guest {number}", "evaluator", "P")
    room.screen.look()
    press(room, Qt.Key.Key_F3)
    grid = room.places.stations.grid
    grid.view.pick(30)
    grid.view.verticalScrollBar().setValue(500)
    chosen = grid.current()
    for number in range(20):
        room.write(came[number % 2], f"+ line {number}")
        room.screen.look()

    assert grid.current() == chosen
    assert grid.view.verticalScrollBar().value() == 500
    assert grid.view.hasFocus()


def test_the_room_is_looked_at_twice_a_second_at_most(room, qtbot):
    room.open_door()
    observer = room.join("Ana", "evaluator", "F")
    looks = []
    watching = room.doorway._watching.look
    room.doorway._watching.look = lambda: looks.append(1) or watching()
    began = time.monotonic()
    for number in range(50):
        room.write(observer, f"+ line {number}")
        room.settle()
    qtbot.waitUntil(lambda: [each.entries for each in room.places.stations.rows] == [50])

    # one at the beginning, one that waited
    assert len(looks) <= 2 * (time.monotonic() - began) + 2


def test_enter_opens_what_can_be_done_and_revoking_needs_a_reason(room):
    room.open_door()
    came = room.fill()
    press(room, Qt.Key.Key_F3)
    room.places.stations.grid.view.pick(1)
    press(room, Qt.Key.Key_Return)
    press(room, Qt.Key.Key_R, ALT)
    refused = room.places.acts.words.refusal.sentence()
    type_in(room, "left the room")
    press(room, Qt.Key.Key_R, ALT)
    state = room.conduct.state.observers[came[1].device]

    assert refused
    assert (state.revoked, state.reason) == (True, "left the room")
    assert room.places.form() is None
    assert room.places.stations.grid.view.hasFocus()


def test_a_revoked_station_is_let_in_again_and_marked(room):
    room.open_door()
    came = room.fill()
    press(room, Qt.Key.Key_F3)
    for act in ("again", "mark"):
        room.places.stations.grid.view.pick(5)
        press(room, Qt.Key.Key_Return)
        if act == "again":
            press(room, Qt.Key.Key_R, ALT)
        else:
            type_in(room, "name not sure")
            press(room, Qt.Key.Key_Return)
    state = room.conduct.state.observers[came[5].device] if len(came) > 5 else None
    states = [each for each in room.conduct.state.observers.values() if each.remark]

    assert state is None or not state.revoked
    assert [each.remark for each in states] == ["name not sure"]
    assert not any(each.revoked for each in room.conduct.state.observers.values())


# --- coverage ------------------------------------------------------------------------------------


def test_the_table_counts_what_was_seen_of_each_task_at_each_agency(room):
    room.open_door()
    room.fill()
    overview = room.doorway.overview()
    press(room, Qt.Key.Key_F4)
    model = room.places.coverage.model
    first = model.data(model.index(0, 0))
    filled, wanted = overview.fields

    assert room.places.coverage.view.hasFocus()
    assert first.startswith("O1.1 ")
    assert "Fire service: 1 observation" in first
    assert f"{filled} of {wanted} fields" in room.places.coverage.head.counts
    gaps = [field for row in overview.tasks for field in row.fields if field.gap]
    said = [model.data(model.index(row, 0)).count("not yet") for row in range(model.rowCount())]
    assert sum(said) == len(gaps) > 0


def test_an_agency_that_nobody_covers_is_named(room):
    room.open_door()
    room.join("Ana", "evaluator", "F")
    room.screen.look()

    said = room.places.coverage.alone
    assert said.isVisible()
    assert "Ambulance" in said.accessibleName()
    assert "Fire service" not in said.accessibleName()


# --- after ENDEX -------------------------------------------------------------------------------


def test_after_the_end_the_words_to_read_out_are_the_doors_and_the_door_is_to_be_shut(room):
    room.open_door()
    came = room.fill()
    room.conduct.end("objectives met")
    door = room.doorway.door
    door.roll.saw(came[0].device, room.clock.now(), head=door.head_of(came[0]))
    door.roll.saw(came[1].device, room.clock.now(), head=(1, "00" * 32))
    room.screen.look()
    reminder = room.places.head.said.accessibleName()
    press(room, Qt.Key.Key_F, CONTROL)
    shown = room.places.fingerprint.words.text().split()

    assert "close the door" in reminder
    assert tuple(shown) == door.fingerprint()
    assert len(shown) == 12
    assert room.places.stations.head.note == "fingerprint agrees on 1 of 2"
    press(room, Qt.Key.Key_Escape)
    assert room.places.form() is None


# --- everybody -----------------------------------------------------------------------------------


def test_every_control_of_the_screen_has_a_name(room):
    room.open_door()
    room.fill()
    nameless = [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in room.screen.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
        and not each.objectName().startswith("qt_")
        and type(each).__module__.startswith("facilitator")
    ]

    assert nameless == []


def test_in_one_column_the_same_keys_turn_the_pages(room):
    room.open_door()
    room.fill()
    room.frame.resize(800, 480)
    room.settle()
    seen = []
    for key, part in (
        (Qt.Key.Key_F2, room.places.join),
        (Qt.Key.Key_F3, room.places.stations),
        (Qt.Key.Key_F4, room.places.coverage),
        (Qt.Key.Key_F6, room.places.files),
    ):
        press(room, key)
        seen.append(part.isVisible())

    assert seen == [True] * 4
    assert {JOIN, STATIONS, COVERAGE} == {0, 1, 2}
