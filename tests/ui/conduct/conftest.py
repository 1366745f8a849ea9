from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.msel import RowKind
from facilitator.services.conduct import Conduct
from facilitator.services.now import Look, PlayedClock
from facilitator.services.spare import spare_for
from facilitator.store.file import ExerciseFile
from facilitator.ui.bridge import Bridge
from facilitator.ui.conduct import ConductScreen
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import STARTEX, exercise, expected, inject

SCRIPT = (
    inject(
        "01",
        planned=0,
        title="Smoke above the estate",
        to=("f",),
        wants=(expected("x1", text="Dispatch two engines", target=6),),
    ),
    inject(
        "02",
        planned=5,
        title="The only road is jammed",
        to=("p",),
        wants=(expected("x2", agencies=("p",), text="Ask for the crane", target=6),),
    ),
    inject("03", planned=10, title="Care home: 30 residents", to=("f", "m")),
    inject("04", planned=20, title="Second ignition", to_all=True, to=()),
    inject(
        "02-A",
        kind=RowKind.CONTINGENCY,
        contingency_for="i-02",
        after=12,
        planned=None,
        title="Fire engine stuck",
        to=("p",),
    ),
)


class OddClock(PlayedClock):
    """A played clock that can also be said to have slept, or to have been moved."""

    def __init__(self, start):
        super().__init__(start)
        self.seen = Look()

    def look(self):
        return self.seen

    def reanchor(self):
        self.seen = Look()


class FullDisk:
    """Stands before the journal and says, as long as it is told to, that the disk is full."""

    def __init__(self, journal):
        self._append = journal.append
        self.fault = None
        journal.append = self.append

    def append(self, drafts):
        if self.fault is not None:
            raise Failed(self.fault, name="levant.exercise", said="said the disk")
        return self._append(drafts)

    def fill(self, fault=Fault.DISK_FULL):
        self.fault = fault

    def free(self):
        self.fault = None


@dataclass
class Room:
    """The screen, its service, its clock and its disk, with hands on the keyboard."""

    screen: ConductScreen
    conduct: Conduct
    clock: PlayedClock
    disk: FullDisk
    bridge: Bridge

    @property
    def desk(self):
        return self.screen.desk

    @property
    def parts(self):
        return self.screen.desk.parts

    @property
    def line(self):
        return self.parts.dock.line

    @property
    def log(self):
        return self.parts.log.model

    def rows(self):
        return [self.log.row(place) for place in range(self.log.rowCount())]

    def type(self, text):
        for sign in text:
            QTest.keyClicks(QApplication.focusWidget(), sign)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifiers)
        QApplication.processEvents()

    def ctrl(self, key, *, shift=False):
        modifiers = Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        self.press(key, modifiers)

    def alt(self, key):
        self.press(key, Qt.KeyboardModifier.AltModifier)

    def enter(self, text=""):
        if text:
            self.type(text)
        self.press(Qt.Key.Key_Return)

    def wait(self, **span):
        self.clock.move(timedelta(**span))
        self.desk.refresh()

    def start(self):
        self.press(Qt.Key.Key_F5)
        self.wait(seconds=1)

    def entries(self):
        return list(self.conduct.file.journal.entries())

    def kinds(self):
        return [entry.event.kind for entry in self.entries()]


@pytest.fixture
def make_room(qtbot, qapp):
    opened = []

    def make(*rows, theme=None, size=(1440, 860), plan=None, spare_in=None):
        theme = theme or Theme()
        install(qapp, theme)
        clock = OddClock(STARTEX)
        file = ExerciseFile.memory(plan or exercise(*(rows or SCRIPT)), now=clock.now)
        disk = FullDisk(file.journal)
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        bridge = Bridge(conduct)
        spare = spare_for(conduct, spare_in) if spare_in else None
        seconds = lambda: clock.now().timestamp()  # noqa: E731 - as short as it is
        screen = ConductScreen(theme, bridge, seconds=seconds, spare=spare)
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        QApplication.processEvents()
        opened.append((bridge, file))
        return Room(screen, conduct, clock, disk, bridge)

    yield make
    for bridge, file in opened:
        bridge.close()
        file.close()


@pytest.fixture
def room(make_room):
    return make_room()
