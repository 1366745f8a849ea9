"""Page two: what happened, and when, as figures; and the moments worth a number."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.domain.findings import Findings
from facilitator.domain.lanes import Moment
from facilitator.domain.shapes import Mark
from facilitator.report.agencystrip import AgencyStrip
from facilitator.report.figure import Figure
from facilitator.report.figurewords import key_said
from facilitator.report.fonts import Typeface
from facilitator.report.lanefigure import LOWEST, LaneFigure
from facilitator.report.lanestates import BAR
from facilitator.report.layout import Cell, Column, Layout, height_of
from facilitator.report.marks import draw_point, draw_seen
from facilitator.report.palette import (
    INK,
    PAPER,
    SECONDARY,
    TABLE,
    TABLE_STRONG,
    WIDTH,
    WINDOW,
    Style,
    paint,
)
from facilitator.report.text import Run
from facilitator.report.wording import ZERO, Speech, clipped, clock_minute, short

FURNITURE = 78
"""Room for the numbers over the lanes and the times under them, in points."""
BADGE = Style(size=8)
DOT = Mark(letter="", shape="circle", colour="ink")


def happened_page(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the parts of page two."""
    _ = speech.words.text
    explained = _(
        "One row for each agency. A line marks an inject for the rows it was addressed to, the"
        " grey field the time in which a decision was expected, and each mark a decision as it"
        " fell. Numbers lead to the list below."
    )
    parts: list[Flowable] = [
        layout.title(_("What happened, and when"), key=f"happened{speech.suffix}"),
        layout.text(explained, TABLE, after=10, width=430),
    ]
    if not findings.timeline.lanes:
        parts.append(layout.text(_("The exercise names no agencies, so there are no rows.")))
        return parts
    below = _below(layout, findings, speech)
    room = layout.body - height_of(parts) - height_of(below)
    if room < LOWEST * len(findings.timeline.lanes) + FURNITURE:
        room = layout.body * 0.55
    figure = LaneFigure(layout.face, findings, speech, room=room)
    return [*parts, figure, *below]


def _below(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return what stands under the figure: its key, the moments, the strip of each agency."""
    _ = speech.words.text
    ngettext = speech.words.plural
    parts: list[Flowable] = [Key(layout.face, findings, speech)]
    moments = findings.timeline.moments
    if moments:
        title = ngettext("{n} moment", "{n} moments", len(moments)).format(n=len(moments))
        parts.append(layout.heading(title, key=f"moments{speech.suffix}", before=12))
        half = (len(moments) + 1) // 2
        parts.append(
            layout.beside(
                [_moments(layout, speech, moments[:half])],
                [_moments(layout, speech, moments[half:])],
            )
        )
    strip = AgencyStrip(layout.face, findings, speech)
    if strip.empty:
        return parts
    told = _(
        "Share of the target used; thick line: median. Numbers are small: read the marks, not"
        " the median."
    )
    return [
        *parts,
        layout.room(strip.height + 50),
        layout.heading(_("Time to decision by agency"), key=f"by-agency{speech.suffix}", before=12),
        layout.caption(told, after=4),
        strip,
    ]


def _moments(layout: Layout, speech: Speech, moments: Sequence[Moment]) -> Flowable:
    width = (WIDTH - 20) / 2
    columns = [
        Column(title="", width=17),
        Column(title="", width=34),
        Column(title="", width=width - 51),
    ]

    def row(moment: Moment) -> Sequence[Cell]:
        badge = Mark(letter=str(moment.number), shape="circle", colour="ink")
        return (
            [Run("", BADGE, badge)],
            [Run(clock_minute(moment.at), TABLE_STRONG)],
            [Run(moment_text(speech, moment), TABLE)],
        )

    return layout.plain(columns, [row(each) for each in moments])


def moment_text(speech: Speech, moment: Moment) -> str:
    """Return what happened at a moment: the decision, and how it stood to its target."""
    _ = speech.words.text
    event = moment.item.now
    text = clipped(event.text if event else "", 96).removesuffix(".")
    if len(moment.agencies) > 1:
        text = _("Joint: {text}").format(text=text)
    over = moment.measure.over if moment.measure else None
    if over is None:
        return text if text.endswith("…") else f"{text}."
    if over > ZERO:
        return _("{text}; {time} over target.").format(text=text, time=short(over))
    return _("{text}; {time} under target.").format(text=text, time=short(over))


class Key(Figure):
    """What the signs of the main figure mean; only those that stand in it."""

    def __init__(self, face: Typeface, findings: Findings, speech: Speech) -> None:
        self._signs = _signs(findings, speech)
        self._places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for _sign, text in self._signs:
            wide = 24 + face.width(text, "regular", 8) + 14
            if x + wide > WIDTH and x:
                x, row = 0.0, row + 1
            self._places.append((x, row))
            x += wide
        said = key_said(self._signs, speech)
        super().__init__(face, WIDTH, 14.0 * (row + 1) + 6, said=said)

    def sketch(self) -> None:
        """Draw each sign with its word."""
        canvas: Any = self.canv
        for (sign, text), (x, row) in zip(self._signs, self._places, strict=True):
            y = self.height - 13 - row * 14
            self._sign(canvas, sign, x + 9, y + 2.8)
            self.words(x + 22, y, text)

    def _sign(self, canvas: Any, sign: str, x: float, y: float) -> None:  # noqa: ANN401 - reportlab has no types
        match sign:
            case "window":
                canvas.setFillColor(paint(WINDOW))
                canvas.rect(x - 9, y - 5, 18, 10, stroke=0, fill=1)
            case "inject" | "skipped":
                path = canvas.beginPath()
                path.moveTo(x - 3.6, y + 3)
                path.lineTo(x + 3.6, y + 3)
                path.lineTo(x, y - 3)
                path.close()
                canvas.setStrokeColor(paint(SECONDARY))
                canvas.setLineWidth(0.8)
                canvas.setFillColor(paint(PAPER if sign == "skipped" else SECONDARY))
                canvas.drawPath(path, stroke=1, fill=1)
            case "joint":
                draw_point(canvas, DOT, x=x, y=y, side=6.4, ringed=True)
            case "late":
                draw_point(canvas, DOT, x=x, y=y, side=7, hollow=True)
            case "seen":
                draw_seen(canvas, DOT, x=x, y=y)
            case "state":
                canvas.setFillColor(paint(INK))
                canvas.rect(x - 9, y - BAR / 2, 18, BAR, stroke=0, fill=1)
            case _:
                self.line(x - 3.4, y - 3.4, x + 3.4, y + 3.4, colour=INK, width=1.3)
                self.line(x - 3.4, y + 3.4, x + 3.4, y - 3.4, colour=INK, width=1.3)


def _signs(findings: Findings, speech: Speech) -> list[tuple[str, str]]:
    _ = speech.words.text
    lanes = findings.timeline.lanes
    marks = [mark for lane in lanes for mark in lane.marks]
    seen = [mark for lane in lanes for mark in lane.seen]
    flags = findings.timeline.flags
    signs = [
        ("window", _("target time of an expected decision"), any(each.windows for each in lanes)),
        ("inject", _("inject delivered"), any(not each.skipped for each in flags)),
        ("skipped", _("inject skipped"), any(each.skipped for each in flags)),
        ("joint", _("joint decision"), any(each.joint for each in marks)),
        ("late", _("written later"), any(each.late for each in marks)),
        ("struck", _("struck"), any(each.struck for each in (*marks, *seen))),
        ("seen", _("observation"), bool(seen)),
        ("state", _("in place for a while"), any(each.states for each in lanes)),
    ]
    return [(sign, text) for sign, text, there in signs if there]
