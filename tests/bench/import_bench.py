"""A script read from a workbook, against a bare process that reads the same file."""

import subprocess
import sys
from pathlib import Path

from facilitator.exchange.spreadsheet import read_script
from tests.bench.figures import figure, interleaved, median

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
TIMES = 2.0

# No more than the reader itself needs, started as lightly as an interpreter can be.
_BARE = """
import sys
sys.path[:] = sys.argv.pop(1).split(chr(10))
import python_calamine
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""


def bare(path):
    paths = "\n".join(filter(None, sys.path))
    command = [sys.executable, "-I", "-S", "-c", _BARE, paths, str(path)]
    subprocess.run(command, check=True)


def workbooks():
    return sorted(DATA.rglob("*.xlsx"))


def measure(made):
    found = []
    for path in workbooks():
        read_script(path)
        taken = interleaved(
            made.samples(21, 3),
            bare=lambda path=path: bare(path),
            ours=lambda path=path: read_script(path),
        )
        raw = median(taken["bare"])
        name = f"import {path.parent.name}/{path.name}"
        found.append(
            figure(
                f"{name} (bare reader {raw:.1f} ms)",
                median(taken["ours"]),
                "ms",
                TIMES * raw,
                values=taken["ours"],
            )
        )
    return found
