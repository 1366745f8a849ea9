"""Opening an exercise as the window does: check, plan, and the fold of all its entries."""

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.bench.figures import figure, median, sampled
from tests.bench.made import now

SECONDS = 0.6


def open_and_fold(path):
    with ExerciseFile.open(path, now=now) as file:
        Conduct(file, clock=PlayedClock(now()), author=Author(role="facilitator"))


def measure(made):
    found = []
    for size in made.sizes[1:]:
        path = made.exercise(size)
        taken = sampled(made.samples(9, 2), lambda path=path: open_and_fold(path))
        largest = size == made.sizes[-1]
        found.append(
            figure(
                f"open and fold {size:,} entries",
                median(taken) / 1000,
                "s",
                SECONDS if largest else None,
                values=taken,
                per=1000,
            )
        )
    return found
