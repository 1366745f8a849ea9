"""Pictures and pages that reached everybody: which of them stands on the display, and turning."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QImage, QPainter

from facilitator.domain.wall import WallMedia, WallView
from facilitator.ui.models.pictures import Pictures, Wanted
from facilitator.ui.players.draw import CANVAS, LOOK, type_of
from facilitator.ui.players.words import WallSpeech
from facilitator.ui.widgets.draw import CENTRE, RIGHT, paint_text

_FOOT = 44


@dataclass(frozen=True, slots=True)
class Shot:
    """What stands there: ``image`` is None while it is decoded, and for a bad one.

    ``number`` of ``count`` counts pictures, or pages of the file that is shown.
    """

    image: QImage | None
    bad: bool = False
    number: int = 1
    count: int = 1


class MediaBook(QObject):
    """Turns through what a view holds; after the last there is nothing, then the first again."""

    changed = Signal()

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures = pictures
        self._media: tuple[WallMedia, ...] = ()
        self._at = self._page = 0
        pictures.ready.connect(self.changed)

    def shot(self, view: WallView) -> Shot | None:
        """Return what stands on a view, or None if nothing does."""
        if not view.media:
            return None
        if view.media != self._media:
            self._media = view.media
            self._at = self._page = 0
        if self._at >= len(self._media):
            return None
        media = self._media[self._at]
        shown = self.pictures.look(Wanted(media.sha256, media.pages, self._page, *CANVAS))
        image = shown.image if shown else None
        bad = shown is not None and image is None
        if media.pages:
            count = self.pictures.count(media.sha256)
            return Shot(image, bad, self._page + 1, count)
        return Shot(image, bad, self._at + 1, len(self._media))

    @Slot()
    def turn(self) -> None:
        """Show the next page or picture; after the last, none."""
        if not self._media:
            return
        if self._at >= len(self._media):
            self._at = self._page = 0
        elif self._page + 1 < self._pages(self._media[self._at]):
            self._page += 1
        else:
            self._at, self._page = self._at + 1, 0
        self.changed.emit()

    def _pages(self, media: WallMedia) -> int:
        return self.pictures.count(media.sha256) if media.pages else 1


def paint_media(painter: QPainter, place: QRectF, shot: Shot, speech: WallSpeech) -> None:
    """Draw a picture as large as it fits; several are numbered, a bad one says so."""
    room = QRectF(place)
    if shot.count > 1:
        room.setHeight(place.height() - _FOOT)
        foot = QRectF(place.left(), room.bottom() + 8, place.width(), _FOOT - 8)
        soft = LOOK.colour("text.secondary")
        words = f"{shot.number} / {shot.count}"
        paint_text(painter, foot, words, type_of(28, 500), soft, align=RIGHT, elide=False)
    image = shot.image
    if image is None:
        painter.fillRect(room, LOOK.colour("surface.panel"))
        words = speech.bad_picture() if shot.bad else speech.picture_comes()
        soft = LOOK.colour("text.secondary")
        paint_text(painter, room, words, type_of(32), soft, align=CENTRE)
        return
    scale = min(room.width() / image.width(), room.height() / image.height())
    wide, high = image.width() * scale, image.height() * scale
    spot = QRectF(room.center().x() - wide / 2, room.top() + (room.height() - high) / 2, wide, high)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(spot, image)
