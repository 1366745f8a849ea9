"""How soon decisions were taken: from twenty expected decisions on, a curve with its numbers."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.domain.curve import QUANTILES, Curve, curve
from facilitator.domain.findings import Findings
from facilitator.i18n import N_
from facilitator.report.figure import Figure
from facilitator.report.fonts import Typeface
from facilitator.report.layout import Column, Layout
from facilitator.report.palette import AXIS, GRID, INK, SECONDARY, TABLE, TABLE_STRONG, WIDTH, paint
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import Speech, percent, short

LEFT, RIGHT = 44.0, WIDTH - 84
FOOT, TALL = 28.0, 132.0
TICKS = 10
"""So many figures the axis has at most."""
STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480)
"""Minutes that may lie between two figures of the axis."""
_CLOSE = 11.0
"""Nearer to each other than this, two figures at the right edge would touch, in points."""


def curve_part(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the curve and its numbers; nothing where there are fewer than twenty."""
    made = curve(findings.measures)
    if not made.drawn:
        return []
    told = N_(
        "How many of all expected decisions had been taken so many minutes after delivery. What"
        " was never taken stays in the count, so the curve ends below the top."
    )
    titles = (N_("Of all expected decisions"), N_("How many"), N_("Taken within"))
    columns = [
        Column(title=speech.both(title), width=wide, right=bool(place), names=not place)
        for place, (title, wide) in enumerate(zip(titles, (180.0, 80.0, 90.0), strict=True))
    ]
    return [
        layout.room(FOOT + TALL + 150),
        layout.heading(speech.both(N_("How soon decisions were taken")), key="soon", before=18),
        *explained(layout, speech, told, after=4, width=440),
        CurveFigure(layout.face, made, speech),
        layout.space(6),
        layout.table(columns, [*_rows(made, speech)]),
    ]


def _rows(made: Curve, speech: Speech) -> Iterator[Sequence[Sequence[Run]]]:
    _ = speech.words.text
    steps = made.minutes
    for share in QUANTILES:
        value = steps.value_at(share)
        within = _("not reached") if value is None else short(timedelta(minutes=value))
        count = "–" if value is None else str(round(steps.share_at(value) * steps.n))
        yield (
            [Run(percent(share, speech), TABLE)],
            [Run(count, TABLE)],
            [Run(within, TABLE_STRONG if value is None else TABLE)],
        )
    last = short(timedelta(minutes=steps.values[-1]))
    told = _("all that were taken")
    yield [Run(told, TABLE)], [Run(f"{len(steps.values)} / {steps.n}", TABLE)], [Run(last, TABLE)]


class CurveFigure(Figure):
    """Minutes to the right, the share of all expected decisions upwards; the median is marked."""

    def __init__(self, face: Typeface, made: Curve, speech: Speech) -> None:
        self._steps = made.minutes
        self._made = made
        self._speech = speech
        super().__init__(face, WIDTH, FOOT + TALL + 8, said=curve_said(made, speech))

    def _x(self, minutes: float) -> float:
        return LEFT + (RIGHT - LEFT) * minutes / self._steps.top

    @staticmethod
    def _y(share: float) -> float:
        return FOOT + TALL * share

    def sketch(self) -> None:
        """Draw grid, scales, curve and median."""
        for quarter in range(5):
            y = self._y(quarter / 4)
            colour = GRID if quarter else AXIS
            self.line(LEFT, y, RIGHT, y, colour=colour, width=0.7 if quarter else 0.9)
            self.words(LEFT - 5, y - 2.8, percent(quarter / 4, self._speech), at="right")
        step = next((each for each in STEPS if self._steps.top / each <= TICKS), STEPS[-1])
        for tick in range(0, int(self._steps.top) + 1, step):
            self.line(self._x(tick), FOOT - 3, self._x(tick), FOOT, colour=AXIS)
            self.words(self._x(tick), FOOT - 13, str(tick), at="middle")
        told = self._speech.both(N_("minutes after delivery"))
        self.words((LEFT + RIGHT) / 2, 3, told, at="middle")
        self._median()
        self._curve()
        self._end()

    def _curve(self) -> None:
        canvas: Any = self.canv
        path = canvas.beginPath()
        for place, (minutes, share) in enumerate(self._steps.corners()):
            step = path.lineTo if place else path.moveTo
            step(self._x(minutes), self._y(share))
        canvas.setStrokeColor(paint(INK))
        canvas.setLineWidth(1.4)
        canvas.drawPath(path, stroke=1, fill=0)

    def _median(self) -> None:
        half = self._steps.value_at(0.5)
        if half is None:
            return
        x, y = self._x(half), self._y(0.5)
        canvas: Any = self.canv
        canvas.setDash(2, 2)
        self.line(x, FOOT, x, y, colour=SECONDARY, width=0.9)
        self.line(LEFT, y, x, y, colour=SECONDARY, width=0.9)
        canvas.setDash()
        told = self._speech.both(N_("median {time}"))
        told = told.format(time=short(timedelta(minutes=half)))
        self.words(x + 4, FOOT + 4, told, strong=True)

    def _end(self) -> None:
        """Write at the right edge how many were taken, and how many never."""
        _ = self._speech.words.text
        y = self._y(self._steps.reached) - 2.8
        told = _("{n} of {all} taken").format(n=len(self._steps.values), all=self._steps.n)
        self.words(RIGHT + 6, y, told, strong=True)
        if self._made.never:
            ngettext = self._speech.words.plural
            never = ngettext("never", "{n} never", self._made.never).format(n=self._made.never)
            self.words(RIGHT + 6, y - _CLOSE, never)


def curve_said(made: Curve, speech: Speech) -> str:
    """Return what is read out in place of the curve."""
    _ = speech.words.text
    ngettext = speech.words.plural
    steps = made.minutes
    told = [
        _(
            "Curve: the share of {all} expected decisions taken by the minute after delivery."
        ).format(all=steps.n)
    ]
    for share in QUANTILES:
        value = steps.value_at(share)
        if value is not None:
            said = _("{share} within {time}.")
            time = short(timedelta(minutes=value))
            told.append(said.format(share=percent(share, speech), time=time))
    if made.never:
        never = ngettext("{n} never taken", "{n} never taken", made.never)
        told.append(never.format(n=made.never) + ".")
    told.append(_("The numbers stand in the table below."))
    return " ".join(told)
