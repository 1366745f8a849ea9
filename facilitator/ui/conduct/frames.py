"""What holds the parts of the desk: the columns, what is lent to them, the alarm by the tabs."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QSplitterHandle, QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.keys import key
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    Glyph,
    KeyButton,
    Painted,
    Panel,
    paint_glyph,
    paint_text,
    text_width,
)
from facilitator.ui.widgets.form_area import FormArea


class Alarm(Painted):
    """The worst news, at the right of the page tabs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Alarm"), parent)
        self._words = ""

    def say(self, words: str) -> None:
        """Say something, or nothing."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self.setToolTip(words)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._words:
            return
        theme = self.theme
        painter = QPainter(self)
        late, font = theme.colour("status.late"), theme.font("table", weight=600)
        side, pad = theme.px(15), theme.px(10)
        place = QRectF(pad + side + theme.px(6), 0, 0, self.height())
        place.setRight(self.width() - pad)
        wide = min(place.width(), text_width(self._words, font))
        paint_text(painter, place, self._words, font, late, align=RIGHT)
        left = place.right() - wide - theme.px(6) - side
        glyph = QRectF(left, (self.height() - side) / 2, side, side)
        paint_glyph(painter, glyph, Glyph.WARNING, late)
        painter.end()


class Handle(QSplitterHandle):
    """The gap between two columns, without the dots."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Leave the window's ground as it is."""


class Columns(QSplitter):
    """Two columns whose border can be moved."""

    def createHandle(self) -> QSplitterHandle:
        return Handle(self.orientation(), self)


class AsidePanel(Panel):
    """Something lent to the desk; where it is higher than the room it scrolls."""

    def __init__(self, theme: Theme, lent: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(theme, lent.accessibleName(), parent)
        self._lent: QWidget | None = lent
        self._area = FormArea(theme, lent, lent.accessibleName(), self)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.leave_button = KeyButton(theme, _("Leave"), key("players"), small=True, parent=self)
        self.add_button(self.leave_button)
        self.set_body(self._area, padded=True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if theme.density is Density.SINGLE:
            px = theme.px
            self.body.setContentsMargins(px(12), px(4), px(9), px(4))

    def give_back(self, owner: QWidget) -> None:
        """Let go of what was lent."""
        lent, self._lent = self._lent, None
        if lent is not None:
            self._area.takeWidget()
            lent.setParent(owner)
            lent.hide()
