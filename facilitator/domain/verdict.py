"""What checking the journal's chains found."""

from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """What is wrong with an entry."""

    CHANGED = "changed"
    CHAIN = "chain"
    GAP = "gap"
    ORDER = "order"
    FORK = "fork"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadEntry:
    """The first entry that is not as it was written; for a gap, the first that is missing.

    ``file`` names an attachment of the entry that is missing or not what was attached.
    """

    line: int
    station: str
    seq: int
    why: Why
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was counted and what is wrong.

    ``stations`` maps each station to its number of entries. ``as_expected`` says whether the head
    is the one that was remembered outside the file; None if there was none to compare. ``damaged``
    says that the file is broken somewhere, be it outside the journal.
    """

    entries: int
    stations: dict[str, int] = field(default_factory=dict[str, int])
    fingerprint: tuple[str, ...] = ()
    first_bad: BadEntry | None = None
    forks: int = 0
    as_expected: bool | None = None
    damaged: bool = False

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        whole = self.first_bad is None and self.forks == 0 and not self.damaged
        return whole and self.as_expected is not False
