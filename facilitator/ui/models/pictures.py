"""Pictures and pages of attachments, decoded on a worker and kept while they are looked at.

What comes from outside is decoded with limits; what is no picture is told as bad, once.
"""

# pypdfium2 comes without types
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from facilitator.report.pdfium import PDFIUM
from facilitator.ui.tasks import Tasks

LARGEST_SIDE = 20_000
"""Pixels a side; a picture that says it has more is not decoded."""
MOST_PIXELS = 120_000_000
MOST_PAGES = 2_000
_KEPT = 6
_WITH_SPARE = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture, or one page (counted from 0), to fit into so many pixels."""

    sha256: str
    pages: bool
    page: int
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What was decoded, and how many pages there are; ``image`` is None for a bad one."""

    image: QImage | None
    count: int = 1


class Pictures(QObject):
    """Decodes attachments for whoever asks; ``ready`` tells that something else can be shown."""

    ready = Signal()

    def __init__(
        self, read: Callable[[str], bytes], tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._tasks = read, tasks
        self._kept: OrderedDict[Wanted, Shown] = OrderedDict()
        self._asked: dict[Wanted, int] = {}
        self._counts: dict[str, int] = {}

    def look(self, wanted: Wanted) -> Shown | None:
        """Return what was decoded, or None while it is being decoded; then ``ready`` comes."""
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            return found
        if wanted not in self._asked:
            self._asked[wanted] = 0
            self._asked[wanted] = self._tasks.start(
                lambda: decode(self._read, wanted),
                lambda shown: self._take(wanted, shown),
                lambda _error: self._take(wanted, Shown(None)),
            )
        return None

    def count(self, sha256: str) -> int:
        """Return how many pages were found in an attachment; 1 while nobody has looked."""
        return self._counts.get(sha256, 1)

    def waiting(self) -> bool:
        """Whether something is being decoded."""
        return bool(self._asked)

    def close(self) -> None:
        """Wait for nothing any more."""
        for number in self._asked.values():
            self._tasks.drop(number)
        self._asked.clear()
        self._kept.clear()

    def _take(self, wanted: Wanted, shown: Shown) -> None:
        self._asked.pop(wanted, None)
        self._kept[wanted] = shown
        self._counts[wanted.sha256] = shown.count
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit()


def decode(read: Callable[[str], bytes], wanted: Wanted) -> Shown:
    """Return a picture or a page as large as it fits; runs on a worker, raises Failed."""
    content = read(wanted.sha256)
    room = QSize(max(1, wanted.wide), max(1, wanted.high))
    if wanted.pages:
        return page_of(content, wanted.page, room)
    return Shown(picture_of(content, room))


def picture_of(content: bytes, room: QSize) -> QImage | None:
    """Return a picture scaled into a room while it is decoded, or None if it is none."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not _bearable(size) or bytes(reader.format().data()) in {b"svg", b"svgz"}:
        return None
    if size.width() > room.width() or size.height() > room.height():
        turned = size.transposed() if reader.transformation().value & 4 else size
        fitted = turned.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if turned != size:
            fitted = fitted.transposed()
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def _bearable(size: QSize) -> bool:
    wide, high = size.width(), size.height()
    return 0 < wide <= LARGEST_SIDE and 0 < high <= LARGEST_SIDE and wide * high <= MOST_PIXELS


def page_of(content: bytes, number: int, room: QSize) -> Shown:
    """Return a page of a PDF scaled into a room; no image for what is no PDF."""
    import pypdfium2  # noqa: PLC0415 - heavy; only when there is a page to show

    with PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return Shown(None)
        count = 1
        try:
            count = max(1, min(len(pdf), MOST_PAGES))
            return Shown(_drawn(pdf, number % count, room), count)
        except (pypdfium2.PdfiumError, IndexError):
            # a page that is bad, or no page at all
            return Shown(None, count)
        finally:
            pdf.close()


def _drawn(pdf: object, number: int, room: QSize) -> QImage:
    page = pdf[number]  # pyright: ignore[reportIndexIssue] - a document of pypdfium2
    wide, high = page.get_size()
    scale = min(room.width() / max(wide, 1), room.height() / max(high, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    form = QImage.Format.Format_RGB888
    if bitmap.n_channels == _WITH_SPARE:
        form = QImage.Format.Format_RGBX8888
    size = int(bitmap.width), int(bitmap.height), int(bitmap.stride)
    return QImage(bytes(bitmap.buffer), *size, form).copy()
