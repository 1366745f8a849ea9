"""The frame round every screen: tabs with keys, the EXERCISE band, a banner, the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from facilitator import __version__
from facilitator.i18n import _
from facilitator.services.places import config_dir
from facilitator.ui.theme import Density, Theme, density_for
from facilitator.ui.widgets import (
    Banner,
    ExerciseBand,
    Foot,
    FootItem,
    Tabs,
    apply_theme,
    install,
)
from facilitator.ui.window.looks import Looks

_FIRST_SIZE = (1440, 900)
_LEAST_SIZE = (640, 360)
SCREENS = 3


class Frame(QWidget):
    """Everything that stays when another screen is shown."""

    screen_picked = Signal(int)

    def __init__(self, app: QApplication, looks: Looks) -> None:
        super().__init__()
        self._app = app
        self.looks = looks
        self.theme: Theme = looks.theme()
        install(app, self.theme)
        self.setWindowTitle("Facilitator")
        self.setMinimumSize(*_LEAST_SIZE)
        self.tabs = Tabs(self.theme, self._tab_words(), name=_("Screens"))
        self.band = ExerciseBand(self.theme)
        self.tabs.fill_right(self.band)
        self.banner = Banner(self.theme)
        self.pages = QStackedWidget()
        self.foot = Foot(self.theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tabs)
        rows.addWidget(self.banner)
        rows.addWidget(self.pages, 1)
        rows.addWidget(self.foot)
        for place in range(SCREENS):
            self.pages.addWidget(QWidget())
            shortcut = QShortcut(f"Ctrl+{place + 1}", self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(lambda at=place: self.tabs.pick(at))
        for action in looks.actions:
            self.addAction(action)
        self.tabs.picked.connect(self.screen_picked)
        looks.changed.connect(self.retheme)
        self._kept = QSettings(str(config_dir() / "window.ini"), QSettings.Format.IniFormat)
        self._restore()

    def _tab_words(self) -> Sequence[tuple[str, str]]:
        words = (_("Library"), _("Conduct"), _("Review"))
        return tuple((word, f"Ctrl+{place}") for place, word in enumerate(words, 1))

    def set_screen(self, place: int, screen: QWidget) -> QWidget:
        """Put a screen in its place, and return what stood there."""
        old = self.pages.widget(place) or QWidget()
        current = self.pages.currentIndex()
        self.pages.insertWidget(place, screen)
        self.pages.removeWidget(old)
        self.pages.setCurrentIndex(current)
        return old

    def show_screen(self, place: int) -> None:
        """Bring a screen to the front and put the keyboard where its work is."""
        self.tabs.set_current(place)
        self.pages.setCurrentIndex(place)
        call(self.pages.currentWidget(), "arrive")

    def name_exercise(self, title: str, *, rehearsal: bool = False) -> None:
        """Print in the band and in the title bar which exercise is open."""
        self.band.set_right(title or _("no exercise open"))
        self.band.set_rehearsal(rehearsal=rehearsal)
        self.setWindowTitle(f"{title} – Facilitator" if title else "Facilitator")

    def say_frame(self) -> None:
        """Say tabs and band in the language spoken now."""
        self.looks.speak()
        self.tabs.set_items(self._tab_words())
        self.band.set_word(_("EXERCISE"))
        self.foot.set_right((FootItem(text=f"Facilitator {__version__}"),))

    @Slot()
    def retheme(self) -> None:
        """Put the look on that is set now, folded as the size of the window asks for."""
        scale = self.looks.settings.scale
        self.looks.density = density_for(self.width(), self.height(), scale)
        theme = self.looks.theme()
        if theme == self.theme:
            return
        self.theme = theme
        install(self._app, theme)
        apply_theme(self, theme)
        self.foot.setVisible(theme.density is not Density.SINGLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("surface.window"))
        painter.end()

    def _restore(self) -> None:
        kept = self._kept.value("geometry")
        if not isinstance(kept, QByteArray) or not self.restoreGeometry(kept):
            self.resize(*_FIRST_SIZE)

    def keep_geometry(self) -> None:
        """Remember where the window stands and how large it is."""
        self._kept.setValue("geometry", self.saveGeometry())
        self._kept.sync()


def call(screen: QWidget | None, name: str) -> None:
    """Call something of a screen, if it has it."""
    method = getattr(screen, name, None)
    if callable(method):
        method()
