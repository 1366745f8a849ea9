"""Draw a sheet of shots in another language wherever it would draw it in English.

Usage: python tests/shots_spoken.py LANGUAGE SHEET FOLDER […]
"""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.pseudo import spoken_for_english


def main(language, sheet, *words):
    """Draw the sheet as it would be drawn by itself, with these words behind its name."""
    sys.argv = [sheet, *words]
    with spoken_for_english(language):
        runpy.run_path(sheet, run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])
