"""The messages that waited: a count beside the tabs, and a list that a key opens in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Panel, lay_on_panel
from facilitator.ui.window.attention import Notice

MESSAGES_KEY = "Ctrl+Shift+M"
_MOST = {Density.WIDE: 200, Density.COMPACT: 116, Density.SINGLE: 92}
"""The greatest height with the head: the line below it keeps all of its own."""


class Counter(KeyButton):
    """How many messages wait; it is not there while none does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", MESSAGES_KEY, small=True, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def count(self, waiting: int) -> None:
        """Say how many wait."""
        words = ngettext("{count} message", "{count} messages", waiting)
        single = self.theme.density is Density.SINGLE
        self.set_words(words.format(count=waiting), "" if single else MESSAGES_KEY)
        self.setVisible(waiting > 0)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the band needs the room of the key."""
        super().set_theme(theme)
        self.set_words(self.words(), "" if theme.density is Density.SINGLE else MESSAGES_KEY)


class Pages(QScrollArea):
    """What scrolls; Escape is its own, and not the desk's way back to the line."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() == Qt.Key.Key_Escape
            event.setAccepted(own)
            return own
        return super().event(event)


class Messages(Panel):
    """Every message of this sitting, the newest first; Escape closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Messages"), parent)
        self.leave_button = KeyButton(theme, _("Leave"), _("Esc"), small=True, parent=self)
        self.leave_button.clicked.connect(self.leave)
        self.add_button(self.leave_button)
        self._page = QWidget()
        self._rows = QVBoxLayout(self._page)
        self._area = Pages(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setWidget(self._page)
        self._labels: list[Label] = []
        self.set_body(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        lay_on_panel(self._area, theme)
        palette = self._page.palette()
        palette.setColor(palette.ColorRole.Window, theme.colour("surface.panel"))
        self._page.setPalette(palette)
        self._page.setAutoFillBackground(True)
        self._rows.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self._rows.setSpacing(theme.px(6))
        self._fit()

    def _fit(self) -> None:
        """Take the height of what is said, up to what the screens below can spare."""
        margins = self._rows.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        rows = sum(each.heightForWidth(wide) + self._rows.spacing() for each in self._labels)
        whole = self.head.sizeHint().height() + rows + margins.top() + margins.bottom()
        self.setFixedHeight(min(whole, self.theme.px(_MOST[self.theme.density])))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def open(self, notices: Sequence[Notice]) -> None:
        """Show messages and give the keyboard to them."""
        self._fill(notices)
        self.say_words(len(notices))
        self.show()
        self._fit()
        self._area.verticalScrollBar().setValue(0)
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_words(self, count: int) -> None:
        """Say in the language spoken now what this is."""
        self.set_title(_("Messages"))
        self._area.setAccessibleName(_("Messages"))
        self.leave_button.set_words(_("Leave"), _("Esc"))
        self.set_counts(ngettext("{count} message", "{count} messages", count).format(count=count))

    def _fill(self, notices: Sequence[Notice]) -> None:
        for old in self._labels:
            self._rows.removeWidget(old)
            old.deleteLater()
        words = [f"{each.at.astimezone():%H:%M:%S}  {each.words}" for each in notices]
        self._labels = [
            Label(self.theme, each, role="table", wrap=True)
            for each in words or [_("No message has waited.")]
        ]
        while self._rows.count():
            self._rows.takeAt(0)
        for label in self._labels:
            self._rows.addWidget(label)
        self._rows.addStretch(1)

    @Slot()
    def leave(self) -> None:
        """Close the list and give the keyboard back."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
