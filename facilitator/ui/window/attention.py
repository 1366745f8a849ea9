"""How often people may be interrupted: at most once a minute (EEMUA 191), and the rest waits.

What concerns safety, what is not saved, and the answer to what somebody has just done always pass.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

PAUSE_S = 60.0
"""How long after one interruption the next may come."""
KEPT = 200
"""How many messages are kept to be read; the oldest go first."""


class Urgency(Enum):
    """Whether somebody has to see it now."""

    GRAVE = "grave"
    ANSWER = "answer"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that was said: when, in which words, and whether it interrupted anybody."""

    at: datetime
    words: str
    shown: bool


class Attention:
    """Decides what may interrupt now, and keeps what was said, so that it can be read later.

    ``seconds`` only grows; a wall clock that is put back would hold every message up.
    """

    def __init__(self, seconds: Callable[[], float], now: Callable[[], datetime]) -> None:
        self._seconds = seconds
        self._now = now
        self._free_from = float("-inf")
        self._said: deque[Notice] = deque(maxlen=KEPT)
        self.waiting = 0

    def take(self, words: str, urgency: Urgency, *, engaged: bool = False) -> bool:
        """Take a message in; tell whether it may interrupt.

        ``engaged`` tells that something grave, or an answer, stands there unread: no notice takes
        its place.
        """
        passes = urgency is not Urgency.NOTICE or (not engaged and self._is_free())
        if passes and urgency is Urgency.NOTICE:
            self._free_from = self._seconds() + PAUSE_S
        self._said.append(Notice(at=self._now(), words=words, shown=passes))
        if not passes:
            self.waiting += 1
        return passes

    def _is_free(self) -> bool:
        return self._seconds() >= self._free_from

    def said(self) -> tuple[Notice, ...]:
        """Return what was said, the newest first."""
        return tuple(reversed(self._said))

    def read(self) -> None:
        """Note that somebody has looked: nothing waits any more."""
        self.waiting = 0
