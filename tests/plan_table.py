"""A plan on its desk, without a window: what the pages of the Plan screen are given."""

import time
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent

from facilitator.domain.checks import CheckSort
from facilitator.domain.entry import Author
from facilitator.domain.msel import Msel
from facilitator.services.conduct import Conduct
from facilitator.services.editing import Planner
from facilitator.services.now import PlayedClock
from facilitator.services.scenarios import load
from facilitator.store.file import ExerciseFile
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks
from tests.builders import STARTEX, minutes

SOON_S = 60


class PlanTable:
    """A desk with a plan, and the workers."""

    def __init__(self, plan):
        clock = PlayedClock(STARTEX)
        self.file = ExerciseFile.memory(plan, now=clock.now)
        self.conduct = Conduct(self.file, clock=clock, author=Author(role="facilitator"))
        self.desk = PlanDesk(Planner(self.conduct))
        self.tasks = Tasks()
        self.sought, self.weighed = [], []
        self.desk.sought.connect(lambda *what: self.sought.append(what))
        self.desk.weighed.connect(lambda *counts: self.weighed.append(counts))

    def row(self, ident):
        return self.desk.exercise.msel.row(ident)

    def until(self, holds):
        """Let the window's thread work until something holds."""
        end = time.monotonic() + SOON_S
        while not holds():
            if time.monotonic() > end:
                raise AssertionError("it did not come to hold")
            QCoreApplication.processEvents()

    def start(self):
        """Start the exercise: from now on the plan is only read."""
        self.conduct.start()
        self.desk.look_whether_open()

    def close(self):
        self.tasks.close()
        self.desk.close()
        self.desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.file.close()


@contextmanager
def laid_out(plan):
    table = PlanTable(plan)
    try:
        yield table
    finally:
        table.close()


def wildfire(language="en", *, faults=True):
    """Return a built-in plan, with a few things that the checks find."""
    plan = load("wildfire", language)
    if not faults:
        return plan
    changes = {
        "i10": {"to": ("ambulance",)},
        "i14": {"objectives": ()},
        "i15": {"text": "", "read_aloud": ""},
    }
    rows = (replace(each, **changes.get(each.id, {})) for each in plan.msel.rows)
    return replace(plan, msel=Msel(rows=tuple(rows)))


def large(rows=2000, language="en"):
    """Return the wildfire, again and again until it has so many rows."""
    plan = load("wildfire", language)
    made, turn = [], 0
    while len(made) < rows:
        made += [_again(each, turn) for each in plan.msel.rows]
        turn += 1
    return replace(plan, msel=Msel(rows=tuple(made[:rows])))


def _again(row, turn):
    owed = tuple(replace(each, id=f"{each.id}-{turn}") for each in row.expected)
    return replace(
        row,
        id=f"{row.id}-{turn}",
        number=f"{row.number}.{turn}",
        planned=None if row.planned is None else row.planned + turn * minutes(120),
        contingency_for=row.contingency_for and f"{row.contingency_for}-{turn}",
        expected=owed,
    )


def sorts(looked):
    return {each.sort for each in looked.checks} if looked else set[CheckSort]()
