"""Draw the start page in its sizes, lights and languages into a folder, for a person to look at.

Usage: python tests/shots_library.py [FOLDER]
"""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from facilitator.app import application, open_window  # noqa: E402
from facilitator.domain.entry import Author  # noqa: E402
from facilitator.i18n import use  # noqa: E402
from facilitator.services.conduct import Conduct  # noqa: E402
from facilitator.services.now import PlayedClock  # noqa: E402
from facilitator.services.planning import exercise_from_scenario, rehearsal_of  # noqa: E402
from facilitator.services.playing import Play  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.services.session import Shelf  # noqa: E402
from facilitator.ui.window.frame import REVIEW  # noqa: E402

LEVANT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def fill_shelf() -> None:
    """Put a few exercises on the list, in several states."""
    for title, days, rehearse, steps in (
        ("LEVANT 25", 400, False, 10_000),
        ("LEVANT 26 rehearsal", 16, True, 60),
        ("PLAÇA 27", 3, False, 0),
        ("LEVANT 26", 0, False, 10_000),
    ):
        clock = PlayedClock(LEVANT - timedelta(days=days))
        shelf = Shelf(clock)
        made = exercise_from_scenario(load("wildfire", "en"), title=title, now=clock.now())
        session = shelf.make(rehearsal_of(made) if rehearse else made)
        conduct = Conduct(session.conduct.file, clock=clock, author=Author(role="facilitator"))
        play = Play(conduct, clock).steps()
        for _step in range(steps):
            if next(play, "over") == "over":
                break
        shelf.close(replace(session, conduct=conduct))


def settle(app: QApplication) -> None:
    """Let everything that waits be done."""
    for _turn in range(20):
        app.processEvents()
        QTest.qWait(5)


def main(folder: Path) -> None:
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    fill_shelf()
    opened = open_window(app)
    settle(app)
    window, host = opened.frame, opened.host
    looks = window.looks
    script = os.environ.get("FACILITATOR_SCRIPT", "")

    def shot(name: str, width: int, height: int, **changes: object) -> None:
        looks.keep(replace(looks.settings, **changes))
        looks.changed.emit()
        window.resize(width, height)
        settle(app)
        window.grab().save(str(folder / f"library-{name}.png"))

    plain = {"dark": True, "scale": 1.0}
    shot("dark-1440", 1440, 900, **plain)
    shot("dark-1280", 1280, 720, **plain)
    shot("dark-1920", 1920, 1080, **plain)
    shot("light-1280", 1280, 720, dark=False, scale=1.0)
    shot("200", 1440, 900, dark=True, scale=2.0)
    shot("200-1280", 1280, 720, dark=False, scale=2.0)
    host.library.start.focus_scenarios()
    shot("scenario-1280", 1280, 720, **plain)
    host.speak("es")
    use("es")
    shot("es-1280", 1280, 720, **plain)
    host.speak("en")
    for number, each in enumerate(filter(None, script.split(os.pathsep))):
        host.library.take_path(Path(each))
        while host.library.importing.busy():
            settle(app)
        shot(f"import-{number}-1280", 1280, 720, **plain)
        shot(f"import-{number}-1440", 1440, 900, dark=False, scale=1.0)
        shot(f"import-{number}-200", 1440, 900, dark=True, scale=2.0)
    host.library.back()
    host.library.start.exercises.pick(0)
    host.library.start.take()
    shot("open-1280", 1280, 720, **plain)
    host.screens.show(REVIEW)
    shot("review-1280", 1280, 720, **plain)
    screen = window.pages.widget(REVIEW)
    screen.show_report()
    review = screen.pages.currentWidget()
    review.build()
    while review.busy():
        settle(app)
    shot("review-built-1440", 1440, 900, **plain)
    shot("review-built-light-1280", 1280, 720, dark=False, scale=1.0)
    shot("review-200", 1440, 900, dark=True, scale=2.0)
    opened.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/shots"))
