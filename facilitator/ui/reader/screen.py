"""An exercise as its chief officer has it: four pages, the reader's function, what was kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.editions import Edition
from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _, language
from facilitator.services.house import on_paper
from facilitator.services.previewing import Previewing
from facilitator.services.signing_off import Reading, SigningOff
from facilitator.ui.reader.approving import ApprovingPage
from facilitator.ui.reader.front import FrontPage
from facilitator.ui.reader.points import PointsPage
from facilitator.ui.reader.timeline import TimelinePage
from facilitator.ui.reader.words import Happened, Point, happened, points, version_words
from facilitator.ui.say import could_not, sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Refusal, Tabs, on_key
from facilitator.ui.widgets.keynames import key_name

KEYS = ("F2", "F3", "F4", "F5")
FRONT, TIMELINE, POINTS, APPROVING = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read on a worker: the exercise, its lines in words, page one as a PDF."""

    reading: Reading
    lines: tuple[Happened, ...]
    pdf: bytes


class ReaderScreen(QWidget):
    """Reads an exercise beside whoever writes; writes only what the reader says."""

    left = Signal()
    titled = Signal(str)
    """What is read here, in words."""

    def __init__(
        self, theme: Theme, work: SigningOff, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self.work = theme, work
        self._tasks = tasks
        self._previewing = Previewing(work.path)
        self._read: Read | None = None
        self._job = 0
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.by_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.by = Field(theme, "")
        self.by.line.setMaxLength(80)
        self.again_button = KeyButton(theme, "")
        self.back_button = KeyButton(theme, "")
        self.told = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.refusal = Refusal(theme)
        self.front = FrontPage(theme)
        self.timeline = TimelinePage(theme)
        self.points = PointsPage(theme)
        self.approving = ApprovingPage(theme)
        self.tabs = Tabs(theme, self._tab_words(), name="")
        self.pages = QStackedWidget()
        for each in (self.front, self.timeline, self.points, self.approving):
            self.pages.addWidget(each)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.title, 1)
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side.addWidget(self.by_caption)
        self._side.addWidget(self.by, 1)
        self._side.addWidget(self.again_button)
        self._side.addWidget(self.back_button)
        self._head.addLayout(self._side, 1)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        for each in (self.told, self.refusal, self.tabs):
            self._page.addWidget(each)
        self._page.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.picked.connect(self.show_page)
        for place, key in enumerate(KEYS):
            on_key(self, key, _picking(self.tabs, place))
        self.by.changed.connect(self._name)
        self.again_button.clicked.connect(self.read)
        on_key(self, "Ctrl+L", self.read)
        self.back_button.clicked.connect(self.left)
        self.points.commented.connect(self._comment)
        self.points.accepted.connect(self._accept)
        self.points.taken_back.connect(self._take_back)
        self.approving.approved.connect(self._approve)

    def _tab_words(self) -> list[tuple[str, str]]:
        words = (_("Page one"), _("Timeline"), _("Actions and comments"), _("Approve"))
        return list(zip(words, KEYS, strict=True))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px, way = theme.px, QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._head.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._page.setContentsMargins(px(8), px(6), px(8), px(8))
        self._page.setSpacing(px(4))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._head.setSpacing(px(2))
        self._side.setSpacing(px(2))
        self.told.setContentsMargins(px(4), 0, px(4), 0)
        self.title.setVisible(not single)
        self._say_where()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Read and sign"))
        self.tabs.set_items(self._tab_words())
        self.tabs.setAccessibleName(_("Pages for the reader"))
        self.by.line.setAccessibleName(_("Your function"))
        self.by_caption.setText(_("Your function"))
        self.by.line.setPlaceholderText(_("Your function, such as chief officer"))
        self.again_button.set_words(_("Read again"), "Ctrl+L")
        self.back_button.set_words(_("Back"), _("Esc"))
        for each in (self.front, self.timeline, self.points, self.approving):
            each.say_words()
        self._say_where()
        if self._read is not None or self._job:
            self.read()

    def _say_where(self) -> None:
        handed = self.work.handed_over
        if handed is not None:
            told = _(
                "Somebody has this exercise open: what you say is kept in {file}. Hand it to"
                " whoever writes, to be merged (Observers, {key})."
            ).format(file=str(handed), key=key_name("Ctrl+I"))
        else:
            told = _(
                "Read only, beside whoever writes. Comments and acceptances become entries of the"
                " log and stand in the report; nothing else is changed."
            )
        if self.theme.density is Density.SINGLE and handed is None:
            told = self.title.text()
        self.told.setText(told)
        self.told.setVisible(bool(told))

    # --- reading -----------------------------------------------------------------------------

    @Slot()
    def read(self) -> None:
        """Read the exercise anew on a worker; one look at a time."""
        if self._job:
            self._tasks.drop(self._job)
        work, previewing, code = self.work, self._previewing, language()
        self._job = self._tasks.start(
            lambda: _read(work, previewing, code), self._show, self._sorry
        )

    def busy(self) -> bool:
        """Tell whether something is being read."""
        return bool(self._job)

    def _show(self, read: Read) -> None:
        self._job = 0
        self._read = read
        self.refusal.calm()
        exercise = read.reading.findings.exercise
        self.title.setText(_("Read only: {title}").format(title=exercise.title))
        self.titled.emit(self.title.text())
        self.front.show_pdf(read.pdf, version_words(read.reading))
        self.timeline.show_lines(read.lines)
        self.points.show_points(points(read.reading))
        self.approving.show_reading(read.reading)
        self._say_where()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.refusal.refuse(could_not(error))

    # --- saying ------------------------------------------------------------------------------

    @Slot(str)
    def _name(self, text: str) -> None:
        self.work.by = text.strip()
        self.points.be(self.work.by)

    def _try(self, page: PointsPage | ApprovingPage, verb: Callable[[], object]) -> None:
        if not self.work.by:
            self.by.refuse(_("Say first who you are: your function, not your name."))
            self.by.line.setFocus(Qt.FocusReason.TabFocusReason)
            return
        try:
            verb()
        except (Refused, Failed) as wrong:
            page.refuse(sentence(wrong))
            return
        page.kept()
        self._say_where()
        self.read()

    @Slot(object, str)
    def _comment(self, point: Point, text: str) -> None:
        self._try(self.points, lambda: self.work.comment(text, about=point.about, of=point.of))

    @Slot(object)
    def _accept(self, point: Point) -> None:
        self._try(self.points, lambda: self.work.accept(point.of))

    @Slot(str)
    def _take_back(self, comment: str) -> None:
        self._try(self.points, lambda: self.work.take_back(comment))

    @Slot(object, str)
    def _approve(self, typed: Mapping[int, str], remark: str) -> None:
        read = self._read
        if read is not None:
            self._try(
                self.approving,
                lambda: self.work.approve(read.reading, typed, remark=remark),
            )

    # --- going about -------------------------------------------------------------------------

    @Slot(int)
    def show_page(self, place: int) -> None:
        """Show a page, and put the keyboard into it."""
        self.tabs.set_current(place)
        self.pages.setCurrentIndex(place)
        self.arrive()

    @Slot()
    def arrive(self) -> None:
        """Put the keyboard into the page that is shown."""
        (self.front, self.timeline, self.points, self.approving)[self.pages.currentIndex()].arrive()

    def close_pages(self) -> None:
        """Let go of the page that is shown, because this screen goes."""
        self._tasks.drop(self._job)
        self.front.pages.close_file()

    def path(self) -> Path:
        """Return which file is read."""
        return self.work.path

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _read(work: SigningOff, previewing: Previewing, code: str) -> Read:
    """Read everything, on a worker."""
    reading = work.read()
    exercise = reading.findings.exercise
    return Read(
        reading=reading,
        lines=tuple(happened(each, exercise) for each in reading.lines),
        pdf=previewing.pages(on_paper(Edition(language=code)), "front", {}),
    )


def _picking(tabs: Tabs, place: int) -> Callable[[], None]:
    return lambda: tabs.pick(place)
