"""A long exercise in the real window: typed, delivered, paused, looked at, reported, on and on.

Run as ``python -m tests.faults.soak SECONDS ENTRIES FOLDER [--block] [--warn] [--leak]``; the
last three break what is watched. Ends after so many seconds and so many entries, and says in one
line of JSON what it measured.
"""

import json
import sys
import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtTest import QTest

from facilitator.app import application, open_window
from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.reporting import write_report
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.store.file import ExerciseFile
from facilitator.ui.tasks import Tasks
from facilitator.ui.window.frame import CONDUCT, PLAN, REVIEW
from tests.faults.chance import chance

EVERY_MS = 5
WARM = 0.5
"""Memory is compared from this part of the run on: caches fill first."""
CALLS = 50
"""Void calls of Qt after each line: a faulty binding gives a reference away at each."""
ACTS = 40
"""Every so many lines something else is done as well."""


def memory_kb():
    """Return what the process holds now, in kB; 0 where it cannot be told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return int(status.read_text("ascii").partition("VmRSS:")[2].split()[0])


class Soak(QObject):
    """Does one thing after another, and keeps what it measures."""

    def __init__(self, program, seconds, entries, folder, broken):
        super().__init__()
        self.program, self.seconds, self.entries = program, seconds, entries
        self.folder, self.broken = folder, broken
        self.began = time.monotonic()
        self.luck = chance(60)
        self.logged = self.reports = self.given_away = 0
        self.turns, self.memory = [], []
        self.last = 0.0
        self.tasks = Tasks(self)
        self.writing = False
        self.other = QObject()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.turn)
        self.timer.start(EVERY_MS)

    @property
    def done(self):
        late = time.monotonic() - self.began
        return late >= self.seconds and self.logged >= self.entries

    @property
    def conduct(self):
        return self.program.host.session.conduct

    def turn(self):
        if self.program.host is None or self.program.host.session is None:
            return
        if not self.conduct.state.clock.in_play:
            self.conduct.start()
        now = time.thread_time()
        # before the first turn the window was built, and nobody typed
        if self.last:
            self.turns.append(now - self.last)
        if self.done and not self.writing:
            application().quit()
            return
        self.step()
        # what the typing itself takes is part of the turn
        self.last = now

    def step(self):
        pages = self.program.frame.pages
        if pages.currentIndex() == CONDUCT:
            line = pages.currentWidget().desk.parts.dock.line
            QTest.keyClicks(line, f"fd q{self.logged}z")
            QTest.keyClick(line, Qt.Key.Key_Return)
            self.logged += 1
            self.memory.append(memory_kb())
        before = sys.getrefcount(None)
        for _call in range(CALLS):
            self.other.setObjectName("a")
        if self.broken == "--leak":
            take_from_none(CALLS)
        self.given_away += sys.getrefcount(None) - before
        if self.logged % ACTS == 0:
            self.act()
        self.program.frame.show_screen(CONDUCT)
        if self.broken == "--block" and self.logged % 50 == 0:
            until = time.thread_time() + 0.3
            while time.thread_time() < until:
                pass
        if self.broken == "--warn" and self.logged == 5:
            qWarning("something is wrong")

    def act(self):
        """Do what happens now and then in an exercise."""
        act = self.luck.randrange(5)
        standby = self.conduct.standby().row
        if act == 0 and standby is not None:
            self.conduct.deliver(standby.inject.id)
        elif act == 1:
            self.conduct.pause()
            self.conduct.resume()
        elif act == 2:
            for screen in (PLAN, REVIEW):
                self.program.frame.show_screen(screen)
        elif act == 3 and not self.writing and self.logged <= 2000:
            # read as another program would, in the background
            self.writing = True
            self.tasks.start(self.report, self.reported, self.reported)
        else:
            self.conduct.undo()

    def report(self):
        path = self.program.host.session.path
        with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
            write_report(file, self.folder / "soak.pdf", now=RealClock().now)

    def reported(self, _what):
        self.writing = False
        self.reports += 1


def take_from_none(count):
    """Give back references to None that nobody took, as a faulty binding does."""
    import ctypes

    for _time in range(count):
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))


def main(arguments):
    seconds, entries, folder, *broken = arguments
    warnings = []
    qInstallMessageHandler(lambda kind, _where, said: warnings.append(f"{kind.name}: {said}"))
    clock = RealClock()
    plan = exercise_from_scenario(load("first-look", "en"), title="Soak", now=clock.now())
    session = Shelf(clock).make(plan)
    session.conduct.file.close()
    app = application()
    program = open_window(app, session.path)
    soak = Soak(program, float(seconds), int(entries), Path(folder), *(broken or [""]))
    app.exec()
    turns = sorted(soak.turns)
    warm = soak.memory[int(len(soak.memory) * WARM)] if soak.memory else 0
    print(
        json.dumps(
            {
                "entries": soak.logged,
                "reports": soak.reports,
                "minutes": timedelta(seconds=time.monotonic() - soak.began).total_seconds() / 60,
                "blocked_ms": turns[int(len(turns) * 0.999) - 1] * 1000,
                "worst_ms": turns[-1] * 1000,
                "none": soak.given_away,
                "grown_bytes_an_entry": (soak.memory[-1] - warm)
                * 1024
                / max(1, soak.logged * (1 - WARM)),
                "warnings": [each for each in warnings if "propagateSizeHints" not in each],
            }
        ),
        flush=True,
    )
    program.close()


if __name__ == "__main__":
    main(sys.argv[1:])
