"""The window with the wildfire in play and observers in the room, and a server that is none."""

import secrets
import tempfile
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.events import Way
from facilitator.services.now import PlayedClock
from facilitator.services.observing.accepting import Sent
from facilitator.services.observing.invitations import Guest
from facilitator.services.observing.roomtest import Seen
from facilitator.services.observing.serving import Opened
from facilitator.services.session import Shelf
from facilitator.ui.window.frame import OBSERVERS, Frame
from facilitator.ui.window.looks import Looks
from facilitator.ui.window.main import Host
from tests.part_played import part_played


@cache
def played(language, minutes):
    """Return the bytes of the exercise so far played, and the moment; it is played once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "levant-26.exercise"
        run = part_played(language, minutes=minutes, path=path)
        run.file.close()
        return path.read_bytes(), run.clock.now()


ADDRESS = "192.168.42.1"


class NoServer:
    """Says that the door is open, and opens nothing."""

    def __init__(self, door):
        self.door = door
        self.opened = None
        self.starts, self.stops = 0, 0
        self.came = []
        self.here = set()
        self.taken = False

    @property
    def connected(self):
        return len(self.here)

    def start(self, address, port=0):
        if self.taken:
            raise Failed(Fault.PORT_TAKEN, port="8026")
        self.starts += 1
        self.opened = Opened(
            address=address, port=port or 8026, laptop_port=8027, fingerprint="ab" * 32
        )
        return self.opened

    def stop(self):
        self.stops += 1
        self.opened = None

    def seen(self):
        return tuple(self.came)

    def listening(self, observer):
        return observer.device in self.here


OBSERVERS_HERE = (
    ("Ana Ferrer", "evaluator", "F", ("+ f first report at once", "f lookout posted")),
    ("Ben", "evaluator", "P", ("+ p road kept free", "! p two versions go round", "p cordon set")),
    ("Clara", "evaluator", "G", ("+ g estate road closed",)),
    ("Ana Ferrer", "lead_evaluator", "A", ("a second ambulance moves",)),
    ("Loggist at the table", "loggist", "", (". the mayor has arrived", "f asks for aircraft")),
)


class Watched:
    """The real window without a network; everything in it can be pressed."""

    def __init__(self, app, folder, *, size=(1440, 900), minutes=36.7, language="en", **look):
        self.app = app
        path = Path(folder) / "levant-26.exercise"
        content, at = played(language, minutes)
        path.write_bytes(content)
        self.clock = PlayedClock(at)
        self.looks = Looks()
        self.looks.settings = replace(self.looks.settings, **look)
        self.frame = Frame(app, self.looks)
        self.frame.resize(*size)
        self.frame.show()
        self.servers = []
        self.host = Host(self.frame, self.looks, Shelf(self.clock), serve=self._serve)
        self.host.first_look(path)
        self.host.screens.show(OBSERVERS)
        self.settle()

    def _serve(self, door):
        self.servers.append(NoServer(door))
        return self.servers[-1]

    @property
    def server(self):
        return self.servers[-1]

    @property
    def screen(self):
        return self.frame.pages.widget(OBSERVERS)

    @property
    def places(self):
        return self.screen.places

    @property
    def doorway(self):
        return self.host.screens.present.doorway

    @property
    def conduct(self):
        return self.host.session.conduct

    def settle(self):
        for _turn in range(12):
            self.app.processEvents()

    def open_door(self):
        self.server.start(ADDRESS)
        self.doorway.changed.emit()
        self.settle()

    def join(self, name, role, agency="", lines=(), way=Way.PHONE):
        """Let somebody in, who writes some lines."""
        door, agencies = self.doorway.door, self.conduct.exercise.agencies
        covers = [each.id for each in agencies if each.letter == agency]
        guest = Guest.PLAYER if role == "player" else Guest.OBSERVER
        token = door.invitations.of(guest).token
        joined = door.join(token, name=name, role=role, covers=covers, way=way)
        for line in lines:
            self.write(joined.observer, line)
        self.server.here.add(joined.observer.device)
        return joined.observer

    def write(self, observer, line):
        now = self.clock.now()
        seq = self.doorway.door.head_of(observer)[0] + 1
        sent = Sent(seq=seq, key=secrets.token_hex(8), wall=now, now=now, arrived=now, line=line)
        (ack,) = self.doorway.door.accept(observer, (sent,))
        assert ack.saved, ack
        return ack

    def fill(self):
        """Let a roomful in: one waits, one is gone, one is shut out."""
        roll, came = self.doorway.door.roll, []
        for name, role, agency, lines in OBSERVERS_HERE:
            came.append(self.join(name, role, agency, lines))
            self.clock.move(timedelta(seconds=9))
        now = self.clock.now()
        roll.saw(came[2].device, now, waiting=2)
        self.server.here.discard(came[3].device)
        gone = self.join("D.", "evaluator", "M", ("m line to the media agreed",))
        self.server.here.discard(gone.device)
        self.doorway.door.revoke(gone.device, "not who it says")
        self.server.came.append(Seen(address="192.168.42.23", at=now))
        self.clock.move(timedelta(minutes=14, seconds=54))
        for each in (came[0], came[1], came[2], came[4]):
            roll.saw(each.device, self.clock.now(), offset=timedelta(seconds=0.3))
        roll.saw(came[1].device, self.clock.now(), offset=timedelta(hours=2, seconds=4))
        self.screen.look()
        self.settle()
        return came

    def close(self):
        self.frame.close()
        self.frame.deleteLater()
        self.settle()
