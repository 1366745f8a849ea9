"""The program is killed at any moment while somebody types into its window (FAULTS R1, U28)."""

import pytest

from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from tests.faults.chance import chance
from tests.faults.kills import Promises, killed
from tests.faults.setcheck import NOTHING, found_in, in_file, wrong

RESTART_S = 3
"""What a start may work, from the process's first moment until its first line is saved."""


@pytest.fixture
def path():
    clock = RealClock()
    plan = exercise_from_scenario(load("first-look", "en"), title="Cut off", now=clock.now())
    session = Shelf(clock).make(plan)
    session.conduct.file.close()
    return session.path


def play(path, seed, kills, *, early=False):
    """Kill so often; the first start is told the file, all others find it by themselves."""
    luck, promises = chance(seed), Promises()
    for number in range(kills):
        killed(promises, luck, None if number else path, early=early)
    return promises


def test_what_the_window_said_is_saved_outlives_kills(path, tmp_path):
    promises = play(path, seed=1, kills=3)

    found = found_in(path, tmp_path, RealClock().now)
    assert len(promises.saved) >= 3
    for each in (found.file, found.table, found.report):
        assert wrong(promises.saved, promises.typed, each) == NOTHING
    assert promises.failed == []


@pytest.mark.fault
@pytest.mark.row("R1", "kills through the window: database, CSV, PDF")
@pytest.mark.parametrize("seed", range(20))
def test_five_hundred_kills_lose_nothing_and_double_nothing(path, tmp_path, seed, tally):
    print("seed", seed)
    tally(25)

    promises = play(path, seed=seed, kills=25)

    found = found_in(path, tmp_path, RealClock().now)
    assert len(promises.saved) >= 25
    for each in (found.file, found.table, found.report):
        assert wrong(promises.saved, promises.typed, each) == NOTHING
    print("waited for, s:", *(f"{each:.1f}" for each in sorted(promises.waits)))
    print("worked, s:", *(f"{each:.1f}" for each in sorted(promises.starts)))
    assert max(promises.starts) <= RESTART_S
    assert promises.failed == []


@pytest.mark.known_bad("R1", "the tick before the commit")
def test_with_the_tick_before_the_commit_entries_are_lost(path):
    promises = play(path, seed=2, kills=1, early=True)

    marks = in_file(path, RealClock().now)
    assert wrong(promises.saved, promises.typed, marks)["lost"]
