"""How an entry of the journal is named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRef:
    """The identity of a journal entry: its station and the number that station gave it."""

    station: str
    seq: int
