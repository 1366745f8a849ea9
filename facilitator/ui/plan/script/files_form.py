"""The files that hang on the chosen row: added by key or dropped here, looked at, taken off."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.domain.attachments import Attachment
from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _
from facilitator.services.editing import Planner
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, Refusal, ring_room

_HIGH = 96
_KILO = 1024


def size_words(size: int) -> str:
    """Return how large a file is, as 12 kB or 3.4 MB."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{size / _KILO / _KILO:.1f} MB"


class FilesForm(QWidget):
    """Name and size of each, a small picture of those that are pictures."""

    changed = Signal(str, str, object)

    def __init__(self, theme: Theme, planner: Planner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._planner = theme, planner
        self._files: tuple[Attachment, ...] = ()
        self.setAcceptDrops(True)
        self.caption = Label(
            theme, "", role="caption", colour="text.secondary", weight=500, wrap=True
        )
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.add_button = KeyButton(theme, "", "Alt+F", small=True)
        self.refusal = Refusal(theme)
        self.add_button.clicked.connect(self.choose)
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self.add_button)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(head)
        self._rows.addWidget(self.refusal)
        self._list: QWidget | None = None
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._rows.setSpacing(theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.caption.setText(_("Attachments (or drop files here)"))
        self.add_button.set_words(_("Attach…"), "Alt+F")
        self.show_files(self._files, anew=True)

    def show_files(self, files: tuple[Attachment, ...], *, anew: bool = False) -> None:
        """Show the files of a row."""
        if files == self._files and not anew:
            return
        self._files = files
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget(self)
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.theme.px(2))
        for each in files:
            self._show(rows, each)
        self._rows.addWidget(self._list)
        self._list.setVisible(bool(files))

    def _show(self, rows: QVBoxLayout, file: Attachment) -> None:
        line = QHBoxLayout()
        name = Label(self.theme, shown(f"{file.name} · {size_words(file.size)}"), role="table")
        name.setToolTip(name.text())
        drop = KeyButton(self.theme, _("Remove"), small=True, name=_("Remove") + f" {file.name}")
        drop.clicked.connect(partial(self.drop, file))
        line.addWidget(name, 1)
        line.addWidget(drop)
        rows.addLayout(line)
        if file.picture and (picture := self._picture(file)) is not None:
            rows.addWidget(picture)

    def _picture(self, file: Attachment) -> QLabel | None:
        pixels = QPixmap()
        try:
            content = self._planner.attached(file.sha256)
        except (Failed, Refused) as wrong:
            self.refusal.refuse(sentence(wrong))
            return None
        if not pixels.loadFromData(content):
            return None
        label = QLabel()
        label.setAccessibleName(shown(file.name))
        high = self.theme.px(_HIGH)
        if pixels.height() > high:
            pixels = pixels.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation)
        label.setPixmap(pixels)
        return label

    @Slot()
    def choose(self) -> None:
        """Ask which files, and attach them."""
        names, _kind = QFileDialog.getOpenFileNames(self, _("Attach"), str(Path.home()))
        self.attach([Path(each) for each in names])

    def attach(self, paths: list[Path]) -> None:
        """Keep copies of files in the exercise and hang them on the row."""
        self.refusal.calm()
        found = list(self._files)
        for path in paths:
            try:
                file = self._planner.attach(path)
            except (Failed, Refused) as wrong:
                self.refusal.refuse(sentence(wrong))
                continue
            if file not in found:
                found.append(file)
        if tuple(found) != self._files:
            self.changed.emit(_("Attachments"), "attachments", {"attachments": tuple(found)})

    def drop(self, file: Attachment) -> None:
        """Take a file off the row; its bytes stay in the exercise, so that undo brings it back."""
        left = tuple(each for each in self._files if each != file)
        self.changed.emit(_("Attachments"), "attachments", {"attachments": left})
        self.add_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.attach([Path(each.toLocalFile()) for each in urls if each.isLocalFile()])
        event.acceptProposedAction()
