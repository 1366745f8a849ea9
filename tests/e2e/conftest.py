import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.ui.window.frame import CONDUCT

STEP_MS = 60_000


class User:
    """Sits before the program: presses keys, reads what is shown."""

    def __init__(self, qapp, qtbot):
        self._app, self._bot = qapp, qtbot
        self.opened = None

    def starts(self, path=None):
        self.opened = open_window(self._app, path)
        self.waits(lambda: self.opened.host is not None)
        with self._bot.waitActive(self.frame):
            return self

    def quits(self):
        if self.opened is not None:
            self.opened.close()
            self.opened.frame.deleteLater()
            self.opened = None
            self._app.processEvents()

    @property
    def frame(self):
        return self.opened.frame

    @property
    def host(self):
        return self.opened.host

    @property
    def start_page(self):
        return self.host.library.start

    @property
    def conduct(self):
        return self.frame.pages.widget(CONDUCT)

    @property
    def banner(self):
        banner = self.frame.banner
        return "" if banner.isHidden() else banner.words.text()

    def presses(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self._app.focusWidget() or self.frame, key, modifier)
        self._app.processEvents()

    def types(self, text):
        QTest.keyClicks(self._app.focusWidget(), text)
        self._app.processEvents()

    def waits(self, until, most=STEP_MS):
        self._bot.waitUntil(until, timeout=most)

    def starts_the_wildfire(self, name="Sant Ardell"):
        self.presses(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        self.presses(Qt.Key.Key_Return)
        self.types(name)
        self.presses(Qt.Key.Key_Return)


@pytest.fixture
def user(qapp, qtbot):
    made = User(qapp, qtbot)
    yield made
    made.quits()
    reports = list(Path(os.environ["XDG_STATE_HOME"]).rglob("crash-*.txt"))
    assert not [each.read_text() for each in reports]
