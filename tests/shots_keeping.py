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
SIZES = ((1280, 720, 1.0), (1440, 900, 1.0), (1280, 720, 2.0))


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


def main(folder):
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    fill_shelf()
    opened = open_window(app)
    settle(app)
    window, host = opened.frame, opened.host
    looks, library = window.looks, host.library
    caring, start = library.caring, library.start
    stick = HOME / "STICK"
    stick.mkdir()

    def wait(page):
        while page.busy():
            settle(app)
        settle(app)

    def draw(name):
        for width, height, scale in SIZES:
            for dark in (True, False):
                looks.keep(replace(looks.settings, dark=dark, scale=scale))
                looks.changed.emit()
                window.resize(width, height)
                settle(app)
                light = "dark" if dark else "light"
                at = f"{name}-{light}-{width}-{round(scale * 100)}"
                if (dark or width == 1280) and not (scale > 1 and dark):
                    window.grab().save(str(folder / f"keeping-{at}.png"))

    def every_page(mark):
        start.exercises.pick(0)
        draw(f"list{mark}")
        start.exercises_panel.find()
        start.exercises_panel.search.setText("levant")
        draw(f"find{mark}")
        start.exercises_panel.find_nothing()
        start.exercises.pick(0)
        start.ask_duplicate()
        draw(f"duplicate{mark}")
        start.exercises.pick(1)
        start.exercises.pick(0)
        caring.show_copies()
        wait(caring.copies)
        caring.copies.table.pick(min(3, caring.copies.table.model.rowCount() - 1))
        wait(caring.copies)
        draw(f"copies{mark}")
        library.back()
        caring.show_handover()
        caring.handover.folder.set_text(str(stick))
        caring.handover.take()
        wait(caring.handover)
        draw(f"handover{mark}")
        library.back()
        caring.show_keeping()
        wait(caring.keeping)
        caring.keeping.typed.set_text("LEVANT 26")
        caring.keeping._typed()  # noqa: SLF001 - as if it had been typed
        draw(f"keeping{mark}")
        library.back()

    every_page("")
    for code in ("de", "es"):
        host.speak(code)
        every_page(f"-{code}")
    host.speak("en")
    path = Path(start.marked.path)
    content = bytearray(path.read_bytes())
    content[9000:14000] = bytes(5000)
    path.write_bytes(bytes(content))
    start.take()
    settle(app)
    draw("damaged")
    caring.mending.take()
    wait(caring.mending)
    draw("salvaged")
    opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/shots"))
