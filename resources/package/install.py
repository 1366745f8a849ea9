# ruff: noqa: INP001, T201, S603 - a script to be started by hand, before anything is installed
"""Install Facilitator from this folder, without a network: python3 install.py [FOLDER].

FOLDER is where it goes, by default ``facilitator`` in your home. Every file is checked against the
list of hashes beside this script before anything is installed.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIST = HERE / "requirements.txt"
LEAST = (3, 11)


def main() -> int:
    """Make an environment in the folder, put everything in, and say how to start it."""
    if sys.version_info < LEAST:
        print("Python 3.11 or newer is needed.")
        return 1
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.home() / "facilitator"
    if wrong := damaged():
        print(f"Damaged or missing: {', '.join(wrong)}. Copy the folder again.")
        return 1
    venv.create(target, with_pip=True)
    programs = target / ("Scripts" if os.name == "nt" else "bin")
    done = subprocess.run(
        (
            *(str(programs / "python"), "-m", "pip", "install", "--disable-pip-version-check"),
            *("--quiet", "--no-index", "-f", str(HERE)),
            *("--require-hashes", "--no-deps", "-r", str(LIST)),
        ),
        check=False,
    )
    if done.returncode:
        print("This did not work. The wheels are for the system and Python that they say.")
        return 1
    print(f"Installed. Start it with {programs / 'facilitator-desktop'}")
    return 0


def damaged() -> list[str]:
    """Return the files whose bytes are not those of the list, or that are not there."""
    wrong: list[str] = []
    for line in (HERE / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _blanks, name = line.partition("  ")
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            wrong.append(name)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
