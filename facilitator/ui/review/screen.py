"""The report of an exercise: built on demand, looked at in place, found in its folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.clock import ClockPhase
from facilitator.i18n import _, available, language
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.pages import Pages
from facilitator.ui.say import LANGUAGES, could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Panel, Refusal
from facilitator.ui.widgets.choice import Choice

Build = Callable[[Path, Path, str], Path]


def build_report(exercise: Path, target: Path, spoken: str) -> Path:
    """Write the report of an exercise file, read beside whoever writes to it."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - with the report only
    from facilitator.services.reporting import write_report  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - with the report only

    clock = RealClock()
    # a connection of its own, made and closed in the worker's thread: the window's is not touched
    with ExerciseFile.open(exercise, now=clock.now, read_only=True) as file:
        return write_report(file, target, language=spoken, now=clock.now)


class ReviewScreen(QWidget):
    """Choose the report's language, build it, read it."""

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        tasks: Tasks,
        build: Build = build_report,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._conduct = bridge.conduct
        self._tasks, self._build = tasks, build
        self._job = 0
        self._made: Path | None = None
        self._codes = available()
        self._lay_out(theme)
        self.set_theme(theme)
        self.say_words()
        bridge.written.connect(self._written)

    def _lay_out(self, theme: Theme) -> None:
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.folder_button = KeyButton(theme, "")
        self.build_button = KeyButton(theme, "", kind=Kind.NEXT)
        self._head = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        for each in (self.folder_button, self.build_button):
            self._buttons.addWidget(each)
        self._buttons.addStretch(1)
        self._head.addLayout(self._buttons)
        self.caption = Label(theme, "", role="caption", colour="text.secondary")
        self.languages = Choice(theme, "")
        own = self._conduct.exercise.language
        spoken = own if own in self._codes else language()
        names = [LANGUAGES.get(each, each) for each in self._codes]
        self.languages.set_options(names, self._codes.index(spoken))
        self.file = Label(theme, "", colour="text.secondary", wrap=True)
        self.refusal = Refusal(theme)
        self.pages = Pages(theme)
        self.panel = Panel(theme, "")
        self.back_button = KeyButton(theme, "", small=True)
        self.on_button = KeyButton(theme, "", small=True)
        self.panel.add_button(self.back_button)
        self.panel.add_button(self.on_button)
        self.reader = QScrollArea()
        self.reader.setFrameShape(QFrame.Shape.NoFrame)
        self.reader.setWidgetResizable(True)
        self.reader.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.reader.setWidget(self.pages)
        self.panel.set_body(self.reader)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        for each in (self.caption, self.languages, self.file, self.refusal):
            self._page.addWidget(each)
        self._page.addWidget(self.panel, 1)
        self.build_button.clicked.connect(self.build)
        self.folder_button.clicked.connect(self.open_folder)
        self.back_button.clicked.connect(lambda: self.pages.turn(-1))
        self.on_button.clicked.connect(lambda: self.pages.turn(1))
        self.pages.turned.connect(self._turned)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.build)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        px = theme.px
        self._page.setContentsMargins(px(8), px(6), px(8), px(8))
        self._page.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._head.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        single = theme.density is Density.SINGLE
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        for each in (self.caption, self.file):
            each.setContentsMargins(px(4), 0, px(4), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.build_button.set_words(_("Build report"), "Ctrl+Enter")
        self.folder_button.set_words(_("Open folder"))
        self.back_button.set_words(_("Back"), _("PgUp"))
        self.on_button.set_words(_("On"), _("PgDn"))
        self.panel.set_title(_("Report"))
        self.caption.setText(_("Language of the report"))
        self.languages.set_name(_("Language of the report"))
        self.pages.empty = _("The pages of the report will stand here: Ctrl+Enter builds it.")
        self._offer()

    def arrive(self) -> None:
        """Put the keyboard on the pages, or on the button that makes them."""
        (self.pages if self._made else self.build_button).setFocus()

    def target(self) -> Path:
        """Return where the report is written: beside the exercise."""
        code = self._codes[max(0, self.languages.current())]
        path = self._conduct.file.path or Path("exercise.exercise")
        return path.with_name(f"{path.stem}-report-{code}.pdf")

    def _offer(self) -> None:
        phase = self._conduct.state.clock.phase
        title = self._conduct.exercise.title
        if phase is ClockPhase.ENDED:
            said = _("{title} has ended. Its report takes a few seconds.")
        elif phase is ClockPhase.READY:
            said = _("{title} has not been played yet: the report would be empty.")
        else:
            said = _("{title} is still in play: the report will say so far.")
        self.title.setText(said.format(title=title))
        self.file.setText(str(self._made) if self._made else "")
        self.file.setVisible(self._made is not None)
        if self._made is None:
            self.folder_button.set_off(_("Build the report first."))
        else:
            self.folder_button.set_on()

    @Slot()
    def build(self) -> None:
        """Write the report, away from the window."""
        path = self._conduct.file.path
        if self._job or path is None:
            return
        self.refusal.calm()
        target, build = self.target(), self._build
        code = self._codes[max(0, self.languages.current())]
        self.build_button.set_off(_("The report is being built."))
        self.build_button.set_words(_("Building…"))
        self._job = self._tasks.start(lambda: build(path, target, code), self._built, self._sorry)

    def busy(self) -> bool:
        """Tell whether the report is being built."""
        return self._job != 0

    def _built(self, path: Path) -> None:
        self._done()
        self._made = path
        self._offer()
        self.pages.show_file(path)
        self.pages.setFocus()

    def _sorry(self, error: Exception) -> None:
        self._done()
        self.refusal.refuse(could_not(error))
        self.build_button.setFocus()

    def _done(self) -> None:
        self._job = 0
        self.build_button.set_on()
        self.build_button.set_words(_("Build report"), "Ctrl+Enter")

    @Slot(int, int)
    def _turned(self, number: int, count: int) -> None:
        self.reader.verticalScrollBar().setValue(0)
        self.panel.set_counts(_("page {n} of {all}").format(n=number + 1, all=count))

    @Slot()
    def open_folder(self) -> None:
        """Show the report's folder in the system's own program for folders."""
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))

    @Slot(tuple)
    def _written(self, _entries: tuple[object, ...]) -> None:
        if self.isVisible():
            self._offer()
