"""The rows above and below the entry line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.shapes import Mark
from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.chips import ChipWords, chip_width, paint_chip
from facilitator.ui.widgets.draw import key_width, paint_key, paint_text, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.marks import marks_width, paint_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The time taken at the first key, and what is said beside it."""

    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What Tab or Alt and a digit would put into the line; its first letters are typed already."""

    text: str
    matched: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKey:
    """What can begin a line: a key, the mark of its agency if it is one, a word."""

    key: str
    word: str
    mark: Mark | None = None


def paint_stamp(
    painter: QPainter, row: QRectF, stamp: Stamp, chips: Sequence[ChipWords], theme: Theme
) -> None:
    """Draw the stamp at the left and the chips at the right; the chips come first if room lacks."""
    left = row.left()
    soft = theme.colour("text.secondary")
    strong = theme.font("body", weight=600)
    if stamp.text:
        side = theme.px(14)
        place = QRectF(left, row.center().y() - side / 2, side, side)
        paint_glyph(painter, place, Glyph.CLOCK, soft)
        left += side + theme.px(6)
        words = QRectF(left, row.top(), row.right() - left, row.height())
        ink = theme.colour("text.primary")
        left += paint_text(painter, words, stamp.text, strong, ink) + theme.px(6)
    gap = theme.px(8)
    free = row.right() - left - gap
    widths = _shares([chip_width(chip, theme) for chip in chips], free, gap)
    x = row.right() - sum(widths) - gap * max(0, len(widths) - 1)
    note = QRectF(left, row.top(), max(0.0, x - gap - left), row.height())
    if stamp.note and note.width() > theme.px(40):
        paint_text(painter, note, stamp.note, theme.font("caption"), soft)
    for chip, wide in zip(chips, widths, strict=False):
        paint_chip(painter, x, row.center().y(), chip, theme, room=wide)
        x += wide + gap


def _shares(wanted: Sequence[float], free: float, gap: float) -> list[float]:
    """Return widths that together fit; the widest give way first."""
    widths = list(wanted)
    over = sum(widths) + gap * max(0, len(widths) - 1) - free
    while over > 0 and widths:
        widest = max(range(len(widths)), key=widths.__getitem__)
        rest = sorted(widths)[-2] if len(widths) > 1 else 0.0
        cut = min(over, max(1.0, widths[widest] - rest))
        widths[widest] -= cut
        over -= cut
    return widths


def paint_offers(  # noqa: PLR0913 - a painter needs canvas, place, words and look
    painter: QPainter,
    row: QRectF,
    offers: Sequence[Offer | LetterKey],
    theme: Theme,
    *,
    chips: Sequence[ChipWords] = (),
    right: str = "",
) -> list[QRectF]:
    """Draw what is offered with its keys, as many as fit; return where each of them lies."""
    soft = theme.colour("text.secondary")
    hint = theme.font("caption")
    end = row.right()
    wide = text_width(right, hint)
    left = row.left()
    for chip in chips:
        room = min(chip_width(chip, theme), row.width() / 2)
        edge = paint_chip(painter, left, row.center().y(), chip, theme, height=22, room=room)
        left = edge + theme.px(12)
    hits: list[QRectF] = []
    gap = theme.px(20)
    for place, offer in enumerate(offers):
        need = _width(offer, place, theme)
        # the words at the right give way to an offer, and an offer is cut only if it is alone
        if left + need > end and hits:
            break
        hit = QRectF(left, row.top(), min(need, end - left), row.height())
        _paint_offer(painter, hit, offer, place, theme)
        hits.append(hit)
        left = hit.right() + gap
    if right and left + wide <= end:
        spot = QRectF(end - wide, row.top(), wide + 1, row.height())
        paint_text(painter, spot, right, hint, soft, elide=False)
    return hits


def _key(offer: Offer | LetterKey, place: int) -> str:
    if isinstance(offer, LetterKey):
        return offer.key
    return _("Tab") if place == 0 else _("Alt+{digit}").format(digit=place + 1)


def _width(offer: Offer | LetterKey, place: int, theme: Theme) -> float:
    font, gap = theme.font("body"), theme.px(6)
    wide = key_width(_key(offer, place), theme) + gap
    if isinstance(offer, LetterKey):
        if offer.mark is not None:
            wide += marks_width(1, theme) + gap
        return wide + text_width(offer.word, font) + 1
    strong = theme.font("body", weight=600)
    head, tail = offer.text[: offer.matched], offer.text[offer.matched :]
    return wide + text_width(head, strong) + text_width(tail, font) + 2


def _paint_offer(
    painter: QPainter, hit: QRectF, offer: Offer | LetterKey, place: int, theme: Theme
) -> None:
    gap = theme.px(6)
    middle = hit.center().y()
    left = paint_key(painter, hit.left(), middle, _key(offer, place), theme) + gap
    ink = theme.colour("text.primary")
    font = theme.font("body")
    if isinstance(offer, LetterKey):
        if offer.mark is not None:
            left = paint_marks(painter, left, middle, (offer.mark,), theme) + gap
        words = QRectF(left, hit.top(), hit.right() - left + 1, hit.height())
        paint_text(painter, words, offer.word, font, ink)
        return
    head, tail = offer.text[: offer.matched], offer.text[offer.matched :]
    words = QRectF(left, hit.top(), hit.right() - left, hit.height())
    if head:
        words.setLeft(left + paint_text(painter, words, head, theme.font("body", weight=600), ink))
    paint_text(painter, words, tail, font, ink)
