"""What is asked of the log, and what a line of it shows."""

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """Which lines of the log, and in which order; empty fields ask for nothing.

    ``text`` finds whole words and beginnings of words, all of them, in any order; ``#142`` in it
    finds the entry of that number. ``kinds`` empty means: whatever a person wrote.
    """

    text: str = ""
    agency: str = ""
    kinds: tuple[str, ...] = ()
    tag: str = ""
    inject: str = ""
    order: Literal["logged", "happened"] = "logged"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """An entry with what was said about it later.

    ``struck`` is the entry that struck it through, while that stands; ``replaced_by`` is the
    number of the entry that stands in its place, or 0.
    """

    entry: Entry
    struck: Entry | None = None
    replaced_by: int = 0
    amended: tuple[Entry, ...] = ()
