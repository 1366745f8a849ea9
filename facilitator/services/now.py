"""The one place that asks this computer for the time."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

NOTHING = timedelta(0)
STALL = 30.0
"""Seconds between two looks after which the computer must have slept, whatever it says."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at this computer's clocks shows since they were last laid against each other.

    ``drift`` is the wall clock minus the steady one, ``slept`` how long the computer was
    suspended, as far as it tells; ``counted`` says that the steady clock went on meanwhile.
    """

    drift: timedelta = NOTHING
    slept: timedelta = NOTHING
    counted: bool = False


class Clock(Protocol):
    """Tells wall time that goes on steadily, whatever somebody does to the computer's clock."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        ...

    def look(self) -> Look:
        """Return what has come between the clocks; to be asked about once a second."""
        ...

    def reanchor(self) -> None:
        """Lay the steady clock against the wall clock anew."""
        ...


class RealClock:
    """Wall time when it was last anchored, plus monotonic time since.

    Linux and macOS stop the monotonic clock while they sleep and have another that goes on;
    Windows lets it run, so there a long silence between two looks is the sleep.
    """

    def __init__(self) -> None:
        """Take all readings at once."""
        self.reanchor()

    def now(self) -> datetime:
        """Return the steady moment, in UTC."""
        return self._wall + timedelta(seconds=time.monotonic() - self._steady)

    def look(self) -> Look:
        """Return what has come between the clocks."""
        steady = time.monotonic()
        silence, self._looked = steady - self._looked, steady
        drift = datetime.now(UTC) - self.now()
        slept = (_boot() - self._boot) - (steady - self._steady)
        if silence > STALL and slept < 1:
            return Look(drift, timedelta(seconds=silence), counted=True)
        return Look(drift, timedelta(seconds=max(slept, 0.0)))

    def reanchor(self) -> None:
        """Lay the steady clock against the wall clock anew."""
        self._wall = datetime.now(UTC)
        self._steady = self._looked = time.monotonic()
        self._boot = _boot()


def _boot() -> float:
    """Return seconds that go on through a sleep, where this system has them."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class PlayedClock:
    """A clock that is moved by hand: for demonstrations, simulations and tests."""

    def __init__(self, start: datetime) -> None:
        """Begin at a moment."""
        self._now = start

    def now(self) -> datetime:
        """Return the moment it was moved to."""
        return self._now

    def look(self) -> Look:
        """Return nothing: it agrees with itself."""
        return Look()

    def reanchor(self) -> None:
        """Do nothing: it agrees with itself."""

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
