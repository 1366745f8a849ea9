"""The portable folder: how large it is, and when its window stands, against the source tree."""

import subprocess
import sys
import tempfile
import time

from tests.bench.figures import figure, median
from tests.bench.start_bench import environment
from tests.package.build import ROOT, size_mb

FOLDER = ROOT / "build" / "package" / "facilitator"
SOURCE = ROOT / "resources" / "package" / "start.py"
MOST_MB, TIMES = 200, 1.3


def first_paint(command, home):
    """Start a program that ends at its first paint; return the milliseconds until then."""
    began = time.perf_counter()
    done = subprocess.run(
        (*command, "--try-start"), capture_output=True, env=environment(home), check=True, cwd=ROOT
    )
    if done.stdout != b"painted\n":
        raise RuntimeError("the program ended before it painted")
    return (time.perf_counter() - began) * 1000


def measure(made):
    """Return nothing where no folder was built: ``make package`` takes minutes."""
    if not FOLDER.is_dir():
        print("package: not built here (make package)", file=sys.stderr)
        return []
    source, built = (sys.executable, str(SOURCE)), (str(FOLDER / "facilitator"),)
    times = {source: [], built: []}
    with tempfile.TemporaryDirectory(dir=made.folder) as home:
        for each in times:
            first_paint(each, home)
        for _turn in range(made.samples(9, 1)):
            for each, taken in times.items():
                taken.append(first_paint(each, home))
    return [
        figure("portable folder, unpacked", size_mb(FOLDER), "MB", MOST_MB),
        figure("source tree, started to first paint", median(times[source]), "ms"),
        figure(
            "portable folder, started to first paint",
            median(times[built]),
            "ms",
            TIMES * median(times[source]),
        ),
    ]
