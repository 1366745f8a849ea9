"""How an observer's own laptop says who sits there, how its line stands, and what was delivered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from facilitator.domain.events import StationOpened
from facilitator.domain.exercise import Agency
from facilitator.domain.msel import Inject
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _
from facilitator.services.observing.link import Linked
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.words import role_word
from facilitator.ui.say import sentence
from facilitator.ui.widgets import Glyph


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An inject that reached its players, as the room told this laptop."""

    number: str
    title: str
    text: str
    marks: tuple[Mark, ...]
    at: timedelta | None = None
    disregard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """How the line stands: a glyph, a word, and where there is trouble a sentence."""

    text: str
    glyph: Glyph
    tint: str
    why: str = ""


def who(post: StationOpened, agencies: Sequence[Agency]) -> str:
    """Return role and agencies: "Evaluator · Fire service"."""
    names = [shown(each.name) for each in agencies if each.id in post.covers]
    return " · ".join((role_word(post.role), ", ".join(names) or _("all agencies")))


def line_words(linked: Linked | None, since: int, *, has_room: bool) -> LineWords:
    """Return how the line to the room stands; ``since`` entries were written after it told."""
    if not has_room:
        words = _("no network: hand in on a stick")
        return LineWords(text=words, glyph=Glyph.RING, tint="text.secondary")
    if linked is None:
        return LineWords(text=_("asking the room"), glyph=Glyph.HOURGLASS, tint="text.secondary")
    count = linked.waiting + since
    waiting = _("waiting ({count})").format(count=count)
    if linked.wrong is not None:
        words = _("room does not answer")
        if count:
            words = f"{words} · {waiting}"
        why = sentence(linked.wrong)
        return LineWords(text=words, glyph=Glyph.WARNING, tint="status.late", why=why)
    if count:
        return LineWords(text=waiting, glyph=Glyph.HOURGLASS, tint="text.secondary")
    return LineWords(text=_("handed in"), glyph=Glyph.TICK, tint="status.saved")


def told_by(view: dict[str, Any] | None, agencies: Sequence[Agency]) -> tuple[Told, ...]:
    """Return what the room told was delivered, the newest first."""
    given: list[dict[str, Any]] = view.get("given", []) if view else []
    return tuple(
        Told(
            number=str(each["number"]),
            title=str(each["title"]),
            text=str(each["text"]),
            marks=tuple(mark_of(one) for one in agencies if one.id in each["to"]),
            at=timedelta(milliseconds=int(each["at_ms"])),
            disregard=bool(each["disregard"]),
        )
        for each in given
    )


def in_pack(rows: Sequence[Inject], agencies: Sequence[Agency]) -> tuple[Told, ...]:
    """Return what the pack brought along: delivered before it was made."""
    return tuple(
        Told(
            number=each.number,
            title=each.title,
            text=each.text,
            marks=tuple(mark_of(one) for one in agencies if one.id in each.to),
        )
        for each in reversed(rows)
    )
