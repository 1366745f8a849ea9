"""The disk is full, the folder may not be written to, the stick is pulled (FAULTS R4, R5)."""

import time
from contextlib import contextmanager, suppress

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.errors import Failed
from facilitator.services.now import RealClock
from facilitator.services.places import state_dir
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.store.database import Database
from facilitator.store.file import ExerciseFile
from facilitator.ui.widgets import BannerKind
from tests.e2e.conftest import User
from tests.faults.media import fill, read_only, small_disk
from tests.faults.setcheck import NOTHING, in_file, wrong
from tests.store.made import EXERCISE, decision, draft, now

LOGGED = 20
SOON_MS = 20_000
"""Every other second what waits is tried again; the rest is for a slow machine."""


@pytest.fixture
def user(qapp, qtbot):
    made = User(qapp, qtbot)
    yield made
    made.quits()


def exercise_at(path):
    clock = RealClock()
    plan = exercise_from_scenario(load("first-look", "en"), title="Full", now=clock.now())
    path.parent.mkdir(parents=True, exist_ok=True)
    session = Shelf(clock).make(plan, path)
    session.conduct.start()
    Shelf(clock).close(session)
    return path


class Desk:
    """The entry line, and what it said was saved."""

    def __init__(self, user):
        self.user, self.saved, self.typed = user, [], []
        user.conduct.desk.entry.saved.connect(self._saved)

    def _saved(self, entry):
        self.saved.append(entry.event.typed.split()[-1])

    @property
    def line(self):
        return self.user.conduct.desk.parts.dock.line

    @property
    def banner(self):
        return self.user.conduct.desk.parts.banner

    @property
    def waiting(self):
        return self.user.conduct.desk.entry.elsewhere.count

    def enters(self):
        mark = f"q{len(self.typed)}z"
        self.typed.append(mark)
        self.line.setFocus()
        self.user.types(f"fd engines out {mark}")
        self.user.presses(Qt.Key.Key_Return)


def opens(user, path):
    user.starts(path)
    user.waits(lambda: user.host.session is not None)
    return Desk(user)


def log_until_full(desk):
    for _line in range(300):
        desk.enters()
        if desk.line.text():
            return
    raise AssertionError("the disk never filled up")


@pytest.mark.row("R4", "a disk of 2 MB fills up under the window")
def test_on_a_full_disk_the_text_stays_and_goes_in_when_there_is_room(user, tmp_path, monkeypatch):
    with small_disk(tmp_path / "disk", 2048) as disk:
        # this laptop has no other disk: nothing can be put aside either
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            monkeypatch.setenv(f"XDG_{name}_HOME", str(disk / name.lower()))
        path = exercise_at(disk / "full.exercise")
        desk = opens(user, path)
        stuffing = fill(disk, leave=60_000)

        log_until_full(desk)

        assert desk.line.text().endswith(desk.typed[-1])
        assert desk.banner.isVisible()
        assert desk.banner._kind is BannerKind.RED
        assert "disk is full" in desk.banner.words.text()
        assert wrong(desk.saved, desk.typed, in_file(path, RealClock().now)) == NOTHING
        assert len(desk.saved) > 0
        stuffing.unlink()
        began = time.monotonic()
        user.waits(lambda: not desk.line.text() and not desk.waiting, SOON_MS)
        assert time.monotonic() - began < SOON_MS / 1000
        assert wrong(desk.typed, desk.typed, in_file(path, RealClock().now)) == NOTHING
        user.quits()


class Away:
    """A folder whose stick was pulled."""

    def __init__(self, folder):
        self.folder, self.away = folder, folder.with_name("away")

    def __enter__(self):
        self.folder.rename(self.away)

    def __exit__(self, *_error):
        self.away.rename(self.folder)


@pytest.mark.row("R5", "folder read-only or gone, twenty lines")
@pytest.mark.parametrize("gone", [read_only, Away], ids=["read-only", "pulled"])
def test_what_the_folder_does_not_take_waits_in_the_profile_and_goes_in_once(user, tmp_path, gone):
    path = exercise_at(tmp_path / "stick" / "full.exercise")
    desk = opens(user, path)
    desk.enters()
    with gone(path.parent):
        for _line in range(LOGGED):
            desk.enters()
        said = desk.banner.words.text()
        red = desk.banner._kind
        kept = [each.read_bytes() for each in (state_dir() / "waiting").glob("*.jsonl")]

    assert red is BannerKind.RED
    assert f"{LOGGED} lines wait on this laptop" in said
    assert sum(each.count(b'"typed') + each.count(b'\\"typed') for each in kept) >= LOGGED
    user.waits(lambda: not desk.waiting, SOON_MS)
    desk.enters()
    user.quits()
    assert wrong(desk.typed, desk.typed, in_file(path, RealClock().now)) == NOTHING
    again = opens(user, path)
    assert again.waiting == 0
    user.quits()
    assert wrong(desk.typed, desk.typed, in_file(path, RealClock().now)) == NOTHING


@pytest.mark.known_bad("R4", "the tick before the commit")
def test_with_the_tick_before_the_commit_a_full_disk_loses_entries(tmp_path, monkeypatch):
    commit = Database.writing

    @contextmanager
    def early(database):
        """Say that it is written, whatever the disk says."""
        with suppress(Failed), commit(database) as connection:
            yield connection

    monkeypatch.setattr(Database, "writing", early)
    ticked = []
    with ExerciseFile.create(tmp_path / "full.exercise", EXERCISE, now=now) as file:
        with file.database.reading() as raw:
            raw.execute("PRAGMA max_page_count = 1")
        for number in range(30):
            with suppress(Failed, RuntimeError):
                file.journal.append([draft(decision(number, "x" * 5000))])
            ticked.append(number)
        kept = [each.event.number for each in file.journal.entries()]

    assert set(ticked) - set(kept)
