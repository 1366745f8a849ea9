"""The left column: the door, how people get in by it, and whether the room lets them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.observers.doorway import Doorway
from facilitator.ui.observers.inviting import Inviting
from facilitator.ui.observers.opening import OpenForm
from facilitator.ui.observers.room_test import RoomTest
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Panel
from facilitator.ui.widgets.form_area import FormArea


class JoinPanel(Panel):
    """Shut, it asks before it opens the door; open, it shows the codes."""

    wall_wanted = Signal()

    def __init__(
        self, theme: Theme, doorway: Doorway, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._doorway = doorway
        self.opening = OpenForm(theme)
        self.inviting = Inviting(theme, doorway)
        self.room_test = RoomTest(theme, doorway, tasks)
        self.wall_button = KeyButton(theme, "")
        self.add_button(self.wall_button)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for each in (self.opening, self.inviting, self.room_test):
            rows.addWidget(each)
        rows.addStretch(1)
        self.area = FormArea(theme, inside, "", self)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_body(self.area)
        self.opening.wanted.connect(self._open)
        self.wall_button.clicked.connect(self.wall_wanted)
        doorway.changed.connect(self.follow)
        doorway.refused.connect(self._refused)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the page's tab says what this is."""
        super().set_theme(theme)
        self.head.setVisible(theme.density is not Density.SINGLE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Join"))
        self.area.setAccessibleName(_("Join"))
        for each in (self.opening, self.inviting, self.room_test):
            each.say_words()
        self.follow()

    def say_wall(self, *, on: bool) -> None:
        """Say whether the code is on the players' display."""
        words = _("Take it off the wall") if on else _("Show on the wall")
        self.wall_button.set_words(words, "F11")

    @Slot(str)
    def _open(self, address: str) -> None:
        self._doorway.open(address)
        self.opening.set_busy(busy=self._doorway.opening)

    @Slot(Exception)
    def _refused(self, error: Exception) -> None:
        self.opening.refuse(could_not(error))

    @Slot()
    def follow(self) -> None:
        """Show what goes with the door as it is now."""
        is_open = self._doorway.opened is not None
        if is_open:
            self.opening.calm()
        self.opening.set_busy(busy=self._doorway.opening)
        self.opening.setVisible(not is_open)
        self.inviting.setVisible(is_open)
        self.room_test.setVisible(is_open)
        self.wall_button.setVisible(is_open)
        self.inviting.refresh()
        self.room_test.follow()

    def refresh(self) -> None:
        """Show code and room test as they are now."""
        if self._doorway.opened is not None:
            self.inviting.refresh()
            self.room_test.refresh()
