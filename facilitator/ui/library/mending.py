"""A damaged file: what happened, what can be done, and what came of it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.services.now import Clock
from facilitator.services.restoring import copies_of, second_place
from facilitator.services.salvaging import Salvaged, salvage
from facilitator.store.library import Recent
from facilitator.ui.library.cards import short_path
from facilitator.ui.library.copies_words import age_words
from facilitator.ui.library.face import Face
from facilitator.ui.library.table import taking
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Panel, Refusal, on_key
from facilitator.ui.widgets.flow import Flow


class MendPage(Face):
    """Offers to save what can be read; the damaged file is set aside then, never thrown away."""

    left = Signal()
    copies_wanted = Signal()
    open_wanted = Signal(str)
    mended = Signal()

    def __init__(
        self, theme: Theme, tasks: Tasks, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._tasks, self._clock = tasks, clock
        self._path: Path | None = None
        self._recent: Recent | None = None
        self._made: Salvaged | None = None
        self._job = 0
        self._build(theme)
        self._connect()
        self.say_words()

    def _build(self, theme: Theme) -> None:
        self.back_button = KeyButton(theme, "")
        self.copies_button = KeyButton(theme, "")
        self.save_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for each in (self.back_button, self.copies_button, self.save_button):
            buttons.add(each)
        self.panel = Panel(theme, "")
        self.what = Label(theme, "", wrap=True)
        self.copies = Label(theme, "", wrap=True)
        self.said = Label(theme, "", weight=500, wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.refusal = Refusal(theme)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for each in (self.what, self.copies, self.refusal, self.said):
            self._inside.addWidget(each)
        self._inside.addStretch(1)
        self.panel.set_body(inside)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.panel, 1)
        self._lay_out(buttons, below)
        self.set_theme(theme)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.copies_button.clicked.connect(self.copies_wanted)
        self.save_button.clicked.connect(self.take)
        taking(self, self.take)
        on_key(self, "F6", self.copies_wanted.emit)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._inside.setContentsMargins(px(12), px(10), px(12), px(10))
        self._inside.setSpacing(px(8))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        name = self._path.name if self._path is not None else ""
        self.title.setText(_("{name} is damaged.").format(name=name))
        self.back_button.set_words(_("Back"), _("Esc"))
        self.copies_button.set_words(_("Look at its backups"), "F6")
        self.panel.set_title(_("What happened, and what can be done"))
        where = short_path(str(self._path.parent)) if self._path is not None else ""
        self.what.setText(self._what_words(where))
        self.copies.setText(self._copies_words())
        self._offer()

    def show_damaged(self, path: Path, recent: Recent | None) -> None:
        """Say of a file that it is damaged; ``recent`` is what the list knows of it."""
        self._path, self._recent, self._made = path, recent, None
        self._say("")
        self.refusal.calm()
        self.say_words()
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def busy(self) -> bool:
        """Tell whether something is being saved."""
        return self._job != 0

    @property
    def recent(self) -> Recent | None:
        """What the list knows of the file."""
        return self._recent

    def _what_words(self, where: str) -> str:
        happened = _(
            "The file in {folder} does not read as it was written: a disk, a stick or another "
            "program has changed it."
        ).format(folder=where)
        if self._made is not None:
            return happened
        return "\n".join(
            (
                f"{happened} {_('Nothing was touched so far.')}",
                _(
                    "The program can save what it can still read into a new file under the same "
                    "name. The damaged one is set aside with all that lies beside it, and stays "
                    "as it is."
                ),
            )
        )

    def _copies_words(self) -> str:
        if self._recent is None:
            return _("The list knows no exercise in this place; F6 shows the backups of all.")
        found = copies_of(self._recent, second=second_place())
        if not found:
            return _("There is no backup of it.")
        words = ngettext(
            "There is {n} backup of it, made {age}.",
            "There are {n} backups of it, the newest made {age}.",
            len(found),
        )
        return words.format(n=len(found), age=age_words(self._clock.now(), found[0].at))

    def _offer(self) -> None:
        if self._made is not None:
            self.save_button.set_words(_("Open what was saved"), "Ctrl+Enter")
        else:
            self.save_button.set_words(_("Save what can be read"), "Ctrl+Enter")
        if self._job:
            self.save_button.set_off(_("The file is being read."))
        else:
            self.save_button.set_on()

    @Slot()
    def take(self) -> None:
        """Save what can be read; after that, open it."""
        path, clock = self._path, self._clock
        if self._made is not None:
            self.open_wanted.emit(str(self._made.path))
        elif path is not None and not self._job:
            self.refusal.calm()
            self._say(_("Reading what can be read…"))
            self._job = self._tasks.start(
                lambda: salvage(path, clock=clock), self._saved, self._sorry
            )
            self._offer()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _saved(self, made: Salvaged) -> None:
        self._job, self._made = 0, made
        self.say_words()
        self._say(made.text)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.mended.emit()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self._say("")
        self.refusal.refuse(could_not(error))
        self._offer()

    @Slot()
    def leave(self) -> None:
        """Go back to the start page."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
