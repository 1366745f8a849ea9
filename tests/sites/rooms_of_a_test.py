"""Rooms and servers for tests: real servers on loopback, real files, all in one process."""

import shutil
import socket
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from facilitator.domain.entry import Author
from facilitator.domain.exercise import Exercise
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.now import RealClock
from facilitator.sites import servers
from facilitator.sites.cable import Cable
from facilitator.sites.configuring import Server
from facilitator.sites.place import Place
from facilitator.sites.replicator import Replicator
from facilitator.sites.setting_up import place_of, set_up
from facilitator.store.file import ExerciseFile
from tests.builders import exercise, inject

HERE = "127.0.0.1"
LONG = 60.0


def script():
    return exercise(
        inject("01", planned=0, to=("f",)),
        inject("02", planned=5, to=("p",)),
        inject("03", planned=9, to=("f", "p", "m"), to_all=True),
    )


def free_ports(many):
    with ExitStack() as open_:
        taken = [open_.enter_context(socket.create_server((HERE, 0))) for _ in range(many)]
        return [each.getsockname()[1] for each in taken]


def until(what, *, within=LONG, every=0.02, told=None):
    """Wait for something to become true, and say how all stood when it did not."""
    end = time.monotonic() + within
    while not what():
        if time.monotonic() > end:
            pytest.fail(f"not within {within} s: {told() if told is not None else what}")
        time.sleep(every)


@dataclass
class Room:
    """A room that is open: its file, its desk, its line."""

    path: Path
    conduct: Conduct
    line: Replicator

    @property
    def journal(self):
        return self.conduct.file.journal

    def head(self):
        """Return the fingerprint, once what was committed is folded too."""
        with self.conduct._recorder.lock:
            return self.journal.head()

    def close(self):
        self.line.stop()
        self.conduct.file.close()


@dataclass
class Site:
    """Servers of a test, and the rooms on them; all ends with it."""

    folder: Path
    plan: Exercise
    many: int = 1
    kind: type[Replicator] = Replicator
    synced: bool = True
    running: dict[str, servers.Running] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    cables: list[Cable] = field(default_factory=list)

    def __post_init__(self):
        ports = free_ports(3 * self.many)
        named = [
            Server(name=name, host=HERE, port=port, cluster_port=cluster, leaf_port=leaf)
            for name, port, cluster, leaf in zip(
                ("one", "two", "three"), ports[::3], ports[1::3], ports[2::3], strict=False
            )
        ]
        self.kept = set_up(
            self.folder / "servers",
            exercise=self.plan.id,
            title=self.plan.title,
            servers=named,
            rooms=12,
            now=RealClock().now(),
        )
        if not self.synced:
            self.sync_no_more()
        self.start_all()

    def sync_no_more(self):
        """Let servers promise instead of write: to fill them fast, where that is not measured."""
        for each in self.kept.servers:
            path = self.folder / "servers" / each.name / "server.conf"
            path.write_text(path.read_text().replace("sync_interval: always", ""))

    def start_all(self):
        for each in self.kept.servers:
            if each.name not in self.running or not self.running[each.name].alive:
                self.start(each.name)

    def start(self, name):
        server = next(each for each in self.kept.servers if each.name == name)
        folder = self.folder / "servers" / name
        self.running[name] = servers.start(servers.program(), server, folder)

    def place(self, number) -> Place:
        return place_of(self.folder / "servers", self.kept, number)

    def forget(self, name):
        """Kill a server and take away all that it kept."""
        self.running[name].kill()
        shutil.rmtree(self.folder / "servers" / name / "store", ignore_errors=True)

    def through_cables(self, number):
        """Return the cables of a room, one to each server, and its place at their ends."""
        cables = [Cable(each.port) for each in self.kept.servers]
        self.cables += cables
        addresses = tuple(f"{HERE}:{each.port}" for each in cables)
        return cables, msgspec.structs.replace(self.place(number), addresses=addresses)

    def room(self, number, *, place=None, agencies=(), kind=None, path=None) -> Room:
        """Open a room, anew or by its file alone."""
        path = path or self.folder / f"room-{number}.exercise"
        clock = RealClock()
        if not path.exists():
            ExerciseFile.create(path, self.plan, now=clock.now).close()
        file = ExerciseFile.open(path, now=clock.now)
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        if number > 1:
            rooms.open_room(conduct, number=number, name=f"Room {number}", agencies=agencies)
        line = (kind or self.kind)(
            conduct,
            place or self.place(number),
            name=f"Room {number}",
            kept_at=path.with_suffix(".cursor"),
            makes=number == 1,
        )
        line.start()
        self.rooms[number] = Room(path, conduct, line)
        return self.rooms[number]

    def close(self, number):
        self.rooms.pop(number).close()

    def same(self):
        """Whether all rooms hold the same, and nothing is on its way."""
        heads = {each.head() for each in self.rooms.values()}
        return len(heads) == 1 and all(
            not each.line.standing().waiting for each in self.rooms.values()
        )

    def end(self):
        for each in tuple(self.rooms):
            self.close(each)
        for each in self.cables:
            each.close()
        for each in self.running.values():
            each.stop()


@contextmanager
def site(folder, *, many=1, kind=Replicator, plan=None, synced=True):
    made = Site(folder, plan or script(), many, kind, synced)
    try:
        yield made
    finally:
        made.end()
