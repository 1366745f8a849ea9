"""While an exercise is open the laptop stays awake, copies are made, and low power is said."""

from contextlib import contextmanager
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.services.awake import Awake
from facilitator.services.battery import Battery, BatteryWatch
from facilitator.services.now import PlayedClock
from facilitator.services.places import backups_dir, data_dir
from facilitator.services.room import Room
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.ui.window.care import Machine
from facilitator.ui.window.frame import Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.main import Host
from tests.builders import STARTEX

PLENTY = 10**12


class FakeLaptop:
    """A laptop whose power and sleep are in the test's hands."""

    def __init__(self):
        self.allowed = True
        self.active = False
        self.let_go = Event()
        self.battery = None

    @contextmanager
    def keeper(self):
        self.active = self.allowed
        yield self
        self.active = False
        self.let_go.set()

    def machine(self):
        return Machine(
            Awake(self.keeper),
            BatteryWatch(lambda: self.battery),
            lambda _path: Room(data_dir(), lambda: PLENTY),
        )


@pytest.fixture
def laptop():
    return FakeLaptop()


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def host(qapp, qtbot, laptop, clock):
    looks = Looks()
    frame = Frame(qapp, looks)
    made = Host(frame, looks, Shelf(clock), laptop.machine())
    qtbot.addWidget(frame)
    frame.show()
    made.first_look()
    made.start_scenario(load("first-look", "en"), "Cared for")
    yield made
    made.close()


@pytest.fixture
def foot(host):
    def read():
        host.frame.pages.currentWidget().desk.tell_foot()
        return host.frame.foot.accessibleDescription()

    return read


@pytest.fixture
def banner(host):
    def read():
        return "" if host.frame.banner.isHidden() else host.frame.banner.words.text()

    return read


def copies():
    return list(backups_dir().glob("*.exercise"))


def test_the_laptop_is_kept_awake_from_startex_to_endex_and_the_foot_says_so(
    host, laptop, foot, qtbot
):
    before = laptop.active, foot()
    host.session.conduct.start()
    qtbot.waitUntil(lambda: "kept awake" in foot())
    while_running = laptop.active
    host.session.conduct.pause()
    in_pause = "kept awake" in foot()
    host.session.conduct.resume()
    host.session.conduct.end()

    qtbot.waitUntil(laptop.let_go.is_set)
    assert not before[0]
    assert "awake" not in before[1]
    assert while_running
    assert in_pause
    assert "awake" not in foot()


def test_a_system_that_does_not_allow_it_is_said_calmly_and_in_no_banner(
    host, laptop, foot, banner, qtbot
):
    laptop.allowed = False

    host.session.conduct.start()

    qtbot.waitUntil(lambda: "may fall asleep" in foot())
    assert "does not let the program keep the laptop awake" in host.frame.foot.toolTip()
    assert banner() == ""


def test_closing_the_exercise_lets_the_laptop_sleep(host, laptop, foot, qtbot):
    host.session.conduct.start()
    qtbot.waitUntil(lambda: "kept awake" in foot())

    host.close()

    assert laptop.let_go.is_set()


def test_a_low_battery_is_said_once_at_each_level(host, laptop, banner):
    said = []
    for percent in (21, 18, 17, 9):
        laptop.battery = Battery(percent=percent, plugged=False)
        host.frame.banner.hush()
        host.care.look()
        said.append(banner())

    assert said[0] == said[2] == ""
    assert said[1].startswith("Battery 18 %: plug this laptop in")
    assert said[3].startswith("Battery 9 %")


def test_after_five_minutes_of_writing_there_is_a_copy_and_the_foot_says_when(
    host, clock, foot, qtbot
):
    host.session.conduct.start()
    host.care.look()
    at_once = copies()
    clock.move(timedelta(minutes=5))

    host.care.look()
    qtbot.waitUntil(lambda: "Backup " in foot())

    assert at_once == []
    assert len(copies()) == 1
    assert clock.now().astimezone().strftime("Backup %H:%M") in foot()


def test_at_endex_there_is_a_copy_and_at_closing_one_of_what_came_after(host, clock, qtbot):
    host.session.conduct.start()
    host.session.conduct.end()
    qtbot.waitUntil(lambda: len(copies()) == 1)
    clock.move(timedelta(seconds=30))
    host.session.conduct.log("fd said at the hot wash")

    host.close()

    assert len(copies()) == 2


def test_an_exercise_that_was_only_looked_at_is_not_copied(host):
    host.close()

    assert copies() == []


def test_a_copy_that_cannot_be_made_is_said_once_and_stops_nobody(host, clock, banner, qtbot):
    host.session.conduct.start()
    backups_dir().parent.mkdir(parents=True, exist_ok=True)
    backups_dir().write_text("a file where the folder should be")
    clock.move(timedelta(minutes=5))
    host.care.look()
    qtbot.waitUntil(lambda: "No backup could be made" in banner())
    host.frame.banner.hush()

    clock.move(timedelta(minutes=5))
    host.session.conduct.log("fd two engines")
    host.care.look()
    qtbot.waitUntil(lambda: not host.care.copying)

    assert banner() == ""
    assert host.session.conduct.state.logged == 1


def test_a_second_place_that_takes_nothing_is_said_once_and_the_first_backup_stands(
    host, clock, banner, qtbot, tmp_path
):
    gone = tmp_path / "a file where the folder should be"
    gone.write_text("in the way")
    host.keep_second(str(gone))
    host.session.conduct.start()
    clock.move(timedelta(minutes=5))
    host.care.look()
    qtbot.waitUntil(lambda: "not in its second place" in banner())
    host.frame.banner.hush()

    clock.move(timedelta(minutes=5))
    host.session.conduct.log("fd two engines")
    host.care.look()
    qtbot.waitUntil(lambda: len(copies()) == 2 and not host.care.copying)

    assert banner() == ""


def test_escape_closes_what_the_window_says_while_the_keyboard_is_in_the_line(
    host, laptop, banner, qtbot
):
    laptop.battery = Battery(percent=15, plugged=False)
    host.care.look()
    said = banner()
    qtbot.waitActive(host.frame)
    QTest.keyClick(host.frame.pages.currentWidget().desk.parts.dock.line, Qt.Key.Key_Escape)

    assert said
    assert banner() == ""
