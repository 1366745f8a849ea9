"""The state block: always a glyph and a word, then for how long and why."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.draw import paint_box, paint_text, text_width
from facilitator.ui.widgets.glyphs import Glyph, paint_glyph
from facilitator.ui.widgets.painted import Painted


class RunWord(Enum):
    """The states of a run as the block shows them."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    ENDED = "ended"
    REHEARSAL = "rehearsal"


# glyph, fill and words; no fill means an outline
_LOOKS: dict[RunWord, tuple[Glyph, str, str]] = {
    RunWord.READY: (Glyph.RING, "", "text.primary"),
    RunWord.RUNNING: (Glyph.PLAY, "fill.running", "fill.running_text"),
    RunWord.PAUSED: (Glyph.BARS, "fill.paused", "fill.paused_text"),
    RunWord.STOPPED: (Glyph.STOP, "fill.danger", "fill.danger_text"),
    RunWord.ENDED: (Glyph.STOP_HOLLOW, "", "text.primary"),
    RunWord.REHEARSAL: (Glyph.PLAY, "accent.exercise", "accent.exercise_text"),
}
PHASES = {
    ClockPhase.READY: (Glyph.RING, "text.primary"),
    ClockPhase.RUNNING: (Glyph.PLAY, "status.saved"),
    ClockPhase.PAUSED: (Glyph.BARS, "status.due"),
    ClockPhase.STOPPED: (Glyph.STOP, "status.danger"),
    ClockPhase.ENDED: (Glyph.STOP_HOLLOW, "text.primary"),
}
"""Glyph and tint of a clock that is told of in a line, and not in the block."""
_SIZES = {Density.WIDE: 26, Density.COMPACT: 20, Density.SINGLE: 20}


def state_word(state: RunWord) -> str:
    """Return the word of a state in the language of the moment."""
    words = {
        RunWord.READY: _("READY"),
        RunWord.RUNNING: _("RUNNING"),
        RunWord.PAUSED: _("PAUSED"),
        RunWord.STOPPED: _("STOPPED"),
        RunWord.ENDED: _("ENDED"),
        RunWord.REHEARSAL: _("REHEARSAL"),
    }
    return words[state]


class StateBlock(Painted):
    """Says loudly whether the exercise runs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._state = RunWord.READY
        self._word = state_word(self._state)
        self._detail = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.show_state(RunWord.READY)

    def show_state(self, state: RunWord, detail: str = "", word: str = "") -> None:
        """Show a state, its second line, and another word than the usual one if given."""
        self._state = state
        self._word = word or state_word(state)
        self._detail = detail
        self.setAccessibleName(self._word)
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        size = _SIZES[self.theme.density]
        return self.theme.font("state", size=size, spacing=0.02)

    def sizeHint(self) -> QSize:
        theme = self.theme
        pad = theme.px(16 if theme.density is Density.WIDE else 12)
        head = theme.px(_glyph_side(theme) + 10) + text_width(self._word, self._font())
        single = theme.density is Density.SINGLE
        below = 0 if single else text_width(self._detail, theme.font("hint"))
        least = {Density.WIDE: 192, Density.COMPACT: 156, Density.SINGLE: 0}[theme.density]
        high = {Density.WIDE: 84, Density.COMPACT: 68, Density.SINGLE: 44}[theme.density]
        # the second line may grow the block a little, never push the clock about
        most = max(theme.px(least + 48), head + 2 * pad)
        wide = min(max(theme.px(least), max(head, below) + 2 * pad), most)
        return QSize(wide, theme.px(high))

    def minimumSizeHint(self) -> QSize:
        # the room behind the word can go, where a language has long words
        spare = self.theme.px(8 if self.theme.density is Density.SINGLE else 0)
        return QSize(self.sizeHint().width() - spare, self.theme.px(36))

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        _glyph, fill, ink = _LOOKS[self._state]
        colour = self.theme.colour
        if fill:
            return colour(fill), None, colour(ink)
        return colour("surface.panel"), colour("line.control"), colour(ink)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        fill, line, ink = self._colours()
        whole = QRectF(self.rect())
        paint_box(painter, whole, fill=fill, line=line, width=theme.px(2), radius=theme.px(4))
        pad = theme.px(16 if theme.density is Density.WIDE else 12)
        font = self._font()
        upper = font.pixelSize() + theme.px(4)
        two = bool(self._detail) and theme.density is not Density.SINGLE
        lower = theme.px(18) if two else 0
        top = whole.center().y() - (upper + lower) / 2
        side = theme.px(_glyph_side(theme))
        glyph = QRectF(pad, top + (upper - side) / 2, side, side)
        paint_glyph(painter, glyph, _LOOKS[self._state][0], ink)
        left = pad + side + theme.px(10)
        word = QRectF(left, top, whole.right() - left - theme.px(4), upper)
        paint_text(painter, word, self._word, font, ink)
        if two:
            below = QRectF(pad, top + upper, whole.width() - 2 * pad, lower)
            paint_text(painter, below, self._detail, theme.font("hint"), ink)
        painter.end()


def _glyph_side(theme: Theme) -> int:
    return 18 if theme.density is Density.WIDE else 15
