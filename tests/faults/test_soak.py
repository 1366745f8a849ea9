"""A long exercise in the window: nothing leaks, nothing blocks, Qt is calm (FAULTS R60 to R62)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = float(os.environ.get("FACILITATOR_SOAK_S", "60"))
"""An hour is 3600; 60 s and 1,200 lines are enough to see a drift."""
BLOCKED_MS = 100
AN_ENTRY = 20_000
"""Bytes: what an entry may cost in memory, with its row in the window."""
MANY = 1000
"""Lines, before which what is loaded for the first report outweighs all else."""
IMMORTAL = sys.version_info >= (3, 12)


def soaked(folder, seconds, entries, *broken):
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.soak", str(seconds), str(entries), folder, *broken],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    print(done.stdout)
    return json.loads(done.stdout.splitlines()[-1])


def wrong(found):
    """Return what was not as it is promised."""
    bad = []
    if not IMMORTAL and found["none"] < -200:
        bad.append("references to None were given away")
    if found["blocked_ms"] > BLOCKED_MS:
        bad.append("the window was blocked")
    if found["entries"] >= MANY and found["grown_bytes_an_entry"] > AN_ENTRY:
        bad.append("memory grew")
    if found["warnings"]:
        bad.append("Qt complained")
    return bad


def test_a_short_exercise_leaks_blocks_and_complains_of_nothing(tmp_path):
    assert wrong(soaked(tmp_path, 1, 90)) == []


@pytest.mark.fault
@pytest.mark.row("R60", "soak: references to None, memory")
@pytest.mark.row("R61", "soak: turns of the event loop, p99.9 <= 100 ms")
@pytest.mark.row("R62", "soak: warnings of Qt")
def test_a_long_exercise_leaks_blocks_and_complains_of_nothing(tmp_path, tally):
    found = soaked(tmp_path, SECONDS, 1200)

    tally(found["entries"])
    assert found["reports"] > 0
    assert wrong(found) == []


@pytest.mark.fault
@pytest.mark.skipif(IMMORTAL, reason="None cannot be freed from Python 3.12 on")
@pytest.mark.known_bad("R60", "a binding that gives references to None away")
def test_references_that_are_given_away_are_noticed(tmp_path):
    assert "references to None were given away" in wrong(soaked(tmp_path, 1, 30, "--leak"))


@pytest.mark.fault
@pytest.mark.known_bad("R61", "a slot that works for 0.3 s")
def test_a_slot_that_works_long_is_noticed(tmp_path):
    assert "the window was blocked" in wrong(soaked(tmp_path, 1, 150, "--block"))


@pytest.mark.known_bad("R62", "a warning of Qt")
def test_a_warning_of_qt_is_noticed(tmp_path):
    assert "Qt complained" in wrong(soaked(tmp_path, 1, 20, "--warn"))
