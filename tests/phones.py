"""An open door on loopback, and phones that behave as the page does: a queue that waits."""

import time
import uuid
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import RealClock
from facilitator.services.observing.door import Door
from facilitator.services.observing.invitations import Guest
from facilitator.services.observing.serving import Opened
from facilitator.store.file import ExerciseFile
from facilitator.ui.say import sentence
from facilitator.web.serving import Serving
from tests.builders import exercise, inject

HERE = "127.0.0.1"
PICTURE = b"\x89PNG\r\n\x1a\n and so on"


@dataclass
class Standing:
    """A door that stands open."""

    conduct: Conduct
    door: Door
    serving: Serving
    opened: Opened

    def token(self, guest=Guest.OBSERVER):
        return self.door.invitations.of(guest).token

    def code(self, guest=Guest.OBSERVER):
        return self.door.invitations.of(guest).code

    def phone(self, name="Ana", role="evaluator", covers=(), **more):
        guest = Guest.PLAYER if role == "player" else Guest.OBSERVER
        phone = Phone(self.opened.url, **more)
        phone.join(self.token(guest), name, role, covers)
        return phone


@contextmanager
def door_open(folder, plan=None, *, clock=None, file=None, port=0, laptops=False):
    """Open the door of an exercise on loopback; all is shut at the end."""
    folder = Path(folder)
    folder.mkdir(exist_ok=True)
    clock = clock or RealClock()
    with ExitStack() as last:
        if file is None:
            plan = plan or exercise(inject("01", to_all=True), inject("02", planned=5))
            file = last.enter_context(
                ExerciseFile.create(folder / "levant.exercise", plan, now=clock.now)
            )
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        door = Door(conduct, passes=folder / "passes.json")
        serving = Serving(door, say=sentence, state=folder)
        last.callback(serving.stop)
        opened = serving.start(HERE, port or free_port(), laptops=laptops)
        yield Standing(conduct, door, serving, opened)


def free_port():
    """Return a port that was free a moment ago, so that tests beside each other do not meet."""
    import socket

    with socket.socket() as asked:
        asked.bind((HERE, 0))
        return asked.getsockname()[1]


def now_ms():
    return int(time.time() * 1000)


class Phone:
    """A phone as the page is: entries get number and key before they are sent, and wait."""

    def __init__(self, url, *, via="", ahead_ms=0, timeout=5.0, source=None):
        """``via`` is the address that is really connected to, a proxy in the way."""
        self.url, self.ahead_ms = url, ahead_ms
        transport = httpx.HTTPTransport(local_address=source) if source else None
        self.http = httpx.Client(
            base_url=via or url, timeout=timeout, transport=transport, trust_env=False
        )
        self.headers = {"Host": url.partition("//")[2], "Origin": url}
        self.device = self.secret = ""
        self.seq = 0
        self.waiting = {}
        self.saved = {}
        self.told_again = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.close()

    def close(self):
        self.http.close()

    @property
    def auth(self):
        return {"Authorization": f"Bearer {self.secret}"} if self.secret else {}

    def ask(self, method, path, **more):
        headers = {**self.headers, **self.auth, **more.pop("headers", {})}
        return self.http.request(method, path, headers=headers, **more)

    def join(self, secret, name="Ana", role="evaluator", covers=()):
        body = {"secret": secret, "name": name, "role": role, "covers": list(covers)}
        if self.device:
            body |= {"device": self.device, "pass": self.secret}
        answer = self.ask("POST", "/api/join", json=body)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        self.device, self.secret = told["device"], told["pass"]
        self.seq = told["next_seq"] - 1
        return told

    def clock_ms(self):
        return now_ms() + self.ahead_ms

    def write(self, line, *, ago_ms=0, **more):
        """Put an entry into the queue."""
        self.seq += 1
        self.waiting[self.seq] = {
            "seq": self.seq,
            "key": uuid.uuid4().hex,
            "at": self.clock_ms() - ago_ms,
            "line": line,
            **more,
        }
        return self.seq

    def send(self, most=50):
        """Send what waits, once; returns the answers, or none if nothing came back."""
        lot = [self.waiting[each] for each in sorted(self.waiting)][:most]
        body = {"now": self.clock_ms(), "rtt_ms": 4, "waiting": len(self.waiting), "entries": lot}
        try:
            answer = self.ask("POST", "/api/entries", json=body)
        except httpx.TransportError:
            return []
        if answer.status_code != 200:
            return []
        acks = answer.json()["acks"]
        for ack in acks:
            if ack["saved"]:
                self.saved[ack["seq"]] = ack
                self.waiting.pop(ack["seq"], None)
                self.told_again += ack["again"]
        return acks

    def send_all(self, *, within_s=60.0, most=50):
        """Send until nothing waits; says how often it had to."""
        until, tries = time.monotonic() + within_s, 0
        while self.waiting:
            assert time.monotonic() < until, f"{len(self.waiting)} still wait"
            tries += 1
            self.send(most)
        return tries

    def view(self):
        return self.ask("GET", "/api/view").json()
