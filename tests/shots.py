"""Draw every screen into a folder, for a person to look at.

Usage: python tests/shots.py [FOLDER] [--language ca]
       python tests/shots.py FOLDER --all [--language es] [--scale 2.0] [--dark] [--light]

With a language, what is drawn in English otherwise is drawn in that; ``pseudo`` shows what was
never translated (plain letters) and what is cut off (no bracket at its end). The second draws
each state of each screen in three sizes, at five scales, in both lights, and lays the pictures
of one state side by side on a sheet (a row a scale, a column a size).
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PSEUDO = "pseudo"
SHEETS = (
    "shots_conduct.py",
    "shots_library.py",
    "shots_import.py",
    "shots_players.py",
    "shots_rooms.py",
    "shots_figures.py",
    "shots_checks.py",
)


def main(folder: Path, sheets: Sequence[str], *more: str, language: str = "") -> int:
    """Run each sheet in a process of its own, with a home of its own; return how many failed."""
    folder.mkdir(parents=True, exist_ok=True)
    through = [str(HERE / "shots_spoken.py"), language] if language else []
    failed = 0
    for sheet in sheets:
        command = [sys.executable, *through, str(HERE / sheet), str(folder), *more]
        done = subprocess.run(command, check=False)
        failed += done.returncode != 0
        print(f"{sheet}: {'failed' if done.returncode else 'done'}")
    print(folder.resolve())
    return failed


def taken(words: list[str]) -> str:
    """Take the language out of the words of the command line, and return it."""
    if "--language" not in words:
        return ""
    place = words.index("--language")
    _option, language = words[place : place + 2]
    del words[place : place + 2]
    return language


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = sys.argv[1:]
    spoken = taken(words)
    if "--all" in words:
        words.remove("--all")
        place = Path(words[0] if words else "shots")
        # the pseudo-language has no code that a sheet could ask for: it stands for English
        asked = ["--language", spoken] if spoken not in ("", PSEUDO) else []
        through = PSEUDO if spoken == PSEUDO else ""
        sys.exit(main(place, ("shots_matrix.py",), *words[1:], *asked, language=through))
    place = Path(words[0] if words else "shots")
    sys.exit(main(place, SHEETS, language=spoken))
