"""Two hours of an exercise through the real window, by keys alone, against a model."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox

from facilitator.domain.msel import RowKind
from tests.builders import exercise, expected, inject, minutes

PLAN = exercise(
    inject("01", planned=0, to=("f", "p"), wants=(expected("x1", target=6),)),
    replace(inject("02", planned=None), follows="i-01", follows_after=minutes(4)),
    inject("03", planned=10, to=("p",), wants=(expected("x3", agencies=("p",), target=4),)),
    inject(
        "03-A",
        kind=RowKind.CONTINGENCY,
        contingency_for="i-03",
        after=8,
        planned=None,
        to=("p",),
    ),
    replace(inject("04-A", planned=30), choice="four"),
    replace(inject("04-B", planned=31), choice="four"),
    inject("05", planned=45, to_all=True, to=()),
    inject("06", planned=55, to=("m",)),
    inject("07", planned=70, to=("m",), wants=(expected("x7", agencies=("m",), target=5),)),
    inject("08", planned=85, to=("f",)),
    inject("09", planned=100, to=("p",)),
    inject("10", planned=110, to=("f", "m")),
)
MODAL = QDialog | QMenu | QMessageBox


class Hands:
    """Presses keys and writes down what a model of the run expects of each."""

    def __init__(self, room):
        self.room = room
        self.expected = []
        self.statuses = set()
        self.modal = 0

    def key(self, keys):
        sequence = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self.room.screen
        QTest.keyClick(target, sequence.key(), sequence.keyboardModifiers())
        QApplication.processEvents()
        self.look()

    def look(self):
        self.modal += QApplication.activeModalWidget() is not None
        self.modal += any(
            isinstance(each, MODAL) and each.isVisible() for each in QApplication.topLevelWidgets()
        )
        self.statuses |= {each.status for each in self.room.conduct.script()}
        for delivery in self.room.conduct.state.deliveries.values():
            if delivery.acknowledged:
                self.statuses.add("acknowledged")
        if any(each.expected and each.answered for each in self.room.conduct.script()):
            self.statuses.add("actioned")

    def does(self, keys, *kinds, text=None):
        """Press a key, answer what it asks for, and expect these entries."""
        self.key(keys)
        if text is not None:
            self.room.type(text)
            self.key("Return")
        self.expected += kinds

    def writes(self, line, kind="decision.logged"):
        self.room.type(line)
        self.key("Return")
        self.expected.append(kind)

    def until(self, minute):
        """Let time pass in steps of twenty seconds, with the tick of every second's timer."""
        end = minutes(minute)
        while self.room.conduct.elapsed() < end:
            self.room.clock.move(min(timedelta(seconds=20), end - self.room.conduct.elapsed()))
            self.room.desk.tick()
            self.look()

    def sits(self, seconds):
        """Let wall time pass while the exercise clock may stand still."""
        self.room.clock.move(timedelta(seconds=seconds))
        self.room.desk.tick()


@pytest.fixture
def hands(make_room):
    return Hands(make_room(plan=PLAN))


def first_half(hands):
    hands.does("F5", "run.started")
    hands.until(1)
    hands.does("F9", "inject.delivered")
    hands.does("Ctrl+G", "inject.acknowledged", text="f")
    hands.until(3)
    hands.writes("f confirm escape route because the wind turns @01")
    hands.until(6)
    hands.does("F9", "inject.delivered")
    hands.until(11)
    hands.does("Ctrl+Space", "inject.delivered")
    hands.until(19)
    hands.does("F9", "inject.delivered")
    hands.writes("? p how many buses", "request.logged")
    hands.does("Ctrl+Shift+E", "expected.closed")
    hands.key("Return")
    hands.until(32)
    hands.does("Alt+B")
    hands.does("F9", "inject.delivered", "inject.skipped")
    hands.until(40)
    hands.does("Shift+F5", "run.paused", text="the chief asks")
    hands.sits(120)
    hands.does("F5", "run.resumed")
    hands.until(46)
    hands.does("F9", "inject.delivered")
    hands.sits(2)
    hands.does("Ctrl+Shift+R", "inject.recalled", text="wrong text")
    hands.does("Ctrl+Shift+G", "inject.delivered")
    hands.until(48)
    hands.does("Ctrl+Shift+R", "inject.recalled", text="wrong again")


def second_half(hands):
    hands.does("F7", "inject.held", text="room is behind")
    hands.does("Ctrl+Shift+T", "script.shifted", text="+5")
    hands.until(76)
    hands.does("F9", "inject.delivered")
    hands.writes("m open the hall -4m")
    hands.does("Alt+1", "entry.amended")
    hands.writes("m opne the gate")
    hands.does("Ctrl+Z", "entry.struck")
    hands.until(82)
    hands.does("F12", "run.safety_stopped", "run.emergency_noted", text="somebody fell, lift")
    hands.sits(600)
    hands.does("F5", "run.safety_cleared", text="all safe")
    hands.does("F5", "run.resumed")
    hands.until(91)
    hands.does("F9", "inject.delivered")
    hands.sits(2)
    hands.does("F6", "inject.skipped", text="no time left")
    hands.does("Shift+F6", "inject.cancelled", text="objective met")
    hands.does("F8", "inject.added", text=None)
    hands.room.type("f")
    hands.key("Tab")
    hands.room.type("The road is open again")
    hands.key("Return")
    hands.does("F9", "inject.delivered")
    hands.until(120)
    hands.does("Ctrl+E", "run.ended", text="objectives met")


def test_two_hours_go_by_key_events_alone_and_the_journal_is_the_models(hands):
    first_half(hands)
    second_half(hands)

    assert hands.room.kinds() == hands.expected
    assert hands.modal == 0
    assert hands.room.conduct.elapsed() == minutes(120)
    assert hands.statuses >= {
        "standby",
        "due",
        "pending",
        "waiting",
        "contingency",
        "delivered",
        "acknowledged",
        "actioned",
        "recalled",
        "held",
        "skipped",
        "cancelled",
    }
