"""The facilitator's hold on the players' display: a preview, the curtain, and which screen."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.wall import WallView
from facilitator.i18n import _
from facilitator.ui.players.display import PlayersDisplay
from facilitator.ui.players.media import Shot
from facilitator.ui.players.picture import WallPicture
from facilitator.ui.players.situation import SituationForm
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label
from facilitator.ui.widgets.choice import Choice

_WIDE, _HIGH = 16, 9
_LOW_PX, _LOW_WINDOW = 160, 500
_ANY_WIDTH = (1 << 24) - 1


class Preview(WallPicture):
    """A small picture that keeps the shape of the display."""

    def __init__(
        self,
        theme: Theme,
        look: Callable[[], WallView],
        parent: QWidget | None = None,
        *,
        media: Callable[[WallView], Shot | None] | None = None,
    ) -> None:
        super().__init__(look, parent, media=media)
        self.theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take another scale; the picture stays dark as the display is."""
        self.theme = theme
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * _HIGH // _WIDE

    def sizeHint(self) -> QSize:
        wide = self.theme.px(384)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = self.theme.px(_LOW_PX)
        return QSize(wide, self.heightForWidth(wide))


class PlayersPanel(QWidget):
    """Shows what players see, or would see with the curtain open, before they see it."""

    def __init__(
        self, theme: Theme, display: PlayersDisplay, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.display = display
        self.caption = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self.preview = Preview(theme, display.look_behind, media=display.media.shot)
        self.situation = SituationForm(theme, display)
        self.screens = Choice(theme, _("Screen for the players"))
        self.curtain_button = KeyButton(theme, "", small=True)
        self.curtain_button.bind(display.curtain_action)
        self.turn_button = KeyButton(theme, "", small=True)
        self.turn_button.bind(display.turn_action)
        self.show_button = KeyButton(theme, "", small=True)
        self.show_button.clicked.connect(self._turn)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        for button in (self.curtain_button, self.show_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        turning = QHBoxLayout()
        turning.setContentsMargins(0, 0, 0, 0)
        turning.addWidget(self.turn_button)
        turning.addStretch(1)
        self._rows = QVBoxLayout()
        for part in (self.caption, self.screens):
            self._rows.addWidget(part)
        self._rows.addLayout(buttons)
        self._rows.addLayout(turning)
        self._rows.addWidget(self.situation)
        self._rows.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self._halves.addLayout(self._rows, 1)
        self.set_theme(theme)
        self.screens.picked.connect(self._pick)
        display.changed.connect(self.refresh)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; where the room is low, picture and words stand side by side."""
        low = theme.density is Density.SINGLE
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if low else way.TopToBottom)
        self._halves.setSpacing(theme.px(10 if low else 6))
        self._rows.setSpacing(theme.px(4))
        # the controls below keep a margin for their ring
        self.caption.setContentsMargins(theme.px(3), 0, 0, 0)
        self.theme, self._low = theme, low
        self._fit_preview()

    def _fit_preview(self) -> None:
        px = self.theme.px
        high = self.window().height()
        wide = px(_LOW_PX if high < px(_LOW_WINDOW) else 2 * _LOW_PX)
        self.preview.setMaximumWidth(wide if self._low else _ANY_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    @Slot()
    def refresh(self) -> None:
        """Show how things stand."""
        display = self.display
        self.preview.refresh()
        places = display.screens()
        # some systems give a screen no name
        unnamed = _("Screen")
        words = [f"{n} {each.name or unnamed}" for n, each in enumerate(places, 1)]
        at = display.window.place
        names = [each.name for each in places]
        here = names.index(at.name) if display.shown and at and at.name in names else -1
        self.screens.set_options(words, here)
        self.show_button.set_words(_("Take it away") if display.shown else _("Show to players"))
        self.turn_button.setVisible(bool(display.look_behind().media))
        seen = display.seen()
        behind = _("Preview: as it is with the curtain open")
        self.caption.setText(f"{seen} · {behind}" if display.curtain else seen)

    def say_words(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(_("Players’ display"))
        self.screens.set_name(_("Screen for the players"))
        self.situation.say_words()
        self.display.say_words()
        self.refresh()

    @Slot()
    def _turn(self) -> None:
        if self.display.shown:
            self.display.hide()
        else:
            self.display.show()

    @Slot(int)
    def _pick(self, place: int) -> None:
        self.display.show(self.display.screens()[place].name)
