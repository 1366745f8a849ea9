"""How rooms and their lines are told of in a terminal."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from facilitator.i18n import _, pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.services.rooms import NextUp, RoomLine


def table(lines: "Sequence[RoomLine]", listened: timedelta, now: datetime) -> list[str]:
    """Return the rooms as lines of text; a room is missed only after it was listened for."""
    from facilitator.services.rooms import SILENT  # noqa: PLC0415 - only here
    from facilitator.services.roomwords import told  # noqa: PLC0415 - only here

    heads = (
        *(_("Room"), _("Clock"), _("Delivered"), _("Entries"), _("Waiting"), _("Behind")),
        pgettext("of rooms", "Line"),
    )
    rows = [heads]
    for each in lines:
        room = told(each, now, missed=listened >= SILENT)
        clock = " ".join(filter(None, (room.clock, room.off)))
        rows.append(
            (room.title, clock, room.given, room.entries, room.waiting, room.behind, room.line)
        )
    wide = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    return ["  ".join(f"{cell:{w}}" for cell, w in zip(row, wide, strict=True)) for row in rows]


def next_words(ahead: "NextUp") -> str:
    """Return what is delivered next, and in which rooms."""
    where = ", ".join(ahead.rooms) or _("the first room")
    return _("Next: {number} {title} ({rooms})").format(
        number=ahead.number, title=ahead.title, rooms=where
    )
