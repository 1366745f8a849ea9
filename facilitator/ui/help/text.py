"""The painted text of a page of help: it grows downwards, and marks the words looked for."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.services.help import Block
from facilitator.services.shelving import plain
from facilitator.ui.help.flow import Flow, Look, Piece, font_of
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Painted, paint_box, paint_key, paint_text


class HelpText(Painted):
    """Shows blocks; put it into a scroll area where they may be many."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.blocks: tuple[Block, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._laid: tuple[int, Flow] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_blocks(self, name: str, blocks: Sequence[Block]) -> None:
        """Show something else; ``name`` is what it is about."""
        self.blocks = tuple(blocks)
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(each.text() for each in blocks))
        self._again()

    def mark(self, words: Sequence[str]) -> None:
        """Mark the words that somebody looks for, written without capitals and accents."""
        self._wanted = tuple(words)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._again()

    def _again(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    def flow(self, width: int) -> Flow:
        """Return where everything stands at a width."""
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, Flow(self.theme, self.blocks, max(1, width)))
        return self._laid[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self.flow(width).high) + self.theme.px(2)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 0 else self.theme.px(400)
        return QSize(self.theme.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = event.rect()
        for piece in self.flow(self.width()).pieces:
            if piece.y + piece.high >= shown.top() and piece.y <= shown.bottom():
                self._paint(painter, piece)
        painter.end()

    def _paint(self, painter: QPainter, piece: Piece) -> None:
        theme, px = self.theme, self.theme.px
        rect = QRectF(piece.x, piece.y, piece.wide, piece.high)
        ink = theme.colour("text.primary")
        match piece.look:
            case Look.RULE:
                painter.fillRect(rect, theme.colour("line.subtle"))
            case Look.DOT:
                painter.setBrush(theme.colour("text.secondary"))
                painter.setPen(theme.colour("text.secondary"))
                centre = QPointF(rect.center().x(), rect.center().y())
                painter.drawEllipse(centre, px(2), px(2))
            case Look.KEY:
                paint_key(painter, piece.x, rect.center().y(), piece.text, theme, colour=ink)
            case Look.CODE:
                ground = rect.adjusted(0, px(1), 0, -px(1))
                fill = theme.colour("surface.sunken")
                paint_box(painter, ground, fill=fill, radius=px(3))
                inside = rect.adjusted(px(3), 0, px(3), 0)
                paint_text(painter, inside, piece.text, font_of(theme, piece), ink, elide=False)
            case Look.PLAIN:
                if any(word in plain(piece.text) for word in self._wanted):
                    fill = theme.colour("surface.selected")
                    paint_box(painter, rect, fill=fill, radius=px(3))
                paint_text(painter, rect, piece.text, font_of(theme, piece), ink, elide=False)
