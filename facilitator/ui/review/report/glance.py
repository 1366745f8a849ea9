"""A look at pages of the report while its words are written: one at a time, stale ones dropped."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from facilitator.domain.editions import Edition
from facilitator.services.previewing import Previewing, Texts
from facilitator.ui.models.book import Book
from facilitator.ui.tasks import Tasks

_SOON_MS = 120
"""So long after the last letter a page is set anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to look at; ``page`` and ``wide`` say how it is drawn."""

    edition: Edition
    part: str
    texts: Texts
    page: int
    wide: float
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Glanced:
    """What was made: the PDF, and the picture of one of its pages."""

    asked: Asked
    book: Book
    page: int
    picture: QImage


class Glance(QObject):
    """Sets pages on a worker; while one is made, only the newest wish is remembered."""

    made = Signal(object)
    failed = Signal(Exception)

    def __init__(self, tasks: Tasks, previewing: Previewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._previewing = tasks, previewing
        self._wish: Callable[[], Asked] | None = None
        self._job = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self._start)

    def ask(self, wish: Callable[[], Asked]) -> None:
        """Want to see a page; ``wish`` is asked when there is time to make it."""
        self._wish = wish
        if not self._job:
            self._timer.start()

    def forget(self) -> None:
        """Want nothing any more."""
        self._wish = None
        self._timer.stop()

    def busy(self) -> bool:
        """Tell whether a page is wanted or being made."""
        return bool(self._job) or self._wish is not None

    def _start(self) -> None:
        wish, self._wish = self._wish, None
        if wish is None or self._job:
            return
        asked, previewing = wish(), self._previewing
        self._job = self._tasks.start(lambda: _made(previewing, asked), self._done, self._sorry)

    def _done(self, glanced: Glanced) -> None:
        self._job = 0
        if self._wish is None:
            self.made.emit(glanced)
        else:
            glanced.book.close()
            self._timer.start()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        if self._wish is None:
            self.failed.emit(error)
        else:
            self._timer.start()


def _made(previewing: Previewing, asked: Asked) -> Glanced:
    """Set the pages and draw the one that is looked at, in a worker's thread."""
    book = Book(previewing.pages(asked.edition, asked.part, asked.texts))
    page = min(max(0, asked.page), book.count() - 1)
    scale = max(0.1, asked.wide * asked.ratio / book.size(page)[0])
    return Glanced(asked=asked, book=book, page=page, picture=book.picture(page, scale))
