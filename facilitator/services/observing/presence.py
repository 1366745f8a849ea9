"""Who is here now: last seen, what waits on their devices, how far their clocks are off."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

HERE = timedelta(seconds=20)
"""A device that was seen within this is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What is known of a device since the door opened; ``offset`` is our clock minus its own.

    ``refused`` counts what it tried to write and may not, ``head`` is the last number and the
    hash that it says it holds.
    """

    device: str
    seen: datetime
    waiting: int = 0
    offset: timedelta = timedelta(0)
    error: timedelta = timedelta(0)
    refused: int = 0
    head: tuple[int, str] = (0, "")

    def here(self, now: datetime) -> bool:
        """Whether it was seen a short while ago."""
        return now - self.seen <= HERE


class Roll:
    """Keeps the presence of every device; forgotten when the program ends."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._lock = Lock()
        self._of: dict[str, Presence] = {}

    def saw(  # noqa: PLR0913 - one for each thing a device tells of itself
        self,
        device: str,
        now: datetime,
        *,
        waiting: int | None = None,
        offset: timedelta | None = None,
        error: timedelta | None = None,
        head: tuple[int, str] | None = None,
        refused: int = 0,
    ) -> Presence:
        """Note that a device was seen, and what it said of itself; None means: as before."""
        with self._lock:
            old = self._of.get(device) or Presence(device=device, seen=now)
            self._of[device] = replace(
                old,
                seen=max(old.seen, now),
                waiting=old.waiting if waiting is None else waiting,
                offset=old.offset if offset is None else offset,
                error=old.error if error is None else error,
                head=old.head if head is None else head,
                refused=old.refused + refused,
            )
            return self._of[device]

    def forget(self, device: str) -> None:
        """Take a device that left off the roll."""
        with self._lock:
            self._of.pop(device, None)

    def of(self, device: str) -> Presence | None:
        """Return what is known of a device, or None if it was never seen."""
        with self._lock:
            return self._of.get(device)

    def all(self) -> tuple[Presence, ...]:
        """Return everybody who was seen, in the order in which they came."""
        with self._lock:
            return tuple(self._of.values())
