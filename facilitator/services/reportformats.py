"""The formats of a report, by the names that people give them; each is written by one function."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator.domain.editions import Edition
from facilitator.services.reporting import write_report
from facilitator.services.reportjson import write_json
from facilitator.services.twins import write_docx
from facilitator.store.file import ExerciseFile

Write = Callable[[ExerciseFile, Path, Edition, Callable[[], datetime]], Path]
"""Takes a file, a target, an edition and the clock; returns where the document stands."""


def _pdf(file: ExerciseFile, out: Path, edition: Edition, now: Callable[[], datetime]) -> Path:
    return write_report(file, out, now=now, edition=edition)


FORMATS: Final[dict[str, Write]] = {
    "pdf": _pdf,
    "docx": write_docx,
    "json": write_json,
}
