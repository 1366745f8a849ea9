"""Appendix D: what people attached to the log, as pictures, each with the entries it hangs on."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from facilitator.domain.errors import Failed
from facilitator.domain.findings import Findings
from facilitator.domain.pictures import Pictured, Shown
from facilitator.i18n import N_
from facilitator.report.figure import Figure
from facilitator.report.fonts import Typeface
from facilitator.report.layout import Layout
from facilitator.report.palette import (
    RULE,
    TABLE,
    TABLE_LATE,
    TABLE_SECOND,
    TABLE_STRONG,
    WIDTH,
    paint,
)
from facilitator.report.pictures import LARGEST, Ready, ready
from facilitator.report.text import Run
from facilitator.report.told import agency_runs, explained
from facilitator.report.wording import Speech, clipped, clock

TALLEST = 0.42
"""So much of a page's height a picture has at most: two stand on a page."""
PIXEL = 0.75
"""So many points a pixel has at most: a small picture stays small."""
LONGEST = 240
"""So many letters of an entry stand under its picture; the log has all of it."""

MOST = 200
"""So many pictures a report shows at most."""
LEAST = 20_000
"""With less room than this, in bytes, no more pictures are tried."""

Contents = Callable[[str], bytes]
"""Returns the bytes of an attachment by their SHA-256; raises Failed."""


def picture_pages(
    layout: Layout, findings: Findings, speech: Speech, contents: Contents | None, *, lettered: bool
) -> list[Flowable]:
    """Return all pictures with their captions; a bad one becomes a note that says so.

    Nothing without pictures, or where nobody can read them. ``lettered`` calls it an appendix.
    """
    if contents is None or not findings.pictures:
        return []
    title = N_("Appendix D: pictures") if lettered else N_("Pictures")
    told = N_(
        "What was attached to the log, in its order; of a document the first page. Made smaller"
        " where needed, and without what a camera adds; the exercise file keeps the originals."
    )
    parts: list[Flowable] = [
        layout.title(speech.both(title), key="pictures"),
        *explained(layout, speech, told, after=8, width=440),
    ]
    left = LARGEST
    for each in findings.pictures:
        # what has no room is not even read: a log may hold gigabytes
        full = left < LEAST or each.number > MOST
        made = None if full else _made(each, contents)
        if full or (made is not None and len(made.content) > left):
            parts += _one(layout, findings, speech, each, None, _too_much(speech))
            continue
        left -= 0 if made is None else len(made.content)
        parts += _one(layout, findings, speech, each, made, _bad(speech))
    return parts


def _made(each: Pictured, contents: Contents) -> Ready | None:
    try:
        return ready(each.attachment, contents(each.attachment.sha256))
    except Failed:
        return None


def _bad(speech: Speech) -> str:
    _ = speech.words.text
    return _("This file could not be shown: it is missing, damaged or of an unknown form.")


def _too_much(speech: Speech) -> str:
    _ = speech.words.text
    return _("Not shown, to keep the report small; the exercise file has it.")


def _one(  # noqa: PLR0913, PLR0917 - a picture, and what is said of it
    layout: Layout,
    findings: Findings,
    speech: Speech,
    each: Pictured,
    made: Ready | None,
    instead: str,
) -> Iterator[Flowable]:
    """Yield a picture, or what stands in its place, over its caption."""
    said = picture_said(each, speech)
    caption = layout.text([*_caption(findings, speech, each)], TABLE, before=4, after=16)
    if made is None:
        yield layout.room(60)
        yield layout.text(instead, TABLE_LATE, before=4)
        yield caption
        return
    figure = PictureFigure(layout.face, made, said, tallest=layout.body * TALLEST)
    yield layout.room(figure.height + 70)
    yield figure
    yield caption


def _caption(findings: Findings, speech: Speech, each: Pictured) -> Iterator[Run]:
    _ = speech.words.text
    number = _("Picture {number}").format(number=each.number)
    yield Run(f"{number}  ", TABLE_STRONG)
    yield Run(clipped(each.attachment.name, 120), TABLE_SECOND)
    for entry in each.entries:
        yield Run("\n", TABLE)
        yield Run(_placed(entry, speech), TABLE_SECOND)
        yield from agency_runs(findings.exercise, entry.agencies, TABLE)
        yield Run(" " + clipped(entry.text, LONGEST), TABLE)


def _placed(entry: Shown, speech: Speech) -> str:
    """Return the number and the time of an entry, and whether it was struck."""
    _ = speech.words.text
    told = _("no. {number}").format(number=entry.number) + f" · {clock(entry.at)}"
    return f"{told} · {_('struck')}" if entry.struck else told


def picture_said(each: Pictured, speech: Speech) -> str:
    """Return what is read out in place of a picture: all that is known of it."""
    _ = speech.words.text
    pattern = (
        _("First page of a document attached to the log, picture {number}: {name}.")
        if each.attachment.pages
        else _("Picture {number} attached to the log: {name}.")
    )
    told = [pattern.format(number=each.number, name=clipped(each.attachment.name, 120))]
    for entry in each.entries:
        said = _("It belongs to entry {number}: {text}")
        told.append(said.format(number=entry.number, text=clipped(entry.text, LONGEST)))
    return " ".join(told)


class PictureFigure(Figure):
    """A picture of the log with a thin line round it."""

    def __init__(self, face: Typeface, made: Ready, said: str, *, tallest: float) -> None:
        self.made = made
        scale = min(WIDTH / made.wide, tallest / made.high, PIXEL)
        super().__init__(face, made.wide * scale, made.high * scale, said=said)

    def sketch(self) -> None:
        """Draw the picture, and its edge, which a white picture lacks."""
        canvas: Any = self.canv
        image = ImageReader(BytesIO(self.made.content))
        canvas.drawImage(image, 0, 0, width=self.width, height=self.height)
        canvas.setStrokeColor(paint(RULE))
        canvas.setLineWidth(0.5)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
