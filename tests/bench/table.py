"""Print what was measured beside its limit: ``make bench``; exit code 1 if a limit is missed.

``--json [FILE]`` writes all of it as an object, ``--page`` writes the page that people read,
``--only NAME`` runs one part, ``--quick`` is a rehearsal with few samples and small exercises,
whose figures say nothing.
"""

import argparse
import importlib
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
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
    "sites",
    "growth",
    "faster",
    "size",
    "package",
)
SLOW = ("report",)
"""Parts that have one size only, left out of a rehearsal unless they are asked for."""
ONCE = ("report", "growth", "faster", "sites")
"""Parts too long to be measured again; what they miss, they miss."""
HELP = ROOT / "resources" / "help"


def main(argv=None):
    asked = arguments(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="facilitator-bench-") as folder:
        told = whole(asked, Path(folder))
    found = [each for part in told["parts"].values() for each in part]
    tell(asked, plain(told), found)
    return 0 if all(each.ok for each in found) else 1


def arguments(argv):
    parser = argparse.ArgumentParser(description="Measure, and compare with the limits.")
    parser.add_argument("--json", nargs="?", const="-", metavar="FILE")
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=PARTS, action="append")
    asked = parser.parse_args(argv)
    if asked.page and (asked.quick or asked.only):
        parser.error("the page is made of a whole run")
    return asked


def whole(asked, folder):
    """Return what a run found: its parts by name, the machine, the day, and how long it took."""
    from tests.bench.machine import machine

    said, began, parts = machine(folder), time.monotonic(), {}
    for name in chosen(asked):
        before = time.monotonic()
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        parts[name] = run_or_say(name, folder, quick=asked.quick)
        print(f"{time.monotonic() - before:.0f} s", file=sys.stderr, flush=True)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": said,
        "seconds": round(time.monotonic() - began, 1),
        "parts": parts,
    }


def plain(told):
    """Return a run as JSON holds it."""
    parts = {name: [each.plain() for each in found] for name, found in told["parts"].items()}
    return told | {"parts": parts}


def tell(asked, told, found):
    """Write the object, the page and the table, as far as they were asked for."""
    from tests.bench.machine import line as machine_line
    from tests.bench.page import pages

    written = json.dumps(told, ensure_ascii=False, indent=1)
    if asked.json and asked.json != "-":
        Path(asked.json).write_text(f"{written}\n", "utf-8")
    if asked.page:
        for name, text in pages(told).items():
            (HELP / name).write_text(text, "utf-8")
    if asked.json == "-":
        print(written)
        return
    print(table(found))
    print(f"{machine_line(told['machine'])}; {told['seconds']:.0f} s")


def chosen(asked):
    if asked.only:
        return asked.only
    return [each for each in PARTS if not (asked.quick and each in SLOW)]


def run_or_say(name, folder, *, quick):
    """Return the figures of a part; one that fails costs no other, and counts as missed."""
    from tests.bench.figures import figure

    try:
        return run(name, folder, quick=quick)
    except Exception as error:  # noqa: BLE001 - whatever a part stumbles over
        print(f"{name}: {error!r}", file=sys.stderr, flush=True)
        return [figure(f"{name}: could not be measured", 1, "", 0)]


def run(name, folder, *, quick=False):
    """Return the figures of a part; one that misses is measured once more, with more samples."""
    from tests.bench.figures import measured_again
    from tests.bench.made import Made

    found = measure(name, Made(folder, quick=quick))
    if quick or name in ONCE or all(each.ok for each in found):
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
    wide = max((len(each.name) for each in figures), default=0)
    lines = [f"{'':{wide}}  {'measured':>15}  {'middle half':>17}  {'at most':>13}"]
    lines += [line(each, wide) for each in figures]
    missed = sum(not each.ok for each in figures)
    limits = sum(each.limit is not None for each in figures)
    lines += ["", f"{limits - missed} of {limits} limits hold"]
    return "\n".join(lines)


def line(each, wide):
    limit = "" if each.limit is None else f"{each.limit:,.2f} {each.unit}".strip()
    measured = f"{each.measured:,.2f} {each.unit}".strip()
    spread = "" if each.spread is None else "–".join(f"{one:,.2f}" for one in each.spread)
    held = "" if each.limit is None else "holds" if each.ok else "MISSED"
    again = ", measured again" if each.again else ""
    words = f"{each.name:{wide}}  {measured:>15}  {spread:>17}  {limit:>13}  {held}{again}"
    return words.rstrip()


if __name__ == "__main__":
    sys.exit(main())
