"""Somebody is warned while room can still be made, and a full disk takes the line all the same."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.awake import Awake
from facilitator.services.battery import Battery, BatteryWatch
from facilitator.services.now import PlayedClock
from facilitator.services.places import data_dir
from facilitator.services.room import MEGABYTE, Room
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.ui.window.care import Machine
from facilitator.ui.window.frame import Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.main import Host
from tests.builders import STARTEX


class FillingLaptop:
    """A laptop whose disk is as full as the test says."""

    def __init__(self):
        self.megabytes = 5000
        self.battery = None
        self.active = True

    @contextmanager
    def keeper(self):
        yield self

    def free(self):
        return self.megabytes * MEGABYTE

    def machine(self):
        return Machine(
            Awake(self.keeper),
            BatteryWatch(lambda: self.battery),
            lambda _path: Room(data_dir(), self.free, here=self.free),
        )


@pytest.fixture
def laptop():
    return FillingLaptop()


@pytest.fixture
def window(qapp, qtbot, laptop):
    looks = Looks()
    frame = Frame(qapp, looks)
    made = Host(frame, looks, Shelf(PlayedClock(STARTEX)), laptop.machine())
    qtbot.addWidget(frame)
    frame.show()
    made.first_look()
    yield made
    made.close()


@pytest.fixture
def host(window):
    window.start_scenario(load("first-look", "en"), "Short of room")
    return window


def banner(host):
    return "" if host.frame.banner.isHidden() else host.frame.banner.words.text()


def ballast():
    return data_dir() / "ballast"


def fill_until_given_back(journal):
    """Let a journal find the disk full for as long as the ballast lies on it."""
    append = journal.append

    def full(drafts):
        if ballast().exists():
            raise Failed(Fault.DISK_FULL, name="short-of-room.exercise")
        return append(drafts)

    journal.append = full


def test_little_room_is_said_as_soon_as_an_exercise_is_opened(window, laptop):
    laptop.megabytes = 180

    window.start_scenario(load("first-look", "en"), "Short of room")

    assert banner(window) == (
        "Only 180 MB are free where the exercise lies: make room before the exercise starts."
    )


def test_it_is_said_once_and_once_more_when_hardly_any_is_left(host, laptop):
    host.session.conduct.start()
    said = []
    for laptop.megabytes in (180, 170, 40, 30):
        host.frame.banner.hush()
        host.care.look()
        said.append(banner(host))

    assert said[0].startswith("Only 180 MB are free where the exercise lies: make room.")
    assert said[2].startswith("Only 40 MB are free")
    assert said[1] == said[3] == ""


def test_a_low_battery_is_not_hidden_by_a_full_disk(host, laptop):
    laptop.battery, laptop.megabytes = Battery(percent=9, plugged=False), 40

    host.care.look()

    assert "Battery 9 %" in banner(host)
    assert "Only 40 MB" in banner(host)


def test_a_line_that_meets_a_full_disk_goes_in_with_the_room_that_was_laid_by(host, laptop, qtbot):
    host.session.conduct.start()
    qtbot.waitUntil(lambda: ballast().exists() and ballast().stat().st_size == 5 * MEGABYTE)
    laptop.megabytes = 0
    fill_until_given_back(host.session.conduct.file.journal)
    line = host.frame.pages.currentWidget().desk.parts.dock.line

    line.setFocus()
    QTest.keyClicks(line, "fd two engines")
    QTest.keyClick(line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: host.session.conduct.state.logged == 1)
    assert not ballast().exists()


def test_five_megabytes_are_laid_by_again_when_there_is_room_again(host, laptop, qtbot):
    qtbot.waitUntil(lambda: ballast().exists() and ballast().stat().st_size == 5 * MEGABYTE)
    ballast().unlink()
    laptop.megabytes = 900

    host.care.look()

    qtbot.waitUntil(ballast().exists)
