"""Run the tests, a process for each part of them, two parts at a time.

A window that is taken apart late by Qt can end the process of whatever test comes next. A part has
a process of its own, so that no other part is touched; a part whose process died by a signal is run
once more, which is said, and fails if it dies again. A test that fails is never run again.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
AT_ONCE = 2
NOTHING = 5
"""What pytest answers where a part has no test that is to be run."""
WIDE = ("ui", "ui/conduct", "ui/plan", "ui/review")
"""Folders whose own folders are parts of their own."""
FIRST = ("ui/conduct", "ui", "e2e", "ui/observers", "report", "services", "exchange")
"""What takes longest begins first."""


def parts():
    """Return every part as the paths that it runs."""
    found = {}
    for name in ("", *WIDE):
        folder = TESTS / name
        files = sorted(str(each) for each in folder.glob("test_*.py"))
        if files:
            found[name or "."] = files
        for each in sorted(folder.iterdir()):
            inner = each.relative_to(TESTS).as_posix()
            if each.is_dir() and inner not in WIDE and any(each.rglob("test_*.py")):
                found[inner] = [str(each)]
    order = {name: place for place, name in enumerate(FIRST)}
    return sorted(found.items(), key=lambda each: (order.get(each[0], len(FIRST)), each[0]))


def run(part):
    """Run a part; return its name, whether it is good, and what it said."""
    name, paths = part
    words = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths)
    said = ""
    for _try in range(2):
        # each run tidies the folder that pytest gives to all runs, and takes what another is using
        with TemporaryDirectory(prefix="f", ignore_cleanup_errors=True) as folder:
            command = (*words, f"--basetemp={folder}/t")
            done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        said += done.stdout + done.stderr
        if done.returncode >= 0:
            break
        said += f"{name}: its process died by signal {-done.returncode}\n"
    print(name, said.strip().splitlines()[-1] if said.strip() else "", flush=True)
    return name, done.returncode in {0, NOTHING}, said


def main():
    """Run all parts, and show what those said that are not good."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(run, parts()))
    bad = [(name, said) for name, good, said in results if not good]
    for name, said in bad:
        print(f"=== {name}\n{said}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
