"""The reading process seen from outside: started, fed, timed, and its answer taken apart."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from facilitator.exchange.child import SECONDS
from facilitator.exchange.sheets import Book, book_of

MODULE: Final = "facilitator.exchange.child"
PROGRAM: Final = (
    "import sys;sys.path[:]=sys.argv.pop(1).split(chr(10));from {module} import main;main()"
)

TOO_SLOW: Final = "slow"
TOO_HEAVY: Final = "heavy"


def read(content: bytes, kind: str, name: str) -> Book:
    """Return the sheets of a file that was inspected before, read in a process with limits.

    ``kind`` is xlsx or csv, ``name`` what the one sheet of a csv is called. A process that is too
    slow, too heavy or crashes gives a book without sheets that says so.
    """
    program = PROGRAM.format(module=MODULE)
    paths = "\n".join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    command = [sys.executable, "-I", "-S", "-c", program, paths, kind]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter on our own module
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return Book(limit=TOO_SLOW)
    if done.returncode != 0 or not done.stdout:
        return Book(limit=TOO_HEAVY)
    try:
        return book_of(done.stdout, csv=kind == "csv", name=name)
    except ValueError:
        return Book(limit=TOO_HEAVY)


def environment() -> dict[str, str]:
    """Return the few variables that an interpreter needs to start, and none that slow a crash."""
    kept = {
        name: os.environ[name]
        for name in ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")
        if name in os.environ
    }
    return kept | {"RUST_BACKTRACE": "0"}
