"""How what comes on a stick is told: its stations before it is merged, and the sum after it."""

import re
from datetime import timedelta

from facilitator.domain.stations import Observer
from facilitator.i18n import _, ngettext
from facilitator.services.observing.bundling import Incoming, MergeReport
from facilitator.services.observing.senders import FromStation
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.words import SHORT_ID, role_word
from facilitator.ui.widgets import Glyph
from facilitator.ui.widgets.grid_rows import Cell, Column, Line

_OFFSET = re.compile(r"([+\-−]?)\s*(?:(\d{1,3}):)?(\d{1,3}):(\d\d)")


def columns() -> tuple[Column, ...]:
    """Return the columns of what comes."""
    return (
        Column(title=_("Station"), share=5),
        Column(title=_("Entries"), width=62, right=True),
        Column(title=_("New"), width=52, right=True),
        Column(title=_("Its clock"), share=4, least=420),
        Column(title=_("What is taken"), share=6),
    )


def line_of(
    each: FromStation, name: str, by: timedelta | None, *, ours: bool, strangers: bool
) -> Line:
    """Return a station of a bundle as a row; ``by`` is how its times will be moved."""
    return Line(
        key=each.station,
        cells=(
            Cell(text=name, soft=f"· {each.station[-SHORT_ID:]}", weight=600),
            Cell(text=str(each.entries)),
            Cell(text=str(each.new), weight=600),
            Cell(text=offset_words(by, each.error if by == each.by else timedelta(0))),
            _taken(each, ours=ours, strangers=strangers),
        ),
    )


def name_of(observer: Observer | None, claimed: str, *, ours: bool) -> str:
    """Return who a station is: the name that was given, else its role, else that nobody knows."""
    if observer is not None:
        return shown(claimed) or role_word(observer.role)
    return _("of this exercise") if ours else _("unknown station")


def _taken(each: FromStation, *, ours: bool, strangers: bool) -> Cell:
    late = "status.late"
    if each.observer is None and not ours and each.new and not strangers:
        return Cell(text=_("left out: nobody let it in"), glyph=Glyph.WARNING, colour=late)
    if each.refused:
        words = _("up to the first entry that is not for its role ({count})")
        said = words.format(count=each.refused)
        return Cell(text=said, glyph=Glyph.WARNING, colour=late)
    if not each.new:
        return Cell(text=_("known already"), glyph=Glyph.TICK, colour="text.secondary")
    return Cell(text=_("all of it"), glyph=Glyph.TICK, tint="status.saved")


def offset_words(by: timedelta | None, error: timedelta) -> str:
    """Return how far a clock was off, with how sure that is."""
    if by is None:
        return _("not known")
    if abs(by) < timedelta(seconds=1):
        return _("agrees")
    span = spans.count(by)
    words = _("{span} behind") if by > timedelta(0) else _("{span} ahead")
    sure = f" ±{error.total_seconds():.0f} s" if error else ""
    return words.format(span=span) + sure


def read_offset(text: str) -> timedelta | None:
    """Return a typed offset (+2:00:00, -0:30) or None; plus means that the clock was behind."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    sign, hours, minutes, seconds = found.groups()
    span = timedelta(hours=int(hours or 0), minutes=int(minutes), seconds=int(seconds))
    return -span if sign in {"-", "−"} else span


def offset_text(by: timedelta | None) -> str:
    """Return an offset as it is typed."""
    if by is None:
        return ""
    minutes, seconds = divmod(round(abs(by).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if by < timedelta(0) else '+'}{hours}:{minutes:02}:{seconds:02}"


def summary(incoming: Incoming) -> str:
    """Return in a sentence what a bundle holds."""
    new = sum(each.new for each in incoming.stations)
    every = sum(each.entries for each in incoming.stations)
    words = ngettext(
        "{name}: {every} entry, {new} of them new. Nothing is merged yet.",
        "{name}: {every} entries, {new} of them new. Nothing is merged yet.",
        every,
    )
    return words.format(name=shown(incoming.name), every=every, new=new)


def report_words(report: MergeReport) -> tuple[str, str]:
    """Return the sum ("412 + 57 new, 0 lost") and what else is to be said of it."""
    said = _("{before} + {new} new, {lost} lost").format(
        before=report.before, new=report.new, lost=report.lost
    )
    more: list[str] = []
    for count, words in (
        (report.known, _("{n} known already")),
        (report.left_out, _("{n} left out: stations that nobody let in")),
        (report.refused, _("{n} refused: not for their role")),
        (report.forks, _("{n} kept apart: another entry had the same number")),
    ):
        if count:
            more.append(words.format(n=count))
    return said, " · ".join(more)
