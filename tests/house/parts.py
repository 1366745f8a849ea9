"""Run the tests, a process for each part of them, three parts at a time.

A part has a process and a temporary folder of its own, so that no other part is touched by what
becomes of it. A part whose process died by a signal is run once more, which is said, and fails if
it dies again. A test that fails is never run again.
"""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
AT_ONCE = 3
"""One more than the processors of a small machine: some parts mostly wait."""
NOTHING = 5
"""What pytest answers where a part has no test that is to be run."""
WIDE = ("ui",)
"""Folders whose own folders are parts of their own."""
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
ROOM = 2 * 1024**3
"""Bytes that are free there if tests are to write there: no disk is waited for at each commit."""
SECONDS = {
    "ui/conduct": 140,
    "sites": 90,
    "report": 80,
    "e2e": 80,
    "ui/observers": 75,
    "ui": 65,
    "phone": 60,
    "services": 45,
    "exchange": 45,
    "ui/plan": 40,
    "faults": 40,
    "ui/library": 30,
    "ui/review": 30,
    "store": 30,
    "web": 25,
    "domain": 25,
    "house": 20,
    "ui/settings": 15,
    "ui/reader": 10,
}
"""About how long each has a processor, or waits; others are short. The longest begins first."""
A_PART = 30
"""Seconds; what takes longer is cut into parts that may run beside each other."""


def room():
    """Return where temporary folders are made: in memory where there is room, else as ever."""
    if not os.access(IN_MEMORY, os.W_OK) or os.statvfs(IN_MEMORY).f_flag & os.ST_NOEXEC:
        return None
    return IN_MEMORY if shutil.disk_usage(IN_MEMORY).free >= ROOM else None


def folders():
    """Return the files of every folder that is a part, or several."""
    found = {}
    for name in ("", *WIDE):
        folder = TESTS / name
        if files := sorted(folder.glob("test_*.py")):
            found[name or "."] = files
        for each in sorted(folder.iterdir()):
            inner = each.relative_to(TESTS).as_posix()
            if inner not in WIDE and (files := sorted(each.rglob("test_*.py"))):
                found[inner] = files
    return found


def parts():
    """Return every part, its name and the files that it runs, the longest first."""
    found = []
    for name, files in folders().items():
        seconds = SECONDS.get(name, 0)
        many = min(-(-seconds // A_PART) or 1, len(files))
        for place in range(many):
            said = f"{name} {place + 1}/{many}" if many > 1 else name
            found.append((seconds / many, said, [str(each) for each in files[place::many]]))
    return [(said, paths) for _seconds, said, paths in sorted(found, reverse=True)]


def run(part):
    """Run a part, and show what it said if it is not good; return whether it is."""
    name, paths = part
    words = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths)
    said, began = "", time.monotonic()
    # what every process imports is compiled once
    around = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for _try in range(2):
        # each run tidies the folder that pytest gives to all runs, and takes what another is using
        with TemporaryDirectory(prefix="f", dir=room(), ignore_cleanup_errors=True) as folder:
            done = subprocess.run(
                (*words, f"--basetemp={folder}/t"),
                cwd=ROOT,
                env=around,
                check=False,
                capture_output=True,
                text=True,
            )
            said += done.stdout + done.stderr
            if done.returncode < 0:  # where it was, if a window stood then
                stacks = Path(folder).rglob("native-crash.txt")
                said += "".join(each.read_text(errors="replace") for each in stacks)
        if done.returncode >= 0:
            break
        said += f"\n{name}: its process died by signal {-done.returncode}\n"
        print(said, flush=True)
    good = done.returncode in {0, NOTHING}
    last = said.strip().splitlines()[-1] if said.strip() else ""
    shown = last if good else f"not good\n{said}"
    print(f"{name} ({time.monotonic() - began:.0f} s): {shown}", flush=True)
    return good


def main():
    """Run all parts, and name at the end those that are not good."""
    found = parts()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(run, found))
    bad = [name for (name, _paths), good in zip(found, results, strict=True) if not good]
    if bad:
        print("Not good:", ", ".join(bad), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
