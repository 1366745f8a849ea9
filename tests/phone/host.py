"""A host for phones: the wildfire, part played, with its door open; it can stop and start."""

import socket
import tempfile
import time
from datetime import timedelta
from functools import cache
from pathlib import Path

from facilitator.domain.entry import Author
from facilitator.domain.events import EntryRef, Logged
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.observing.door import Door
from facilitator.services.observing.invitations import Guest
from facilitator.store.file import ExerciseFile
from facilitator.ui.say import sentence
from facilitator.web.serving import Serving
from tests.part_played import part_played


class RollingClock(PlayedClock):
    """A clock that was set to some moment and has gone on by itself since."""

    def __init__(self, moment):
        super().__init__(moment)
        self._began = time.monotonic()

    def now(self):
        return super().now() + timedelta(seconds=time.monotonic() - self._began)


@cache
def played(language, minutes):
    """Return the exercise as it stands after so many minutes: its file, and the moment."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wildfire.exercise"
        run = part_played(language, minutes=minutes, path=path)
        run.file.close()
        return path.read_bytes(), run.clock.now()


def free_port(address):
    """Return a port that nobody has, so that a host can have it again after it died."""
    with socket.socket() as asked:
        asked.bind((address, 0))
        return asked.getsockname()[1]


class Host:
    """The facilitator's laptop."""

    def __init__(self, folder, *, language="en", minutes=36.7, address="127.0.0.1", port=None):
        self.folder, self.address = folder, address
        self.path = folder / "wildfire.exercise"
        content, moment = played(language, minutes)
        self.path.write_bytes(content)
        self._clock = RollingClock(moment)
        self.port = port or free_port(address)
        self.opens()
        # a file that was copied is another station's, which takes the lead first
        if not self.conduct.leads:
            self.conduct.take_lead("this laptop runs it now")

    def opens(self, *, address=None, port=None):
        """Open the file and the door; the port stays the same unless told."""
        self.address = address or self.address
        self.file = ExerciseFile.open(self.path, now=self._clock.now)
        self.conduct = Conduct(self.file, clock=self._clock, author=Author(role="facilitator"))
        self.door = Door(self.conduct, passes=self.folder / "passes.json")
        self.serving = Serving(self.door, say=sentence, state=self.folder / "state")
        opened = self.serving.start(self.address, port or self.port, laptops=False)
        self.port = opened.port

    def dies(self):
        """Stop as a laptop does that is switched off: nothing is said to anybody."""
        self.serving.stop()
        self.file.close()

    close = dies

    @property
    def origin(self):
        return f"http://{self.address}:{self.port}"

    def link(self, guest=Guest.OBSERVER):
        return f"{self.origin}/#j={self.door.invitations.of(guest).token}"

    def code(self, guest=Guest.OBSERVER):
        return self.door.invitations.of(guest).code

    def rows(self):
        return {row.number: row.id for row in self.conduct.exercise.msel.rows}

    def waits(self, until, most=15.0):
        """Wait until something holds here."""
        ends = time.monotonic() + most
        while not until():
            assert time.monotonic() < ends, "never"
            time.sleep(0.02)

    def entries_of_lines(self):
        """Return the log's entries that devices wrote."""
        return self.entries(Logged)

    def lines(self):
        """What devices wrote and the log has: (device, seq, what was typed)."""
        journal = self.file.journal
        return [
            (entry.station, entry.seq, entry.event.typed or entry.event.text)
            for device in self.conduct.state.observers
            for seq in range(1, journal.head_of(device)[0] + 1)
            if isinstance((entry := journal.entry(EntryRef(station=device, seq=seq))).event, Logged)
        ]

    def entries(self, kind):
        """Return what devices wrote of a kind."""
        journal = self.file.journal
        found = [
            journal.entry(EntryRef(station=device, seq=seq))
            for device in self.conduct.state.observers
            for seq in range(1, journal.head_of(device)[0] + 1)
        ]
        return [each for each in found if isinstance(each.event, kind)]
