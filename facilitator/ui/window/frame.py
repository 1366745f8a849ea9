"""The frame round every screen: tabs with keys, the EXERCISE band, a banner, the foot.

It is all that is there at the first paint, so it imports as little as it can.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.places import config_dir
from facilitator.ui.theme import Density, Theme, density_for, load_fonts
from facilitator.ui.widgets import ExerciseBand, Tabs
from facilitator.ui.window.looks import Looks

_FIRST_SIZE = (1440, 900)
_LEAST_SIZE = (640, 360)
DROPPED = (".exercise", ".observer", ".log")
"""What can be dropped on any screen."""
LIBRARY, PLAN, CONDUCT, REVIEW, OBSERVERS = SCREENS = range(5)
ROOMS = len(SCREENS)
"""Where the rooms stand; it has a tab only while an exercise is played in several."""
UNSHIFTED = "&é\"'("
"""What the keys of the digits write without Shift where digits need it (AZERTY)."""


class Frame(QWidget):
    """Everything that stays when another screen is shown."""

    screen_picked = Signal(int)
    painted = Signal()
    closing = Signal()
    crashed = Signal(Path, str)
    dropped = Signal(Path)

    def __init__(self, app: QApplication, looks: Looks) -> None:
        super().__init__()
        self.application = app
        self.has_rooms = False
        self._seen = False
        self._finished = False
        self.looks = looks
        self.setWindowTitle("Facilitator")
        self.setMinimumSize(*_LEAST_SIZE)
        self._kept = QSettings(str(config_dir() / "window.ini"), QSettings.Format.IniFormat)
        self._restore()
        looks.density = density_for(self.width(), self.height(), looks.settings.scale)
        self.theme: Theme = looks.theme()
        load_fonts()
        self.tabs = Tabs(self.theme, self._tab_words(), name=_("Screens"))
        self.band = ExerciseBand(self.theme, _("no exercise open"))
        self.tabs.fill_right(self.band)
        self.pages = QStackedWidget()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.tabs)
        self._rows.addWidget(self.pages, 1)
        for _place in (*SCREENS, ROOMS):
            self.pages.addWidget(QWidget())

    def finish(self) -> None:
        """Add what may come after the first paint: banner, foot, and keys."""
        from facilitator.ui.widgets import (  # noqa: PLC0415 - after the first paint
            Banner,
            Foot,
            install,
        )
        from facilitator.ui.window.lamp import DoorLamp  # noqa: PLC0415 - after the first paint

        install(self.application, self.theme)
        self._finished = True
        self.setAcceptDrops(True)
        self.looks.changed.connect(self.retheme)
        self.banner = Banner(self.theme)
        self.foot = Foot(self.theme)
        self.lamp = DoorLamp(self.theme, self.tabs)
        self.tabs.add_right(self.lamp)
        self._rows.insertWidget(1, self.banner)
        self._rows.addWidget(self.foot)
        self.foot.setVisible(self.theme.density is not Density.SINGLE)
        for place in (*SCREENS, ROOMS):
            for key in screen_keys(place):
                shortcut = QShortcut(key, self)
                shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
                shortcut.activated.connect(_picking(self.tabs, place))
        for action in self.looks.actions:
            self.addAction(action)
        self.tabs.picked.connect(self.screen_picked)

    def add_under_banner(self, widget: QWidget) -> None:
        """Put something between banner and screens."""
        self._rows.insertWidget(2, widget)

    @Slot()
    def give_keyboard_back(self) -> None:
        """Put the keyboard where the work of the shown screen is."""
        self.call(self.pages.currentIndex(), "arrive")

    def _tab_words(self) -> Sequence[tuple[str, str]]:
        words = [_("Library"), _("Plan"), _("Conduct"), _("Review"), _("Observers")]
        if self.has_rooms:
            words.append(_("Rooms"))
        return tuple((word, f"Ctrl+{place}") for place, word in enumerate(words, 1))

    def offer_rooms(self, *, offered: bool) -> None:
        """Offer the screen of all rooms, or no more."""
        if offered != self.has_rooms:
            self.has_rooms = offered
            if not offered and self.pages.currentIndex() == ROOMS:
                self.show_screen(LIBRARY)
            self.tabs.set_items(self._tab_words())

    def set_screen(self, place: int, screen: QWidget) -> None:
        """Put a screen in its place; what stood there is gone."""
        old = self.pages.widget(place)
        current = self.pages.currentIndex()
        self.pages.insertWidget(place, screen)
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.pages.setCurrentIndex(current)

    def show_screen(self, place: int) -> None:
        """Bring a screen to the front and put the keyboard where its work is."""
        self.tabs.set_current(place)
        self.pages.setCurrentIndex(place)
        self._fold()
        self.call(place, "arrive")

    def tell_of_door(self, words: str, short: str = "") -> None:
        """Say on every screen that this computer can be reached; without words, no more."""
        from facilitator.ui.widgets import FootItem, Glyph  # noqa: PLC0415 - as in finish

        red = "status.danger"
        item = FootItem(text=words, glyph=Glyph.WARNING, tint=red, colour=red)
        self.foot.set_alarm(item if words else None)
        self.lamp.say(words, short)

    def call(self, place: int, name: str) -> None:
        """Call something of a screen, if it has it."""
        method = getattr(self.pages.widget(place), name, None)
        if callable(method):
            method()

    def name_exercise(self, title: str, *, rehearsal: bool = False) -> None:
        """Print in the band and in the title bar which exercise is open."""
        self.band.set_right(title or _("no exercise open"))
        self.band.set_rehearsal(rehearsal=rehearsal)
        self.setWindowTitle(f"{title} – Facilitator" if title else "Facilitator")

    @Slot()
    def come_forward(self) -> None:
        """Stand before other windows, because somebody looked for what is open here."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def say_words(self) -> None:
        """Say tabs and band in the language spoken now."""
        self.looks.speak()
        self.tabs.set_items(self._tab_words())
        self.band.set_word(_("EXERCISE"))

    @Slot()
    def retheme(self) -> None:
        """Put the look on that is set now, folded as the size of the window asks for."""
        scale = self.looks.settings.scale
        self.looks.density = density_for(self.width(), self.height(), scale)
        theme = self.looks.theme()
        if theme == self.theme or not self._finished:
            return
        from facilitator.ui.widgets import apply_theme, install  # noqa: PLC0415 - as in finish

        self.theme = theme
        install(self.application, theme)
        apply_theme(self, theme)
        self._fold()

    def _fold(self) -> None:
        """In one column leave no foot, and over a run the band alone (its screens go by key)."""
        single = self.theme.density is Density.SINGLE
        self.foot.setVisible(not single)
        self.tabs.set_bare(bare=single and self.pages.currentIndex() == CONDUCT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and Path(urls[0].toLocalFile()).suffix.casefold() in DROPPED:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = Path(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
        # the drop has to be over first: whoever dragged is waiting for it
        QTimer.singleShot(0, self, lambda: self.dropped.emit(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface.window"))
        painter.end()
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self._kept.setValue("geometry", self.saveGeometry())
        self._kept.sync()
        super().closeEvent(event)

    def _restore(self) -> None:
        kept = self._kept.value("geometry")
        if not isinstance(kept, QByteArray) or not self.restoreGeometry(kept):
            self.resize(*_FIRST_SIZE)


def _picking(tabs: Tabs, place: int) -> Callable[[], None]:
    return lambda: tabs.pick(place)


def screen_keys(place: int) -> tuple[str, ...]:
    """Return the keys of a screen: its digit, and what that key writes where digits need Shift."""
    if place >= len(UNSHIFTED):
        # the next such sign is the one that makes text smaller
        return (f"Ctrl+{place + 1}",)
    return f"Ctrl+{place + 1}", f"Ctrl+{UNSHIFTED[place]}"
