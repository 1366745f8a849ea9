"""A room as a row of the list: words first, a mark beside them, and only then a colour."""

from collections.abc import Sequence

from facilitator.domain.clock import ClockPhase
from facilitator.i18n import _, pgettext
from facilitator.services.roomwords import Stand, Told
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import Glyph
from facilitator.ui.widgets.grid_rows import Cell, Column, Line
from facilitator.ui.widgets.state import PHASES

_STANDS = {
    Stand.CUT_OFF: (Glyph.WARNING, "status.late"),
    Stand.REFUSES: (Glyph.CROSS, "status.danger"),
    Stand.UNHEARD: (Glyph.RING, "text.secondary"),
    Stand.LINKED: (Glyph.DOT, "text.primary"),
    Stand.SAME: (Glyph.TICK, "status.saved"),
    Stand.HERE: (Glyph.DOT, "text.primary"),
}
_LOUD = frozenset({Stand.CUT_OFF, Stand.REFUSES})


def columns() -> tuple[Column, ...]:
    """Return the columns; where room is short, counts go first and the line stays."""
    return (
        Column(title=_("Room"), share=3),
        Column(title=_("Clock"), width=204),
        Column(title=_("Off"), width=124, least=1000),
        Column(title=_("Delivered"), width=92, least=760),
        Column(title=_("Entries"), width=64, right=True, least=1120),
        Column(title=_("Waiting"), width=76, right=True, least=700),
        Column(title=_("To come"), width=76, right=True, least=860),
        Column(title=pgettext("of rooms", "Line"), share=4),
    )


def lines_of(rooms: Sequence[Told]) -> tuple[Line, ...]:
    """Return the rows."""
    return tuple(_line(each) for each in rooms)


def _line(room: Told) -> Line:
    phase_glyph, phase_tint = PHASES.get(room.phase or ClockPhase.READY, (None, ""))
    glyph, tint = _STANDS[room.stand]
    loud = room.stand in _LOUD
    stopped = room.phase is ClockPhase.STOPPED
    return Line(
        key=room.station,
        cells=(
            Cell(text=shown(room.name), soft=room.role, weight=600),
            Cell(
                text=room.clock,
                glyph=phase_glyph if room.phase is not None else None,
                tint=phase_tint,
                weight=600 if stopped else None,
            ),
            Cell(text=room.off, colour="text.primary"),
            Cell(text=room.given),
            Cell(text=room.entries),
            Cell(text=room.waiting),
            Cell(text=room.behind),
            Cell(
                text=room.line,
                glyph=glyph,
                tint=tint,
                colour=tint if loud else "text.primary",
                weight=600 if loud else None,
            ),
        ),
        spoken=_spoken(room),
        tip=_spoken(room),
    )


def _spoken(room: Told) -> str:
    """Return all of a room in a sentence, also what has no room in the row."""
    words = _(
        "{room}: {clock}; delivered {given}; {entries} entries; {waiting} wait to be handed over,"
        " {behind} to come; {line}"
    )
    clock = " ".join(filter(None, (room.clock, room.off)))
    return words.format(
        room=shown(room.title),
        clock=clock,
        given=room.given,
        entries=room.entries,
        waiting=room.waiting,
        behind=room.behind,
        line=room.line,
    )
