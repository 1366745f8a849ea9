"""The report and the paper pack: built on demand, looked at in place, found in their folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.domain.editions import Variant
from facilitator.i18n import _
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.report.face import ReportFace
from facilitator.ui.review.report.glance import Glanced
from facilitator.ui.review.report.making import Build, build_paper, build_report, build_sealed
from facilitator.ui.review.report.writer import Writer
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class ReportPage(ReportFace):
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
        super().__init__(theme, desk.conduct.exercise, parent)
        self._desk, self._conduct = desk, desk.conduct
        self._tasks, self._build, self._paper = tasks, build, paper
        self._job = 0
        self._made: Path | None = None
        self._packed: Path | None = None
        self._opens_by = ""
        # the last entry that a report holds, and the one that is being built will hold
        self._reported = self._until = -1
        self._glanced = False
        self.writer = Writer(desk, tasks, self.side, self.pages, self)
        self._connect()
        self.set_theme(theme)
        self.say_words()
        self.writer.show_review()

    def _connect(self) -> None:
        self.build_button.clicked.connect(self.build)
        self.paper_button.clicked.connect(self.build_paper)
        self.folder_button.clicked.connect(self.open_folder)
        self.back_button.clicked.connect(lambda: self.pages.turn(-1))
        self.on_button.clicked.connect(lambda: self.pages.turn(1))
        self.pages.turned.connect(self._turned)
        for key, slot in (
            ("Ctrl+Return", self.build),
            ("Ctrl+Enter", self.build),
            ("Ctrl+P", self.build_paper),
        ):
            on_key(self, key, slot)
        self.side.lacking.asked.connect(self.form.bring)
        self.side.lacking.wanted.connect(self._desk.action_wanted)
        self.writer.made.connect(self._show_glance)
        self.writer.refused.connect(self.refusal.refuse)
        self.writer.calmed.connect(self.refusal.calm)
        self.writer.issued.connect(self.build)
        self._desk.bridge.written.connect(self._written)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.panel.set_title(self._shown())
        self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        self.writer.flush()
        self._desk.unwritten.keep()
        super().hideEvent(event)

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
            said = self._standing()
        elif phase is ClockPhase.READY:
            said = _("{title} has not been played yet: print the paper pack now.")
        else:
            said = _("{title} is still in play: the report will say so far.")
        self.title.setText(said.format(title=title))
        self.show_file(str(self._made or ""))
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

    def _standing(self) -> str:
        """Return how the report of an exercise that has ended stands."""
        if self._reported < 0:
            return _("{title} has ended. Its report takes a few seconds.")
        if self._reported < self._conduct.file.journal.last_line():
            return _("{title} has ended. Something was written after its report was built.")
        return _("{title} has ended. Its report is built.")

    @Slot()
    def build(self) -> None:
        """Write the report, away from the window."""
        passphrase = self.side.sealing.passphrase()
        build = build_sealed(passphrase) if passphrase else self._build
        self._opens_by = passphrase
        if self._start(build, self._report_target(), self._report_built):
            self._until = self._conduct.file.journal.last_line()
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

    def _report_built(self, path: Path) -> None:
        self._reported = self._until
        self._built(path, self._opens_by)

    def _packed_up(self, path: Path) -> None:
        self._packed = path
        self._built(path)

    def _built(self, path: Path, passphrase: str = "") -> None:
        self._done()
        self._made, self._glanced = path, False
        self.panel.set_title(self._shown())
        self._offer()
        self.pages.show_file(path, passphrase)
        self.pages.setFocus()

    def _sorry(self, error: Exception) -> None:
        self._done()
        self.refusal.refuse(could_not(error))
        self.build_button.setFocus()

    def _done(self) -> None:
        self._job = 0
        for each in (self.build_button, self.paper_button):
            each.set_on()
        self.name_buttons()

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
