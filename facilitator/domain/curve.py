"""How many expected decisions had been taken after how long: an empirical distribution, with its n.

Drawn only from twenty expected decisions on; below that each mark says more than a curve. What was
never taken stays in n, so that the curve ends under the top instead of hiding it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from facilitator.domain.measures import Measure, Outcome

LEAST = 20
"""So many expected decisions make a curve."""
QUANTILES = (0.25, 0.5, 0.75, 0.9)
LEAST_MINUTES, LEAST_SHARE = 5.0, 1.5
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """One curve: ``values`` of what was taken, smallest first, out of ``n`` that were expected."""

    values: tuple[float, ...] = ()
    n: int = 0
    top: float = 1.0

    @property
    def drawn(self) -> bool:
        """Whether there are enough for a curve."""
        return self.n >= LEAST and bool(self.values)

    @property
    def reached(self) -> float:
        """Return the share of all that was taken in the end."""
        return len(self.values) / self.n if self.n else 0.0

    def share_at(self, value: float) -> float:
        """Return the share of all that had been taken at a value."""
        return bisect_right(self.values, value) / self.n if self.n else 0.0

    def value_at(self, share: float) -> float | None:
        """Return the least value by which a share of all had been taken; None if it never was."""
        place = ceil(share * self.n - 1e-9)
        return self.values[max(place, 1) - 1] if 0 < place <= len(self.values) else None

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners of the steps from the origin to the right edge: value and share."""
        made = [(0.0, 0.0)]
        for count, value in enumerate(self.values, 1):
            made += [(value, made[-1][1]), (value, count / self.n)]
        made.append((max(self.top, made[-1][0]), made[-1][1]))
        return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The figure, by minutes and by the share of the target used.

    ``never`` of those in n were not taken; ``open`` ones may still come and are in no number, and
    neither are those for which the clock ran at another speed.
    """

    minutes: Steps = Steps()
    shares: Steps = Steps()
    never: int = 0
    open: int = 0

    @property
    def drawn(self) -> bool:
        """Whether there are enough for a curve."""
        return self.minutes.drawn


def curve(measured: Iterable[Measure]) -> Curve:
    """Return the figure of measures; a joint decision that several owe counts once."""
    firsts: dict[str, Measure] = {}
    for each in measured:
        if each.outcome is not Outcome.NOT_APPLICABLE and not each.marked:
            firsts.setdefault(each.expected.id, each)
    known = [each for each in firsts.values() if each.outcome is not Outcome.OPEN]
    judged = [each for each in known if each.target]
    minutes = sorted(each.took / MINUTE for each in known if each.took is not None)
    shares = sorted(each.share for each in judged if each.share is not None)
    return Curve(
        minutes=Steps(
            values=tuple(minutes),
            n=len(known),
            top=float(ceil(max([LEAST_MINUTES, *minutes]) / 5) * 5),
        ),
        shares=Steps(
            values=tuple(shares), n=len(judged), top=ceil(max([LEAST_SHARE, *shares]) * 2) / 2
        ),
        never=sum(each.took is None for each in known),
        open=len(firsts) - len(known),
    )
