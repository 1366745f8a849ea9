"""Hand an exercise over: where to, and then its twelve words and its hash, to be noted down."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.services.handingover import HandedOver, hand_over
from facilitator.services.now import Clock
from facilitator.store.library import Recent
from facilitator.ui.library.about import Marked
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.copies_words import size_words
from facilitator.ui.library.exporting import usual_folder
from facilitator.ui.library.face import Face
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel, Prose, on_key
from facilitator.ui.widgets.flow import Flow


class HandOverPage(Face):
    """Writes a checked copy and a note into a folder; the exercise itself is not touched."""

    left = Signal()

    def __init__(
        self, theme: Theme, tasks: Tasks, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._tasks, self._clock = tasks, clock
        self._recent: Recent | None = None
        self._job = 0
        self._made: HandedOver | None = None
        self._build(theme)
        self._connect()
        self.say_words()

    def _build(self, theme: Theme) -> None:
        self.back_button = KeyButton(theme, "")
        self.place_button = KeyButton(theme, "")
        self.over_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for each in (self.back_button, self.place_button, self.over_button):
            buttons.add(each)
        self.use = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.folder_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.folder = Field(theme, "")
        self.where_panel = Panel(theme, "")
        inside = QWidget()
        self._where = QVBoxLayout(inside)
        for each in (self.use, self.folder_caption, self.folder):
            self._where.addWidget(each)
        self.where_panel.set_body(inside)
        self.made_panel = Panel(theme, "")
        self.said = Label(theme, "", role="body", weight=500, wrap=True)
        self.words_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.words = Prose(theme)
        self.hash = Marked(theme, "")
        self.files = Marked(theme, "")
        self.copy_button = KeyButton(theme, "", small=True)
        self.made_panel.add_button(self.copy_button)
        result = QWidget()
        self._result = QVBoxLayout(result)
        for each in (self.said, self.words_caption, self.words, self.hash, self.files):
            self._result.addWidget(each)
        self._result.addStretch(1)
        self.made_panel.set_body(result)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.where_panel)
        self._panels.addWidget(self.made_panel, 1)
        self._lay_out(buttons, below)
        self.set_theme(self.theme)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.place_button.clicked.connect(self.choose_place)
        self.over_button.clicked.connect(self.take)
        self.copy_button.clicked.connect(self.copy_words)
        self.folder.entered.connect(self.take)
        taking(self, self.take)
        on_key(self, "Ctrl+Shift+O", self.choose_place)
        on_key(self, "Alt+C", self.copy_words)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._panels.setSpacing(px(8))
        self._where.setContentsMargins(px(9), px(8), px(9), px(8))
        self._where.setSpacing(px(2))
        for each in (self.use, self.folder_caption):
            each.setContentsMargins(px(3), px(2), px(3), px(2))
        self._result.setContentsMargins(px(12), px(8), px(12), px(8))
        self._result.setSpacing(px(6))
        for each in (self.hash, self.files):
            each.set_in(0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        title = self._recent.title if self._recent is not None else ""
        self.title.setText(_("Hand over {title}").format(title=title))
        self.back_button.set_words(_("Back"), _("Esc"))
        self.place_button.set_words(_("Choose a place…"), "Ctrl+Shift+O")
        self.over_button.set_words(_("Hand over"), "Ctrl+Enter")
        self.copy_button.set_words(_("Copy words and hash"), "Alt+C")
        self.where_panel.set_title(_("Where to"))
        self.folder_caption.setText(_("Folder"))
        self.folder.line.setAccessibleName(_("Folder"))
        self.use.setText(
            _(
                "A copy of the whole exercise is put there, read back and compared, with a text "
                "beside it that says what it is. It holds everything, names and attachments too: "
                "hand it only to those who may read all of it."
            )
        )
        self.made_panel.set_title(_("Handed over"))
        self.words_caption.setText(_("Fingerprint of its log, in twelve words"))
        self.hash.caption.setText(_("SHA-256 of the file"))
        self.files.caption.setText(_("Files"))
        self._show_made()

    def show_exercise(self, recent: Recent) -> None:
        """Ask where an exercise is to be handed over to."""
        self._recent, self._made = recent, None
        self.say_words()
        if not self.folder.text().strip():
            self.folder.set_text(short_path(str(usual_folder())))
        self.folder.calm()
        self.folder.setFocus()
        self.folder.line.selectAll()

    def busy(self) -> bool:
        """Tell whether a copy is being written."""
        return self._job != 0

    @property
    def made(self) -> HandedOver | None:
        """What was handed over last from here."""
        return self._made

    @Slot()
    def choose_place(self) -> None:
        """Ask for the folder with the system's own dialog."""
        begin = str(self._place() or usual_folder())
        name = QFileDialog.getExistingDirectory(self, _("Hand over"), begin)
        if name:
            self.folder.set_text(short_path(name))
            self.folder.setFocus()

    def _place(self) -> Path | None:
        written = self.folder.text().strip()
        try:
            folder = Path(written).expanduser()
        except (RuntimeError, ValueError):
            return None
        return folder if written and folder.is_absolute() else None

    @Slot()
    def take(self) -> None:
        """Write the copy and its note, away from the window."""
        recent, folder, now = self._recent, self._place(), self._clock.now
        if recent is None or self._job:
            return
        if folder is None:
            self.folder.refuse(_("Say which folder, from the root or from ~ on."))
            self.folder.setFocus()
            return
        self.folder.calm()
        self.over_button.set_off(_("The copy is being written."))
        self.said.setText(_("Writing and reading back…"))
        self.made_panel.show()
        self._job = self._tasks.start(
            lambda: hand_over(Path(recent.path), folder, now=now), self._done, self._sorry
        )

    def _done(self, made: HandedOver) -> None:
        self._job, self._made = 0, made
        self.over_button.set_on()
        self._show_made()
        self._scroll.ensureWidgetVisible(self.made_panel)

    def _sorry(self, error: Exception) -> None:
        self._job, self._made = 0, None
        self.over_button.set_on()
        self._show_made()
        self.folder.refuse(could_not(error))
        self.folder.setFocus()

    def _show_made(self) -> None:
        made = self._made
        self.made_panel.setVisible(made is not None)
        # handed over, what is next is to note the words down: the act stands back
        self.over_button.set_kind(Kind.NEXT if made is None else Kind.NORMAL)
        self.copy_button.set_kind(Kind.NORMAL if made is None else Kind.NEXT)
        if made is None:
            return
        entries = ngettext("{n} entry", "{n} entries", made.entries).format(n=made.entries)
        told = _("Read back and the same: {entries}, {size}.").format(
            entries=entries, size=size_words(made.size)
        )
        if not made.good:
            told += " " + _("Not every entry of it is as it was written; the note says so.")
        self.said.setText(told)
        self.words.set_text(" ".join(made.words))
        self.hash.say(made.sha256)
        places = (short_path(str(made.path)), short_path(str(made.note)))
        self.files.say("\n".join(places))

    @Slot()
    def copy_words(self) -> None:
        """Copy the twelve words and the hash, to be pasted into a message."""
        if self._made is not None:
            words = f"{self._made.path.name}\n{' '.join(self._made.words)}\n{self._made.sha256}"
            QGuiApplication.clipboard().setText(words)

    @Slot()
    def leave(self) -> None:
        """Go back to the start page."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
