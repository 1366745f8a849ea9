"""Spreadsheets in: the one door by which an xlsx or a csv becomes the draft of a script."""

from dataclasses import replace
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.exchange import limits, reader
from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.refusals import hostile
from facilitator.exchange.selection import chosen

NO_ANSWERS = Answers()


def read_script(path: Path, answers: Answers = NO_ANSWERS) -> ImportResult:
    """Return all that a spreadsheet holds, or one sentence why nothing of it is taken.

    Nothing is written. Raises Failed when the file is not there or may not be read.
    """
    return read_content(content_of(path), path, answers)


def read_content(content: bytes, path: Path, answers: Answers) -> ImportResult:
    """Return what the bytes of a spreadsheet hold; ``path`` is where they were found."""
    try:
        kind = limits.kind_of(content, path.suffix.lower())
    except limits.Unsafe as error:
        return ImportResult(recognised=False, format="", refused=hostile(error.why))
    book = reader.read(content, kind, path.stem)
    if kind == "xlsx" and limits.counts_from_1904(content):
        book = replace(book, sheets=tuple(replace(each, from_1904=True) for each in book.sheets))
    return chosen(book, kind, answers)


def content_of(path: Path) -> bytes:
    """Return a file's bytes, one more than allowed at the most; raises Failed."""
    try:
        if not path.is_file():
            raise Failed(Fault.MISSING, path=str(path))
        with path.open("rb") as stream:
            return stream.read(limits.FILE_BYTES + 1)
    except PermissionError as error:
        raise Failed(Fault.NO_PERMISSION, path=str(path)) from error
    except OSError as error:
        raise Failed(Fault.DISK_ERROR, path=str(path)) from error
