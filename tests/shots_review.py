"""Draw the pages of the review into a folder, for a person to look at.

Usage: python tests/shots_review.py FOLDER [PAGE ...]
"""

import os
import sys
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="facilitator-shots-"))
for _name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from dataclasses import replace  # noqa: E402
from datetime import UTC, datetime  # noqa: E402

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from facilitator.domain.entry import Author  # noqa: E402
from facilitator.i18n import use  # noqa: E402
from facilitator.services.conduct import Conduct  # noqa: E402
from facilitator.services.now import PlayedClock  # noqa: E402
from facilitator.services.planning import exercise_from_scenario  # noqa: E402
from facilitator.services.playing import Play  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.store.file import ExerciseFile  # noqa: E402
from facilitator.ui.bridge import Bridge  # noqa: E402
from facilitator.ui.review import ReviewScreen  # noqa: E402
from facilitator.ui.tasks import Tasks  # noqa: E402
from facilitator.ui.theme import Theme, density_for  # noqa: E402
from facilitator.ui.widgets import apply_theme, install  # noqa: E402
from tests.reviewed import speak  # noqa: E402

AT = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
SIZES = (
    ("dark-1440", 1440, 840, 1.0, True, "en"),
    ("light-1280-es", 1280, 650, 1.0, False, "es"),
    ("dark-200", 1440, 840, 2.0, True, "en"),
)


def played(language: str) -> Conduct:
    """Return an exercise that was played, and spoken of."""
    clock = PlayedClock(AT)
    plan = exercise_from_scenario(load("wildfire", language), title="LEVANT 26", now=clock.now())
    file = ExerciseFile.memory(plan, now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    for _step in Play(conduct, clock).steps():
        pass
    speak(conduct)
    return conduct


def settle(app: QApplication) -> None:
    """Let everything that waits be done."""
    for _turn in range(10):
        app.processEvents()
        QTest.qWait(5)


def main(folder: Path, wanted: list[str]) -> None:
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv)
    tasks = Tasks()
    for name, width, height, scale, dark, language in SIZES:
        use(language)
        conduct = played(language)
        theme = replace(
            Theme(dark=dark, scale=scale), density=density_for(width, height + 60, scale)
        )
        install(app, theme)
        screen = ReviewScreen(theme, Bridge(conduct), tasks)
        screen.resize(width, height)
        screen.show()
        for place in range(screen.pages.count()):
            screen.show_page(place)
            page = screen.pages.currentWidget()
            apply_theme(screen, theme)
            if wanted and type(page).__name__ not in wanted:
                continue
            prepare(page)
            settle(app)
            screen.grab().save(str(folder / f"review-{type(page).__name__}-{name}.png"))
        screen.close()
    tasks.close()


def prepare(page) -> None:
    """Bring a page into a state in which there is something to see."""
    played = getattr(page, "played", None)
    figure = "figure" if hasattr(page, "figure") else "strip"
    while played is not None and (played.last is None or getattr(page, figure, 1) is None):
        QTest.qWait(20)
    steps = getattr(page, "steps", None)
    if steps is not None:
        page.who.set_current(0)
        steps.setFocus()
        steps.pick(4)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
