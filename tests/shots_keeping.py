"""Draw the library with runs, days and backups, and the pages that look after them, into a folder.

Usage: python tests/shots_keeping.py [FOLDER]
"""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())
os.environ["HOME"] = str(HOME)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtTest import QTest  # noqa: E402

from facilitator.app import application, open_window  # noqa: E402
from facilitator.domain.entry import Author  # noqa: E402
from facilitator.services.backups import Backups  # noqa: E402
from facilitator.services.conduct import Conduct  # noqa: E402
from facilitator.services.duplicating import again, rehearse  # noqa: E402
from facilitator.services.now import PlayedClock  # noqa: E402
from facilitator.services.places import backups_dir, key_of  # noqa: E402
from facilitator.services.planning import exercise_from_scenario  # noqa: E402
from facilitator.services.playing import Play  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.services.session import Shelf  # noqa: E402
from facilitator.services.shelving import archive, keep_until  # noqa: E402
from facilitator.store.backup import run_of  # noqa: E402
from facilitator.store.people import Person  # noqa: E402

LEVANT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
SHOTS = (
    (1280, 720, 1.0, "dark"),
    (1280, 720, 1.0, "light"),
    (1440, 900, 1.0, "dark"),
    (1280, 720, 2.0, "light"),
)


def play(shelf, session, clock, steps):
    """Play some steps of an exercise with a copy every few of them, and close it."""
    file, plan = session.conduct.file, session.exercise
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    key = key_of(plan.id, rehearsal=plan.rehearsal, run=run_of(file.database))
    backups = Backups(file, key, folder=backups_dir(), clock=clock)
    going = Play(conduct, clock).steps()
    for step in range(steps):
        if next(going, "over") == "over":
            break
        if step % 40 == 39 or backups.due():
            backups.make()
    file.people.put(Person("p", "A. Vermeulen"))
    file.people.put(Person("q", "B. Ferrer"))
    shelf.close(replace(session, conduct=conduct))
    return session.path


def fill_shelf():
    """Put a few exercises on the list: runs of one, one that is late, one put away."""
    clock = PlayedClock(LEVANT - timedelta(days=420))
    shelf = Shelf(clock)
    old = shelf.make(
        exercise_from_scenario(load("flash-flood", "en"), title="GORGAL 25", now=clock.now())
    )
    play(shelf, old, clock, 10_000)
    for title, key in (("PLAÇA 25", "crowd-crush"), ("PONENT 25", "wildfire")):
        clock.move(timedelta(days=60))
        plan = exercise_from_scenario(load(key, "en"), title=title, now=clock.now())
        play(shelf, shelf.make(plan), clock, 10_000)
    clock.move(timedelta(days=280))
    first = exercise_from_scenario(load("wildfire", "en"), title="LEVANT 26", now=clock.now())
    path = play(shelf, shelf.make(first), clock, 10_000)
    clock.move(timedelta(days=2))
    play(shelf, rehearse(shelf, path), clock, 60)
    clock.move(timedelta(days=1))
    play(shelf, again(shelf, path, "LEVANT 26"), clock, 10_000)
    rows = {each.title: each for each in shelf.recent()}
    keep_until(shelf.library, rows["GORGAL 25"], date(2026, 10, 1))
    keep_until(shelf.library, rows["LEVANT 26"], date(2027, 12, 31))
    archive(shelf.library, rows["PLAÇA 25"], away=True)


def settle(app):
    """Let everything that waits be done."""
    for _turn in range(30):
        app.processEvents()
        QTest.qWait(5)


class Painter:
    """Brings up one page after another and draws each in its sizes and lights."""

    def __init__(self, folder):
        self.folder, self.app = folder, application()
        folder.mkdir(parents=True, exist_ok=True)
        fill_shelf()
        self.opened = open_window(self.app)
        settle(self.app)
        self.library = self.opened.host.library
        self.start, self.caring = self.library.start, self.library.caring
        self.stick = HOME / "STICK"
        self.stick.mkdir()

    def wait(self, page):
        while page.busy():
            settle(self.app)
        settle(self.app)

    def draw(self, name):
        window = self.opened.frame
        for width, height, scale, light in SHOTS:
            looks = window.looks
            looks.keep(replace(looks.settings, dark=light == "dark", scale=scale))
            looks.changed.emit()
            window.resize(width, height)
            settle(self.app)
            at = f"{name}-{light}-{width}-{round(scale * 100)}"
            window.grab().save(str(self.folder / f"keeping-{at}.png"))

    def list_pages(self, mark):
        start, panel = self.start, self.start.exercises_panel
        start.exercises.pick(0)
        self.draw(f"list{mark}")
        panel.seek()
        panel.search.setText("levant")
        self.draw(f"find{mark}")
        panel.find_nothing()
        start.exercises.pick(0)
        start.ask_duplicate()
        self.draw(f"duplicate{mark}")
        start.exercises.pick(1)
        start.exercises.pick(0)

    def care_pages(self, mark):
        caring = self.caring
        caring.show_copies()
        self.wait(caring.copies)
        caring.copies.table.pick(min(3, caring.copies.table.model.rowCount() - 1))
        self.wait(caring.copies)
        self.draw(f"copies{mark}")
        self.library.back()
        caring.show_handover()
        caring.handover.folder.set_text(str(self.stick))
        caring.handover.take()
        self.wait(caring.handover)
        self.draw(f"handover{mark}")
        self.library.back()
        caring.show_keeping()
        self.wait(caring.keeping)
        caring.keeping.typed.line.setFocus()
        QTest.keyClicks(caring.keeping.typed.line, "LEVANT 26")
        self.draw(f"keeping{mark}")
        self.library.back()

    def damage(self):
        path = Path(self.start.marked.path)
        content = bytearray(path.read_bytes())
        content[9000:14000] = bytes(5000)
        path.write_bytes(bytes(content))
        self.start.take()
        settle(self.app)
        self.draw("damaged")
        self.caring.mending.take()
        self.wait(self.caring.mending)
        self.draw("salvaged")


def main(folder):
    """Draw all pictures."""
    painter = Painter(folder)
    for code in ("en", "de", "es"):
        painter.opened.host.speak(code)
        painter.list_pages(f"-{code}")
        painter.care_pages(f"-{code}")
    painter.opened.host.speak("en")
    painter.damage()
    painter.opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/shots"))
