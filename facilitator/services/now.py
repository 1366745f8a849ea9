"""The one place that asks this computer for the time."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells wall time that goes on steadily, whatever somebody does to the computer's clock."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        ...

    def drift(self) -> timedelta:
        """Return how far the computer's own clock has moved away since the last look."""
        ...


class RealClock:
    """Wall time when it was made, plus monotonic time since."""

    def __init__(self) -> None:
        """Take both readings at once."""
        self._wall = datetime.now(UTC)
        self._steady = time.monotonic()

    def now(self) -> datetime:
        """Return the steady moment, in UTC."""
        return self._wall + timedelta(seconds=time.monotonic() - self._steady)

    def drift(self) -> timedelta:
        """Return the computer's clock minus ours: a sleep, a correction, or somebody's hand."""
        return datetime.now(UTC) - self.now()


class PlayedClock:
    """A clock that is moved by hand: for demonstrations, simulations and tests."""

    def __init__(self, start: datetime) -> None:
        """Begin at a moment."""
        self._now = start

    def now(self) -> datetime:
        """Return the moment it was moved to."""
        return self._now

    def drift(self) -> timedelta:
        """Return nothing: it agrees with itself."""
        return timedelta(0)

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
