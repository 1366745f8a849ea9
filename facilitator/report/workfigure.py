"""Workload on paper: injects and decisions in each five minutes, a row for each agency."""

from typing import Any

from facilitator.domain.workload import Workload, WorkRow
from facilitator.report.figure import Figure, left_for
from facilitator.report.fonts import Typeface
from facilitator.report.marks import draw_mark
from facilitator.report.page import clip
from facilitator.report.palette import AXIS, WIDTH, agency_ink, paint
from facilitator.report.wording import Speech, clipped, clock_minute

ROW, HIGH = 34.0, 0.76
"""Height of a row in points, where there is room, and the share of it that the highest bar has."""
LEFT, LEFT_MOST = 92.0, 124.0
"""Where the scale begins: names have at least and at most this room, in points."""
FOOT = 15.0
LOW = 22.0
"""In a row lower than this the figures of its scale would touch."""
TICKS = 10
"""So many figures the axis has at most."""


class WorkFigure(Figure):
    """Two bars in each bin: grey for injects, the agency's own for decisions; one scale for all."""

    def __init__(self, face: Typeface, work: Workload, speech: Speech, *, room: float) -> None:
        self._work = work
        self._tall = min(ROW, (room - FOOT) / max(len(work.rows), 1))
        names = [each.agency.name for each in work.rows]
        self._left = left_for(face, names, LEFT, LEFT_MOST) + 14
        self._bin = (WIDTH - self._left - 4) / max(work.bins, 1)
        tall = self._tall * len(work.rows) + FOOT
        super().__init__(face, WIDTH, tall, said=work_said(work, speech))

    def sketch(self) -> None:
        """Draw rows and axis."""
        for index, row in enumerate(self._work.rows):
            self._row(row, self.height - self._tall * (index + 1))
        every = -(-self._work.bins // TICKS)
        for place in range(0, self._work.bins, every):
            x = self._left + place * self._bin
            self.line(x, FOOT - 3, x, FOOT, colour=AXIS)
            self.words(x, 3.5, clock_minute(self._work.begins(place)), at="middle")

    def _row(self, row: WorkRow, y: float) -> None:
        canvas: Any = self.canv
        middle, high = y + self._tall / 2, self._tall * HIGH
        side = min(10.0, self._tall * 0.8)
        draw_mark(canvas, self.face, row.agency, x=0, y=middle - side / 2, side=side)
        name = clip(self.face, row.agency.name, "semibold", 8, self._left - 34)
        self.words(15, middle - 2.8, name, strong=True)
        if self._tall >= LOW:
            self.words(self._left - 4, y + high - 6, str(self._work.top), at="right")
            self.words(self._left - 4, y, "0", at="right")
        wide = self._bin * 0.4
        own = agency_ink(row.agency.colour).fill
        for counts, shift, colour in ((row.injects, 0.08, AXIS), (row.decisions, 0.5, own)):
            canvas.setFillColor(paint(colour))
            for place, count in enumerate(counts):
                if count:
                    x = self._left + (place + shift) * self._bin
                    canvas.rect(x, y, wide, high * count / self._work.top, stroke=0, fill=1)
        self.line(self._left, y, WIDTH, y, colour=AXIS, width=0.7)


def work_said(work: Workload, speech: Speech) -> str:
    """Return what is read out in place of the figure."""
    _ = speech.words.text
    told = [_("Bars: injects and decisions in each 5 minutes, a row for each agency.")]
    for row in work.rows:
        said = _("{name}: {injects} injects, {decisions} decisions, most {most} in 5 minutes.")
        told.append(
            said.format(
                name=clipped(row.agency.name, 60),
                injects=sum(row.injects),
                decisions=sum(row.decisions),
                most=row.busiest,
            )
        )
    told.append(_("The numbers stand in the table below."))
    return " ".join(told)
