"""A banner over the content: words that stay until they are dealt with, and what to do."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.buttons import KeyButton
from facilitator.ui.widgets.draw import paint_box
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.painted import Painted
from facilitator.ui.widgets.words import Label


class BannerKind(Enum):
    """How grave a banner is."""

    PLAIN = "plain"
    AMBER = "amber"
    RED = "red"


# glyph, its colour, and the ground
_LOOKS: dict[BannerKind, tuple[Glyph, str, str]] = {
    BannerKind.PLAIN: (Glyph.RING, "text.secondary", "surface.raised"),
    BannerKind.AMBER: (Glyph.CLOCK, "status.due", "fill.due_strip"),
    BannerKind.RED: (Glyph.WARNING, "status.late", "fill.late_soft"),
}


class Banner(Painted):
    """Says what happened, what is safe, what to do; never a dialog, never gone by itself."""

    acted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Message"), parent)
        self._kind = BannerKind.PLAIN
        self.words = Label(theme, wrap=True, weight=500, parent=self)
        self.action = KeyButton(theme, "", parent=self)
        self.close_button = KeyButton(theme, _("Close"), _("Esc"), parent=self)
        self.action.clicked.connect(self.acted)
        self.close_button.clicked.connect(self._close)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.action)
        self._row.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._space()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._space()

    def _space(self) -> None:
        px = self.theme.px
        self._row.setContentsMargins(px(38), px(2), px(7), px(2))
        self._row.setSpacing(px(2))
        self.setMinimumHeight(px(42))

    def say(
        self,
        kind: BannerKind,
        words: str,
        action: str = "",
        key: str = "",
        *,
        closable: bool = True,
    ) -> None:
        """Say something, and offer what can be done about it."""
        self._kind = kind
        self.words.setText(words)
        self.setAccessibleDescription(words)
        self.action.set_words(action, key)
        self.action.setVisible(bool(action))
        self.close_button.set_words(_("Close"), _("Esc"))
        self.close_button.setVisible(closable)
        self.show()
        self.update()

    def name_close(self, words: str) -> None:
        """Say what closing means for what is said now."""
        self.close_button.set_words(words, _("Esc"))

    def hush(self) -> None:
        """Take the banner away, because what it said is over."""
        self.hide()

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.close_button.isHidden():
            self._close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        glyph, colour, ground = _LOOKS[self._kind]
        ink = theme.colour(colour)
        whole = QRectF(self.rect())
        line = theme.colour("line.control") if self._kind is BannerKind.PLAIN else ink
        fill = theme.colour(ground)
        paint_box(painter, whole, fill=fill, line=line, width=theme.px(1), radius=theme.px(4))
        edge = QRectF(0, 0, theme.px(4), whole.height())
        paint_box(painter, edge, fill=ink, radius=theme.px(2))
        side = theme.px(16)
        place = QRectF(theme.px(14), (whole.height() - side) / 2, side, side)
        paint_glyph(painter, place, glyph, ink)
        painter.end()
