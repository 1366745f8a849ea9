"""The mark by which an exercise file is a template: opened, it makes a new exercise."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from facilitator.store.file import ExerciseFile

KEY: Final = "template"
_BUSY_S: Final = 0.2


def mark(file: ExerciseFile) -> None:
    """Mark an open file as a template, for good; raises Failed."""
    with file.database.writing() as connection:
        connection.execute("REPLACE INTO meta (key, value) VALUES (?, '1')", (KEY,))


def is_marked(path: Path) -> bool:
    """Tell whether a file is marked; one that cannot be read is not, and says why when opened.

    Nothing is written or locked: a half done transaction stays for whoever opens the file.
    """
    try:
        place = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(place, uri=True, timeout=_BUSY_S)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (KEY,)).fetchone()
    except (sqlite3.Error, OSError, ValueError):
        return False
    return row is not None
