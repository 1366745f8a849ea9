"""Text that is read: a paragraph with the line height of the look, and words behind a glyph."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import LEFT, RIGHT, paint_text, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.painted import Painted

_LINE_SEPARATOR = "\u2028"


def wrapped(text: str, font: QFont, width: float) -> list[str]:
    """Break a plain text into the lines that fit a width; its own line breaks are kept."""
    layout = QTextLayout(_LINE_SEPARATOR.join(text.splitlines()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spans: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, 0))
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    whole = layout.text()
    return [whole[start : start + long].rstrip() for start, long in spans]


class Prose(Painted):
    """A paragraph of plain text with room between its lines; it grows downwards.

    Put it into a scroll area where it may be long. ``larger`` multiplies its size, for reading
    aloud from a distance.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "read_aloud",
        colour: str = "text.primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._text = text
        self._role, self._colour = role, colour
        self._larger = 1.0
        self._cut: tuple[int, list[str]] = (-1, [])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self._again()

    def set_larger(self, factor: float) -> None:
        """Print it larger than its role says."""
        self._larger = factor
        self._again()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._again()

    def _again(self) -> None:
        self._cut = (-1, [])
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        size = self.theme.font(self._role).pixelSize() / self.theme.scale
        return self.theme.font(self._role, size=size * self._larger)

    def _line_height(self) -> int:
        return round(self.theme.line(self._role) * self._larger)

    def lines(self, width: int) -> list[str]:
        """Return the lines as they are broken at a width."""
        if self._cut[0] != width:
            self._cut = (width, wrapped(self._text, self._font(), width) if self._text else [])
        return self._cut[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._line_height() * len(self.lines(width))

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 0 else self.theme.px(400)
        return QSize(self.theme.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(80), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high, font = self._line_height(), self._font()
        ink = self.theme.colour(self._colour)
        shown = event.rect()
        for place, line in enumerate(self.lines(self.width())):
            top = place * high
            if top + high >= shown.top() and top <= shown.bottom():
                row = QRectF(0, top, self.width(), high)
                paint_text(painter, row, line, font, ink, elide=False)
        painter.end()


class GlyphWords(Painted):
    """One line of words behind a glyph, cut if it is too long; the whole is in the tooltip."""

    def __init__(  # noqa: PLR0913 - it is told its words and its looks at once
        self,
        theme: Theme,
        text: str = "",
        glyph: Glyph | None = None,
        *,
        tint: str = "text.secondary",
        colour: str = "text.secondary",
        role: str = "table",
        weight: int | None = 500,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._text, self._glyph = text, glyph
        self._tint, self._colour = tint, colour
        self._role, self._weight = role, weight
        self._right = right
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(
        self, text: str, glyph: Glyph | None = None, *, tint: str = "", colour: str = ""
    ) -> None:
        """Say something else; colours stay as they are unless named."""
        self._text, self._glyph = text, glyph
        self._tint, self._colour = tint or self._tint, colour or self._colour
        self.setAccessibleName(text)
        self.setToolTip(text if self._wide() > self.width() else "")
        self.updateGeometry()
        self.update()

    def _wide(self) -> int:
        font = self.theme.font(self._role, weight=self._weight)
        glyph = self.theme.px(14) + self.theme.px(6) if self._glyph is not None else 0
        return glyph + text_width(self._text, font) + 1

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self.theme.line(self._role) + self.theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._wide(), self.theme.px(40)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        font = theme.font(self._role, weight=self._weight)
        left = max(0, self.width() - self._wide()) if self._right else 0
        if self._glyph is not None:
            side = theme.px(14)
            place = QRectF(left, (self.height() - side) / 2, side, side)
            paint_glyph(painter, place, self._glyph, theme.colour(self._tint))
            left += side + theme.px(6)
        row = QRectF(left, 0, self.width() - left, self.height())
        align = RIGHT if self._right else LEFT
        paint_text(painter, row, self._text, font, theme.colour(self._colour), align=align)
        painter.end()
