"""What a library learned: two hundred played exercises read for the tracker, and searched."""

import shutil
from dataclasses import replace

from facilitator.domain.improvement import CorrectiveAction, Element, Finding, FindingSort
from facilitator.domain.repeats import repeats
from facilitator.services.reviewing import Reviewing
from facilitator.services.simulating import simulate
from facilitator.services.tracker import earlier, read_all, tracked
from tests.bench.figures import figure, median, milliseconds, part
from tests.bench.made import SEED, conduct_of, now

SECONDS, MILLISECONDS = 2, 20
LIBRARY = (200, 8)
"""How many exercises, and how many in a rehearsal."""
FINDINGS, ENTRIES = 6, 400
WORDS = (
    "the second road was never closed",
    "nobody asked for the boat of the Red Cross",
    "two lists of care-home places were kept",
    "the first report left out the wind",
    "the crisis staff met without the police",
    "one message reached the harbour too late",
    "no deputy was named for the shelter",
)


def library(made):
    """Return the files: each a played exercise with findings and actions of its own."""
    folder = made.folder / "library"
    folder.mkdir(exist_ok=True)
    count = LIBRARY[made.quick]
    first = folder / "0.exercise"
    if not first.exists():
        simulate(first, injects=20, agencies=5, entries=ENTRIES, seed=SEED)
    paths = [folder / f"{number}.exercise" for number in range(count)]
    for number, path in enumerate(paths):
        if number and not path.exists():
            shutil.copyfile(first, path)
    for number, path in enumerate(paths):
        judge(path, number)
    made.settle()
    return paths


def judge(path, number):
    conduct, _clock = conduct_of(path)
    with conduct.file:
        work = Reviewing(conduct)
        for place in range(FINDINGS):
            work.write_finding(wanted(number, place))
            work.write_action(
                CorrectiveAction(
                    id=f"a-{number}-{place}",
                    number=0,
                    finding=f"f-{number}-{place}",
                    text="Name who decides",
                    owner="Municipality",
                )
            )


def wanted(number, place):
    text = f"{WORDS[(number + place) % len(WORDS)]} in the sector of exercise {number}"
    return Finding(
        id=f"f-{number}-{place}",
        number=0,
        sort=FindingSort.IMPROVE,
        text=text,
        element=Element.PLANNING,
    )


def measure(made):
    paths = library(made)
    reads = []
    taken = [
        milliseconds(lambda: reads.append(read_all(paths, now=now)))
        for _turn in range(made.samples(3, 1))
    ]
    read = reads[-1]
    if read.unread or len(read.learned) != len(paths):
        raise RuntimeError("an exercise of the library could not be read")
    known = earlier(read.learned, path=str(paths[0]))
    mine = replace(wanted(0, 0), id="mine")
    if not repeats(mine, known):
        raise RuntimeError("nothing was found again")
    looked = [milliseconds(lambda: repeats(mine, known)) for _turn in range(made.samples(25, 3))]
    count = len(paths)
    actions = len(tracked(read.learned))
    return [
        figure(
            f"tracker: read {count} exercises",
            median(taken) / 1000,
            "s",
            SECONDS,
            values=taken,
            per=1000,
        ),
        figure(
            f"tracker: found before, among {len(known):,} findings, p95",
            part(looked, 95),
            "ms",
            MILLISECONDS,
            values=looked,
        ),
        figure("tracker: actions it shows", actions, ""),
    ]
