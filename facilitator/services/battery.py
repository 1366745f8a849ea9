"""Notice in time that the laptop is about to run out of power."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

LEVELS = (20, 10)
"""Percent below which somebody is told, once each until the laptop was plugged in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Battery:
    """How full the battery is, in percent, and whether power comes in."""

    percent: int
    plugged: bool


Meter = Callable[[], Battery | None]


def read_battery() -> Battery | None:
    """Return the battery as the system tells it, or None without one."""
    import psutil  # noqa: PLC0415 - only when an exercise is open

    # some systems have no such question, others a broken answer
    with suppress(OSError, AttributeError, ValueError, RuntimeError):
        found = psutil.sensors_battery()
        if found is not None:
            return Battery(percent=int(found.percent), plugged=found.power_plugged is not False)
    return None


class BatteryWatch:
    """Says once at each level that the battery runs low."""

    def __init__(self, meter: Meter = read_battery) -> None:
        """Take what reads the battery."""
        self._meter = meter
        self._told = 101

    def low(self) -> int | None:
        """Return the percent that are left, if somebody has to be told of it now."""
        battery = self._meter()
        if battery is None:
            return None
        if battery.plugged:
            self._told = 101
            return None
        below = [level for level in LEVELS if battery.percent < level]
        if not below or min(below) >= self._told:
            return None
        self._told = min(below)
        return battery.percent
