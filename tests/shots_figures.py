"""Draw the figures of the Review screen into a folder, for a person to look at.

Usage: python tests/shots_figures.py [FOLDER]
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtWidgets import QApplication

from facilitator import i18n
from facilitator.services.settings import Settings
from facilitator.ui.bridge import Bridge
from facilitator.ui.review import ReviewScreen
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets import FootItem
from facilitator.ui.window.frame import REVIEW, Frame
from facilitator.ui.window.looks import Looks
from tests.lookback import reviewed

LOOKS = (
    ("1440-dark", (1440, 900), "en", {"dark": True, "scale": 1.0}),
    ("1280-light", (1280, 720), "en", {"dark": False, "scale": 1.0}),
    ("1280-es", (1280, 720), "es", {"dark": True, "scale": 1.0}),
    ("200", (1440, 900), "en", {"dark": True, "scale": 2.0}),
)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    for name, size, language, look in LOOKS:
        with tempfile.TemporaryDirectory() as home:
            draw(app, folder, Path(home), name, size=size, language=language, look=look)


def draw(app, folder, home, name, *, size, language, look):
    i18n.use(language)
    run = reviewed(language, path=home / "levant-26.exercise")
    looks = Looks()
    looks.settings = Settings(**look)
    bridge, tasks = Bridge(run.conduct), Tasks()
    frame = Frame(app, looks)
    frame.finish()
    frame.resize(*size)
    screen = ReviewScreen(frame.theme, bridge, tasks)
    frame.set_screen(REVIEW, screen)
    frame.name_exercise(run.conduct.exercise.title)
    frame.foot.set_left((FootItem(text="Facilitator"),))
    frame.show()
    frame.show_screen(REVIEW)
    for state in states(app, screen):
        settle(app)
        frame.grab().save(str(folder / f"review-{state}-{name}.png"))
    tasks.close()
    bridge.close()
    frame.close()
    frame.deleteLater()
    settle(app)
    run.file.close()


def states(app, screen):
    """Bring the pages into one state after another; yield the name of each while it holds."""
    page = screen.pages.currentWidget()
    wait(app, lambda: page.figure is not None and page.played.last is not None)
    settle(app)
    yield "timeline"
    page.figure.lane = 1
    page.figure.step(-1)
    page.figure.zoom(4)
    yield "timeline-entry"
    page.forget()
    page.figure.show_all()
    page.figure.scrub(page.figure.line.until.total_seconds() * 0.6)
    page.figure.veil(page.figure.at)
    yield "timeline-replay"
    page.forget()
    page.turn()
    yield "timeline-numbers"
    page.turn()
    yield from decisions(app, screen)


def decisions(app, screen):
    screen.show_page(1)
    page = screen.pages.currentWidget()
    wait(app, lambda: page.strip is not None)
    page.strip.choose(0, 2)
    for place, name in enumerate(("strip", "matrix", "work", "coverage", "agreement")):
        page.show_section(place)
        settle(app)
        yield name
    page.show_section(0)
    page.turn_scale()
    yield "strip-minutes"


def wait(app, held):
    while not held():
        app.processEvents()


def settle(app):
    for _turn in range(10):
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
