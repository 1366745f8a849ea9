"""The load of each agency: injects in each ten minutes, small plots side by side."""

from importlib import import_module

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from facilitator.domain.checks import Load, Loads
from facilitator.domain.shapes import mark_of
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.checks.watch import CheckWatch, Looked
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    RIGHT,
    Painted,
    paint_empty,
    paint_mark,
    paint_text,
    text_width,
)

_HEAD_PX, _PLOT_PX, _FOOT_PX, _LEAST_PX = 24, 44, 18, 120
_BESIDE_PX = 165
"""From this width on, the most that an agency gets stands beside its name."""
_AIR_PX = 6
"""Words below the bars stand at least so far apart."""


def load_words(loads: Loads) -> str:
    """Return what the head of the panel says."""
    return ngettext(
        "injects in each 10 minutes; dashed: the limit of {n}",
        "injects in each 10 minutes; dashed: the limit of {n}",
        loads.limit,
    ).format(n=loads.limit)


def spoken(load: Load, limit: int) -> str:
    """Return what a screen reader says of one plot."""
    pattern = _("{agency}: most {n} in ten minutes")
    if load.over(limit):
        pattern = _("{agency}: most {n} in ten minutes, above the limit of {limit}")
    return pattern.format(agency=shown(load.agency.name), n=load.peak, limit=limit)


class LoadStrip(QScrollArea):
    """All the small plots; the library that draws them is loaded on a worker, once it is seen."""

    def __init__(
        self, theme: Theme, watch: CheckWatch, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._watch, self._tasks = watch, tasks
        self._asked = self._ready = self._stale = False
        self._drawn: tuple[Loads, Theme] | None = None
        self.plots: list[LoadPlot] = []
        self._inside = _Ground(theme)
        self._row = QHBoxLayout(self._inside)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Load"))
        watch.found.connect(self._found)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and draw anew."""
        self.theme = theme
        px = theme.px
        self._row.setContentsMargins(px(12), px(4), px(8), px(2))
        self._row.setSpacing(px(14))
        self.setMinimumHeight(px(_HEAD_PX + _PLOT_PX + _FOOT_PX + 12))
        palette = self._inside.palette()
        palette.setColor(self._inside.backgroundRole(), theme.colour("surface.panel"))
        self._inside.setPalette(palette)
        self._inside.setAutoFillBackground(True)
        self._fill()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Load"))
        self._drawn = None
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            # half a second of import: not in the window's thread
            self._tasks.start(lambda: import_module("pyqtgraph"), self._loaded)
        elif self._stale:
            self._fill()

    def _loaded(self, _library: object) -> None:
        # the exercise may have been left meanwhile
        if isValid(self):
            self._ready = True
            self._fill()

    @Slot(object)
    def _found(self, _looked: Looked) -> None:
        # behind another page nothing is drawn
        if self.isVisible():
            self._fill()
        else:
            self._stale = True

    def _fill(self) -> None:
        looked = self._watch.last
        if looked is None or not self._ready:
            return
        self._stale = False
        loads = looked.load
        if (loads, self.theme) == self._drawn:
            return
        self._drawn = (loads, self.theme)
        told = ". ".join(spoken(each, loads.limit) for each in loads.plots)
        self.setAccessibleDescription(told)
        self._inside.empty = "" if loads.plots else _("The load of each agency will stand here.")
        self._inside.update()
        for plot in self.plots[len(loads.plots) :]:
            self._row.removeWidget(plot)
            plot.deleteLater()
        del self.plots[len(loads.plots) :]
        while len(self.plots) < len(loads.plots):
            plot = LoadPlot(self.theme)
            self.plots.append(plot)
            plot.resized.connect(self._even)
            self._row.addWidget(plot)
        for plot, each in zip(self.plots, loads.plots, strict=True):
            plot.show_load(each, loads, self.theme)
        self._even()

    @Slot()
    def _even(self) -> None:
        """Let all plots say their words in the same way, though one is a pixel wider."""
        tight = any(each.is_tight() for each in self.plots)
        for each in self.plots:
            each.set_tight(tight=tight)


class _Ground(QWidget):
    """What the plots stand on; says in a sentence what will stand there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.empty = ""

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty:
            painter = QPainter(self)
            paint_empty(painter, QRectF(self.rect()), self.empty, self.theme)
            painter.end()


class LoadPlot(Painted):
    """One agency: mark, name, the most it gets, and its bars."""

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        from facilitator.ui.plan.checks.bars import Bars  # noqa: PLC0415 - heavy; only when needed

        super().__init__(theme)
        self.load: Load | None = None
        self.most = ""
        self.ends = ("", "")
        self._tight = False
        self.bars = Bars(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_load(self, load: Load, loads: Loads, theme: Theme) -> None:
        """Show another load."""
        self.theme, self.load = theme, load
        self.most = _("most {n}").format(n=load.peak)
        self.setAccessibleName(spoken(load, loads.limit))
        self.setMinimumSize(theme.px(_LEAST_PX), theme.px(_HEAD_PX + _PLOT_PX + _FOOT_PX))
        self.ends = (spans.hours_minutes(loads.since), spans.hours_minutes(loads.until))
        self.bars.show_load(load, loads, theme)
        self._place()
        self.update()

    def _place(self) -> None:
        top, foot = self.theme.px(_HEAD_PX), self.theme.px(_FOOT_PX)
        self.bars.widget.setGeometry(0, top, self.width(), max(0, self.height() - top - foot))

    def resizeEvent(self, _event: object) -> None:
        self._place()
        self.resized.emit()

    def set_tight(self, *, tight: bool) -> None:
        """Leave the first time out, or say it again."""
        if tight != self._tight:
            self._tight = tight
            self.update()

    def _air(self) -> int:
        hint = self.theme.font("hint", weight=400)
        first, last = (text_width(each, hint) for each in self.ends)
        return (self.width() - first - self._most_width() - last) // 2

    def _most_width(self) -> int:
        return text_width(self.most, self.theme.font("caption"))

    def is_tight(self) -> bool:
        """Tell whether the most has no room between the two times."""
        narrow = self.width() < self.theme.px(_BESIDE_PX)
        return narrow and self._air() < self.theme.px(_AIR_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, load, px = self.theme, self.load, self.theme.px
        if load is None:
            return
        painter = QPainter(self)
        side = px(16)
        spot = QRectF(0, (px(_HEAD_PX) - side) / 2, side, side)
        paint_mark(painter, spot, mark_of(load.agency), theme)
        font = theme.font("caption")
        soft = theme.colour("text.secondary")
        room = self.width() >= px(_BESIDE_PX)
        beside = text_width(self.most, font) + px(8) if room else 0
        name = QRectF(side + px(6), 0, self.width() - side - px(6) - beside, px(_HEAD_PX))
        if room:
            head = QRectF(0, 0, self.width(), px(_HEAD_PX))
            paint_text(painter, head, self.most, font, soft, align=RIGHT, elide=False)
        ink = theme.colour("text.primary")
        paint_text(painter, name, shown(load.agency.name), font, ink)
        hint = theme.font("hint", weight=400)
        for words, left in self.foot_words(beside=not room):
            place = QRectF(left, self.height() - px(_FOOT_PX), self.width() - left, px(_FOOT_PX))
            own = font if words == self.most else hint
            paint_text(painter, place, words, own, soft, elide=False)
        painter.end()

    def foot_words(self, *, beside: bool) -> tuple[tuple[str, int], ...]:
        """Return what stands below the bars, each with its left edge in pixels.

        Where plots are narrow the most stands between the two times; where not even that has
        room, it takes the place of the first, which is the same for all of them.
        """
        hint = self.theme.font("hint", weight=400)
        first, last = (text_width(each, hint) for each in self.ends)
        end = (self.ends[1], self.width() - last)
        if not beside:
            return (self.ends[0], 0), end
        if self._tight:
            return (self.most, 0), end
        return (self.ends[0], 0), (self.most, first + self._air()), end
