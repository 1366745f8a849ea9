"""How rooms and their lines are told of in a terminal."""

from datetime import timedelta
from typing import TYPE_CHECKING

from facilitator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.services.rooms import NextUp, RoomLine


def table(lines: "Sequence[RoomLine]", listened: timedelta) -> list[str]:
    """Return the rooms as lines of text; a room is missed only after it was listened for."""
    from facilitator.services.rooms import SILENT  # noqa: PLC0415 - only here

    heads = (
        *(_("Room"), _("Clock"), _("Delivered"), _("Entries"), _("Waiting"), _("Behind")),
        _("Line"),
    )
    rows = [heads]
    for each in lines:
        said = each.said
        title = each.seat.name or each.seat.station[-8:]
        rows.append(
            (
                title + (f" · {_('leads')}" if each.leads else ""),
                f"{_span(said.exercise)} {said.phase}" if said else "–",
                _("{here} of {all}").format(here=each.given, all=said.delivered) if said else "–",
                str(each.entries),
                str(said.waiting) if said else "–",
                str(said.lag + said.held) if said else "–",
                _line_words(each, missed=listened >= SILENT),
            )
        )
    wide = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    return ["  ".join(f"{cell:{w}}" for cell, w in zip(row, wide, strict=True)) for row in rows]


def next_words(ahead: "NextUp") -> str:
    """Return what is delivered next, and in which rooms."""
    where = ", ".join(ahead.rooms) or _("the first room")
    return _("Next: {number} {title} ({rooms})").format(
        number=ahead.number, title=ahead.title, rooms=where
    )


def _line_words(line: "RoomLine", *, missed: bool) -> str:
    if line.alone_since is not None:
        at = f"{line.alone_since.astimezone():%H:%M:%S}"
        return _("not heard since {time}").format(time=at)
    if line.said is None:
        return _("not heard yet") if missed else _("listening")
    if line.said.refused:
        return _("refuses entries: {n}").format(n=line.said.refused)
    return _("holds the same") if line.agrees else _("linked")


def _span(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
