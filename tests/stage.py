"""The Conduct screen in its frame at one moment of an exercise, and a walk through its states."""

import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator import i18n
from facilitator.domain.errors import Failed, Fault
from facilitator.services.settings import Settings
from facilitator.ui.bridge import Bridge
from facilitator.ui.conduct import ConductScreen
from facilitator.ui.window.beside import Beside
from facilitator.ui.window.frame import CONDUCT, Frame
from facilitator.ui.window.looks import Looks
from tests.part_played import part_played

HALF = "p clear sector B street by street, pensioners first, because smoke on the lo"
SPANISH_HALF = "b vía de escape por la cantera confirmada, porque la carretera ba"
FORMS = (
    ("ad-hoc", "F8"),
    ("replace", "Ctrl+R"),
    ("shift", "Ctrl+Shift+T"),
    ("amend", "Ctrl+Shift+A"),
    ("close", "Ctrl+Shift+E"),
    ("acknowledge", "Ctrl+G"),
    ("speed", "Ctrl+Shift+J"),
    ("more", "Ctrl+M"),
    ("skip", "F6"),
    ("end", "Ctrl+E"),
    ("details", "Ctrl+Shift+D"),
)
"""What is opened by a key and left by Escape."""
TURNED = (("players", "Ctrl+Shift+B"), ("pad", "Shift+F4"))
"""What is opened and left by the same key."""
REFUSED = (("ad-hoc", "F8"), ("shift", "Ctrl+Shift+T"))
"""Forms that say at Enter what they miss."""


class Stage:
    """The frame with the Conduct screen and the players' preview in it."""

    def __init__(self, app, folder=None, *, size=(1440, 900), language="en", minutes=36.7, **look):
        i18n.use(language)
        self.app, self.folder, self.language = app, folder, language
        name = "levante-26.exercise" if language == "es" else "levant-26.exercise"
        self._home = tempfile.TemporaryDirectory()
        path = Path(self._home.name) / name
        self.run = part_played(language, minutes=minutes, path=path)
        looks = Looks()
        looks.settings = Settings(**look)
        self.bridge = Bridge(self.run.conduct)
        self.frame = Frame(app, looks)
        self.frame.finish()
        self.screen = ConductScreen(self.frame.theme, self.bridge)
        self.screen.foot.connect(self._foot)
        self.frame.set_screen(CONDUCT, self.screen)
        self.frame.name_exercise(self.run.conduct.exercise.title)
        self.beside = Beside(self.frame, self.bridge, self.screen.keyboard)
        self.beside.lend_to(self.screen)
        self.frame.resize(*size)
        self.frame.show()
        self.frame.activateWindow()
        self.frame.show_screen(CONDUCT)
        self.settle()

    def _foot(self, left, right):
        self.frame.foot.set_left(left)
        self.frame.foot.set_right((*self.beside.foot(), *right))

    @property
    def desk(self):
        return self.screen.desk

    def settle(self):
        self.desk.refresh()
        for _turn in range(10):
            self.app.processEvents()

    def resize(self, size):
        self.frame.resize(*size)
        self.settle()

    def wait(self, **span):
        self.run.clock.move(timedelta(**span))
        self.settle()

    def type(self, text):
        # the test library presses only keys of ASCII
        self.desk.entry.put(text)
        self.settle()

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        self.settle()

    def key(self, keys):
        """Press keys by their names."""
        sequence = QKeySequence(keys)[0]
        self.press(sequence.key(), sequence.keyboardModifiers())

    def keep(self, name):
        self.settle()
        self.frame.grab().save(str(self.folder / f"conduct-{name}.png"))

    def full(self, _drafts):
        raise Failed(Fault.DISK_FULL, name="levant-26.exercise")

    def close(self):
        self.beside.close()
        self.bridge.close()
        self.frame.close()
        self.frame.deleteLater()
        self.app.processEvents()
        self.run.file.close()
        self._home.cleanup()


def walk(stage):
    """Bring the desk into one state after another; yield the name of each while it holds."""
    stage.type(SPANISH_HALF if stage.language == "es" else HALF)
    yield "running"
    yield from pages(stage)
    yield from forms(stage)
    yield from refusals(stage)
    stage.key("Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget(), "sector")
    while stage.desk.parts.log.find_bar._wait.isActive():
        QTest.qWait(10)
    stage.settle()
    yield "find"
    stage.key("Escape")
    stage.wait(minutes=2, seconds=24)
    yield "overdue"
    yield from standing_still(stage)


def pages(stage):
    for name, key in (("script", "F2"), ("agencies", "F3"), ("log", "F4")):
        stage.key(key)
        yield name
    stage.key("Escape")


def forms(stage):
    for name, key in FORMS:
        stage.key(key)
        yield name
        stage.key("Escape")
    for name, key in TURNED:
        stage.key(key)
        yield name
        stage.key(key)


def refusals(stage):
    for name, key in REFUSED:
        stage.key(key)
        stage.key("Return")
        yield f"{name}-refused"
        stage.key("Escape")


def standing_still(stage):
    """Pause, stop for safety, end; there is no way back from the last."""
    stage.key("F5")
    stage.wait(minutes=2, seconds=14)
    yield "paused"
    stage.key("Ctrl+J")
    yield "jump"
    stage.key("Escape")
    stage.key("F12")
    yield "emergency"
    stage.key("Escape")
    yield "stopped"
    stage.run.conduct.clear_safety("all safe", as_director=True)
    stage.run.conduct.end("objectives met")
    stage.settle()
    yield "ended"
