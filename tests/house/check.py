"""Everything that must hold, in one command: format, lint, types, walls, catalogue, tests."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

STEPS = (
    ("format", (str(BIN / "ruff"), "format", "--check", "--quiet", ".")),
    ("lint", (str(BIN / "ruff"), "check", "--quiet", ".")),
    ("walls", (str(BIN / "lint-imports"), "--no-cache", "--no-logo")),
    # named, because a configuration in a folder above would be taken instead
    ("types", (str(BIN / "pyright"), "--project", "pyproject.toml")),
    ("catalogue", (sys.executable, "tests/house/catalogue.py", "check")),
    ("tests", (sys.executable, "tests/house/parts.py")),
)
SHOWN = {"tests"}
"""Steps that are long enough to be watched; the others speak only when something is wrong."""


def main() -> int:
    """Run the steps in order; stop at the first that fails."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # else it asks the network for a newer one
    }
    for name, command in STEPS:
        began = time.monotonic()
        print(f"--- {name}", flush=True)
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=None if name in SHOWN else subprocess.PIPE,
            stderr=None if name in SHOWN else subprocess.STDOUT,
        )
        if done.returncode:
            sys.stdout.buffer.write(done.stdout or b"")
            print(f"--- {name}: failed", flush=True)
            return 1
        print(f"--- {name}: good ({time.monotonic() - began:.0f} s)", flush=True)
    subprocess.run((sys.executable, "tests/house/rooms.py"), cwd=ROOT, check=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
