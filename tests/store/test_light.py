"""Starting and opening stay light."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlite_utils", "numpy", "asyncio", "filelock", "platformdirs")
LOOK = f"""
import sys
import facilitator.store.file, facilitator.store.library, facilitator.store.emergency
print([each for each in {HEAVY!r} if each in sys.modules])
"""
OPEN = """
import sys, datetime, pathlib
from facilitator.store.file import ExerciseFile
now = lambda: datetime.datetime.now(datetime.UTC)
with ExerciseFile.open(pathlib.Path(sys.argv[1]), now=now) as file:
    file.plans.load()
    list(file.journal.control())
print("sqlite_utils" in sys.modules)
"""


def said(*command):
    return subprocess.run(
        [sys.executable, "-c", *command],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    ).stdout.strip()


def test_importing_the_store_imports_nothing_heavy():
    assert said(LOOK) == "[]"


def test_opening_a_file_does_without_sqlite_utils(path, file):
    file.close()

    assert said(OPEN, str(path)) == "False"
