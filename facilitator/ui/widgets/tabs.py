"""Tabs that print their keys: the screens of the window, or the pages of a folded one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.draw import paint_ring, paint_text, text_width
from facilitator.ui.widgets.keynames import key_name
from facilitator.ui.widgets.painted import Painted

_BESIDE = 120
"""What stands beside the tabs has at least this room."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tab(QPushButton):
    """One of them: words, key, and a bar at the top when it is the one."""

    def __init__(self, theme: Theme, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.key = key_name(key)
        self.short = False
        self.keyed = self.tight = False
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.key)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        words = text_width(self.text().replace("&&", "&"), theme.font("body", weight=600))
        key = text_width(self.key, theme.font("hint")) + theme.px(8)
        key = key if self.key and not self.short else 0
        if self.keyed:
            words, key = text_width(self.key_shown(), theme.font("body", weight=600)), 0
        return QSize(words + key + 2 * theme.px(14) + 1, theme.px(30))

    def key_shown(self) -> str:
        """Return the key, or where not even that has room what is pressed last."""
        return self.key.rpartition("+")[2] if self.tight else self.key

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        on = self.isChecked()
        ground = "surface.window" if on else "surface.panel"
        if self.underMouse() and not on and self.isEnabled():
            ground = "surface.selected"
        whole = QRectF(self.rect())
        painter.fillRect(whole, theme.colour(ground))
        if on:
            bar = QRectF(0, 0, whole.width(), theme.px(3))
            painter.fillRect(bar, theme.colour("text.primary"))
        line = theme.px(1)
        edge = QRectF(whole.right() - line, 0, line, whole.height())
        painter.fillRect(edge, theme.colour("line.subtle"))
        words = self.key_shown() if self.keyed else self.text().replace("&&", "&")
        font = theme.font("body", weight=600 if on else 500)
        ink = theme.colour("text.primary" if on else "text.secondary")
        if not self.isEnabled():
            ink = theme.colour("text.muted")
        inner = whole.adjusted(theme.px(14), 0, -theme.px(8), 0)
        inner.setLeft(inner.left() + paint_text(painter, inner, words, font, ink) + theme.px(8))
        soft = theme.colour("text.secondary" if self.isEnabled() else "text.muted")
        if not self.short and not self.keyed:
            paint_text(painter, inner, self.key, theme.font("hint"), soft, elide=False)
        if self.hasFocus():
            paint_ring(painter, whole, theme)
        painter.end()


class Tabs(Painted):
    """A row of tabs, of which one is shown; what is added at the right stands after them."""

    picked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        items: Sequence[tuple[str, str]],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.picked)
        self._group.idToggled.connect(self._other)
        self._tabs: list[Tab] = []
        self._bare = False
        self._low = False
        self._fixed = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show other tabs: words and key of each."""
        current = self.current()
        for tab in self._tabs:
            self._group.removeButton(tab)
            self._row.removeWidget(tab)
            # it goes later, but is not to be seen until then
            tab.hide()
            tab.deleteLater()
        self._tabs = [Tab(self.theme, text, key, self) for text, key in items]
        for place, tab in enumerate(self._tabs):
            self._group.addButton(tab, place)
            self._row.insertWidget(place, tab)
            if self._bare:
                tab.hide()
        self.set_current(max(0, current))
        # another language may ask for more room, and no resize follows
        self._shorten()

    def add_right(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Put something after the tabs, the exercise band for one."""
        self._row.addWidget(widget, stretch)

    def fill_right(self, widget: QWidget) -> None:
        """Let something take all the room after the tabs."""
        self._row.setStretch(len(self._tabs), 0)
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._row.addWidget(widget, 1)

    def current(self) -> int:
        """Return the place of the tab that is shown, or -1."""
        return self._group.checkedId()

    def set_current(self, place: int) -> None:
        """Show another tab, without telling anybody."""
        if 0 <= place < len(self._tabs):
            self._tabs[place].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """Leave the keys out where the words alone have room; a tooltip tells them.

        Where not even the words have room, the tab that is shown keeps its word, the others
        their keys.
        """
        for tab in self._tabs:
            tab.short = tab.keyed = tab.tight = False
        short = self._too_wide()
        for tab in self._tabs:
            tab.short = short
        keyed = short and self._too_wide()
        for place, tab in enumerate(self._tabs):
            tab.keyed = keyed and bool(tab.key) and place != self.current()
        tight = keyed and self._too_wide()
        for tab in self._tabs:
            tab.tight = tight
            if short and tab.isEnabled():
                tab.setToolTip(tab.accessibleName() if tab.keyed else tab.key)
            tab.updateGeometry()
            tab.update()

    def _too_wide(self) -> bool:
        beside = self.theme.px(_BESIDE) if self._row.count() > len(self._tabs) + 1 else 0
        self._fixed = self._fixed_beside()
        wide = sum(tab.sizeHint().width() for tab in self._tabs)
        return wide + beside + self._fixed > self.width()

    def _fixed_beside(self) -> int:
        """Return the room that is taken by what never gives way beside the tabs, in pixels."""
        items = (self._row.itemAt(at) for at in range(len(self._tabs), self._row.count()))
        found = (each.widget() for each in items if each is not None)
        fixed = QSizePolicy.Policy.Fixed
        return sum(
            each.sizeHint().width()
            for each in found
            if each is not None
            and not each.isHidden()
            and each.sizePolicy().horizontalPolicy() == fixed
        )

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self._fixed_beside() != self._fixed:
            self._shorten()
        return super().event(event)

    @Slot()
    def _other(self) -> None:
        if any(tab.keyed for tab in self._tabs):
            self._shorten()

    def set_bare(self, *, bare: bool) -> None:
        """Hide the tabs and leave what stands beside them; keys still turn the pages."""
        self._bare = bare
        for tab in self._tabs:
            tab.setVisible(not bare)
        self.updateGeometry()

    def set_low(self, *, low: bool) -> None:
        """Take a little less height, because there is hardly any."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def set_off(self, place: int, reason: str) -> None:
        """Switch a tab off and say why; no reason switches it on again."""
        tab = self._tabs[place]
        tab.setEnabled(not reason)
        tab.setToolTip(reason)

    @Slot(int)
    def pick(self, place: int) -> None:
        """Show another tab as if it had been pressed."""
        if 0 <= place < len(self._tabs) and self._tabs[place].isEnabled():
            self._tabs[place].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self._tabs:
            place = (self.current() + step) % len(self._tabs)
            self._tabs[place].setFocus()
            self.pick(place)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        if self._bare or self._low:
            return QSize(super().sizeHint().width(), self.theme.px(26))
        high = 30 if self.theme.density is Density.SINGLE else 32
        return QSize(super().sizeHint().width(), self.theme.px(high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface.panel"))
        painter.end()
