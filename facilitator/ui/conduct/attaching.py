"""Files for the log: read on a worker, kept in the exercise, hung on the next entry or on a row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import EntryRef
from facilitator.i18n import _
from facilitator.services.attaching import Read, keep, read_file
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details
from facilitator.ui.models import spans
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks

MOST_AT_ONCE = 20
"""How many files are taken from one drop: more is a folder that slipped in (our figure)."""


@dataclass(slots=True)
class _Job:
    """A file that is being read; without ``ref`` it goes with the next entry."""

    name: str
    ref: EntryRef | None
    share: int = 0


class Attaching(QObject):
    """Takes files in; ``pending`` go with the next entry, whenever somebody presses Enter.

    An entry that was saved while its files were still being read gets them afterwards. What
    cannot be read or kept is said, and the entry is as it is.
    """

    changed = Signal()
    said = Signal(str)
    wrong = Signal(str)
    _read = Signal(int, int)

    def __init__(self, conduct: Conduct, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conduct, self._tasks = conduct, tasks
        self._jobs: dict[int, _Job] = {}
        self._next = 0
        self.pending: tuple[Attachment, ...] = ()
        self._read.connect(self._progress)

    def add(self, paths: Iterable[Path], ref: EntryRef | None = None) -> None:
        """Take files in, for an entry of the log or for the next one."""
        every = tuple(paths)
        if len(every) > MOST_AT_ONCE:
            words = _("{count} files at once are more than are taken; {most} at most.")
            self.wrong.emit(words.format(count=len(every), most=MOST_AT_ONCE))
            return
        for path in every:
            self._start(path.name, ref, _reading(path))

    def add_picture(self, image: QImage, ref: EntryRef | None = None) -> None:
        """Take in a picture that was pasted; it is called by the time of day."""
        name = f"{_('pasted')} {spans.wall(self._conduct.now()).replace(':', '.')}.png"
        copy = image.copy()
        self._start(name, ref, lambda _tell: Read(name=name, media="image/png", content=_png(copy)))

    def _start(
        self, name: str, ref: EntryRef | None, read: Callable[[Callable[[int], object]], Read]
    ) -> None:
        self._next += 1
        number = self._next
        self._jobs[number] = _Job(name=name, ref=ref)
        attachments = self._conduct.file.attachments

        def work() -> Attachment:
            return keep(attachments, read(lambda share: self._read.emit(number, share)))

        self._tasks.start(
            work,
            lambda made: self._kept(number, made),
            lambda error: self._lost(number, error),
        )
        self.changed.emit()

    def _progress(self, number: int, share: int) -> None:
        job = self._jobs.get(number)
        if job is not None:
            job.share = share
            self.changed.emit()

    def _kept(self, number: int, made: Attachment) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        if job.ref is None:
            self.pending = tuple(dict.fromkeys((*self.pending, made)))
        else:
            self._hang(job.ref, made)
        self.changed.emit()

    def _hang(self, ref: EntryRef, made: Attachment) -> None:
        try:
            self._conduct.attach(ref, (made,))
        except (Refused, Failed) as error:
            self.wrong.emit(could_not(error))
            return
        self.said.emit(_("{name} is attached.").format(name=made.name))

    def _lost(self, number: int, error: Exception) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        words = _("Not attached: {name}. {why} The entry itself is not touched.")
        self.wrong.emit(words.format(name=job.name, why=could_not(error)))
        self.changed.emit()

    # --- the next entry ----------------------------------------------------------------------

    def add_to(self, details: Details) -> Details:
        """Return the details of the line with the files that go with it."""
        return replace(details, attachments=self.pending)

    def saved(self, entry: Entry) -> None:
        """Let go of what went with an entry; what is still being read follows it."""
        self.pending = ()
        for job in self._jobs.values():
            if job.ref is None:
                job.ref = entry.ref
        self.changed.emit()

    def clear(self) -> None:
        """Take the files off the line; their bytes stay in the exercise file."""
        self.pending = ()
        for number in [each for each, job in self._jobs.items() if job.ref is None]:
            del self._jobs[number]
        self.changed.emit()

    def give_back(self, files: tuple[Attachment, ...]) -> None:
        """Hang on the line again what hung on it before; what is not in the file is left out."""
        kept = self._conduct.file.attachments
        try:
            self.pending = tuple(each for each in files if kept.has(each.sha256))
        except Failed as error:
            self.wrong.emit(could_not(error))
        self.changed.emit()

    def reading(self) -> tuple[tuple[str, int], ...]:
        """Return the name of each file that is being read, and how many hundredths of it are."""
        return tuple((job.name, job.share) for job in self._jobs.values())


def _reading(path: Path) -> Callable[[Callable[[int], object]], Read]:
    return lambda tell: read_file(path, tell)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - Qt takes a name of a format
    return bytes(buffer.data().data())
