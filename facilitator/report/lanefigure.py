"""The main figure: a lane for each agency on exercise time, with wall time below."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from facilitator.domain.clock import wall_of
from facilitator.domain.events import JumpSort
from facilitator.domain.findings import Findings
from facilitator.domain.lanes import Flag, Lane, LaneMark
from facilitator.domain.shapes import Mark
from facilitator.report.figure import Figure, left_for, stacked
from facilitator.report.figurewords import lanes_said
from facilitator.report.fonts import Typeface
from facilitator.report.lanestates import Lying, draw_states, top_of
from facilitator.report.marks import draw_mark, draw_point, draw_seen
from facilitator.report.page import clip
from facilitator.report.palette import GRID, HATCH, INK, PAPER, SECONDARY, WIDTH, WINDOW, paint
from facilitator.report.wording import Speech, clock_minute

LEFT, LEFT_MOST = 76.0, 118.0
"""Where the lanes begin: names have at least and at most this room, in points."""
RIGHT = WIDTH - 6
STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440)
"""Minutes that may lie between two figures of the axis."""
FLAG_ROWS = 3
TALLEST, LOWEST = 46.0, 22.0
"""Lanes are no taller, and if the page can be had for it, no lower, in points."""
LOW = 36.0
"""In a lane lower than this only two rows of marks stand, so that numbers stay free of them."""
PAUSE = 6.5
"""Width of a pause, in points: exercise time stands still, so it has no length of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How big lanes and marks are: many agencies or decisions make them smaller."""

    lane: float
    side: float


def sizes(findings: Findings, room: float) -> Sizes:
    """Return lanes that fit the room there is, and marks that can be told apart."""
    lanes = max(len(findings.timeline.lanes), 1)
    crowd = max((len(each.marks) for each in findings.timeline.lanes), default=0)
    side = 7.8 if crowd <= 40 else 6.0 if crowd <= 90 else 4.4  # noqa: PLR2004 - marks shrink in a crowd
    lane = min(TALLEST, room / lanes)
    return Sizes(lane=lane, side=min(side, lane * 0.3))


class LaneFigure(Figure):
    """Target windows, lanes, pauses, jumps, injects, decisions and numbers, bottom to top."""

    def __init__(self, face: Typeface, findings: Findings, speech: Speech, *, room: float) -> None:
        self._findings = findings
        self._speech = speech
        self._line = findings.timeline
        names = [each.agency.name for each in self._line.lanes]
        self._left = left_for(face, names, LEFT, LEFT_MOST)
        self._span = max(self._line.until - self._line.since, timedelta(minutes=1))
        self._flag_levels = self._levels_of_flags()
        self._notes = self._notes_above()
        self._rows = max(self._flag_levels, default=0) + 1
        self._note_rows = max((row for _, _, row in self._notes), default=-1) + 1
        self._head = 12 + 9.0 * self._rows + 10.0 * self._note_rows
        self._foot = 30.0
        self._sizes = sizes(findings, room - self._head - self._foot)
        lanes = self._sizes.lane * len(self._line.lanes)
        said = lanes_said(findings, speech)
        super().__init__(face, WIDTH, self._head + lanes + self._foot, said=said)

    def x(self, at: timedelta) -> float:
        """Return where an exercise time stands."""
        return self._left + 7 + (RIGHT - self._left - 14) * ((at - self._line.since) / self._span)

    def sketch(self) -> None:
        """Draw everything, bottom to top as LOOK section 4 has it."""
        top = self.height - self._head
        for index, lane in enumerate(self._line.lanes):
            self._windows(lane, top - self._sizes.lane * (index + 1))
        self._frames(top)
        self._pauses(top)
        self._jumps(top)
        for index, lane in enumerate(self._line.lanes):
            self._given(lane, top - self._sizes.lane * (index + 1))
        self._flags(top)
        for index, lane in enumerate(self._line.lanes):
            y = top - self._sizes.lane * (index + 1)
            lying = Lying(y=y, tall=self._sizes.lane, right=RIGHT, x=self.x)
            draw_states(self, lane, lying)
            self._seen(lane, lying)
            self._marks(lane, y, raised=bool(lane.states))
        self._axis()

    # --- lanes -------------------------------------------------------------------------------

    def _windows(self, lane: Lane, y: float) -> None:
        canvas: Any = self.canv
        canvas.setFillColor(paint(WINDOW))
        for each in lane.windows:
            left, right = self.x(each.since), min(self.x(each.until), RIGHT)
            canvas.rect(left, y + 2.6, right - left, self._sizes.lane - 5.2, stroke=0, fill=1)

    def _frames(self, top: float) -> None:
        canvas: Any = self.canv
        tall = self._sizes.lane
        for index, lane in enumerate(self._line.lanes):
            y = top - tall * (index + 1)
            canvas.setStrokeColor(paint(GRID))
            canvas.setLineWidth(0.7)
            canvas.rect(self._left, y, RIGHT - self._left, tall, stroke=1, fill=0)
            middle = y + tall / 2
            draw_mark(canvas, self.face, lane.agency, x=0, y=middle - 5.7, side=11.4)
            name = clip(self.face, lane.agency.name, "semibold", 8, self._left - 18)
            self.words(15, middle - 2.8, name, strong=True)

    def _given(self, lane: Lane, y: float) -> None:
        for at in lane.given:
            x = self.x(at)
            self.line(x, y + 2.2, x, y + self._sizes.lane - 2.2, colour=SECONDARY, width=1.0)

    def _seen(self, lane: Lane, lying: Lying) -> None:
        """Draw what was observed under the decisions, over what lasts."""
        lift = max(top_of(lane, lying) + 3.0, lying.tall * 0.18)
        for each in lane.seen:
            x = self.x(each.at)
            draw_seen(self.canv, lane.agency, x=x, y=lying.y + lift, crossed=each.struck)

    def _marks(self, lane: Lane, y: float, *, raised: bool) -> None:
        side = self._sizes.side
        tall = self._sizes.lane
        # Bars below leave less room.
        middle = (0.46 if tall < LOW else 0.5) + 0.08 * raised
        # Crowded lanes use the space below the middle too, so that marks stay countable.
        ordered = sorted(lane.marks, key=lambda each: each.at)
        places = [self.x(each.at) for each in ordered]
        low = tall < LOW
        room = max(1, min(2 if low else 3, int((tall - 6) / (side + 1))))
        halves = [side * (0.9 if each.joint else 0.5) + 0.3 for each in ordered]
        levels = stacked(list(zip(places, halves, strict=True)), room)
        for mark, x, level in zip(ordered, places, levels, strict=True):
            step = (0, -(side + 1), side + 1)[level]
            self._mark(lane, mark, x, y + tall * middle + step)
        self._badges([each for each in ordered if each.moment], y + tall - (6.5 if low else 8))

    def _mark(self, lane: Lane, mark: LaneMark, x: float, y: float) -> None:
        canvas: Any = self.canv
        side = self._sizes.side
        draw_point(
            canvas,
            lane.agency,
            x=x,
            y=y,
            side=side,
            hollow=mark.late,
            ringed=mark.joint,
            crossed=mark.struck,
        )

    def _badges(self, marks: list[LaneMark], y: float) -> None:
        """Draw the numbers of moments along the top of a lane; close ones stand side by side."""
        end = float("-inf")
        for each in marks:
            x = max(self.x(each.at), end)
            badge = Mark(letter=str(each.moment), shape="circle", colour="ink")
            draw_mark(self.canv, self.face, badge, x=x - 5, y=y - 5, side=10)
            end = x + 10.6

    # --- pauses and jumps --------------------------------------------------------------------

    def _notes_above(self) -> list[tuple[float, str, int]]:
        """Return the words over pauses and jumps: (x, text, row), rows so that none overlap."""
        _ = self._speech.words.text
        notes: list[tuple[float, str]] = []
        for pause in self._line.pauses:
            ended = pause.ended
            text = _("stopped: real emergency") if pause.safety else _("pause")
            if ended is not None and not pause.safety:
                text = _("pause {time}").format(time=self._speech.length(ended - pause.began))
            notes.append((self.x(pause.at), text))
        for jump in self._line.jumps:
            text = _("jump +{time}") if jump.sort is JumpSort.STORY else _("clock +{time}")
            notes.append((self.x(jump.at), text.format(time=self._speech.length(jump.by))))
        notes.sort()
        found: list[tuple[float, str, int]] = []
        ends: list[float] = []
        for x, text in notes:
            half = len(text) * 2.2 + 4
            row = next((i for i, end in enumerate(ends) if x - half >= end), None)
            if row is None:
                row = len(ends)
                ends.append(0.0)
            ends[row] = x + half
            found.append((x, text, min(row, 3)))
        return found

    def _pauses(self, top: float) -> None:
        canvas: Any = self.canv
        tall = self._sizes.lane * len(self._line.lanes)
        for each in self._line.pauses:
            x = self.x(each.at) - PAUSE / 2
            canvas.setFillColor(paint(PAPER))
            canvas.rect(x, top - tall, PAUSE, tall, stroke=0, fill=1)
            canvas.saveState()
            clipping = canvas.beginPath()
            clipping.rect(x, top - tall, PAUSE, tall)
            canvas.clipPath(clipping, stroke=0, fill=0)
            canvas.setStrokeColor(paint(HATCH))
            canvas.setLineWidth(0.9)
            for step in range(int(tall / 4.4) + 3):
                y = top - tall + step * 4.4 - PAUSE
                canvas.line(x, y, x + PAUSE, y + PAUSE)
            canvas.restoreState()
        base = top + 12 + 9.0 * self._rows
        for x, text, row in self._notes:
            half = self.face.width(text, "regular", 8) / 2
            self.words(min(max(x, half), WIDTH - half), base + row * 10, text, at="middle")

    def _jumps(self, top: float) -> None:
        canvas: Any = self.canv
        tall = self._sizes.lane * len(self._line.lanes)
        for each in self._line.jumps:
            x = self.x(each.at)
            path = canvas.beginPath()
            path.moveTo(x - 1.5, top + 2)
            steps = int((tall + 4) / 4.3)
            for step in range(1, steps + 1):
                path.lineTo(x + (1.5 if step % 2 else -1.5), top + 2 - step * 4.3)
            canvas.setStrokeColor(paint(INK))
            canvas.setLineWidth(1.1)
            canvas.drawPath(path, stroke=1, fill=0)

    # --- flags and axis ----------------------------------------------------------------------

    def _levels_of_flags(self) -> list[int]:
        """Return a row for each number above the lanes; -1 where no row has room for it."""
        ends = [float("-inf")] * FLAG_ROWS
        found: list[int] = []
        for flag in self._line.flags:
            x, half = self.x(flag.at), len(flag.number[:8]) * 2.6 + 1.5
            row = next((i for i, end in enumerate(ends) if x - half >= end), -1)
            if row >= 0:
                ends[row] = x + half
            found.append(row)
        return found

    def _flags(self, top: float) -> None:
        for flag, row in zip(self._line.flags, self._flag_levels, strict=True):
            self._flag(flag, row, top)

    def _flag(self, flag: Flag, row: int, top: float) -> None:
        canvas: Any = self.canv
        x = self.x(flag.at)
        y = top + 8.6
        path = canvas.beginPath()
        path.moveTo(x - 3.4, y)
        path.lineTo(x + 3.4, y)
        path.lineTo(x, y - 5.6)
        path.close()
        canvas.setStrokeColor(paint(SECONDARY))
        canvas.setLineWidth(0.8)
        canvas.setFillColor(paint(PAPER if flag.skipped else SECONDARY))
        canvas.drawPath(path, stroke=1, fill=1)
        if row < 0:
            return
        base = y + 2.6 + row * 9.0
        number = flag.number[:8]
        colour = SECONDARY if flag.skipped else INK
        self.words(x, base, number, at="middle", strong=True, colour=colour)
        if flag.skipped:
            half = self.face.width(number, "semibold", 8) / 2 + 1
            self.line(x - half, base + 2.7, x + half, base + 2.7, colour=SECONDARY)

    def _axis(self) -> None:
        _ = self._speech.words.text
        self.words(self._left - 10, 14, _("exercise"), at="right")
        self.words(self._left - 10, 3.5, _("wall"), at="right")
        minutes = self._span / timedelta(minutes=1)
        step = next((each for each in STEPS if minutes / each <= 12), STEPS[-1])  # noqa: PLR2004 - twelve figures fit the axis
        first = -(-self._line.since // timedelta(minutes=step))
        number = first
        while timedelta(minutes=step) * number <= self._line.until:
            at = timedelta(minutes=step) * number
            x = self.x(at)
            self.line(x, self._foot - 3, x, self._foot, colour=GRID)
            self.words(x, 14, clock_minute(at), at="middle")
            wall = wall_of(self._findings.clock, at)
            if wall is not None:
                self.words(x, 3.5, self._speech.wall_minute(wall), at="middle")
            number += 1
