"""Several sheets of one file as one script: further days that come after the first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from facilitator.exchange.draft import RowDraft, ScriptDraft

DAY_S: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherDay:
    """A script that goes on where another began, so many days later."""

    script: ScriptDraft
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Zero:
    """What a script calls T+0: a time of day in seconds, on a date if its rows have one."""

    clock: int
    day: date | None = None


def joined(first: ScriptDraft, further: Sequence[FurtherDay]) -> ScriptDraft:
    """Return one script of several: rows one after another, times counted from the first start.

    A time of day stays a time of day; a row that only counts from the start comes whole days later.
    """
    if not further:
        return first
    others = [shifted(each.script, first, each.days) for each in further]
    whole = (first, *others)
    return replace(
        first,
        rows=tuple(row for each in whole for row in each.rows),
        skipped=tuple(row for each in whole for row in each.skipped),
        warnings=tuple(row for each in whole for row in each.warnings),
        agencies=tuple(dict.fromkeys(name for each in whole for name in each.agencies)),
        objectives=tuple(dict.fromkeys(text for each in whole for text in each.objectives)),
        phases=tuple(phase for each in whole for phase in each.phases),
        exact=all(each.exact for each in whole),
    )


def shifted(script: ScriptDraft, first: ScriptDraft, days: int) -> ScriptDraft:
    """Return a script with its times counted from the start of another, days before."""
    begins, own = zero_of(first), zero_of(script)
    move = days * DAY_S
    if begins is not None and own is not None:
        move += own.clock - begins.clock
    rows = tuple(later(row, move, days) for row in script.rows)
    phases = tuple(
        replace(each, starts_s=None if each.starts_s is None else each.starts_s + move)
        for each in script.phases
    )
    return replace(script, rows=rows, phases=phases)


def later(row: RowDraft, move: int, days: int) -> RowDraft:
    """Return a row so many seconds later; a time of day without a date is named by its day."""
    if row.offset_s is None:
        return row
    day = row.day
    if row.time and days and date_of(day) is None:
        day = f"D{days + 1}"
    return replace(row, offset_s=row.offset_s + move, day=day)


def zero_of(script: ScriptDraft) -> Zero | None:
    """Return what a script calls T+0, or None where no row has a time of day and an offset."""
    for row in script.rows:
        clock = clock_of(row.time)
        if clock is None or row.offset_s is None:
            continue
        days, seconds = divmod(clock - row.offset_s, DAY_S)
        day = date_of(row.day)
        return Zero(clock=seconds, day=None if day is None else day + timedelta(days=days))
    return None


def days_between(first: ScriptDraft, other: ScriptDraft) -> int:
    """Return how many days after another a script begins by its dates, 0 where they are unknown."""
    begins, own = zero_of(first), zero_of(other)
    if begins is None or own is None or begins.day is None or own.day is None:
        return 0
    return (own.day - begins.day).days


def clock_of(text: str | None) -> int | None:
    """Return a time of day in seconds."""
    try:
        found = time.fromisoformat(text or "")
    except ValueError:
        return None
    return found.hour * 3600 + found.minute * 60 + found.second


def date_of(text: str | None) -> date | None:
    """Return an ISO date, or None for a day that a sheet names otherwise."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


class Use(StrEnum):
    """What becomes of a sheet: nothing, an exercise of its own, or a further day of another."""

    NOTHING = "nothing"
    EXERCISE = "exercise"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUse:
    """What becomes of one sheet; ``days`` counts from the exercise that it goes on with."""

    script: ScriptDraft
    use: Use = Use.EXERCISE
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """One exercise that comes of a file: its script, and the sheets that it is made of."""

    script: ScriptDraft
    sheets: tuple[str, ...]


def arranged(uses: Sequence[SheetUse]) -> tuple[Arranged, ...]:
    """Return the exercises that come of the sheets; a day without one before it begins one."""
    groups: list[list[SheetUse]] = []
    for each in uses:
        if each.use is Use.DAY and groups:
            groups[-1].append(each)
        elif each.use is not Use.NOTHING:
            groups.append([each])
    return tuple(
        Arranged(
            script=joined(
                group[0].script,
                [FurtherDay(script=each.script, days=each.days) for each in group[1:]],
            ),
            sheets=tuple(each.script.name for each in group),
        )
        for group in groups
    )


def proposed(
    scripts: Sequence[ScriptDraft], hidden: Sequence[ScriptDraft] = ()
) -> tuple[SheetUse, ...]:
    """Return what sheets most likely are: the first the exercise, later dates its further days.

    Sheets that no date puts on another day may be the same script twice: they wait to be asked for,
    and so do hidden ones, whatever they hold.
    """
    uses = [SheetUse(script=each) for each in scripts[:1]]
    for each in scripts[1:]:
        days = days_between(scripts[0], each)
        use = Use.DAY if days > 0 else Use.NOTHING
        uses.append(SheetUse(script=each, use=use, days=max(1, days)))
    uses += [SheetUse(script=each, use=Use.NOTHING) for each in hidden]
    return tuple(uses)
