"""The report and the paper pack: built on demand, looked at in place, found in their folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeySequence, QResizeEvent, QShortcut
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
from facilitator.domain.editions import Variant
from facilitator.i18n import _
from facilitator.ui.review.area import Area
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.report.glance import Glanced
from facilitator.ui.review.report.making import Build, build_paper, build_report
from facilitator.ui.review.report.sheets import Pages
from facilitator.ui.review.report.side import Side
from facilitator.ui.review.report.writer import Writer
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Panel, Refusal
from facilitator.ui.widgets.flow import Flow

_LOW, _LEAST = 330, 24
"""Below the first logical height the pages need the room; they never have less than the second."""


class ReportPage(QWidget):
    """Choose the language, build report or paper pack, read it."""

    def __init__(  # noqa: PLR0913 - each part it needs, handed in
        self,
        theme: Theme,
        desk: ReviewDesk,
        tasks: Tasks,
        *,
        build: Build = build_report,
        paper: Build = build_paper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._conduct = desk, desk.conduct
        self._tasks, self._build, self._paper = tasks, build, paper
        self._job = 0
        self._made: Path | None = None
        self._packed: Path | None = None
        self._glanced = False
        self._lay_out(theme)
        self.writer = Writer(desk, tasks, self.side, self.pages, self)
        self.side.lacking.asked.connect(self.form.bring)
        self.side.lacking.wanted.connect(desk.action_wanted)
        self.writer.made.connect(self._show_glance)
        self.writer.refused.connect(self.refusal.refuse)
        self.writer.calmed.connect(self.refusal.calm)
        self.writer.issued.connect(self.build)
        self.set_theme(theme)
        self.say_words()
        desk.bridge.written.connect(self._written)
        self.writer.show_review()

    def _lay_out(self, theme: Theme) -> None:
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.folder_button = KeyButton(theme, "")
        self.paper_button = KeyButton(theme, "")
        self.build_button = KeyButton(theme, "", kind=Kind.NEXT)
        self._head = QHBoxLayout()
        self._buttons = Flow()
        self._head.addWidget(self.title, 1)
        for each in (self.folder_button, self.paper_button, self.build_button):
            self._buttons.add(each)
        self._head.addLayout(self._buttons)
        self.side = Side(theme, self._conduct.exercise)
        self.form = Area(theme, self.side)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
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
        self._low = False
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        for each in (self.file, self.refusal):
            self._page.addWidget(each)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self.form, 2)
        self._body.addWidget(self.panel, 3)
        self._page.addLayout(self._body, 1)
        self.build_button.clicked.connect(self.build)
        self.paper_button.clicked.connect(self.build_paper)
        self.folder_button.clicked.connect(self.open_folder)
        self.back_button.clicked.connect(lambda: self.pages.turn(-1))
        self.on_button.clicked.connect(lambda: self.pages.turn(1))
        self.pages.turned.connect(self._turned)
        keys = (
            ("Ctrl+Return", self.build),
            ("Ctrl+Enter", self.build),
            ("Ctrl+P", self.build_paper),
        )
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

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
        self._body.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        self._body.setSpacing(px(6))
        self.side.set_theme(theme)
        self.form.set_theme(theme)
        self.file.setContentsMargins(px(4), 0, px(4), 0)
        self.reader.setMinimumHeight(px(_LEAST))
        self._theme = theme
        self._fold()

    def _fold(self) -> None:
        """Where the room is low, leave to the pages what the path would take."""
        self._low = self.height() < self._theme.px(_LOW)
        role = "body" if self._low else "title"
        self.title.set_look(role=role, colour="text.primary", weight=600)
        self.file.setVisible(self._made is not None and not self._low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        self.writer.flush()
        self._desk.unwritten.keep()
        super().hideEvent(event)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self._name_buttons()
        self.folder_button.set_words(_("Open folder"))
        self.back_button.set_words(_("Back"), _("PgUp"))
        self.on_button.set_words(_("On"), _("PgDn"))
        self.panel.set_title(self._shown())
        self.side.say_words()
        self.pages.empty = _(
            "The pages will stand here: Ctrl+Enter builds the report, Ctrl+P the paper pack."
        )
        self._offer()

    def _name_buttons(self) -> None:
        self.build_button.set_words(_("Build report"), "Ctrl+Enter")
        self.paper_button.set_words(_("Paper pack"), "Ctrl+P")

    def _shown(self) -> str:
        if self._glanced:
            return _("Preview")
        return _("Paper pack") if self._made and self._made == self._packed else _("Report")

    def arrive(self) -> None:
        """Put the keyboard on the pages, or on the button that makes them; look at page one."""
        self.writer.look()
        (self.pages if self._made else self.build_button).setFocus()

    def target(self, what: str = "report") -> Path:
        """Return where a document is written: beside the exercise."""
        path = self._conduct.file.path or Path("exercise.exercise")
        return path.with_name(f"{path.stem}-{what}-{self.side.choices.code()}.pdf")

    def _report_target(self) -> Path:
        edition = self.side.choices.edition()
        parts = ["report"]
        if edition.variant is not Variant.FULL:
            parts.append(edition.variant.value)
        agency = self._conduct.exercise.agency(edition.agency)
        if agency is not None:
            parts.append("".join(each for each in agency.short if each.isalnum()) or agency.letter)
        target = self.target("-".join(parts))
        return target.with_stem(f"{target.stem}-{edition.second}") if edition.second else target

    def _offer(self) -> None:
        phase = self._conduct.state.clock.phase
        title = self._conduct.exercise.title
        if phase is ClockPhase.ENDED:
            said = _("{title} has ended. Its report takes a few seconds.")
        elif phase is ClockPhase.READY:
            said = _("{title} has not been played yet: print the paper pack now.")
        else:
            said = _("{title} is still in play: the report will say so far.")
        self.title.setText(said.format(title=title))
        self.file.setText(str(self._made) if self._made else "")
        self.file.setVisible(self._made is not None and not self._low)
        there = self._made is not None
        turns = there or self._glanced
        for each, on in (
            (self.folder_button, there),
            (self.back_button, turns),
            (self.on_button, turns),
        ):
            if on:
                each.set_on()
            else:
                each.set_off(_("Build the report first."))

    @Slot()
    def build(self) -> None:
        """Write the report, away from the window."""
        if self._start(self._build, self._report_target(), self._built):
            self.build_button.set_words(_("Building…"))

    @Slot()
    def build_paper(self) -> None:
        """Write everything a room needs when the laptop dies, away from the window."""
        if self._start(self._paper, self.target("paper"), self._packed_up):
            self.paper_button.set_words(_("Building…"))

    def _start(self, build: Build, target: Path, then: Callable[[Path], None]) -> bool:
        path = self._conduct.file.path
        if self._job or path is None:
            return False
        self.refusal.calm()
        self.writer.flush()
        self.writer.glance.forget()
        edition = self.side.choices.edition()
        for each in (self.build_button, self.paper_button):
            each.set_off(_("A document is being built."))
        self._job = self._tasks.start(lambda: build(path, target, edition), then, self._sorry)
        return True

    def busy(self) -> bool:
        """Tell whether a document is being built."""
        return self._job != 0

    def _packed_up(self, path: Path) -> None:
        self._packed = path
        self._built(path)

    def _built(self, path: Path) -> None:
        self._done()
        self._made, self._glanced = path, False
        self.panel.set_title(self._shown())
        self._offer()
        self.pages.show_file(path)
        self.pages.setFocus()

    def _sorry(self, error: Exception) -> None:
        self._done()
        self.refusal.refuse(could_not(error))
        self.build_button.setFocus()

    def _done(self) -> None:
        self._job = 0
        for each in (self.build_button, self.paper_button):
            each.set_on()
        self._name_buttons()

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
            self.writer.show_review()

    # --- how the words would look ------------------------------------------------------------

    @Slot(object)
    def _show_glance(self, glanced: Glanced) -> None:
        if self._job:
            glanced.book.close()
            return
        self._glanced = True
        self.pages.show_book(glanced.book, glanced.page, glanced.picture, glanced.asked.wide)
        self.panel.set_title(self._shown())
        self._offer()
