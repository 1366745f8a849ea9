"""The help and the guide in the window: opened by key from every screen, at its own page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout

from facilitator.ui.help.keys import GUIDE_KEY, HELP_KEY
from facilitator.ui.library.copies import CopiesPage
from facilitator.ui.library.handover import HandOverPage
from facilitator.ui.library.joining import JoinPage
from facilitator.ui.library.keeping import KeepPage
from facilitator.ui.library.mending import MendPage
from facilitator.ui.library.protection import ProtectPage
from facilitator.ui.library.tracking import TrackerPage
from facilitator.ui.library.unlocking import UnlockPage
from facilitator.ui.window.apart import Apart
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS, PLAN, REVIEW, ROOMS, Frame
from facilitator.ui.window.screens import Screens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.services.help import Page
    from facilitator.ui.help.guide import GuideStrip
    from facilitator.ui.help.screen import HelpScreen

LOOK_MS = 400
"""How often the guide looks whether its step is done, while it is shown."""
PAGES = {
    LIBRARY: ("library",),
    PLAN: ("plan-script", "plan-lanes", "plan-setup", "plan-checks", "plan-versions"),
    CONDUCT: ("conduct",),
    REVIEW: (
        "review-timeline",
        "review-decisions",
        "review-evaluation",
        "review-findings",
        "review-hotwash",
        "review-feedback",
        "review-report",
    ),
    OBSERVERS: ("observers",),
    ROOMS: ("rooms",),
}
"""The page of help of each screen, and of each of its tabs."""
BEHIND: dict[type, str] = {
    UnlockPage: "protected",
    ProtectPage: "protected",
    KeepPage: "afterwards",
    HandOverPage: "afterwards",
    TrackerPage: "afterwards",
    CopiesPage: "trouble",
    MendPage: "trouble",
    JoinPage: "rooms",
}
"""The page of help of what stands behind the start page."""


class Helping(QObject):
    """Shows the help at the page of the screen that is shown, and guides through an exercise."""

    def __init__(self, frame: Frame, screens: Screens, apart: Apart, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._screens, self._apart = frame, screens, apart
        self.screen: HelpScreen | None = None
        self.strip: GuideStrip | None = None
        self._over: QWidget | None = None
        for key, slot in ((HELP_KEY, self.turn), (GUIDE_KEY, self.turn_guide)):
            shortcut = QShortcut(key, frame)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)
        frame.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the help at an F1 that no part of the shown screen has taken."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_F1 and bare and not event.isAutoRepeat():
                self.turn()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def turn(self) -> None:
        """Show the help at the page of this screen, or go back from it."""
        shown = self._frame.pages.currentWidget()
        if self.screen is not None and shown is self.screen:
            self.go_back()
            return
        self._over = shown
        name = self.page_now()
        made = self._built()
        made.set_extra((_keys(),))
        made.open_at(name)
        self._apart.show(made)

    @Slot()
    def go_back(self) -> None:
        """Go back to what the help was asked about: a screen, the settings, or a reader's view."""
        apart = self._apart
        if self._over is not None and self._over in (apart.settings, apart.reader):
            apart.show(self._over)
        else:
            apart.go_back()

    def _built(self) -> "HelpScreen":
        if self.screen is None:
            from facilitator.ui.help.screen import (  # noqa: PLC0415 - when it is looked at
                HelpScreen,
            )

            self.screen = HelpScreen(self._frame.theme)
            self.screen.left.connect(self.go_back)
            self.screen.guide_wanted.connect(self.begin_guide)
        self.screen.set_theme(self._frame.theme)
        return self.screen

    def page_now(self) -> str:
        """Return the name of the page about what is shown now."""
        shown = self._frame.pages.currentWidget()
        if shown is self._apart.settings:
            return "settings"
        if shown is self._apart.reader:
            return "reader"
        names = PAGES.get(self._frame.pages.currentIndex(), ("library",))
        pages = shown.layout() if shown is not None else None
        if isinstance(pages, QStackedLayout):
            return BEHIND.get(type(pages.currentWidget()), names[0])
        tabs = getattr(shown, "tabs", None)
        place = tabs.current() if tabs is not None else 0
        return names[place] if 0 <= place < len(names) else names[0]

    @Slot()
    def turn_guide(self) -> None:
        """Begin the guide, take it up again, or leave it."""
        if self.strip is not None and not self.strip.isHidden():
            self.leave_guide()
        else:
            self.begin_guide()

    @Slot()
    def begin_guide(self) -> None:
        """Guide through a first exercise, from where it stands."""
        if self.strip is None:
            from facilitator.ui.help.guide import GuideStrip  # noqa: PLC0415 - when it is wanted

            self.strip = GuideStrip(self._frame.theme)
            self.strip.left.connect(self.leave_guide)
            self._frame.add_under_banner(self.strip)
        if self.screen is not None and self._frame.pages.currentWidget() is self.screen:
            self._apart.go_back()
        self.look()
        if self.strip.place == 0:
            self._screens.show(LIBRARY)
        self.strip.show()
        self._timer.start()

    @Slot()
    def leave_guide(self) -> None:
        """Guide no more; it is taken up again where the exercise stands then."""
        self._timer.stop()
        if self.strip is not None:
            self.strip.hide()
        self._frame.give_keyboard_back()

    @Slot()
    def look(self) -> None:
        """Look how far the exercise has come, and say the next step."""
        from facilitator.services.guiding import (  # noqa: PLC0415 - when it is wanted
            STEPS,
            reached,
            standing,
        )

        present = self._screens.present
        place = reached(standing(present.session.conduct if present is not None else None))
        if self.strip is not None and place != self.strip.place:
            self.strip.show_step(place)
        if place == len(STEPS):
            self._timer.stop()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        if self.screen is not None:
            self.screen.set_extra((_keys(),))
            self.screen.say_words()
        if self.strip is not None:
            self.strip.say_words()


def _keys() -> "Page":
    from facilitator.ui.window.all_keys import keys_page  # noqa: PLC0415 - when it is looked at

    return keys_page()
