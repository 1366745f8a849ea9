"""Played exercises of a size, each made once and copied for whoever writes into it."""

import os
import shutil
from datetime import UTC, datetime, timedelta

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.simulating import simulate
from facilitator.store.file import ExerciseFile

INJECTS, AGENCIES, SEED = 100, 6, 7
FULL = (0, 10_000, 50_000)
QUICK = (0, 500, 1_000)


def now():
    return datetime(2027, 1, 1, tzinfo=UTC)


class Made:
    """The exercises of a run, in a folder that is gone after it; ``times`` multiplies samples."""

    def __init__(self, folder, *, quick=False, times=1):
        self.folder = folder
        self.quick = quick
        self.times = times
        self.sizes = QUICK if quick else FULL
        self._copies = 0

    def samples(self, full, quick):
        return (quick if self.quick else full) * self.times

    def exercise(self, entries):
        """Return an exercise in play with that many log entries; nobody writes into it."""
        path = self.folder / f"{entries}.exercise"
        if not path.exists():
            simulate(
                path, injects=INJECTS, agencies=AGENCIES, entries=entries, seed=SEED, ended=False
            )
        return path

    def copy(self, entries):
        """Return a copy to write into."""
        self._copies += 1
        path = self.folder / f"copy-{self._copies}.exercise"
        shutil.copyfile(self.exercise(entries), path)
        self.settle()
        return path

    def settle(self):
        """Have on the disk what was made: its writing is not what is measured."""
        if hasattr(os, "sync"):
            os.sync()


def conduct_of(path):
    """Open an exercise where its play stands; the clock is moved by hand."""
    clock = PlayedClock(now())
    file = ExerciseFile.open(path, now=clock.now)
    last = file.journal.last_line()
    (line,) = file.journal.lines([last]) or (None,)
    at = line.entry.logged_at + timedelta(seconds=20) if line else now()
    clock.move(at - clock.now())
    return Conduct(file, clock=clock, author=Author(role="facilitator")), clock
