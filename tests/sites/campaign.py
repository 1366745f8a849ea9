"""A campaign from a seed: rooms write while servers die, forget, and lines are cut."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import msgspec

from facilitator.domain.events import Logged
from facilitator.exchange.packs import Wire
from facilitator.services.now import RealClock
from facilitator.sites.line import Line
from facilitator.sites.naming import message_id
from facilitator.sites.replicator import Replicator
from facilitator.store.file import ExerciseFile
from tests.faults.chance import chance
from tests.sites.rooms_of_a_test import Site, site, until

ACTS = 7
ROOMS = (1, 2, 3)


class Incurious:
    """Compares nothing."""

    async def compare(self, there, cuts):
        pass


class Forgetful(Replicator):
    """Known bad: never lays heads against each other once it has met the stream."""

    async def meet(self, ledger, sender):
        await super().meet(ledger, sender if not ledger.turn else Incurious())


class Trusting(Replicator):
    """Known bad: takes a position of one stream for a position of any."""

    def recognise(self, ledger, identity):
        if not ledger.identity:
            super().recognise(ledger, identity)

    def _missed(self, *_known):
        return False


@dataclass
class Campaign:
    """One seed: what was written, and what was done to whom."""

    made: Site
    seed: int
    written: list = field(default_factory=list)
    done: list = field(default_factory=list)
    places: dict = field(default_factory=dict)

    def __post_init__(self):
        self.chance = chance(self.seed)
        self.cables, self.places[3] = self.made.through_cables(3)
        for number in ROOMS:
            self.open(number)
        self.made.rooms[1].conduct.start()

    def open(self, number):
        self.made.room(number, place=self.places.get(number))

    def write(self, most=12):
        for room in list(self.made.rooms.values()):
            for _ in range(self.chance.randint(0, most)):
                text = f"e{len(self.written)}z"
                room.conduct.log(f". {text}")
                self.written.append(text)

    def play(self, acts=ACTS, *, choices=None):
        known = {
            "kill": self.kill,
            "forget": self.forget,
            "tear": self.tear,
            "reopen": self.reopen,
            "babble": self.babble,
            "delay": self.delay,
        }
        self.write()
        for _ in range(acts):
            act = self.chance.choice(list(choices or known))
            self.done.append(act)
            known[act]()

    def kill(self):
        name = self.chance.choice(list(self.made.running))
        self.made.running[name].kill()
        self.write()
        self.made.start(name)

    def forget(self):
        """One server of three, or the only one, loses its disk."""
        name = self.chance.choice(list(self.made.running))
        self.made.forget(name)
        self.write()
        self.made.start(name)

    def tear(self):
        for each in self.cables:
            each.tear()
        self.write()
        for each in self.cables:
            each.mend()

    def delay(self):
        there = self.chance.random() < 0.5
        for each in self.cables:
            each.cut(there=there, back=not there)
        self.write()
        self.made.rooms[1].conduct.now()
        for each in self.cables:
            each.mend()

    def reopen(self):
        """Close a room and open it from its file alone: its cursor is gone."""
        number = self.chance.choice(ROOMS)
        self.made.close(number)
        self.write()
        if self.chance.random() < 0.5:
            (self.made.folder / f"room-{number}.cursor").unlink(missing_ok=True)
        self.open(number)
        self.write(3)

    def babble(self):
        """Publish entries again, in any order, as if each were new."""
        room = self.made.rooms[self.chance.choice(ROOMS)]
        rows = list(room.journal.rows())
        rows = self.chance.choices(rows, k=min(40, len(rows)))
        nonce = len(self.done)
        with suppress(Exception):
            asyncio.run(
                publish(
                    self.made.place(1), [(row, f"/{nonce}-{at}") for at, row in enumerate(rows)]
                )
            )
        self.write(3)

    def settle(self, within=90):
        """Mend everything, and wait until all hold the same."""
        for each in self.cables:
            each.mend()
        self.made.start_all()
        until(self.settled, within=within, told=self.told)

    def settled(self):
        return self.made.same() and all(
            room.conduct.state.logged == len(self.written) for room in self.made.rooms.values()
        )

    def told(self):
        """Return what was done, and how each room stands."""
        stands = [
            f"{number}: {room.conduct.state.logged} logged, {room.head().hex()[:8]},"
            f" {room.line.standing()}, gaps {room.line.gaps()}"
            for number, room in self.made.rooms.items()
        ]
        return "\n".join([f"{len(self.written)} written, {self.done}", *stands])

    def check(self):
        """Every entry in every room exactly once, and equal fingerprints."""
        assert len({each.head() for each in self.made.rooms.values()}) == 1
        for number in ROOMS:
            path = self.made.rooms[number].path
            self.made.close(number)
            with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
                verdict = file.journal.verify()
                assert verdict.good
                assert not verdict.forks
                told = [e.event.text for e in file.journal.entries() if isinstance(e.event, Logged)]
                assert sorted(told) == sorted(self.written)


async def nothing():
    pass


async def publish(place, rows):
    """Publish rows under ids of one's own."""
    line = Line(place, name="babbler", lost=nothing, back=nothing)
    await asyncio.wait_for(line.open(), 5)
    try:
        for row, again in rows:
            content = row if isinstance(row, bytes) else msgspec.json.encode(Wire.of(row))
            station, seq, own = (
                ("a", 1, b"") if isinstance(row, bytes) else (row[0], row[1], row[-1])
            )
            await line.publish(station, content, message_id(station, seq, own) + again)
    finally:
        await line.close()


def run(folder, seed, *, many=1, kind=Replicator, acts=ACTS, choices=None, within=90):
    with site(folder, many=many, kind=kind) as made:
        campaign = Campaign(made, seed)
        campaign.play(acts, choices=choices)
        campaign.settle(within)
        campaign.check()
        return len(campaign.written)
