"""Print what was measured beside its limit: ``make bench``; exit code 1 if a limit is missed.

``--json`` prints a list of objects, ``--only NAME`` runs one part, ``--quick`` is a rehearsal with
few samples and small exercises, whose figures say nothing.
"""

import argparse
import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = (
    "start",
    "append",
    "enter",
    "live",
    "open",
    "find",
    "review",
    "tracker",
    "report",
    "paper",
    "import",
    "checks",
    "script",
    "phones",
)
SLOW = ("report",)
"""Parts that have one size only, left out of a rehearsal unless they are asked for."""


def main(argv=None):
    asked = arguments(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    sys.path.insert(0, str(ROOT))
    found = []
    with tempfile.TemporaryDirectory(prefix="facilitator-bench-") as folder:
        for name in chosen(asked):
            print(f"{name} …", file=sys.stderr, flush=True)
            found += run(name, Path(folder), quick=asked.quick)
    if asked.json:
        print(json.dumps([each.plain() for each in found], ensure_ascii=False, indent=1))
    else:
        print(table(found))
        print(surroundings())
    return 0 if all(each.ok for each in found) else 1


def arguments(argv):
    parser = argparse.ArgumentParser(description="Measure, and compare with the limits.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=PARTS, action="append")
    return parser.parse_args(argv)


def chosen(asked):
    if asked.only:
        return asked.only
    return [each for each in PARTS if not (asked.quick and each in SLOW)]


def run(name, folder, *, quick=False):
    """Return the figures of a part; one that misses is measured once more, with more samples."""
    from tests.bench.figures import measured_again
    from tests.bench.made import Made

    found = measure(name, Made(folder, quick=quick))
    if quick or all(each.ok for each in found):
        return found
    print(f"{name}: over the limit, measured again", file=sys.stderr, flush=True)
    return [measured_again(each) for each in measure(name, Made(folder, times=2))]


def measure(name, made):
    bench = importlib.import_module(f"tests.bench.{name}_bench")
    if name != "report":
        return bench.measure(made)
    from tests.bench.figures import figure

    return [
        figure(each["name"], each["measured"], each["unit"], each["limit"])
        for each in bench.measure()
    ]


def table(figures):
    """Return the figures as plain lines: what, how much, at most, and whether it holds."""
    wide = max(len(each.name) for each in figures)
    lines = [f"{'':{wide}}  {'measured':>11}  {'at most':>11}"]
    lines += [line(each, wide) for each in figures]
    missed = sum(not each.ok for each in figures)
    limits = sum(each.limit is not None for each in figures)
    lines += ["", f"{limits - missed} of {limits} limits hold"]
    return "\n".join(lines)


def surroundings():
    """Return how busy the machine is: times without a neighbour in the run depend on it."""
    cores = os.cpu_count()
    if not hasattr(os, "getloadavg"):
        return f"{cores} cores"
    return f"{cores} cores, {os.getloadavg()[0]:.1f} busy in the last minute"


def line(each, wide):
    limit = "" if each.limit is None else f"{each.limit:,.2f} {each.unit}".strip()
    measured = f"{each.measured:,.2f} {each.unit}".strip()
    held = "" if each.limit is None else "holds" if each.ok else "MISSED"
    again = ", measured again" if each.again else ""
    return f"{each.name:{wide}}  {measured:>11}  {limit:>11}  {held}{again}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
