"""The program is killed while somebody types: at most the last second of the line is gone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from facilitator.services.settings import Settings, save

ROOT = Path(__file__).parents[2]

TYPIST = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from facilitator.app import application, open_window
from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf

clock = RealClock()
plan = exercise_from_scenario(load("first-look", "en"), title="Cut off", now=clock.now())
session = Shelf(clock).make(plan)
session.conduct.start()
path = session.path
session.conduct.file.close()
print(path, flush=True)
app = application()
program = open_window(app, path)
typed = 0

def type_on():
    global typed
    if program.host is None or program.host.session is None:
        return
    word = f"w{typed:03} "
    QTest.keyClicks(program.frame.pages.currentWidget().desk.parts.dock.line, word)
    typed += 1
    print(f"{time.monotonic():.3f} {word}", flush=True)

timer = QTimer()
timer.timeout.connect(type_on)
timer.start(100)
app.exec()
"""

WORDS = 30
"""Three seconds of typing without a pause."""
PER_SECOND = 10


def killed_in_mid_typing():
    """Return the file, and the words that had been typed when the program was killed."""
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    path = typist.stdout.readline().strip()
    lines = [typist.stdout.readline() for _word in range(WORDS)]
    os.kill(typist.pid, signal.SIGKILL)
    lines += typist.communicate()[0].splitlines()
    typed = [line.split() for line in lines if len(line.split()) == 2]
    return path, [(float(at), word) for at, word in typed]


def test_the_line_comes_back_but_for_its_last_second_with_the_time_of_its_first_key(user):
    path, typed = killed_in_mid_typing()
    save(Settings(open_file=path, clean=False))

    user.starts()
    user.waits(lambda: user.host.session is not None)
    line = user.conduct.desk.parts.dock.line
    back = line.text().split()
    said = line.accessibleDescription()
    user.presses(Qt.Key.Key_Return)

    words = [word for _at, word in typed]
    assert back == words[: len(back)]
    # a little more than a second, for the time that the writing itself takes
    needed = [word for at, word in typed if at < typed[-1][0] - 1.3]
    assert len(back) >= len(needed) > PER_SECOND
    assert "draft restored" in said
    *_others, entry = user.host.session.conduct.file.journal.entries()
    assert entry.event.typed.split() == back
    assert (entry.logged_at - entry.happened_at).total_seconds() > WORDS / PER_SECOND - 1
