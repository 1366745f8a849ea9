"""The clock face and the little table of the other times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.draw import CENTRE, paint_box, paint_hatch, paint_text, text_width
from facilitator.ui.widgets.painted import Painted

_DIGITS = {Density.WIDE: 62, Density.COMPACT: 50, Density.SINGLE: 40}
_SMALL = 32
"""The digits where the acts on the clock would find no room beside them."""
_HEIGHTS = {Density.WIDE: 84, Density.COMPACT: 68, Density.SINGLE: 44}
_SECOND_MS = 1000
_LEAST_WAIT_MS = 15


def clock_digits(time: timedelta) -> str:
    """Return a time as HH:MM:SS, whole seconds that have passed; a minus sign before the start."""
    seconds = int(time.total_seconds() // 1)
    sign = "\u2212" if seconds < 0 else ""
    hours, rest = divmod(abs(seconds), 3600)
    return f"{sign}{hours:02}:{rest // 60:02}:{rest % 60:02}"


class ClockFace(Painted):
    """Big digits of exercise time, fed by ``read``; each full second it also emits ``ticked``."""

    ticked = Signal()

    def __init__(
        self,
        theme: Theme,
        read: Callable[[], timedelta] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _("Exercise clock"), parent)
        self._read = read
        self._digits = clock_digits(timedelta())
        self._paused = False
        self._small = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleDescription(self._digits)

    def set_time(self, time: timedelta) -> None:
        """Show a time; only the face itself is painted again, and only if a digit changes."""
        digits = clock_digits(time)
        if digits == self._digits:
            return
        longer = len(digits) != len(self._digits)
        self._digits = digits
        self.setAccessibleDescription(digits)
        if longer:
            self.updateGeometry()
        self.update()

    def digits(self) -> str:
        """Return what is shown."""
        return self._digits

    def set_paused(self, *, paused: bool) -> None:
        """Put the hatch behind the digits, or take it away; the ticks go on."""
        self._paused = paused
        self.updateGeometry()
        self.update()

    def start(self) -> None:
        """Begin to tick."""
        self.tick()

    def stop(self) -> None:
        """Stop to tick."""
        self._timer.stop()

    def wait_ms(self) -> int:
        """Return how long the next tick was to be waited for, in milliseconds."""
        return self._timer.interval()

    @Slot()
    def tick(self) -> None:
        """Read the time, show it, say so, and wait for the next full second."""
        wait = _SECOND_MS
        if self._read is not None:
            now = self._read()
            self.set_time(now)
            if not self._paused:
                passed = int(now / timedelta(milliseconds=1)) % _SECOND_MS
                wait = max(_LEAST_WAIT_MS, _SECOND_MS - passed)
        self._timer.start(wait)
        self.ticked.emit()

    def set_small(self, *, small: bool) -> None:
        """Take smaller digits, because something needs the room; or the usual ones again."""
        if small != self._small:
            self._small = small
            self.updateGeometry()
            self.update()

    def width_for(self, *, small: bool) -> int:
        """Return the width with the smaller or the usual digits, in pixels."""
        hatch = 2 * self.theme.px(3 if small else 10) if self._paused else 0
        pad = self.theme.px(3) if small else self._pad()
        return text_width(self._digits, self._font(small=small)) + 2 * pad + hatch

    def _font(self, *, small: bool) -> QFont:
        size = _SMALL if small else _DIGITS[self.theme.density]
        return self.theme.font("clock", size=size, spacing=-0.01)

    def _pad(self) -> int:
        wide = self.theme.density is Density.WIDE
        return self.theme.px(16 if wide else 8)

    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(self.width_for(small=self._small), theme.px(_HEIGHTS[theme.density]))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.theme.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        whole = QRectF(self.rect())
        font = self._font(small=self._small)
        if self._paused:
            stripe, gap = theme.px(6), theme.px(8)
            hatch = theme.colour("surface.selected")
            paint_hatch(painter, whole, hatch, stripe=stripe, gap=gap)
            plate = QRectF(0, 0, whole.width() - 2 * self._pad(), font.pixelSize() * 1.04)
            plate.moveCenter(whole.center())
            window = theme.colour("surface.window")
            paint_box(painter, plate, fill=window, radius=theme.px(3))
        ink = theme.colour("text.primary")
        paint_text(painter, whole, self._digits, font, ink, align=CENTRE, elide=False)
        painter.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One of the other times: its caption, its value, and what is to be said about it."""

    caption: str
    value: str
    extra: str = ""
    late: bool = False


class TimesBlock(Painted):
    """Wall, story and end, one below the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Times"), parent)
        self._rows: tuple[TimeRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_rows(self, rows: Sequence[TimeRow]) -> None:
        """Show other times."""
        if tuple(rows) == self._rows:
            return
        before = self.sizeHint()
        self._rows = tuple(rows)
        said = (f"{row.caption} {row.value} {row.extra}".strip() for row in rows)
        self.setAccessibleDescription(", ".join(said))
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def _columns(self) -> tuple[int, int]:
        caption, value = (self.theme.font("body", weight=500), self.theme.font("body", weight=600))
        first = max((text_width(row.caption, caption) for row in self._rows), default=0)
        second = 0
        for row in self._rows:
            extra = text_width(row.extra, caption) + self.theme.px(5) if row.extra else 0
            second = max(second, text_width(row.value, value) + extra)
        return first, second

    def _wide(self) -> int:
        first, second = self._columns()
        return first + self.theme.px(12) + second + 2

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self.theme.px(19) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        plain, strong = theme.font("body", weight=500), theme.font("body", weight=600)
        soft, ink = theme.colour("text.secondary"), theme.colour("text.primary")
        first, _second = self._columns()
        high = theme.px(19)
        top = (self.height() - high * len(self._rows)) / 2
        left = first + theme.px(12)
        for row in self._rows:
            paint_text(painter, QRectF(0, top, first + 1, high), row.caption, plain, soft)
            place = QRectF(left, top, self.width() - left, high)
            place.setLeft(left + paint_text(painter, place, row.value, strong, ink) + theme.px(5))
            colour = theme.colour("status.late") if row.late else soft
            if row.extra:
                paint_text(painter, place, row.extra, plain, colour)
            top += high
        painter.end()
