from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.entry import Author
from facilitator.domain.exercise import Objective
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from facilitator.ui.bridge import Bridge
from facilitator.ui.plan import PlanScreen
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import STARTEX, exercise, expected, inject

SCRIPT = (
    inject("01", planned=0, title="Smoke above the estate", to=("f",), wants=(expected("x1"),)),
    inject("02", planned=5, title="The only road is jammed", to=("p",)),
    inject("03", planned=10, title="Care home: 30 residents", to=("f", "m")),
)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Hand:
    """The Plan screen with a hand on its keyboard, which counts what it presses."""

    screen: PlanScreen
    conduct: Conduct
    presses: int = 0

    @property
    def page(self):
        return self.screen.pages.widget(0)

    @property
    def view(self):
        return self.page.view

    @property
    def desk(self):
        return self.screen.desk

    @property
    def rows(self):
        return self.desk.exercise.msel.rows

    @property
    def saved(self):
        return self.conduct.file.plans.load()

    def at(self, place, column):
        self.view.setFocus()
        self.view.go(place, column)

    def type(self, text):
        for sign in text:
            self.presses += 1
            QTest.keyClicks(QApplication.focusWidget(), sign)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifiers)
        QApplication.processEvents()

    def cell(self, place, column):
        return self.view.table.index(place, column).data()


def plan_screen(qtbot, conduct, theme):
    bridge, tasks = Bridge(conduct), Tasks()
    screen = PlanScreen(theme, bridge, tasks)
    bridge.setParent(screen)
    tasks.setParent(screen)
    qtbot.addWidget(screen, before_close_func=lambda _screen: tasks.close())
    screen.resize(1440, 840)
    screen.show()
    screen.activateWindow()
    hand = Hand(screen, conduct)
    qtbot.waitUntil(screen.isActiveWindow)
    screen.arrive()
    qtbot.waitUntil(hand.view.hasFocus)
    return hand


@pytest.fixture
def make_hand(qapp, qtbot):
    files = []

    def make(plan):
        theme = Theme()
        install(qapp, theme)
        clock = PlayedClock(STARTEX)
        file = ExerciseFile.memory(plan, now=clock.now)
        files.append(file)
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        return plan_screen(qtbot, conduct, theme)

    yield make
    for file in files:
        file.close()


@pytest.fixture
def hand(make_hand):
    from dataclasses import replace

    plan = exercise(*SCRIPT)
    objectives = (
        Objective(id="o1", number="1", text="Warn the public in time"),
        Objective(id="o2", number="2", text="Protect people who cannot move"),
    )
    return make_hand(replace(plan, objectives=objectives))


__all__ = ["ALT", "CONTROL", "SHIFT", "Column", "Hand"]
