"""The entry dock: how the line was understood, the line, what it offers; three fixed rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.chips import ChipWords
from facilitator.ui.widgets.draw import paint_box, paint_ring, paint_text, text_width
from facilitator.ui.widgets.entry_line import EntryLine
from facilitator.ui.widgets.entry_rows import LetterKey, Offer, Stamp, paint_offers, paint_stamp
from facilitator.ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class _Rows:
    """Lengths at 100 %: padding at the edges, gaps, the upper row, the line, the lower row."""

    pad_x: int
    pad_y: int
    gap: int
    upper: int
    line: int
    lower: int


_ROWS = {
    Density.WIDE: _Rows(12, 8, 6, 24, 44, 24),
    Density.COMPACT: _Rows(12, 5, 4, 24, 38, 22),
    Density.SINGLE: _Rows(10, 6, 5, 0, 38, 24),
}


class EntryDock(Painted):
    """The only thing with a permanent ring; its logic lives elsewhere, its text nowhere else."""

    first_key = Signal()
    text_changed = Signal(str)
    committed = Signal(str)
    pasted = Signal(tuple)
    take = Signal(int)
    history = Signal(int)
    earlier = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Entry"), parent)
        self._stamp = Stamp()
        self._chips: tuple[ChipWords, ...] = ()
        self._offers: tuple[Offer, ...] = ()
        self._letters: tuple[LetterKey, ...] = ()
        self._right = ""
        self._hits: list[QRectF] = []
        self._bare = False
        self._low = False
        self.line = EntryLine(theme, _("What was decided"), self)
        self.line.first_key.connect(self.first_key)
        self.line.text_changed.connect(self.text_changed)
        self.line.committed.connect(self.committed)
        self.line.pasted.connect(self.pasted)
        self.line.take.connect(self.take)
        self.line.history.connect(self.history)
        self.line.earlier.connect(self.earlier)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self.line.set_theme(theme)
        self._arrange()

    def text(self) -> str:
        """Return what stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the line, the cursor behind it."""
        self.line.setText(text)

    def clear(self) -> None:
        """Empty the line, because its entry is in the file."""
        self.line.clear()

    def focus_line(self) -> None:
        """Give the keyboard to the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_placeholder(self, text: str) -> None:
        """Say in the empty line what to type."""
        self.line.setPlaceholderText(text)

    def set_bold(self, spans: Sequence[tuple[int, int]]) -> None:
        """Print the words that the line was understood by in semibold."""
        self.line.set_bold(spans)

    def set_stamp(self, text: str, note: str = "") -> None:
        """Show the time that was taken, or a word such as Ready, and a note beside it."""
        self._stamp = Stamp(text=text, note=note)
        self._say()
        self._arrange()

    def set_chips(self, chips: Sequence[ChipWords]) -> None:
        """Show how the line was understood."""
        self._chips = tuple(chips)
        self._say()

    def set_suggestions(self, offers: Sequence[Offer]) -> None:
        """Offer words with their keys: Tab takes the first, Alt+2 the second, and so on."""
        self._offers = tuple(offers)
        self.line.offers = len(self._offers)
        self._say()

    def set_letters(self, letters: Sequence[LetterKey]) -> None:
        """Show what can begin a line; seen while nothing is offered."""
        self._letters = tuple(letters)
        self.update()

    def set_right(self, text: str) -> None:
        """Say something at the right of the lower row."""
        self._right = text
        self.update()

    def _say(self) -> None:
        parts = [self._stamp.text, self._stamp.note]
        parts += [chip.text for chip in self._chips]
        parts += [offer.text for offer in self._offers]
        self.line.setAccessibleDescription(", ".join(filter(None, parts)))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def set_bare(self, *, bare: bool) -> None:
        """Leave the line alone, because a form needs the room; or show its rows again."""
        if bare != self._bare:
            self._bare = bare
            self.updateGeometry()
            self._arrange()

    def set_low(self, *, low: bool) -> None:
        """Take a little less height, because there is hardly any."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self._arrange()

    def _lengths(self) -> _Rows:
        rows = _ROWS[self.theme.density]
        return replace(rows, pad_y=4, gap=3) if self._low else rows

    def whole_height(self) -> int:
        """Return the height with all rows, in pixels."""
        rows = self._lengths()
        gaps = rows.gap * (2 if rows.upper else 1)
        return self.theme.px(2 * rows.pad_y + rows.upper + rows.line + rows.lower + gaps)

    def sizeHint(self) -> QSize:
        rows = self._lengths()
        bare = self.theme.px(2 * rows.pad_y + rows.line)
        return QSize(self.theme.px(400), bare if self._bare else self.whole_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(280), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _row_places(self) -> tuple[QRectF, QRectF, QRectF]:
        """Return where the three rows lie; the first has no height in the smallest fold."""
        px, rows = self.theme.px, self._lengths()
        rows = replace(rows, upper=0) if self._bare else rows
        left, wide = px(rows.pad_x), self.width() - 2 * px(rows.pad_x)
        top = px(rows.pad_y)
        upper = QRectF(left, top, wide, px(rows.upper) if rows.upper else 0)
        top += px(rows.upper) + px(rows.gap) if rows.upper else 0
        line = QRectF(left, top, wide, px(rows.line))
        top += px(rows.line) + px(rows.gap)
        return upper, line, QRectF(left, top, wide, px(rows.lower))

    def _stamp_inside(self) -> int:
        """Return the room that the stamp needs inside the line, in the smallest fold."""
        if (_ROWS[self.theme.density].upper and not self._bare) or not self._stamp.text:
            return 0
        return text_width(self._stamp.text, self.theme.font("body", weight=600)) + self.theme.px(12)

    def _hint_inside(self) -> str:
        """Return the hint that stands inside the line; in the smallest fold it stands below."""
        return _("Enter saves") if _ROWS[self.theme.density].upper else ""

    def _arrange(self) -> None:
        theme = self.theme
        _upper, box, _lower = self._row_places()
        pad = theme.px(9)
        hint = text_width(self._hint_inside(), theme.font("hint"))
        hint += theme.px(10) if hint else 0
        inside = self._stamp_inside()
        edge = theme.px(2)
        place = box.adjusted(pad + inside, edge, -pad - hint, -edge)
        self.line.setGeometry(place.toRect())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        ground, line = theme.colour("surface.panel"), theme.colour("line.subtle")
        whole = QRectF(self.rect())
        paint_box(painter, whole, fill=ground, line=line, width=theme.px(1), radius=theme.px(4))
        upper, box, lower = self._row_places()
        self._paint_line(painter, box)
        chips: tuple[ChipWords, ...] = ()
        right = self._right
        if upper.height():
            paint_stamp(painter, upper, self._stamp, self._chips, theme)
        else:
            chips, right = self._chips[:1], _("Enter saves")
        if self._bare:
            self._hits = []
            painter.end()
            return
        shown = self._offers or self._letters
        self._hits = paint_offers(painter, lower, shown, theme, chips=chips, right=right)
        painter.end()

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        theme = self.theme
        ground, line = theme.colour("surface.sunken"), theme.colour("line.control")
        paint_box(painter, box, fill=ground, line=line, width=theme.px(1), radius=theme.px(3))
        if self.line.hasFocus():
            out = theme.px(3)
            paint_ring(painter, box.adjusted(-out, -out, out, out), theme, radius=5)
        pad = theme.px(12)
        if self._stamp_inside():
            strong = theme.font("body", weight=600)
            place = box.adjusted(pad, 0, -pad, 0)
            paint_text(painter, place, self._stamp.text, strong, theme.colour("text.primary"))
        inside = self._hint_inside()
        if inside:
            hint = theme.font("hint")
            wide = text_width(inside, hint)
            place = QRectF(box.right() - pad - wide, box.top(), wide + 1, box.height())
            soft = theme.colour("text.secondary")
            paint_text(painter, place, inside, hint, soft, elide=False)

    def hits(self) -> list[QRectF]:
        """Return where each thing that is offered was painted last."""
        return list(self._hits)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = QPointF(event.position())
        for place, hit in enumerate(self._hits[: len(self._offers)]):
            if hit.contains(at):
                self.take.emit(place)
        self.focus_line()
