"""An observer's own laptop: what it shows, what it may not do, its clock, and how it hands in."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.events import (
    InjectDelivered,
    Logged,
    SafetyStopped,
    StationClockSet,
    Struck,
)
from facilitator.services.observing.bundling import look_at
from facilitator.services.observing.own_clock import exercise_time
from facilitator.services.observing.packing import make_pack
from facilitator.ui.conduct.at_post import LEADS
from facilitator.ui.widgets import KeyButton, Kind
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS, PLAN
from tests.watched import Watched

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(qapp, qtbot, tmp_path):
    made = Watched(qapp, tmp_path)
    qtbot.waitActive(made.frame)
    yield made
    made.close()


@contextmanager
def sitting(room, folder, *, role="evaluator", script=False):
    """Sit down at the laptop of somebody for whom a pack was made."""
    door = room.doorway.door
    fire = room.conduct.exercise.agencies[0].id
    out = folder / "eva.observer"
    make_pack(door, out, name="Eva", role=role, covers=(fire,), whole_script=script)
    room.conduct.pause()
    room.host.open_path(str(out))
    room.settle()
    yield room.frame.pages.widget(CONDUCT).desk
    room.settle()


def press(room, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or room.frame, key, modifiers)
    room.settle()


def type_in(room, text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    room.settle()


def events(room, kind):
    entries = room.conduct.file.journal.entries(after=0)
    return [each for each in entries if isinstance(each.event, kind)]


def test_an_evaluator_has_the_guide_and_what_was_delivered_and_not_the_strip(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        parts = desk.parts
        seen = [each.isVisible() for each in (parts.guide, parts.log, parts.dock, desk.post)]
        hidden = [each.isVisible() for each in (parts.strip, parts.script, parts.read)]
        given = [each.cells[1].text for each in desk.post.given.model.lines]

    assert seen == [True] * 4
    assert hidden == [False] * 3
    assert desk.post.head.title == "Evaluator · Fire service"
    assert given == ["07", "04", "02", "STARTEX", "01"]


def test_a_loggist_has_the_log_and_no_guide(room, tmp_path):
    with sitting(room, tmp_path, role="loggist") as desk:
        assert desk.arrangement.layout_name == "loggist"
        assert not desk.parts.guide.isVisible()
        assert desk.post.isVisible()


@pytest.mark.parametrize("script", [False, True])
def test_no_key_of_whoever_leads_writes_anything(room, tmp_path, script):
    with sitting(room, tmp_path, script=script) as desk:
        before = room.conduct.file.journal.last_line()
        for name in LEADS:
            assert not desk.named[name].isEnabled()
            desk._do(name)
            room.settle()
        desk.tick()
        press(room, Qt.Key.Key_F9)
        press(room, Qt.Key.Key_Space, CONTROL)

    assert room.conduct.file.journal.last_line() == before
    assert not events(room, InjectDelivered)


def test_a_key_that_is_off_says_who_does_that(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        press(room, Qt.Key.Key_F9)

        assert "facilitator" in desk.parts.banner.accessibleDescription() + " ".join(
            str(each) for each in vars(desk.parts.banner).values()
        )


def test_in_a_real_emergency_it_says_what_to_do_and_stops_nothing(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        said = []
        desk.trouble.refuse = said.append
        press(room, Qt.Key.Key_F12)

    assert "tell the director" in said[0]
    assert not events(room, SafetyStopped)


def test_its_clock_is_set_at_the_moment_the_time_is_read_out(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        press(room, Qt.Key.Key_J, CONTROL)
        type_in(room, "36:4x")
        press(room, Qt.Key.Key_Return)
        refused = desk.post.field.refusal.sentence()
        desk.post.field.line.selectAll()
        type_in(room, "0:36:42")
        room.clock.move(timedelta(seconds=30))
        press(room, Qt.Key.Key_Return)
        room.clock.move(timedelta(seconds=8))

    (at,) = events(room, StationClockSet)
    assert refused
    assert at.event.at == timedelta(minutes=36, seconds=42)
    assert room.conduct.elapsed() == timedelta(minutes=36, seconds=50)
    assert desk.parts.dock.line.hasFocus()


def test_what_is_next_at_its_own_clock_stands_once_and_is_the_only_next_act(room, qtbot, tmp_path):
    with sitting(room, tmp_path) as desk:
        ready = _next_acts(desk)
        press(room, Qt.Key.Key_F5)

        qtbot.waitUntil(lambda: not _next_acts(desk))
        words = [each.words() for each in _buttons(desk)]

    assert ready == ["Run own clock"]
    assert words.count("Stop own clock") == 1


def _next_acts(desk):
    return [each.words() for each in _buttons(desk) if each.kind is Kind.NEXT]


def _buttons(desk):
    return [each for each in desk.window().findChildren(KeyButton) if each.isVisible()]


def test_its_clock_stops_and_runs_on_by_the_key_of_pause(room, tmp_path):
    with sitting(room, tmp_path):
        press(room, Qt.Key.Key_F5)
        room.clock.move(timedelta(seconds=60))
        press(room, Qt.Key.Key_F5)
        room.clock.move(timedelta(seconds=60))
        stopped = room.conduct.elapsed()

    assert stopped == timedelta(seconds=60)
    assert [each.event.running for each in events(room, StationClockSet)] == [True, False]


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("0:36:42", 2202), ("36", 2160), ("1:05", 3900), ("+12", 720), ("x", None), ("", None)],
)
def test_exercise_time_is_typed_as_people_say_it(typed, seconds):
    wanted = None if seconds is None else timedelta(seconds=seconds)

    assert exercise_time(typed) == wanted


def test_what_was_written_is_handed_in_as_a_bundle_that_the_room_takes(room, qtbot, tmp_path):
    host_path = room.host.session.path
    with sitting(room, tmp_path) as desk:
        type_in(room, "+ f first report at once")
        press(room, Qt.Key.Key_Return)
        press(room, Qt.Key.Key_E, CONTROL)
        desk.post.field.set_text(str(tmp_path / "eva.log"))
        press(room, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "eva.log" in desk.post.said.text())
    room.host.open_path(str(host_path))
    room.settle()
    incoming = look_at(room.conduct, tmp_path / "eva.log")

    assert [(each.entries, each.new, each.refused) for each in incoming.stations] == [(2, 2, 0)]


def test_an_entry_of_its_own_is_struck_with_a_reason(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        type_in(room, "+ f wrong one")
        press(room, Qt.Key.Key_Return)
        press(room, Qt.Key.Key_F4)
        desk.parts.log.view.go_to(0)
        press(room, Qt.Key.Key_K, CONTROL)
        asked = desk.parts.strip.isVisible()
        type_in(room, "wrong agency")
        press(room, Qt.Key.Key_Return)
        after = desk.parts.strip.isVisible()

    assert asked
    assert not after
    assert [each.event.reason for each in events(room, Struck)] == ["wrong agency"]


def test_the_same_pack_leads_back_to_the_same_exercise(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        type_in(room, "+ f first report at once")
        press(room, Qt.Key.Key_Return)
        first = room.host.session.path
    assert desk is not None
    room.host.start_scenario(room.host.session.exercise, "another")
    room.settle()
    room.host.open_path(str(tmp_path / "eva.observer"))
    room.settle()

    assert room.host.session.path == first
    assert events(room, Logged)


def test_a_damaged_pack_is_one_sentence(room, tmp_path):
    out = tmp_path / "eva.observer"
    make_pack(room.doorway.door, out, name="Eva", role="evaluator")
    content = bytearray(out.read_bytes())
    content[len(content) // 2] ^= 1
    out.write_bytes(bytes(content))
    room.conduct.pause()
    open_before = room.host.session
    room.host.open_path(str(out))

    assert room.host.session is open_before
    assert room.frame.banner.isVisible()


def test_plan_and_observers_are_not_for_an_observers_laptop(room, tmp_path):
    with sitting(room, tmp_path):
        off = [room.frame.tabs._tabs[each].isEnabled() for each in (PLAN, OBSERVERS, LIBRARY)]

    assert off == [False, False, True]


def test_another_language_keeps_the_left_column_and_what_is_typed(room, tmp_path):
    with sitting(room, tmp_path) as desk:
        type_in(room, "+ f half a li")
        room.host.speak("es")
        room.settle()
        now = room.frame.pages.widget(CONDUCT).desk

    assert now is not desk
    assert now.post.isVisible()
    assert now.parts.dock.text() == "+ f half a li"
    assert not now.parts.strip.isVisible()
