"""A full room: two hundred devices listen, fifty entries a second come in, the window is awake."""

import asyncio
import json
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

DEVICES, RATE, SECONDS = 200, 50, 20
QUICK = (12, 20, 2)
IDLE = 200
"""Connections that say nothing, beside those that listen."""
ACK_MS, SEEN_MS, BLOCKED_MS, LOG_MS = 100, 1_000, 50, 100
MERGE_S = 3
LOG_EVERY_MS = 200
HERE = "127.0.0.1"


def measure(made):
    """Return the figures: host and devices each in a process of its own."""
    return [*room(made), merging(made)]


def room(made):
    from tests.bench.figures import figure, part
    from tests.bench.live_bench import per_mille
    from tests.bench.start_bench import environment

    devices, rate, seconds = QUICK if made.quick else (DEVICES, RATE, SECONDS)
    around = environment(made.folder / "home")
    command = [sys.executable, __file__, "host", str(made.copy(made.sizes[1]))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=around
    ) as host:
        port, token = json.loads(host.stdout.readline())
        asked = [str(each) for each in (port, token, devices, rate, seconds)]
        clients = subprocess.run(
            [sys.executable, __file__, "devices", *asked],
            stdout=subprocess.PIPE,
            check=True,
            env=around,
        )
        told = json.loads(host.communicate(b"over\n")[0])
    seen = json.loads(clients.stdout)
    if seen["lost"]:
        raise RuntimeError(f"{seen['lost']} entries were not acknowledged")
    under = f"{devices} devices, {seen['rate']:.0f} entries/s"
    return [
        figure(f"phone's entry acknowledged ({under}), p50", part(seen["acks"], 50), "ms"),
        figure("phone's entry acknowledged, p95", part(seen["acks"], 95), "ms", ACK_MS),
        figure("entry seen on the other devices, p95", part(seen["seen"], 95), "ms", SEEN_MS),
        figure("window's loop blocked meanwhile, p99", per_mille(told["late"], 990), "ms"),
        figure("window's loop blocked, p99.9", per_mille(told["late"], 999), "ms", BLOCKED_MS),
        figure(f"logging in the window with {IDLE} idle, p95", part(told["log"], 95), "ms", LOG_MS),
    ]


def merging(made):
    """Return how long the log of another station takes to be merged."""
    from facilitator.store.file import ExerciseFile
    from tests.bench.figures import figure, milliseconds
    from tests.bench.made import conduct_of, now

    many = made.sizes[-1]
    with ExerciseFile.open(made.copy(many), now=now) as other:
        rows = list(other.journal.rows())
    conduct, _clock = conduct_of(made.copy(0))
    with conduct.file:
        taken = milliseconds(lambda: conduct.merge(rows))
        if conduct.state.logged < many:
            raise RuntimeError("not all was merged")
    return figure(f"merging {many:,} entries", taken / 1000, "s", MERGE_S)


# --- the host: the real window, and the door open -------------------------------------------------


def host(path):
    """Open the exercise in the window and let devices in until nobody listens."""
    from PySide6.QtCore import QTimer

    from facilitator.app import application
    from facilitator.services.observing.door import Door
    from facilitator.services.observing.invitations import Guest
    from facilitator.ui.say import sentence
    from facilitator.web.serving import Serving
    from tests.bench.figures import milliseconds
    from tests.bench.live_bench import Beat, _window

    app = application()
    window = _window(app, path)
    conduct = window.host.session.conduct
    door = Door(conduct)
    serving = Serving(door, say=sentence)
    opened = serving.start(HERE, laptops=False)
    print(json.dumps([opened.port, door.invitations.of(Guest.OBSERVER).token]), flush=True)
    over, taken = threading.Event(), []

    def listen():
        sys.stdin.readline()
        over.set()

    threading.Thread(target=listen, daemon=True).start()
    beat = Beat(app.quit, over)
    before = conduct.state.logged

    def write():
        if over.is_set():
            return
        if not taken and conduct.state.logged > before:
            # coming in and the first paint are over: from here on it counts
            beat.late.clear()
        if conduct.state.logged > before:
            taken.append(milliseconds(lambda: conduct.log(". from the desk")))

    timer = QTimer(interval=LOG_EVERY_MS)
    timer.timeout.connect(write)
    timer.start()
    app.exec()
    timer.stop()
    serving.stop()
    window.frame.close()
    print(json.dumps({"late": beat.late, "log": taken}))


# --- the devices ----------------------------------------------------------------------------------


class Device:
    """A loggist's device: one connection that listens, one that writes."""

    def __init__(self, port):
        self.port, self.secret, self.seq = port, "", 0
        self.frames = []
        self.heard = asyncio.Event()
        self._line = None
        self._turn = asyncio.Lock()

    def head(self, method, path, length=0):
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {HERE}:{self.port}",
            f"Origin: http://{HERE}:{self.port}",
            f"Content-Length: {length}",
        ]
        if self.secret:
            lines.append(f"Authorization: Bearer {self.secret}")
        return "\r\n".join([*lines, "", ""]).encode()

    async def post(self, path, body):
        if self._line is None or self._line[0].at_eof():
            self._line = await asyncio.open_connection(HERE, self.port)
        reader, writer = self._line
        sent = json.dumps(body).encode()
        writer.write(self.head("POST", path, len(sent)) + sent)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        return json.loads(await reader.readexactly(length))

    async def join(self, token, number):
        body = {"secret": token, "name": f"N{number}", "role": "loggist", "covers": []}
        self.secret = (await self.post("/api/join", body))["pass"]

    async def listen(self):
        """Keep (when, line) of everything that is told."""
        reader, writer = await asyncio.open_connection(HERE, self.port)
        writer.write(self.head("GET", "/api/news?after=0&lines=1"))
        while line := await reader.readline():
            if line.startswith(b"id: "):
                self.frames.append((time.perf_counter(), int(line[4:])))
                self.heard.set()

    async def write(self):
        """Write an entry; return when it was sent, when acknowledged, and by which line."""
        async with self._turn:
            return await self._write()

    async def _write(self):
        self.seq += 1
        now = int(time.time() * 1000)
        entry = {"seq": self.seq, "key": uuid.uuid4().hex, "at": now, "line": ". two more engines"}
        began = time.perf_counter()
        told = await self.post("/api/entries", {"now": now, "entries": [entry]})
        saved = all(each["saved"] for each in told["acks"])
        return began, time.perf_counter(), told["line"] if saved else 0


async def devices(port, token, many, rate, seconds):
    made = [Device(port) for _ in range(many)]
    for number, each in enumerate(made):
        await each.join(token, number)
    listening = [asyncio.ensure_future(each.listen()) for each in made]
    idle = [await asyncio.open_connection(HERE, port) for _ in range(IDLE if many > 100 else 5)]
    await asyncio.gather(*(each.heard.wait() for each in made))
    await asyncio.sleep(1)
    began, asked = time.perf_counter(), []
    for number in range(rate * seconds):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        asked.append(asyncio.ensure_future(made[number % many].write()))
    found = await asyncio.gather(*asked)
    took = time.perf_counter() - began
    await asyncio.sleep(2)
    for each in listening:
        each.cancel()
    for _reader, writer in idle:
        writer.close()
    return {
        "acks": [(done - sent) * 1000 for sent, done, _line in found],
        "seen": seen(found, made),
        "lost": sum(not line for *_, line in found),
        "rate": len(found) / took,
    }


def seen(found, made):
    """Return how long after it was sent each entry was told to a device, for a fifth of them."""
    told = []
    for each in made[:: max(1, len(made) // 40)]:
        frames = iter(each.frames)
        came, known = next(frames)
        for sent, _done, line in sorted(found, key=lambda one: one[2]):
            while known < line:
                came, known = next(frames, (float("inf"), line))
            told.append(max(0.0, came - sent) * 1000)
    return told


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    if sys.argv[1] == "host":
        host(Path(sys.argv[2]))
    else:
        port_, token_, *numbers = sys.argv[2:]
        result = asyncio.run(devices(int(port_), token_, *(int(each) for each in numbers)))
        print(json.dumps(result))
