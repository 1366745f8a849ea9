"""The rows of one sheet put on their line of time."""

from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.draft import Answers
from facilitator.exchange.gathering import Draft
from facilitator.exchange.kinds import STARTS
from facilitator.exchange.points import TimeCell
from facilitator.exchange.rows import Line
from facilitator.exchange.sheets import Cell, Sheet
from facilitator.exchange.timeline import Timeline, timeline
from facilitator.exchange.times import read_day, read_time

NAMED: Final = 60
DAYS_TO_1904: Final = 1462


def place(draft: Draft, answers: Answers, *, hours_first: bool) -> Timeline:
    """Return the rows placed in time, and keep what is doubtful about that as warnings."""
    when, day = draft.places.get("time"), draft.places.get("day")
    cells: list[TimeCell] = []
    for line in draft.lines:
        row = draft.sheet.rows[line.index]
        text, day_text = line.cell(when), line.cell(day)
        cells.append(
            TimeCell(
                row=line.index,
                text=one_line(text),
                reading=read_time(dated_cell(row[when], draft.sheet))
                if text and when is not None
                else None,
                day_text=one_line(day_text),
                day_reading=read_day(dated_cell(row[day], draft.sheet))
                if day_text and day is not None
                else None,
                starts=starts(draft, line),
            )
        )
    result = timeline(cells, answers, hours_first=hours_first, sheet=draft.sheet.name)
    for doubt in result.doubts:
        draft.warn(doubt.row, day if doubt.in_day else when, doubt.message)
    return result


def dated_cell(cell: Cell, sheet: Sheet) -> Cell:
    """Return a cell with a bare number of days as if it were counted from 1900 on."""
    if not sheet.from_1904 or isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return cell
    return cell + DAYS_TO_1904 if cell > DAYS_TO_1904 * 10 else cell


def starts(draft: Draft, line: Line) -> bool:
    """Tell whether a row is the one named STARTEX, by its title or by a text that is no more."""
    said = (draft.cell(line, name) for name in ("title", "text", "synopsis"))
    return any(len(each) <= NAMED and STARTS.match(each) for each in (line.mark, *said) if each)
