"""How the NEXT strip is drawn: where its parts lie, and their painting."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.draw import CENTRE, RIGHT, paint_box, paint_text, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.marks import paint_marks
from facilitator.ui.widgets.next_words import Next, NextKind
from facilitator.ui.widgets.prose import wrapped

_LABEL_PX = {Density.WIDE: 44, Density.COMPACT: 44, Density.SINGLE: 30}
_COUNT_PX = {Density.WIDE: 40, Density.COMPACT: 40, Density.SINGLE: 28}
_TITLE_PX = {Density.WIDE: 20, Density.COMPACT: 20, Density.SINGLE: 18}
_TIGHT_PX = 15
_GLYPHS = {
    NextKind.CONTINGENCY: Glyph.HOURGLASS,
    NextKind.HELD: Glyph.BARS,
    NextKind.PAUSED: Glyph.BARS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the parts of the strip lie."""

    whole: QRectF
    label: QRectF
    number: QRectF
    body: QRectF
    count: QRectF
    go: QRectF
    side: QRectF
    question: QRectF
    tight: bool = False


def number_font(theme: Theme) -> QFont:
    """Return the font of the big number."""
    return theme.font("countdown")


def count_font(theme: Theme) -> QFont:
    """Return the font of the countdown."""
    return theme.font("countdown", size=_COUNT_PX[theme.density])


def places(  # noqa: PLR0913 - a picture is told its room, its words and what stands in it
    whole: QRectF, coming: Next, theme: Theme, *, go: float, side: float, tight: bool = False
) -> Places:
    """Lay the strip out from both ends; title and detail get what is left between them."""
    px = theme.px
    single = theme.density is Density.SINGLE
    border = px(2)
    inner = whole.adjusted(border, border, -border, -border)
    high = inner.height()
    label = QRectF(inner.left(), inner.top(), px(_LABEL_PX[theme.density]), high)
    # the buttons bring their own margin of three
    right = inner.right() - px(5)
    side_rect = QRectF(right - side, inner.top(), side, high)
    right = side_rect.left() - px(2)
    go_air = px(5 if theme.density is Density.WIDE else 3)
    go_rect = QRectF(right - go, inner.top() + go_air, go, high - 2 * go_air)
    right = go_rect.left() - px(8 if single else 13)
    wide = 0.0
    if coming.count or coming.caption:
        caption = text_width(coming.caption, theme.font("caption"))
        wide = max(text_width(coming.count, count_font(theme)), caption) + px(8 if single else 16)
    count_rect = QRectF(right - wide, inner.top(), wide, high)
    left = label.right()
    number = QRectF(left, inner.top(), 0, high)
    if not single and coming.number:
        number.setWidth(px(20) + text_width(coming.number, number_font(theme)))
    body_left = number.right() + px(10 if single else 12)
    body_right = count_rect.left() - px(8)
    body = QRectF(body_left, inner.top(), max(0.0, body_right - body_left), high)
    asked = QRectF(body.left() - px(3), inner.top(), right - body.left() + px(3), high)
    return Places(
        whole=whole,
        label=label,
        number=number,
        body=body,
        count=count_rect,
        go=go_rect,
        side=side_rect,
        question=asked,
        tight=tight,
    )


def paint_next(
    painter: QPainter, coming: Next, where: Places, theme: Theme, *, asking: bool
) -> None:
    """Draw the strip without its buttons, and without its words while a reason is asked."""
    late = coming.kind is NextKind.OVERDUE
    colour = theme.colour
    edge = colour("status.due") if late else colour("text.secondary")
    ground = colour("fill.due_strip") if late else colour("surface.raised")
    width = theme.px(2)
    paint_box(painter, where.whole, fill=ground, line=edge, width=width, radius=theme.px(4))
    _paint_label(painter, where.label, edge, theme)
    if where.number.width():
        place = where.number.adjusted(theme.px(16), 0, 0, 0)
        ink = colour("text.primary")
        paint_text(painter, place, coming.number, number_font(theme), ink, elide=False)
    if asking:
        return
    _paint_body(painter, coming, where.body, theme, tight=where.tight)
    if where.count.width():
        _paint_count(painter, coming, where.count, theme)


def _paint_label(painter: QPainter, place: QRectF, edge: QColor, theme: Theme) -> None:
    painter.fillRect(place, edge)
    painter.save()
    painter.translate(place.center())
    painter.rotate(-90)
    turned = QRectF(-place.height() / 2, -place.width() / 2, place.height(), place.width())
    font = theme.font("body", weight=700, spacing=0.06)
    paint_text(painter, turned, _("NEXT"), font, theme.colour("surface.window"), align=CENTRE)
    painter.restore()


def _paint_count(painter: QPainter, coming: Next, place: QRectF, theme: Theme) -> None:
    late = coming.kind is NextKind.OVERDUE
    font = count_font(theme)
    upper, lower = theme.px(16), font.pixelSize() + theme.px(2)
    top = place.center().y() - (upper + lower) / 2
    soft = theme.colour("status.due" if late else "text.secondary")
    caption = QRectF(place.left(), top, place.width(), upper)
    paint_text(painter, caption, coming.caption, theme.font("caption"), soft, align=RIGHT)
    ink = theme.colour("status.due" if late else "text.primary")
    digits = QRectF(place.left(), top + upper, place.width(), lower)
    paint_text(painter, digits, coming.count, font, ink, align=RIGHT, elide=False)


def _paint_body(
    painter: QPainter, coming: Next, place: QRectF, theme: Theme, *, tight: bool
) -> None:
    single = theme.density is Density.SINGLE
    font = title_font(theme, tight=tight)
    line = theme.px(19 if tight else 22 if single else 26)
    below = theme.px(22 if tight else 24) if coming.detail or coming.marks else 0
    lines = title_lines(coming, place.width(), theme, tight=tight)
    gap = theme.px(0 if single else 2) if below else 0
    top = place.center().y() - (line * len(lines) + gap + below) / 2
    for words in lines:
        row = QRectF(place.left(), top, place.width(), line)
        paint_text(painter, row, words, font, theme.colour("text.primary"))
        top += line
    _paint_detail(painter, coming, QRectF(place.left(), top + gap, place.width(), below), theme)


def title_font(theme: Theme, *, tight: bool = False) -> QFont:
    """Return the font of the title."""
    return theme.font("title", size=_TIGHT_PX if tight else _TITLE_PX[theme.density])


def title_lines(coming: Next, width: float, theme: Theme, *, tight: bool = False) -> list[str]:
    """Return the title in one line, or with its number in two where there is little room."""
    if theme.density is not Density.SINGLE:
        return _wrapped(coming.title, title_font(theme), width, 1)
    whole = f"{coming.number}\u2002{coming.title}" if coming.number else coming.title
    return _wrapped(whole, title_font(theme, tight=tight), width, 2)


def title_is_cut(coming: Next, width: float, theme: Theme, *, tight: bool = False) -> bool:
    """Tell whether the title ends in an ellipsis."""
    font = title_font(theme, tight=tight)
    lines = title_lines(coming, width, theme, tight=tight)
    return any(text_width(line, font) > width + 1 for line in lines)


def _paint_detail(painter: QPainter, coming: Next, place: QRectF, theme: Theme) -> None:
    if not place.height():
        return
    soft = theme.colour("text.secondary")
    left, middle = place.left(), place.center().y()
    glyph = _GLYPHS.get(coming.kind)
    if glyph is not None:
        side = theme.px(15)
        paint_glyph(painter, QRectF(left, middle - side / 2, side, side), glyph, soft)
        left += side + theme.px(8)
    if coming.marks:
        left = paint_marks(painter, left, middle, coming.marks, theme) + theme.px(10)
    words = QRectF(left, place.top(), max(0.0, place.right() - left), place.height())
    paint_text(painter, words, coming.detail, theme.font("body"), soft)


def _wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return the text in at most so many lines; the last one holds the rest, to be cut."""
    lines = wrapped(text, font, width) if text and most > 1 else []
    if len(lines) <= most:
        return lines or ([text] if text else [])
    kept = lines[: most - 1]
    return [*kept, text[len(" ".join(kept)) :].strip()]
