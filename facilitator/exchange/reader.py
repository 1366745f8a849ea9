"""The reading process seen from outside: started, fed, timed, and its answer taken apart."""

import subprocess
from typing import Final

from facilitator.exchange import confined
from facilitator.exchange.sheets import Book, book_of

MODULE: Final = "facilitator.exchange.child"

TOO_SLOW: Final = "slow"
TOO_HEAVY: Final = "heavy"


def read(content: bytes, kind: str, name: str) -> Book:
    """Return the sheets of a file that was inspected before, read in a process with limits.

    ``kind`` is xlsx or csv, ``name`` what the one sheet of a csv is called. A process that is too
    slow, too heavy or crashes gives a book without sheets that says so.
    """
    try:
        done = confined.run(MODULE, (kind,), content)
    except subprocess.TimeoutExpired:
        return Book(limit=TOO_SLOW)
    if done.returncode != 0 or not done.stdout:
        return Book(limit=TOO_HEAVY)
    try:
        return book_of(done.stdout, csv=kind == "csv", name=name)
    except ValueError:
        return Book(limit=TOO_HEAVY)
