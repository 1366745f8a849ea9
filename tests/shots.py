"""Draw every screen into a folder, for a person to look at.

Usage: python tests/shots.py [FOLDER]
       python tests/shots.py FOLDER --all [--language es] [--scale 2.0] [--dark] [--light]

The second draws each state of each screen in three sizes, at five scales, in both lights, and lays
the pictures of one state side by side on a sheet (a row a scale, a column a size).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SHEETS = (
    "shots_conduct.py",
    "shots_library.py",
    "shots_import.py",
    "shots_players.py",
    "shots_figures.py",
    "shots_checks.py",
)


def main(folder: Path, sheets: Sequence[str], *more: str) -> int:
    """Run each sheet in a process of its own, with a home of its own; return how many failed."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for sheet in sheets:
        script = Path(__file__).with_name(sheet)
        done = subprocess.run([sys.executable, str(script), str(folder), *more], check=False)
        failed += done.returncode != 0
        print(f"{sheet}: {'failed' if done.returncode else 'done'}")
    print(folder.resolve())
    return failed


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = sys.argv[1:]
    place = Path(words[0] if words else "shots")
    if "--all" in words:
        words.remove("--all")
        sys.exit(main(place, ("shots_matrix.py",), *words[1:]))
    sys.exit(main(place, SHEETS))
