"""The files that go with the next entry, above the line; and where files may be dropped."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.domain.events import EntryRef
from facilitator.i18n import _, ngettext
from facilitator.ui.conduct.attaching import Attaching
from facilitator.ui.conduct.log_view import LogView
from facilitator.ui.models.log import LogModel
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import EntryDock, Glyph, GlyphWords, KeyButton

_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class FilesBar(QWidget):
    """Says what goes with the next entry, and how far the reading is; hidden if there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = GlyphWords(theme)
        self.off_button = KeyButton(theme, _("Take off"), small=True)
        row = QHBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.off_button)
        self.setAccessibleName(_("Files for the next entry"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.px(10), 0, theme.px(3), 0)

    def show_files(self, attaching: Attaching) -> None:
        """Show how things stand."""
        reading, pending = attaching.reading(), attaching.pending
        self.setVisible(bool(reading or pending))
        parts: list[str] = []
        if reading:
            name, share = reading[0]
            words = _("reading {name}, {share} %").format(name=shown(name), share=share)
            parts.append(words)
        if pending:
            names = ", ".join(shown(each.name) for each in pending)
            words = ngettext(
                "{count} file goes with the next entry: {names}",
                "{count} files go with the next entry: {names}",
                len(pending),
            )
            parts.append(words.format(count=len(pending), names=names))
        self.words.set_words(" · ".join(parts), Glyph.HOURGLASS if reading else Glyph.TICK)
        self.off_button.setVisible(bool(pending))


class Dropping(QObject):
    """Takes dropped files at the line and on rows of the log, and pictures pasted into the line."""

    def __init__(
        self, attaching: Attaching, dock: EntryDock, view: LogView, model: LogModel
    ) -> None:
        super().__init__(dock)
        self._attaching, self._dock, self._view, self._model = attaching, dock, view, model
        # the line itself would write the path of a file that is dropped
        dock.line.setAcceptDrops(False)
        dock.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        for each in (dock, view.viewport(), dock.line):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dock.line:
            return isinstance(event, QKeyEvent) and self._pastes(event)
        if isinstance(event, QDropEvent):
            paths = files_of(event.mimeData())
            if not paths:
                return False
            event.acceptProposedAction()
            if event.type() not in _DRAGS:
                self.drop(paths, watched, event.position().toPoint())
            return True
        return super().eventFilter(watched, event)

    def drop(self, paths: list[Path], onto: QObject, place: QPoint) -> None:
        """Take files in: for the row they fell on, else for the next entry."""
        self._attaching.add(paths, self._row_at(place) if onto is not self._dock else None)

    def _row_at(self, place: QPoint) -> EntryRef | None:
        row = self._view.rowAt(place.y())
        return self._model.row(row).ref if row >= 0 else None

    def _pastes(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not event.matches(
            QKeySequence.StandardKey.Paste
        ):
            return False
        return self.paste(QGuiApplication.clipboard().mimeData())

    def paste(self, data: QMimeData) -> bool:
        """Take in files or a picture from the clipboard; tell whether there was any."""
        if paths := files_of(data):
            self._attaching.add(paths)
            return True
        if data.hasText() or not data.hasImage():
            return False
        image = data.imageData()
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._attaching.add_picture(image)
        return True


def files_of(data: QMimeData) -> list[Path]:
    """Return the files on this computer that are dragged or copied; addresses are none."""
    found = (Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile())
    return [each for each in found if str(each) != "."]
