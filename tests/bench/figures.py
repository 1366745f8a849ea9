"""What a figure is, and how repeated measures become one."""

import gc
import time
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure beside its limit; without a limit it is only told."""

    name: str
    measured: float
    unit: str
    limit: float | None = None
    again: bool = False

    @property
    def ok(self):
        return self.limit is None or self.measured <= self.limit

    def plain(self):
        return asdict(self) | {"ok": self.ok}


def figure(name, measured, unit, limit=None):
    """Return a figure rounded as it is printed: what is printed decides."""
    return Figure(
        name=name,
        measured=rounded(measured),
        unit=unit,
        limit=None if limit is None else rounded(limit),
    )


def measured_again(each):
    return replace(each, again=True)


def rounded(number):
    return round(number, 2) if number < 100 else round(number, 1)


def part(values, share):
    """Return the value below which that share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def median(values):
    return part(values, 50)


def milliseconds(act):
    """Return how long a call takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def interleaved(times, **acts):
    """Return the milliseconds of each act, by name, measured in turns.

    Turns, so that whatever else the machine does falls on all of them alike.
    """
    taken = {name: [] for name in acts}
    gc.collect()
    for turn in range(times):
        for name in list(acts) if turn % 2 else reversed(acts):
            taken[name].append(milliseconds(acts[name]))
    return taken
