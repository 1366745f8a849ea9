"""kill -9 at any moment: what was acknowledged is there, once, without gaps (FAULTS R1)."""

# ruff: noqa: S311 - the chance is seeded; the commands are our own

import random
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.store.file import ExerciseFile
from tests.store.made import EXERCISE, now

ROOT = Path(__file__).parents[2]
APPEND = """
import datetime, pathlib, sys
from facilitator.store.file import ExerciseFile
from tests.store.made import decisions
now = lambda: datetime.datetime.now(datetime.UTC)
file = ExerciseFile.open(pathlib.Path(sys.argv[1]), now=now)
number = file.journal.last_line()
while True:
    number += 1
    (entry,) = file.journal.append(decisions(1, first=number))
    sys.stdout.write(f"{entry.event.number}\\n")
    sys.stdout.flush()
"""


def killed(path, chance):
    """Append in another process, kill it at a random moment, return what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", APPEND, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        acknowledged = [int(process.stdout.readline()) for _ in range(chance.randint(1, 40))]
        # the kill falls somewhere into the appends that go on meanwhile
        for _ in range(chance.randint(0, 20_000)):
            pass
        process.kill()
        rest = process.stdout.read().split(b"\n")
    # the last piece may have been cut by the kill
    return acknowledged + [int(each) for each in rest[:-1]]


def play(path, rounds, seed):
    ExerciseFile.create(path, EXERCISE, now=now).close()
    chance, acknowledged = random.Random(seed), []
    for _ in range(rounds):
        acknowledged += killed(path, chance)
        with ExerciseFile.open(path, now=now) as file:
            numbers = [entry.event.number for entry in file.journal.entries()]
            verdict = file.journal.verify()
            assert set(acknowledged) <= set(numbers)
            assert numbers == list(range(1, len(numbers) + 1))
            assert verdict.good
            assert len(verdict.stations) == 1
            assert file.database.rows("PRAGMA quick_check") == [("ok",)]
    return acknowledged


def test_nothing_acknowledged_is_lost_or_doubled(path):
    assert len(play(path, rounds=30, seed=1)) >= 30


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(10))
def test_nothing_acknowledged_is_lost_or_doubled_in_500_kills(path, seed):
    assert len(play(path, rounds=50, seed=100 + seed)) >= 50
