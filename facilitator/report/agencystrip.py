"""Time to decision, a row for each agency: every mark, the median, and never a mean."""

from typing import Any

from facilitator.domain.findings import Findings
from facilitator.domain.strip import StripRow, strip
from facilitator.report.figure import Figure, left_for, stacked
from facilitator.report.figurewords import agencies_said
from facilitator.report.fonts import Typeface
from facilitator.report.marks import draw_mark, draw_point
from facilitator.report.page import clip
from facilitator.report.palette import GRID, INK, SECONDARY, WIDTH
from facilitator.report.sharestrip import FURTHEST, Scale
from facilitator.report.wording import Speech, percent

ROW = 21.0
HEAD = 12.0
LEFT, LEFT_MOST = 92.0, 124.0
"""Where the scale begins: names have at least and at most this room, in points."""
RIGHT = 360.0
SIDE = 6.6
LEVELS = 3


class AgencyStrip(Figure):
    """A row for each agency of which something was expected."""

    def __init__(self, face: Typeface, findings: Findings, speech: Speech) -> None:
        self._speech = speech
        made = strip(findings.exercise, findings.measures)
        self._rows = made.rows
        self._left = left_for(face, [each.agency.name for each in made.rows], LEFT, LEFT_MOST)
        self._some = any(each.shares for each in made.rows)
        self._scale = Scale(left=self._left, right=RIGHT, top=made.top_share)
        own = [
            (row.agency, [each for each in findings.measures if each.agency == row.agency.id])
            for row in made.rows
        ]
        said = agencies_said(own, speech)
        super().__init__(face, WIDTH, HEAD + ROW * len(self._rows) + 14, said=said)

    @property
    def empty(self) -> bool:
        """Whether no decision can be held against a target."""
        return not self._some

    def sketch(self) -> None:
        """Draw the scale and the rows."""
        _ = self._speech.words.text
        top = self.height - HEAD
        base = top - ROW * len(self._rows)
        for share in self._scale.ticks:
            x = self._scale.x(share)
            target = share == 1.0
            colour, wide = (INK, 1.2) if target else (GRID, 0.6)
            self.line(x, base, x, top, colour=colour, width=wide)
            self.words(x, base - 11, percent(share, self._speech), at="middle")
        self.words(self._scale.x(1.0) + 3, top + 3, _("target"), strong=True)
        for index, row in enumerate(self._rows):
            self._row(row, top - ROW * (index + 1))

    def _row(self, row: StripRow, y: float) -> None:
        canvas: Any = self.canv
        agency = row.agency
        middle = y + ROW / 2
        self.line(self._left, y, WIDTH, y, colour=GRID, width=0.6)
        draw_mark(canvas, self.face, agency, x=0, y=middle - 5, side=10)
        name = clip(self.face, agency.name, "semibold", 8, self._left - 20)
        self.words(15, middle - 2.8, name, strong=True)
        places = [self._scale.x(each) for each in row.shares]
        half = row.median_share
        if half is not None and len(places) > 1:
            x = self._scale.x(half)
            self.line(x, middle - 7.6, x, middle + 7.6, colour=INK, width=1.6)
        levels = stacked([(x, SIDE / 2 + 0.2) for x in places], LEVELS)
        for share, x, level in zip(row.shares, places, levels, strict=True):
            lift = (0, 5.6, -5.6)[level]
            draw_point(canvas, agency, x=x, y=middle + lift, side=SIDE)
            if share > FURTHEST:
                self.words(x + 5, middle + lift - 2.6, f"{share:.0%}", size=7)
        self._right(row, middle)

    def _right(self, row: StripRow, middle: float) -> None:
        """Write how many were in time, and draw an arrow for those never taken."""
        _ = self._speech.words.text
        told = _("in time")
        figure = _("{met} of {all}").format(met=row.met, all=row.judged)
        if not row.judged:
            told, figure = _("no target"), ""
        right = WIDTH - 2
        self.words(right, middle - 2.8, told, at="right")
        wide = self.face.width(told, "regular", 8)
        self.words(right - wide - 3, middle - 2.8, figure, at="right", strong=True)
        never = sum(1 for each in row.never if each.target)
        if never:
            taken = wide + 3 + self.face.width(figure, "semibold", 8)
            end = min(RIGHT + 62, right - taken - 6)
            text = self._speech.words.plural("never", "{n} never", never).format(n=never)
            self.words(end - 15, middle - 2.8, text, at="right", colour=SECONDARY)
            self.arrow(end - 12, middle, 11)
