"""After a kill the same window comes back, and the foot says that nothing is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from facilitator.services.settings import Settings, save

PLAYED = """
import sys
from pathlib import Path
from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
clock = RealClock()
plan = exercise_from_scenario(load("first-look", "en"), title="Cut off", now=clock.now())
session = Shelf(clock).make(plan)
session.conduct.start()
session.conduct.log("first line")
print(session.path, flush=True)
sys.stdin.read()
"""


def test_what_was_committed_before_a_kill_is_there_and_said_in_the_foot(user):
    played = subprocess.Popen(
        [sys.executable, "-c", PLAYED],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    path = played.stdout.readline().strip()
    os.kill(played.pid, signal.SIGKILL)
    played.communicate()
    save(Settings(open_file=path, clean=False))

    user.starts()

    user.waits(lambda: user.host.session is not None)
    said = user.frame.foot.accessibleDescription()
    assert "Restored " in said
    assert "nothing lost (2 entries)" in said
    assert user.banner == ""


def test_a_file_that_is_gone_is_no_reason_not_to_start(user):
    save(Settings(open_file="/nowhere/gone.exercise", clean=False))

    user.starts()

    user.waits(lambda: user.host.looks.settings.open_file == "")
    assert user.host.session is None
