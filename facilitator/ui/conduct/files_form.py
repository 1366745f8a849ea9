"""The files of an entry, or of the inject at hand: looked at here, opened outside, saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTemporaryDir, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.domain.attachments import Attachment
from facilitator.i18n import _
from facilitator.services.attaching import copy_to_open, take_out
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.attaching import Attaching
from facilitator.ui.conduct.forms import LineForm
from facilitator.ui.conduct.tray import Form, focus
from facilitator.ui.models.pictures import Pictures, Shown, Wanted
from facilitator.ui.models.plain import shown
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label

_ROOM = {Density.WIDE: (240, 120), Density.COMPACT: (120, 48), Density.SINGLE: (160, 72)}
_LETTERS = 12
_KILO = 1000

Opener = Callable[[Path], None]


def open_outside(path: Path) -> None:
    """Let the system open a file with whatever it has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Outside(QObject):
    """Hands copies of files to the system and to the person; nothing opens by itself."""

    said = Signal(str)
    wrong = Signal(str)

    def __init__(
        self,
        conduct: Conduct,
        tasks: Tasks,
        *,
        opener: Opener = open_outside,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._attachments, self._tasks, self._opener = conduct.file.attachments, tasks, opener
        self._temporary: QTemporaryDir | None = None
        self._folder = folder

    def open(self, file: Attachment) -> None:
        """Open a read-only copy in the system's player."""
        if self._temporary is None:
            self._temporary = QTemporaryDir()
        folder = Path(self._temporary.path())
        self._tasks.start(
            lambda: copy_to_open(self._attachments, file, folder), self._opener, self._lost
        )

    def save(self, files: tuple[Attachment, ...]) -> None:
        """Save copies of files among the downloads."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        folder = self._folder or Path(place or Path.home())
        self._tasks.start(
            lambda: take_out(self._attachments, files, folder),
            lambda made: self._saved(folder, made),
            self._lost,
        )

    def _saved(self, folder: Path, made: list[Path]) -> None:
        names = ", ".join(each.name for each in made)
        words = _("Saved in {folder}: {names}")
        self.said.emit(words.format(folder=str(folder), names=names))

    def _lost(self, error: Exception) -> None:
        self.wrong.emit(could_not(error))


class FilesForm(Form):
    """One file at a time: a small picture, what it is, and what can be done with it."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        outside: Outside,
        found: Callable[[], tuple[str, tuple[Attachment, ...]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._pictures, self._outside, self._found = theme, pictures, outside, found
        self._files: tuple[Attachment, ...] = ()
        self._at = self._page = 0
        self.picture = QLabel(self)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.words = Label(theme, wrap=True)
        self.note = Label(theme, role="table", colour="text.secondary", wrap=True)
        self.open_button = KeyButton(theme, _("Open outside"), _("Enter"), small=True)
        self.next_button = KeyButton(theme, _("Next"), _("PgDn"), small=True)
        self.save_button = KeyButton(theme, _("Save copies"), "Ctrl+S", small=True)
        self.open_button.clicked.connect(self.open)
        self.next_button.clicked.connect(self.turn)
        self.save_button.clicked.connect(self.save)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        buttons = QHBoxLayout()
        for button in (self.open_button, self.next_button, self.save_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for part in (self.words, self.note):
            lines.addWidget(part)
        lines.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addLayout(lines, 1)
        self._beside.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addLayout(self._beside, 1)
        pictures.ready.connect(self._show)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        way = QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._beside.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._show()

    def why_not(self) -> str:
        """Say why there is nothing to look at."""
        return "" if self._found()[1] else _("No files hang on it.")

    def begin(self) -> None:
        """Show the first file."""
        self.title, self._files = self._found()
        self._at = self._page = 0
        self._show()
        focus(self.open_button)

    @property
    def file(self) -> Attachment | None:
        """Return the file that is shown."""
        return self._files[self._at] if self._at < len(self._files) else None

    @Slot()
    def open(self) -> None:
        """Open the file outside."""
        if self.file is not None:
            self._outside.open(self.file)

    @Slot()
    def save(self) -> None:
        """Save copies of all of them."""
        self._outside.save(self._files)

    @Slot()
    def turn(self) -> None:
        """Go on to the next page, then to the next file, then to the first."""
        file = self.file
        if file is None:
            return
        if file.pages and self._page + 1 < self._pictures.count(file.sha256):
            self._page += 1
        else:
            self._at, self._page = (self._at + 1) % len(self._files), 0
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        elif control and event.key() == Qt.Key.Key_S:
            self.save()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show(self) -> None:
        file = self.file
        if file is None:
            return
        kilo = max(1, round(file.size / _KILO))
        size = f"{kilo / _KILO:.1f} MB" if kilo >= _KILO else f"{kilo} kB"
        place = _("{number} of {count}").format(number=self._at + 1, count=len(self._files))
        parts = (place if len(self._files) > 1 else "", shown(file.name), size)
        self.words.setText(" · ".join(filter(None, parts)))
        note = _("checksum {letters}…").format(letters=file.sha256[:_LETTERS])
        bad = self._show_picture(file)
        self.note.setText(" · ".join(filter(None, (note, bad))))
        self.picture.setAccessibleName(shown(file.name))

    def _show_picture(self, file: Attachment) -> str:
        """Show a small picture or page if it is one; return what is to be said of it."""
        self.picture.setVisible(file.picture or file.pages)
        self.picture.clear()
        if not (file.picture or file.pages):
            return ""
        wide, high = (self.theme.px(each) for each in _ROOM[self.theme.density])
        self.picture.setFixedHeight(high)
        wanted = Wanted(file.sha256, file.pages, self._page, wide, high)
        found = self._pictures.look(wanted)
        if found is None:
            return _("the picture is coming")
        if found.image is None:
            self.picture.hide()
            return _("this picture cannot be shown")
        self.picture.setPixmap(QPixmap.fromImage(found.image))
        return self._page_words(file, found)

    def _page_words(self, file: Attachment, found: Shown) -> str:
        if not file.pages or found.count == 1:
            return ""
        return _("page {number} of {count}").format(number=self._page + 1, count=found.count)


class AttachForm(LineForm):
    """Where a file lies; dropping and pasting need no form."""

    def __init__(self, theme: Theme, attaching: Attaching, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._attaching = attaching
        self._chooser: QFileDialog | None = None
        self.title = _("Attach: files can be dropped on the line or a row, pictures pasted")
        self.path = self.field(_("File"), _("where the file lies"), 3)
        self.attach_button = self.button(_("Attach"), _("Enter"))
        self.attach_button.clicked.connect(self.act)
        self.browse_button = self.button(_("Choose…"))
        self.browse_button.clicked.connect(self.choose)

    def begin(self) -> None:
        """Ask for the path."""
        self.path.calm()
        focus(self.path.line)

    @Slot()
    def act(self) -> None:
        """Take the file in, for the next entry."""
        text = self.path.text().strip().strip('"')
        path = Path(text).expanduser() if text else None
        if path is None or not _is_file(path):
            self.path.refuse(_("There is no such file."))
            return
        self.path.set_text("")
        self._attaching.add((path,))
        self.done.emit()

    @Slot()
    def choose(self) -> None:
        """Open the file chooser beside the window; nothing waits for it."""
        if self._chooser is None:
            self._chooser = QFileDialog(self, _("Attach"))
            self._chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
            self._chooser.setModal(False)
            self._chooser.filesSelected.connect(self._chosen)
        self._chooser.show()

    def _chosen(self, names: list[str]) -> None:
        self._attaching.add([Path(each) for each in names])
        self.done.emit()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
