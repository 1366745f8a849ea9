"""What is asked of the log, and what a line of it shows."""

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Entry
from facilitator.domain.events import Attached, Logged


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
    number of the entry that stands in its place, or 0. ``attached`` are entries that added files.
    """

    entry: Entry
    struck: Entry | None = None
    replaced_by: int = 0
    amended: tuple[Entry, ...] = ()
    attached: tuple[Entry, ...] = ()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Return every file of the entry, each once: those it came with, then those added."""
        event = self.entry.event
        first = event.attachments if isinstance(event, Logged) else ()
        later = (each.event for each in self.attached)
        added = (file for each in later if isinstance(each, Attached) for file in each.attachments)
        return tuple(dict.fromkeys((*first, *added)))
