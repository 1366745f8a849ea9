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
    ("walls", (str(BIN / "lint-imports"), "--no-cache")),
    ("types", (str(BIN / "pyright"),)),
    ("catalogue", (sys.executable, "tests/house/catalogue.py", "check")),
    ("tests", (sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile")),
)


def main() -> int:
    """Run the steps in order; stop at the first that fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, command in STEPS:
        began = time.monotonic()
        print(f"--- {name}", flush=True)
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        if done.returncode:
            print(f"--- {name}: failed", flush=True)
            return 1
        print(f"--- {name}: good ({time.monotonic() - began:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
