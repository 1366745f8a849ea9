"""All expected decisions on one line: how much of its target each of them used."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from facilitator.domain.findings import Findings
from facilitator.domain.measures import Measure, Outcome
from facilitator.domain.shapes import Marked
from facilitator.report.figure import Figure, stacked
from facilitator.report.figurewords import shares_said
from facilitator.report.marks import draw_point
from facilitator.report.palette import AXIS, GRID, INK, WIDTH
from facilitator.report.wording import Speech, mark_for

FURTHEST = 3.0
"""Shares of the target above this stand at the edge, with their figure in the tables."""
LEVELS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where shares of the target stand on paper, in points."""

    left: float
    right: float
    top: float

    def x(self, share: float) -> float:
        """Return the place of a share."""
        return self.left + (self.right - self.left) * min(share, self.top) / self.top

    @property
    def ticks(self) -> list[float]:
        """Return the shares that get a line."""
        return [each / 2 for each in range(int(self.top * 2) + 1)]


def scale_for(shares: list[float], *, left: float, right: float) -> Scale:
    """Return a scale on which the target and all but the wildest shares stand."""
    top = min(max([1.5, *shares]), FURTHEST)
    return Scale(left=left, right=right, top=ceil(top * 2) / 2)


class ShareStrip(Figure):
    """One mark for each expected decision; those never taken stand at the right, with an arrow."""

    def __init__(self, findings_face: Any, findings: Findings, speech: Speech) -> None:  # noqa: ANN401 - a Typeface
        firsts: dict[str, Measure] = {}
        for each in findings.measures:
            firsts.setdefault(each.expected.id, each)
        measured = list(firsts.values())
        self._timed = sorted(
            (each for each in measured if each.share is not None), key=lambda each: each.share or 0
        )
        self._never = [each for each in measured if each.outcome is Outcome.NOT_TAKEN]
        self._findings = findings
        self._speech = speech
        shares = [each.share or 0.0 for each in self._timed]
        self._scale = scale_for(shares, left=9, right=372)
        many = len(measured)
        self._side = 7.0 if many <= 60 else 5.0 if many <= 200 else 3.4  # noqa: PLR2004 - marks shrink in a crowd
        places = [self._scale.x(each) for each in shares]
        self._levels = stacked([(x, self._side / 2 + 0.3) for x in places], LEVELS)
        self._places = places
        tall = (max(self._levels, default=0) + 1) * (self._side + 1)
        said = shares_said(shares, findings, speech)
        super().__init__(findings_face, WIDTH, tall + 24, said=said)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self._timed

    def sketch(self) -> None:
        """Draw scale, marks and arrow."""
        canvas: Any = self.canv
        _ = self._speech.words.text
        base = 14.0
        top = self.height - 2
        for share in self._scale.ticks:
            x = self._scale.x(share)
            target = share == 1.0
            colour, wide = (INK, 1.2) if target else (GRID, 0.6)
            self.line(x, base, x, top + (2 if target else -4), colour=colour, width=wide)
            label = _("{n} % of target") if target else _("{n} %")
            self.words(x, 3.5, label.format(n=round(share * 100)), at="middle")
        self.line(0, base, self._scale.right + 20, base, colour=AXIS, width=0.7)
        for each, x, level in zip(self._timed, self._places, self._levels, strict=True):
            y = base + 1.2 + self._side / 2 + level * (self._side + 1)
            draw_point(canvas, self._mark(each), x=x, y=y, side=self._side)
        self._draw_never(base + 6.5)

    def _draw_never(self, y: float) -> None:
        if not self._never:
            return
        ngettext = self._speech.words.plural
        x = self._scale.right + 16
        for each in self._never[:4]:
            draw_point(self.canv, self._mark(each), x=x, y=y, side=7)
            x += 10
        self.arrow(x - 3, y)
        number = len(self._never)
        text = ngettext("{n} never taken", "{n} never taken", number).format(n=number)
        self.words(x + 13, y - 2.8, text, colour=INK)

    def _mark(self, measure: Measure) -> Marked:
        return mark_for(self._findings.exercise, measure.agency)
