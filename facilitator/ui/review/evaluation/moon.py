"""Ratings as moons: full, three quarters, quarter, barred; a dash where nobody saw it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from facilitator.domain.evaluation import Rating
from facilitator.ui.review.evaluation.words import letter
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_text, text_width

_FILLED = {Rating.PERFORMED: 360, Rating.SOME_CHALLENGES: 270, Rating.MAJOR_CHALLENGES: 90}
_TOP = 90


def paint_moon(painter: QPainter, rect: QRectF, rating: Rating, ink: QColor) -> None:
    """Paint the moon of a rating into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = rect.width()
    pen = QPen(ink, max(1.0, side / 11))
    painter.setPen(pen)
    face = rect.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1)
    middle = face.center()
    if rating is Rating.NOT_OBSERVED:
        painter.drawLine(QPointF(face.left(), middle.y()), QPointF(face.right(), middle.y()))
        painter.restore()
        return
    painter.drawEllipse(face)
    if rating is Rating.UNABLE:
        reach = face.width() * 0.35
        off = QPointF(reach, -reach)
        painter.drawLine(middle - off, middle + off)
    else:
        filled = QPainterPath(middle)
        filled.arcTo(face, _TOP, -_FILLED[rating])
        filled.closeSubpath()
        painter.fillPath(filled, ink)
    painter.restore()


def rating_width(word: str, theme: Theme) -> int:
    """Return how wide moon, letter and word are, in pixels."""
    bold = theme.font("table", weight=600)
    before = theme.px(14) + theme.px(6) + text_width("M", bold) + theme.px(5)
    return before + text_width(word, theme.font("table")) + 1


def paint_rating(  # noqa: PLR0913, PLR0917 - a painter needs canvas, place, words and look
    painter: QPainter, rect: QRectF, rating: Rating, word: str, theme: Theme, colour: str
) -> None:
    """Paint moon, letter and word at the left of a place."""
    ink, side = theme.colour(colour), theme.px(14)
    moon = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
    paint_moon(painter, moon, rating, ink)
    bold = theme.font("table", weight=600)
    rest = rect.adjusted(side + theme.px(6), 0, 0, 0)
    paint_text(painter, rest, letter(rating), bold, ink, elide=False)
    rest.setLeft(rest.left() + text_width("M", bold) + theme.px(5))
    if word:
        paint_text(painter, rest, word, theme.font("table"), ink)
