"""Several rooms over three servers: how soon an entry is seen, how many a second, how long a room
needs that comes late, and what an entry costs with three rooms and with five hundred.
"""

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path

SEEN_MS, CATCH_UP_S, FLAT, BEHIND_S = 250, 20, 1.5, 2
PUBLISHERS, RECEIVERS, SECONDS = 500, 10, 60
CATCH_UP, FEW, MANY, COST = 100_000, 3, 500, 20_000
IN_FLIGHT = 256
PROCESSES = 2
"""Among how many processes the receivers are dealt out: one would be bound by itself."""


def measure(made):
    """Return the figures; servers, publishers and receivers are processes of their own."""
    from tests.sites.rooms_of_a_test import site

    quick = made.quick
    found = []
    with site(made.folder / "seen", many=3) as three:
        found += seen(three, 20 if quick else 200)
    with site(made.folder / "load", many=3) as three:
        found += sustained(three, 5 if quick else SECONDS, 50 if quick else PUBLISHERS)
    with site(made.folder / "late", synced=False) as one:
        found += late(one, 2_000 if quick else CATCH_UP)
    found += flat(made.folder, 1_000 if quick else COST)
    return found


# --- how soon -------------------------------------------------------------------------------------


def seen(three, many):
    """Return how long after it was written an entry is in another room's journal and state."""
    from facilitator.sites.standing import Link
    from tests.bench.figures import figure, part
    from tests.sites.rooms_of_a_test import until

    rooms = [three.room(each) for each in (1, 2, 3)]
    until(lambda: all(each.line.standing().link is Link.CONNECTED for each in rooms))
    came = {}

    def hear(entries):
        for each in entries:
            came.setdefault((each.station, each.seq), time.perf_counter())

    rooms[1].conduct.listen(hear)
    began = {}
    time.sleep(1)
    for at in range(many):
        start = time.perf_counter()
        entry = rooms[0].conduct.log(f". the gate is open {at}")
        began[entry.station, entry.seq] = start
        time.sleep(0.05)
    until(lambda: all(each in came for each in began))
    taken = [(came[each] - began[each]) * 1000 for each in began]
    return [
        figure("entry of one room in another, three servers, p50", part(taken, 50), "ms"),
        figure("entry of one room in another, p95", part(taken, 95), "ms", SEEN_MS),
    ]


# --- how many -------------------------------------------------------------------------------------


def sustained(three, seconds, publishers):
    """Return by how much ten full receivers are behind when five hundred stations stop writing."""
    from tests.bench.figures import figure

    three.room(1)
    sent = stations(publishers, seconds)
    wanted = publishers * seconds
    children = [receiver(three, each, wanted, RECEIVERS // PROCESSES) for each in range(PROCESSES)]
    for each in children:
        each.stdout.readline()
    began = time.perf_counter()
    asyncio.run(publish(three.place(1), sent, rate=publishers))
    took = time.perf_counter() - began
    told = [json.loads(each.communicate(b"\n")[0].splitlines()[-1]) for each in children]
    three.close(1)
    if any(each["entries"] < wanted for one in told for each in one["rooms"]):
        raise RuntimeError("entries are missing")
    behind = max(each["ended"] for one in told for each in one["rooms"]) - (began + took)
    name = f"{publishers} publishers, one entry/s each, {RECEIVERS} full receivers, {seconds} s"
    return [
        figure(f"{name}: published", wanted / took, "/s"),
        figure("the last receiver is behind at the end", max(0.0, behind), "s", BEHIND_S),
        figure("publishers late at the end", max(0.0, took - seconds), "s", BEHIND_S),
    ]


def receiver(site_, number, wanted, rooms):
    """Start a process with rooms that take in everything."""
    from facilitator.sites.setting_up import place_of

    folder = site_.folder / f"receivers-{number}"
    folder.mkdir()
    places = [
        place_of(site_.folder / "servers", site_.kept, 2 + number * rooms + each)
        for each in range(rooms)
    ]
    child = subprocess.Popen(
        [sys.executable, __file__, str(folder), str(wanted)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    import msgspec

    child.stdin.write(msgspec.json.encode(places) + b"\n")
    child.stdin.flush()
    return child


def stations(many, each, *, text="two more engines to the north gate, crew of four"):
    """Return the rows of stations that write in turns: each with a chain of its own."""
    from datetime import timedelta

    from facilitator.domain.entry import NO_HASH, Author, Draft
    from facilitator.domain.events import NoteLogged
    from facilitator.store.rows import row_of
    from tests.builders import STARTEX

    previous = [NO_HASH] * many
    rows = []
    author = Author(role="evaluator")
    for seq in range(1, each + 1):
        for station in range(many):
            draft = Draft(
                event=NoteLogged(number=station * 1000 + seq, text=f"{text} {seq}", typed=text),
                happened_at=STARTEX + timedelta(seconds=seq),
                logged_at=STARTEX + timedelta(seconds=seq),
                exercise=timedelta(seconds=seq),
                author=author,
            )
            row = row_of(draft, f"station-{station:04}", seq, previous[station])
            previous[station] = row.hash
            rows.append(row)
    return rows


async def publish(place, rows, *, rate=0):
    """Publish rows, at a rate a second or as fast as the servers store them."""
    from facilitator.exchange.packs import Wire
    from facilitator.sites.ledger import encode
    from facilitator.sites.line import Line
    from facilitator.sites.naming import message_id

    async def nothing():
        pass

    line = Line(place, name="publishers", lost=nothing, back=nothing)
    await line.open()
    flying = asyncio.Semaphore(IN_FLIGHT)

    async def one(row):
        content, name = encode(Wire.of(row)), message_id(row.station, row.seq, row.hash)
        try:
            while True:
                try:
                    await line.publish(row.station, content, name)
                except Exception:  # noqa: BLE001 - tried again, as a room does
                    await asyncio.sleep(0.3)
                else:
                    return
        finally:
            flying.release()

    began, tasks = time.perf_counter(), set()
    for at, row in enumerate(rows):
        if rate:
            ahead = began + at / rate - time.perf_counter()
            if ahead > 0:
                await asyncio.sleep(ahead)
        await flying.acquire()
        task = asyncio.ensure_future(one(row))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    await line.close()


# --- a room that comes late -----------------------------------------------------------------------


def late(one, many):
    from tests.bench.figures import figure

    told = caught_up(one, stations(50, many // 50), many)
    return [
        figure(f"catch-up of {many:,} entries", told["seconds"], "s", CATCH_UP_S),
        figure("catch-up, entries a second", many / told["seconds"], "/s"),
    ]


def flat(folder, many):
    """Return how much more an entry costs a room with five hundred stations than with three."""
    from tests.bench.figures import figure
    from tests.sites.rooms_of_a_test import site

    cost = {}
    for rooms in (FEW, MANY):
        with site(folder / f"flat-{rooms}", synced=False) as one:
            rows = stations(rooms, -(-many // rooms))
            told = caught_up(one, rows, len(rows))
            cost[rooms] = told["cpu"] / len(rows) * 1e6
    return [
        figure(f"an entry costs a room, {FEW} rooms", cost[FEW], "µs"),
        figure(f"an entry costs a room, {MANY} rooms", cost[MANY], "µs"),
        figure(f"{MANY} rooms against {FEW}, per entry", cost[MANY] / cost[FEW], "×", FLAT),
    ]


def caught_up(one, rows, many):
    """Return what it takes a new room to take in everything that is there."""
    one.room(1)
    from facilitator.sites.standing import Link
    from tests.sites.rooms_of_a_test import until

    until(lambda: one.rooms[1].line.standing().link is Link.CONNECTED)
    one.close(1)
    asyncio.run(publish(one.place(1), rows))
    child = receiver(one, 0, many, 1)
    child.stdout.readline()
    return json.loads(child.communicate(b"\n")[0].splitlines()[-1])["rooms"][0]


# --- rooms in a process of their own --------------------------------------------------------------


def receive(folder, places, wanted):
    """Open rooms, take in everything, and say when that was done."""
    from facilitator.domain.entry import Author
    from facilitator.services.conduct import Conduct
    from facilitator.services.now import RealClock
    from facilitator.sites.replicator import Replicator
    from facilitator.store.file import ExerciseFile
    from tests.sites.rooms_of_a_test import script

    clock = RealClock()
    opened = []
    for number, place in enumerate(places):
        path = folder / f"{number}.exercise"
        file = ExerciseFile.create(path, script(), now=clock.now)
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        opened.append((conduct, Replicator(conduct, place, directs=False)))
    print("ready", flush=True)
    began, cpu = time.perf_counter(), time.process_time()
    for _conduct, line in opened:
        line.start()
    ended = {}
    while len(ended) < len(opened):
        for at, (conduct, _line) in enumerate(opened):
            if at not in ended and conduct.state.logged >= wanted:
                ended[at] = time.perf_counter()
        time.sleep(0.02)
    cpu = time.process_time() - cpu
    for _conduct, line in opened:
        line.stop()
    rooms = [
        {
            "entries": conduct.state.logged,
            "ended": ended[at],
            "seconds": ended[at] - began,
            "cpu": cpu / len(opened),
        }
        for at, (conduct, _line) in enumerate(opened)
    ]
    print(json.dumps({"rooms": rooms}), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    import msgspec as _msgspec

    from facilitator.sites.place import Place

    receive(
        Path(sys.argv[1]),
        _msgspec.json.decode(sys.stdin.readline(), type=list[Place]),
        int(sys.argv[2]),
    )
