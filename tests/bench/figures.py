"""What a figure is, and how repeated measures become one."""

import gc
import time
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure beside its limit; without a limit it is only told.

    ``spread`` is where the middle half of the samples lies, ``samples`` how many there were.
    """

    name: str
    measured: float
    unit: str
    limit: float | None = None
    again: bool = False
    spread: tuple[float, float] | None = None
    samples: int = 0

    @property
    def ok(self):
        return self.limit is None or self.measured <= self.limit

    def plain(self):
        return asdict(self) | {"ok": self.ok}


def figure(name, measured, unit, limit=None, *, values=(), per=1.0):
    """Return a figure rounded as it is printed: what is printed decides.

    ``values`` are the samples that it was found in, ``per`` what they are divided by.
    """
    middle = part(values, 25) / per, part(values, 75) / per
    return Figure(
        name=name,
        measured=rounded(measured),
        unit=unit,
        limit=None if limit is None else rounded(limit),
        spread=tuple(map(rounded, middle)) if len(values) > 1 else None,
        samples=len(values),
    )


def measured_again(each):
    return replace(each, again=True)


def rounded(number):
    return round(number, 2) if number < 100 else round(number, 1)


def part(values, share):
    """Return the value below which that share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else 0.0


def median(values):
    return part(values, 50)


def milliseconds(act):
    """Return how long a call takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def sampled(times, act, *, warm=1):
    """Return the milliseconds of an act, so many times after it has warmed up."""
    return interleaved(times, warm=warm, act=act)["act"]


def interleaved(times, *, warm=1, **acts):
    """Return the milliseconds of each act, by name, measured in turns.

    Turns, so that whatever else the machine does falls on all of them alike; the first ``warm``
    turns are not kept.
    """
    taken = {name: [] for name in acts}
    gc.collect()
    for turn in range(-warm, times):
        for name in list(acts) if turn % 2 else reversed(acts):
            took = milliseconds(acts[name])
            if turn >= 0:
                taken[name].append(took)
    return taken
