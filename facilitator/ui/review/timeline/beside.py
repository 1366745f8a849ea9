"""What stands beside the lanes: the values at the scrub line, or the entry that was chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, Panel

_WIDE_PX = 150


class Beside(Panel):
    """Captions and values, one under the other; a button goes to the log."""

    log_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.lines: tuple[tuple[str, str], ...] = ()
        self.log_button = KeyButton(theme, "", small=True)
        self.log_button.clicked.connect(self.log_wanted)
        self.add_button(self.log_button)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.addStretch(1)
        self._labels: list[tuple[Label, Label]] = []
        self.room = QScrollArea()
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(self._inside)
        self.set_body(self.room)
        self._ground()
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._ground()

    def _ground(self) -> None:
        px = self.theme.px
        self._column.setContentsMargins(px(12), px(8), px(12), px(8))
        self._column.setSpacing(px(2))
        palette = self._inside.palette()
        palette.setColor(self._inside.backgroundRole(), self.theme.colour("surface.panel"))
        self._inside.setPalette(palette)
        self._inside.setAutoFillBackground(True)
        self.room.setMinimumWidth(px(_WIDE_PX))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.log_button.set_words(_("In the log"), "L")

    def show_lines(self, title: str, lines: Iterable[tuple[str, str]], *, entry: bool) -> None:
        """Show other captions and values; of an ``entry`` there is more in the log."""
        self.lines = tuple(lines)
        self.set_title(title)
        if entry:
            self.log_button.set_on()
        else:
            self.log_button.set_off(_("Choose a mark first: click it, or Ctrl+Right."))
        while len(self._labels) < len(self.lines):
            caption = Label(self.theme, "", role="caption", colour="text.secondary", wrap=True)
            value = Label(self.theme, "", role="table", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for each in (caption, value):
                self._column.insertWidget(self._column.count() - 1, each)
            self._labels.append((caption, value))
        for place, (caption, value) in enumerate(self._labels):
            there = place < len(self.lines)
            caption.setVisible(there and bool(self.lines[place][0]))
            value.setVisible(there)
            if there and (caption.text(), value.text()) != self.lines[place]:
                caption.setText(self.lines[place][0])
                value.setText(self.lines[place][1])
        said = "; ".join(f"{caption}: {value}" for caption, value in self.lines)
        self._inside.setAccessibleName(title)
        self._inside.setAccessibleDescription(said)

    @Slot()
    def go_to_log(self) -> None:
        """Do what the button does."""
        self.log_button.click()
