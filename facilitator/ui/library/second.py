"""The second place: a folder that every backup is also put into."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services import settings
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel


class SecondPlace(Panel):
    """Asks for a folder; an empty line means none."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.use = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.place = Field(theme, "")
        self.place_button = KeyButton(theme, "")
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.use)
        self._inside.addWidget(self.place)
        self.set_body(inside)
        self.add_button(self.place_button)
        self.place_button.clicked.connect(self.choose)
        self.place.entered.connect(self.keep)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        px = theme.px
        self._inside.setContentsMargins(px(9), px(6), px(9), px(6))
        self._inside.setSpacing(px(2))
        self.use.setContentsMargins(px(3), 0, px(3), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Second place"))
        self.place_button.set_words(_("Choose a place…"), "Ctrl+Shift+O")
        self.place.line.setAccessibleName(_("Folder that backups are also put into"))
        self.place.line.setPlaceholderText(_("none: backups stand on this laptop only"))
        self.use.setText(
            _(
                "A backup is made every five minutes while an exercise is written to, at ENDEX, "
                "and when it is closed. A folder on a stick or another disk gets each of them too; "
                "the ten newest of every exercise stay, and all of the one that is open."
            )
        )

    def look(self) -> None:
        """Show the folder that is set now."""
        self.place.set_text(settings.load().backup_place)
        self.place.calm()

    @Slot()
    def choose(self) -> None:
        """Ask for the folder with the system's own dialog."""
        begin = self.place.text().strip() or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, _("Second place"), begin)
        if name:
            self.place.set_text(name)
            self.keep()

    @Slot()
    def keep(self) -> None:
        """Ask for the folder to be kept, if it is one."""
        written = self.place.text().strip()
        folder = _folder(written)
        if written and folder is None:
            self.place.refuse(_("There is no such folder; write it from the root or from ~ on."))
            return
        self.place.calm()
        self.wanted.emit(str(folder) if folder is not None else "")


def _folder(written: str) -> Path | None:
    try:
        folder = Path(written).expanduser()
    except (RuntimeError, ValueError):
        return None
    return folder if written and folder.is_absolute() and folder.is_dir() else None
