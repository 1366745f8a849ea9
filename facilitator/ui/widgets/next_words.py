"""What the NEXT strip shows, as a value."""

from dataclasses import dataclass
from enum import Enum

from facilitator.domain.shapes import Mark


class NextKind(Enum):
    """What stands in the strip."""

    STANDBY = "standby"
    OVERDUE = "overdue"
    CONTINGENCY = "contingency"
    HELD = "held"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What the strip shows; empty words for the buttons mean GO, Hold and Skip.

    ``off`` says why GO can not be pressed, ``all_off`` why none of the three can.
    """

    kind: NextKind = NextKind.STANDBY
    number: str = ""
    title: str = ""
    detail: str = ""
    marks: tuple[Mark, ...] = ()
    caption: str = ""
    count: str = ""
    go_word: str = ""
    hold_word: str = ""
    skip_word: str = ""
    off: str = ""
    all_off: str = ""
