"""Small painters from which every part is made: boxes, rings, text, hatches, key caps."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.keynames import key_name

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter

RING_ROOM = 3


def text_width(text: str, font: QFont) -> int:
    """Return the room that a text needs in pixels."""
    return int(QFontMetricsF(font).horizontalAdvance(text) + 0.999)


def paint_text(  # noqa: PLR0913 - a painter needs canvas, place, words and look
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = True,
) -> float:
    """Draw one line of plain text, cut with an ellipsis if it is too long; return its width."""
    metrics = QFontMetricsF(font)
    # a hair of room, since widths are fractions and the ellipsis must not come from rounding
    if elide and metrics.horizontalAdvance(text) > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(colour)
    flags = align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(rect, int(flags), text)
    return metrics.horizontalAdvance(text)


def paint_box(  # noqa: PLR0913 - a painter needs canvas, place, line and look
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | QBrush | None,
    line: QColor | None = None,
    width: float = 1.0,
    radius: float = 0.0,
) -> None:
    """Draw a rectangle whose border lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line is not None else 0.0
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(inset, inset, -inset, -inset)
    corner = max(0.0, radius - inset)
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme, *, radius: float = 3.0) -> None:
    """Draw the focus ring, 2 wide, so that its outer edge is the edge of ``rect``."""
    paint_box(
        painter,
        rect,
        fill=None,
        line=theme.colour("focus"),
        width=theme.px(2),
        radius=theme.px(radius),
    )


def ring_room(theme: Theme) -> int:
    """Return the margin a control keeps for its ring: 2 of ring and 1 of air."""
    return theme.px(RING_ROOM)


def hatch(colour: QColor, stripe: float, gap: float, ratio: float = 1.0) -> QBrush:
    """Return a brush of rising stripes, so many pixels wide and apart, sharp at that ratio."""
    period = (stripe + gap) * 2**0.5
    side = max(2, round(period * ratio))
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, stripe * side / period)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    # the same stripe three times, shifted by a tile, so that the edges of the tiles meet
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - side, side * 2), QPointF(shift + side * 2, -side))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def paint_hatch(
    painter: QPainter, rect: QRectF, colour: QColor, *, stripe: float = 4, gap: float = 5
) -> None:
    """Fill a rectangle with rising stripes."""
    ratio = painter.device().devicePixelRatioF()
    painter.fillRect(rect, hatch(colour, stripe, gap, ratio))


def key_width(text: str, theme: Theme) -> int:
    """Return the width of a key cap."""
    return max(theme.px(20), text_width(key_name(text), theme.font("hint")) + theme.px(10))


def paint_key(  # noqa: PLR0913 - a painter needs canvas, place, words and look
    painter: QPainter,
    x: float,
    centre_y: float,
    text: str,
    theme: Theme,
    *,
    colour: QColor | None = None,
    line: QColor | None = None,
) -> float:
    """Draw a key cap whose left edge is at ``x``; return its right edge."""
    height = theme.px(18)
    rect = QRectF(x, round(centre_y - height / 2), key_width(text, theme), height)
    paint_box(
        painter,
        rect,
        fill=None,
        line=line or theme.colour("line.control"),
        width=theme.px(1),
        radius=theme.px(3),
    )
    ink = colour or theme.colour("text.secondary")
    paint_text(painter, rect, key_name(text), theme.font("hint"), ink, align=CENTRE, elide=False)
    return rect.right()


def paint_empty(painter: QPainter, rect: QRectF, words: str, theme: Theme) -> None:
    """Write into an empty list what will stand there."""
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("text.muted"))
    pad = theme.px(12)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(
        rect.adjusted(pad, pad, -pad, -pad), int(flags) | int(Qt.TextFlag.TextWordWrap), words
    )
