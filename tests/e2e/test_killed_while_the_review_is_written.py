"""The program is killed in the middle of the review: what was typed there is there again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from facilitator.services.places import state_dir
from facilitator.services.settings import Settings, save
from facilitator.ui.review.unwritten import LATEST_MS
from facilitator.ui.window.frame import REVIEW

ROOT = Path(__file__).parents[2]

WRITER = """
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from facilitator.app import application, open_window
from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.ui.window.frame import REVIEW

clock = RealClock()
plan = exercise_from_scenario(load("first-look", "en"), title="Cut off", now=clock.now())
session = Shelf(clock).make(plan)
session.conduct.start()
session.conduct.end()
path = session.path
session.conduct.file.close()
print(path, flush=True)
app = application()
program = open_window(app, path)

def write():
    if program.host is None or program.host.session is None:
        QTimer.singleShot(50, write)
        return
    program.host.screens.show(REVIEW)
    screen = program.frame.pages.widget(REVIEW)
    keys = [page.key for page in screen._offered]

    def page(key):
        screen.show_page(keys.index(key))
        return screen.pages.currentWidget()

    wash = page("F6")
    wash.pick(1)
    QTest.keyClicks(wash.columns[2].line.line, "One list of places")
    form = page("F7").form
    QTest.keyClick(form.agency, Qt.Key.Key_2)
    QTest.keyClicks(form.role.line, "Captain")
    QTest.keyClicks(form.texts["unseen"].line, "The second radio")
    QTest.keyClicks(form.scores["mix"], "4")
    report = page("F8")
    summary = report.side.fields["summary"]
    summary.setFocus()
    QTest.keyClicks(summary.text, "Written until the light went out")
    print("typed", flush=True)

QTimer.singleShot(50, write)
app.exec()
"""


SOON_MS = 50 * LATEST_MS
"""So long it may take on a slow machine; nothing else happens that could write it down."""


def on_the_disk():
    kept = "".join(each.read_text() for each in (state_dir() / "review").glob("*.json"))
    return all(each in kept for each in ("light went out", "One list", "radio"))


def killed_in_mid_review(waits):
    """Return the file of an exercise whose review was being written when the program died."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    path = writer.stdout.readline().strip()
    assert writer.stdout.readline() == "typed\n"
    waits(on_the_disk, SOON_MS)
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()
    return path


def test_hot_wash_form_and_narrative_come_back_as_they_were_typed(user):
    path = killed_in_mid_review(user.waits)
    save(Settings(open_file=path, clean=False))

    user.starts()
    user.waits(lambda: user.host.session is not None)
    user.host.screens.show(REVIEW)
    screen = user.frame.pages.widget(REVIEW)
    keys = [page.key for page in screen._offered]
    said = {}
    screen.show_page(keys.index("F6"))
    wash = screen.pages.currentWidget()
    said["wash"] = (wash.agency.current(), [each.line.text() for each in wash.columns])
    screen.show_page(keys.index("F7"))
    said["form"] = screen.pages.currentWidget().form.value()
    screen.show_page(keys.index("F8"))
    report = screen.pages.currentWidget()
    said["summary"] = report.side.fields["summary"].words()
    unsaved = report.writer.reviewing.review
    report.writer.flush()

    agencies = user.host.session.exercise.agencies
    assert said["wash"] == (1, ["", "", "One list of places"])
    assert (said["form"].agency, said["form"].by_role) == (agencies[0].id, "Captain")
    assert said["form"].unseen == "The second radio"
    assert said["form"].scores == (("mix", 4),)
    assert said["summary"] == "Written until the light went out"
    assert (unsaved.hot_wash, unsaved.feedback, unsaved.narrative) == ((), (), {})
    assert report.writer.reviewing.review.told("summary", "en") == said["summary"]
