"""All formats that a script may come in: each is one module, chosen by what a file holds.

A new format is a module with ``recognises(given)`` and ``read(given, answers)``, and a
line in ``formats``, and a file's ending in ``endings`` if it has a new one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.exchange import spreadsheet
from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.given import Given, belongs_elsewhere, opened
from facilitator.exchange.limits import Unsafe
from facilitator.exchange.refusals import foreign_document, hostile
from facilitator.exchange.spreadsheet import NO_ANSWERS, content_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How one sort of file is told from the others, and read."""

    recognises: Callable[[Given], bool]
    read: Callable[[Given, Answers], ImportResult]


def formats() -> tuple[Format, ...]:
    """Return every format but spreadsheets, the surest first."""
    from facilitator.exchange import blueprint, icebergttx, openaev, worddoc  # noqa: PLC0415 - only the reading process needs them

    return tuple(
        Format(recognises=each.recognises, read=each.read)
        for each in (openaev, blueprint, icebergttx, worddoc)
    )


def read(path: Path, answers: Answers = NO_ANSWERS) -> ImportResult:
    """Return all that a file holds, or one sentence why nothing of it is taken.

    Nothing is written, nothing that the file names is fetched. Raises Failed when the file is not
    there or may not be read.
    """
    content = content_of(path)
    if belongs_elsewhere(content, path.suffix.lower()):
        from facilitator.exchange import apart  # noqa: PLC0415 - spreadsheets do without it

        return apart.read(content, path.stem, answers)
    return spreadsheet.read_content(content, path, answers)


def read_here(content: bytes, stem: str, answers: Answers) -> ImportResult:
    """Read a file that is no spreadsheet, in this process."""
    try:
        given = opened(content, stem)
        for each in formats():
            if each.recognises(given):
                return each.read(given, answers)
    except Unsafe as error:
        return ImportResult(recognised=False, format="", refused=hostile(error.why))
    return ImportResult(recognised=False, format="", refused=foreign_document())
