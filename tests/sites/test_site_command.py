"""The commands: host, join, come back, look, take the lead; and the window's shelf."""

import subprocess
import sys

import pytest

from facilitator.domain.errors import Reason
from facilitator.services.now import RealClock
from facilitator.sites import kept
from facilitator.sites.shelf import RoomShelf
from facilitator.sites.standing import Link
from facilitator.store.file import ExerciseFile
from tests.sites.rooms_of_a_test import free_ports, script, site, until


def site_(*words):
    return [sys.executable, "-m", "facilitator", "site", *map(str, words)]


def said(*words):
    done = subprocess.run(site_(*words), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_a_room_hosts_another_joins_and_both_are_seen(tmp_path):
    own, other = tmp_path / "own.exercise", tmp_path / "other.exercise"
    ExerciseFile.create(own, script(), now=RealClock().now).close()
    (port,) = free_ports(1)
    port = min(port, 60_000)
    host = subprocess.Popen(
        site_("host", own, "--address", "127.0.0.1", "--port", port, "--name", "Office"),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        lines = [host.stdout.readline() for _ in range(4)]
        (code,) = [each.split(": ")[1].strip() for each in lines if each.startswith("Room 2")]

        made = said("join", code, "--name", "Coast", "--agency", "pd", "-o", other, "--only-make")
        joined = subprocess.Popen(site_("join", other), stdout=subprocess.PIPE, text=True)
        try:
            until(lambda: "Linked" in joined.stdout.readline())
            until(lambda: "holds the same" in said("status", own)[1])
            shown = said("status", own)
        finally:
            joined.terminate()
            joined.communicate()
    finally:
        host.terminate()
        host.communicate()

    assert made[0] == 0, made
    assert shown[0] == 0, shown
    assert "Office · leads" in shown[1]
    assert "Coast" in shown[1]
    assert "holds the same" in shown[1]
    with ExerciseFile.open(own, now=RealClock().now) as file:
        assert file.journal.verify().good
        assert len(file.journal.heads()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("join", "facilitatorsite1.nonsense", "--name", "x"),
        ("join", "no such line", "--name", "x"),
        ("status", "own.exercise"),
        ("host", "own.exercise"),
        ("host", "own.exercise", "--address", "127.0.0.1", "--peer", "two=10.0.0.2"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    ExerciseFile.create(tmp_path / "own.exercise", script(), now=RealClock().now).close()

    code, told = said(*words)

    assert code
    assert "Traceback" not in told
    assert len(told.strip()) > 20


def test_taking_the_lead_needs_somebody_to_take_it_from(tmp_path):
    path = tmp_path / "own.exercise"
    ExerciseFile.create(path, script(), now=RealClock().now).close()

    code, told = said("lead", path, "--reason", "evacuated")

    assert code
    assert Reason.ALREADY_LEADING in Reason
    assert "already" in told


@pytest.mark.slow
def test_the_window_links_a_room_for_as_long_as_it_has_it_open(tmp_path):
    with site(tmp_path) as made:
        first = made.room(1)
        path = tmp_path / "room-2.exercise"
        ExerciseFile.create(path, script(), now=RealClock().now).close()
        with ExerciseFile.open(path, now=RealClock().now) as file:
            kept.keep(file.station, made.place(2))
        shelf = RoomShelf(RealClock())
        session = shelf.open(path)
        until(lambda: shelf.line(session).standing().link is Link.CONNECTED)

        session.conduct.log(". typed in the window")
        until(lambda: first.conduct.state.logged == 1)
        line = shelf.line(session)
        shelf.close(session)

        assert line.standing().link is Link.STOPPED
        assert shelf.line(session) is None


def test_an_exercise_that_is_in_no_site_imports_nothing_of_one(tmp_path):
    path = tmp_path / "own.exercise"
    ExerciseFile.create(path, script(), now=RealClock().now).close()
    look = (
        "import sys\nfrom pathlib import Path\n"
        "from facilitator.services.now import RealClock\n"
        "from facilitator.sites.shelf import RoomShelf\n"
        f"shelf = RoomShelf(RealClock()); shelf.close(shelf.open(Path({str(path)!r})))\n"
        "kinds = ('nats', 'replicator')\n"
        "print([each for each in sys.modules if set(each.split('.')) & set(kinds)])"
    )

    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
