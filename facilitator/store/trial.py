"""Take an unfinished transaction back on a copy first: the journal may be another file's."""

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.store.database import connect
from facilitator.store.encryption import RING


def try_recovery(path: Path) -> None:
    """Look at what SQLite would make of a file and the journal that lies beside it.

    SQLite plays any such journal back, be it of another file, and then deletes it. Raises
    Failed(CORRUPT) if the result would be no sound file; neither of them was touched then.
    """
    beside = path.with_name(f"{path.name}-journal")
    # the pages of an encrypted file are sealed one by one: those of another cannot be read
    if not _holds_something(beside) or RING.key_for(path) is not None:
        return
    # where there is no room for a copy, recovery has to go without a trial
    with suppress(OSError), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "trial"
        shutil.copyfile(path, copy)
        shutil.copyfile(beside, copy.with_name("trial-journal"))
        said = _made_of(copy)
        if said != "ok":
            raise Failed(Fault.CORRUPT, name=path.name, said=said)


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _made_of(copy: Path) -> str:
    try:
        with closing(connect(copy)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)
    return str(said)
