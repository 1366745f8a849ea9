"""Keep the computer awake while an exercise is in play, as far as its system allows that."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from threading import Event, Thread
from typing import Protocol


class Kept(StrEnum):
    """How it stands with keeping awake."""

    OFF = "off"
    ASKED = "asked"
    ON = "on"
    REFUSED = "refused"


class Answer(Protocol):
    """What the system said when it was asked."""

    @property
    def active(self) -> bool:
        """Whether the computer is kept awake."""
        ...


Keeper = Callable[[], AbstractContextManager[Answer]]


def presenting() -> AbstractContextManager[Answer]:
    """Return what keeps computer and screen awake for as long as it is entered."""
    from wakepy import keep  # noqa: PLC0415 - only when an exercise runs

    return keep.presenting(on_fail="pass")


class _Hold:
    """One time of keeping awake; a thread of its own asks, because a system may answer late."""

    def __init__(self, keeper: Keeper) -> None:
        self.kept = Kept.ASKED
        self._keeper = keeper
        self._over = Event()
        self._thread = Thread(target=self._keep, name="awake", daemon=True)
        self._thread.start()

    def end(self, wait: float) -> None:
        self._over.set()
        self._thread.join(wait)

    def _keep(self) -> None:
        try:
            with self._keeper() as answer:
                self.kept = Kept.ON if answer.active else Kept.REFUSED
                self._over.wait()
        except Exception:  # noqa: BLE001 - whatever this system says, the exercise goes on
            self.kept = Kept.REFUSED


class Awake:
    """Holds the computer awake between ``hold`` and ``release``; both may be called again."""

    def __init__(self, keeper: Keeper = presenting) -> None:
        """Take what keeps awake; nothing is asked of the system yet."""
        self._keeper = keeper
        self._hold: _Hold | None = None

    @property
    def kept(self) -> Kept:
        """Return how it stands."""
        return Kept.OFF if self._hold is None else self._hold.kept

    def hold(self) -> None:
        """Ask the system to stay awake; its answer comes a moment later."""
        if self._hold is None:
            self._hold = _Hold(self._keeper)

    def release(self, *, wait: float = 0.0) -> None:
        """Let the computer sleep again; ``wait`` is how many seconds this may take."""
        if self._hold is not None:
            self._hold.end(wait)
            self._hold = None
