"""The words of this screen that several of its parts say."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from facilitator.domain.attendance import StationRow
from facilitator.domain.events import Way
from facilitator.domain.exercise import Agency, Role
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import N_, _, ngettext
from facilitator.services.observing.presence import HERE
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import Glyph
from facilitator.ui.widgets.grid_rows import Cell

ROLES: dict[str, str] = {
    Role.DIRECTOR: N_("Director"),
    Role.FACILITATOR: N_("Facilitator"),
    Role.CONTROLLER: N_("Controller"),
    Role.SIMCELL: N_("Sim cell"),
    Role.LOGGIST: N_("Loggist"),
    Role.LEAD_EVALUATOR: N_("Lead evaluator"),
    Role.EVALUATOR: N_("Evaluator"),
    Role.SAFETY: N_("Safety officer"),
    Role.PLAYER: N_("Player"),
}
WAYS: dict[Way, str] = {
    Way.PHONE: N_("phone"),
    Way.LAPTOP: N_("laptop"),
    Way.PACK: N_("stick"),
    Way.ROOM: N_("room"),
}
SHORT_ID = 4
"""So many signs of a device's id tell two of the same name apart."""
CLOCKS_APART = timedelta(seconds=2)
"""Clocks that differ by less are said to agree."""


def role_word(role: str) -> str:
    """Return what a role is called."""
    return _(ROLES[role]) if role in ROLES else shown(role)


def called(row: StationRow) -> str:
    """Return role and number of a station: "Evaluator 2"."""
    return f"{role_word(row.observer.role)} {row.number}"


def device_words(row: StationRow) -> str:
    """Return the sort of a device and enough of its id to tell it from others."""
    return f"{_(WAYS[row.observer.way])} · {row.observer.device[-SHORT_ID:]}"


def marks_of(agencies: Sequence[Agency], covered: Iterable[str]) -> tuple[Mark, ...]:
    """Return the marks of the agencies that are named, in the plan's order."""
    wanted = set(covered)
    return tuple(mark_of(each) for each in agencies if each.id in wanted)


def clock_words(row: StationRow) -> str:
    """Return how far a device's clock is from ours, or that it agrees; nothing if unknown."""
    if row.unseen is None and not row.offset:
        return ""
    if abs(row.offset) < CLOCKS_APART:
        return _("agrees")
    # what is behind ours has to be moved ahead
    return f"{spans.signed(-row.offset)}"


def connection(row: StationRow) -> Cell:
    """Return how a station stands, as a glyph and a word."""
    observer = row.observer
    if observer.revoked:
        soft = shown(observer.reason)
        red = "status.danger"
        return Cell(text=_("revoked"), soft=soft, glyph=Glyph.CROSS, colour=red, weight=600)
    if row.waiting:
        words = _("waiting ({count})").format(count=row.waiting)
        soft = _unseen(row) if _gone(row) else ""
        return Cell(text=words, soft=soft, glyph=Glyph.HOURGLASS, weight=600, hatched=True)
    if observer.way is Way.PACK:
        words = _("merged") if row.entries else _("comes by stick")
        glyph = Glyph.TICK if row.entries else Glyph.RING
        return Cell(text=words, glyph=glyph, tint="status.saved" if row.entries else "")
    if row.unseen is None:
        return Cell(text=_("not seen yet"), glyph=Glyph.RING, colour="text.secondary")
    if _gone(row):
        late = "status.late"
        return Cell(text=_unseen(row), glyph=Glyph.WARNING, colour=late, weight=600)
    return Cell(text=_("all here"), glyph=Glyph.TICK, tint="status.saved")


def _gone(row: StationRow) -> bool:
    return not row.listening and row.unseen is not None and row.unseen > HERE


def _unseen(row: StationRow) -> str:
    words = _("last heard {span} ago")
    return words.format(span=spans.count(row.unseen or timedelta(0)))


def head_count(rows: Sequence[StationRow]) -> str:
    """Return how many of each sort are in: "5 observers, 1 loggist, 3 players"."""
    inside = [each.observer.role for each in rows if not each.observer.revoked]
    loggists = inside.count(Role.LOGGIST)
    players = inside.count(Role.PLAYER)
    observers = len(inside) - loggists - players
    parts: list[str] = []
    if observers or not inside:
        said = ngettext("{n} observer", "{n} observers", observers)
        parts.append(said.format(n=observers))
    if loggists:
        parts.append(ngettext("{n} loggist", "{n} loggists", loggists).format(n=loggists))
    if players:
        parts.append(ngettext("{n} player", "{n} players", players).format(n=players))
    return ", ".join(parts)
