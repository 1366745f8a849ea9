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
from datetime import UTC, date, datetime  # noqa: E402

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from facilitator.domain.entry import Author  # noqa: E402
from facilitator.domain.evaluation import Rating  # noqa: E402
from facilitator.domain.events import FeedbackGiven, HotWashSort  # noqa: E402
from facilitator.domain.improvement import (  # noqa: E402
    CorrectiveAction,
    Element,
    Finding,
    FindingSort,
)
from facilitator.i18n import use  # noqa: E402
from facilitator.services.conduct import Conduct  # noqa: E402
from facilitator.services.evidence import EvidenceFeed  # noqa: E402
from facilitator.services.now import PlayedClock  # noqa: E402
from facilitator.services.planning import exercise_from_scenario  # noqa: E402
from facilitator.services.playing import Play  # noqa: E402
from facilitator.services.reviewing import Reviewing  # noqa: E402
from facilitator.services.scenarios import load  # noqa: E402
from facilitator.store.file import ExerciseFile  # noqa: E402
from facilitator.ui.bridge import Bridge  # noqa: E402
from facilitator.ui.review import ReviewScreen  # noqa: E402
from facilitator.ui.tasks import Tasks  # noqa: E402
from facilitator.ui.theme import Theme, density_for  # noqa: E402
from facilitator.ui.widgets import apply_theme, install  # noqa: E402

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


def speak(conduct: Conduct) -> None:
    """Say something of everything there is to say."""
    reviewing, feed = Reviewing(conduct), EvidenceFeed(conduct)
    steps = feed.steps(reviewing.review)
    for at, step in enumerate(steps[:14]):
        for by in ("Evaluator 1", "Evaluator 2"):
            letter = "SPMSNU"[(at + (by[-1] == "2" and at % 3 == 0)) % 6]
            reviewing.rate(step.rated, step.of, Rating(letter), by=by, note="Seen at the table.")
    for step in steps[3:7]:
        why = "Reached, after a second call."
        reviewing.settle(step.rated, step.of, Rating.SOME_CHALLENGES, reason=why)
    shown = [each.entry.ref for each in feed.observations()[:6]]
    texts = (
        (FindingSort.STRENGTH, "One signed message went out in three minutes"),
        (FindingSort.STRENGTH, "The zone was redrawn one minute after the forecast"),
        (FindingSort.IMPROVE, "No plan names a crane; the estate road stayed jammed"),
        (FindingSort.IMPROVE, "Two lists of care-home places were kept side by side"),
    )
    for at, (sort, text) in enumerate(texts):
        ident = f"f{at}"
        found = Finding(
            id=ident,
            number=0,
            sort=sort,
            text=text,
            element=Element.PLANNING if at > 1 else None,
            agencies=(conduct.exercise.agencies[at].id,),
            evidence=tuple(shown[at : at + 1]),
            objective=conduct.exercise.objectives[0].id,
        )
        reviewing.write_finding(found)
        if sort is FindingSort.IMPROVE:
            reviewing.write_action(
                CorrectiveAction(
                    id=f"a{at}",
                    number=0,
                    finding=ident,
                    text="A tow contract in the summer road plan",
                    owner="Local police",
                    due=date(2027, 3, 31),
                    element=Element.PLANNING,
                )
            )
    for agency in conduct.exercise.agencies[:3]:
        reviewing.note_hot_wash(
            agency.id, HotWashSort.WELL, "The first picture was shared", votes=2
        )
        reviewing.note_hot_wash(agency.id, HotWashSort.BETTER, "Who keeps the list of places?")
        reviewing.note_hot_wash(agency.id, HotWashSort.CHANGE, "One map for all tables")
    for score in (3, 4, 5):
        reviewing.give_feedback(
            FeedbackGiven(
                form="",
                agency=conduct.exercise.agencies[0].id,
                strengths=("Calm radio",),
                scores=(("plausible", score), ("structured", 4)),
                remarks="More time for the last inject",
            )
        )


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
    steps = getattr(page, "steps", None)
    if steps is not None:
        page.who.set_current(0)
        steps.setFocus()
        steps.pick(4)
    board = getattr(page, "prepare_shot", None)
    if board is not None:
        board()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
