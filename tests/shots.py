"""Draw every screen into a folder, for a person to look at.

Usage: python tests/shots.py [FOLDER]
"""

import os
import subprocess
import sys
from pathlib import Path

SHEETS = ("shots_conduct.py", "shots_library.py", "shots_import.py", "shots_players.py")


def main(folder: Path) -> int:
    """Run each sheet in a process of its own, with a home of its own; return how many failed."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for sheet in SHEETS:
        script = Path(__file__).with_name(sheet)
        done = subprocess.run([sys.executable, str(script), str(folder)], check=False)
        failed += done.returncode != 0
        print(f"{sheet}: {'failed' if done.returncode else 'done'}")
    print(folder.resolve())
    return failed


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots")))
