"""What was made faster: the program as it was before beside the program as it is, in turns.

The old one is taken out of the repository's history; without that history there is nothing to
compare with, and nothing is told. Seconds of the processor, each turn in a process of its own.
"""

import json
import os
import subprocess
import sys
import tarfile
import time
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEFORE = "6ea73a3888175953b5ed0c4f0f5c6dd579910edc"
"""The last commit before; how each act was made faster stands in ``ACTS``."""
ACTS = {
    "hand_in": "write a bundle of",
    "look_at": "read and look through a bundle of",
    "merge": "merge a bundle of",
    "again": "hand in once more all of",
}
TWICE = 2
TURNS, QUICK_TURNS = 3, 1


def measure(made):
    from tests.bench.figures import figure, median

    old = before(made.folder / "before")
    if old is None:
        print("faster: the commit before is not in this history", file=sys.stderr)
        return []
    path, size = made.exercise(made.sizes[-1]), made.sizes[-1]
    turns = [
        {"before": once(old, path), "now": once(ROOT, path)}
        for _turn in range(QUICK_TURNS if made.quick else TURNS)
    ]
    found = []
    for act, words in ACTS.items():
        name = f"{words} {size:,} entries"
        then, now = ([each[which][act] for each in turns] for which in ("before", "now"))
        found += [
            figure(f"{name}, before", median(then), "s", values=then),
            figure(f"{name}, now", median(now), "s", median(then) / TWICE, values=now),
        ]
    return found


def before(folder):
    """Return the tree of the commit before, or None where the history does not reach so far."""
    if folder.exists():
        return folder
    command = ["git", "archive", BEFORE, "facilitator", "resources"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def once(tree, path):
    """Return the seconds of each act of the program in a tree, in a process of its own."""
    command = [sys.executable, "-P", __file__, str(tree), str(path)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, check=True, env=os.environ | {"PYTHONPATH": ""}
    )
    told = json.loads(done.stdout)
    if Path(told["tree"]) != Path(tree) / "facilitator":
        raise RuntimeError("another tree was measured")
    return told


def acts(path):
    """Do each act once; return its seconds."""
    import facilitator
    from facilitator.services.observing.bundling import hand_in, look_at, merge
    from facilitator.store.file import ExerciseFile
    from tests.bench.made import conduct_of, now

    home = path.parent / f"faster-{os.getpid()}.exercise"
    source = home.with_name(f"from-{home.name}")
    source.write_bytes(path.read_bytes())
    taken = {"tree": str(Path(facilitator.__path__[0]))}

    def timed(name, act):
        began = time.process_time()
        result = act()
        taken[name] = time.process_time() - began
        return result

    sender, _clock = conduct_of(source)
    with sender.file:
        ExerciseFile.create(home, sender.file.plans.load(), now=now).close()
        out = timed("hand_in", lambda: hand_in(sender, source.with_suffix(".log")))
    room, _clock = conduct_of(home)
    with room.file:
        # as in the window: somebody hears of every entry
        room.listen(len)
        incoming = timed("look_at", lambda: look_at(room, out))
        report = timed("merge", lambda: merge(room, incoming, strangers=True))
        if report.lost or report.new != len(incoming.rows):
            raise RuntimeError("not all was merged")
        again = timed("again", lambda: room.merge(incoming.rows))
        if again.known != len(incoming.rows):
            raise RuntimeError("not all was known")
    for each in (home, source, out):
        each.unlink()
    return taken


if __name__ == "__main__":
    tree_, path_ = map(Path, sys.argv[1:])
    sys.path[:0] = [str(tree_)]
    sys.path.append(str(ROOT))
    print(json.dumps(acts(path_)))
