"""What is erased is nowhere, and nothing of the program asks the network (FAULTS R63, R64)."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.services.erasing import erase, what_goes
from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.salvaging import salvage
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from tests.faults.chance import chance
from tests.faults.kills import Promises, killed
from tests.faults.setcheck import MARK

ROOT = Path(__file__).parents[2]
TITLE = "Quixotic levee"


def in_the_profile():
    """Return every file of the profile in which a line or the title stands."""
    home = Path(os.environ["HOME"])
    found = []
    for each in home.rglob("*"):
        if each.is_file():
            text = each.read_bytes().decode(errors="replace")
            if MARK.search(text) or TITLE in text or "quixotic" in each.name.casefold():
                found.append(each.name)
    return found


def played():
    """Type, kill, salvage and close: leave behind what a bad day leaves behind."""
    clock = RealClock()
    plan = exercise_from_scenario(load("first-look", "en"), title=TITLE, now=clock.now())
    session = Shelf(clock).make(plan)
    session.conduct.file.close()
    promises = Promises()
    for number in range(2):
        killed(promises, chance(number), None if number else session.path)
    assert promises.saved, "the program did not start"
    salvage(session.path, clock=clock)
    shelf = Shelf(clock)
    again = shelf.open(session.path)
    again.conduct.end("enough")
    shelf.close(again)
    # what a salvage that was killed leaves
    path = session.path
    for name in (f".{path.name}.salvaged", f".{path.name}.0a1b2c3d.copy", f".{path.name}.aa.new"):
        path.with_name(name).write_bytes(path.read_bytes())
    return path, shelf


def erased(*, without_copies=False):
    path, shelf = played()
    assert in_the_profile()
    row = next(each for each in shelf.recent() if each.path == str(path))
    doomed = what_goes(row, shelf.recent(), now=shelf.clock.now)
    if without_copies:
        doomed = replace(doomed, neighbours=())
    erase(doomed, TITLE, shelf.library)
    return in_the_profile()


@pytest.mark.row("R63", "a day with kills and a salvage, erased")
def test_after_erasing_no_byte_of_the_exercise_is_in_the_profile():
    assert erased() == []


@pytest.mark.fault
@pytest.mark.known_bad("R63", "what lies beside the file is forgotten")
def test_neighbours_that_are_forgotten_are_found():
    assert erased(without_copies=True) != []


# --- without a network -------------------------------------------------------------------------

WHOLE = """
import pathlib, sys
from tests.faults.recorder import recording
from facilitator.__main__ import main
folder = pathlib.Path(sys.argv[1])
sys.argv = ["facilitator", "demo", "--out", str(folder)]
with recording() as heard:
    try:
        code = main()
    except SystemExit as left:
        code = left.code
asked = [each for each in heard if each[0].startswith("socket.")]
print("ASKED", code or 0, len(asked), asked[:3], (folder / "after-action.pdf").stat().st_size)
"""
ASKS = """
import socket
from tests.faults.recorder import recording
with recording() as heard:
    try:
        socket.getaddrinfo("facilitator.invalid", 443)
    except OSError:
        pass
asked = [each for each in heard if each[0].startswith("socket.")]
print("ASKED", 0, len(asked), asked[:3], 1)
"""


def cut_off(script, folder):
    """Run a script in a network of its own, which leads nowhere; return how often it asked."""
    words = [sys.executable, "-c", script, str(folder)]
    alone = ["unshare", "--net", "--"]
    tried = subprocess.run([*alone, "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this machine cannot cut a process off from the network")
    done = subprocess.run(
        [*alone, *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    said = next(each for each in done.stdout.splitlines() if each.startswith("ASKED")).split()
    assert said[1] == "0"
    return int(said[2])


@pytest.mark.fault
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")
@pytest.mark.row("R64", "a whole exercise and its report, cut off from the network")
def test_a_whole_exercise_asks_the_network_for_nothing(tmp_path):
    assert cut_off(WHOLE, tmp_path) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")
@pytest.mark.known_bad("R64", "a program that asks for a name")
def test_a_question_for_a_name_is_heard(tmp_path):
    assert cut_off(ASKS, tmp_path) == 1


def test_every_package_is_locked_by_its_hash():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    named = [each for each in lock.splitlines() if each and not each.startswith((" ", "#", "-"))]

    assert named
    assert all("==" in each and each.endswith("\\") for each in named)
    assert lock.count("--hash=sha256:") >= len(named)
