"""The box under a row's details: what is wrong with it, and the button that puts it right."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.checks import Check, Gathered, Mend, Weight, mend, mend_all
from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.checks.watch import CheckWatch, Looked
from facilitator.ui.plan.checks.words import (
    GLYPHS,
    TINTS,
    mend_all_words,
    mend_words,
    sentence,
    spoken,
)
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Painted, paint_glyph

_MOST = 3
"""So many checks of a row are said below each other; the page of the checks has all."""
_BAR_PX, _GLYPH_PX = 2, 14


class Advice(QWidget):
    """What the checks say of one row; hidden while they say nothing."""

    def __init__(
        self, theme: Theme, desk: PlanDesk, watch: CheckWatch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._desk, self._watch = desk, watch
        self._row = ""
        self._shown: tuple[object, ...] = ()
        self.boxes: list[AdviceBox] = []
        self._stack = QVBoxLayout(self)
        watch.found.connect(self._found)
        desk.opened.connect(self._again)
        self.set_theme(theme)
        self.setVisible(False)

    def show_row(self, row: str) -> None:
        """Say what was found in another row; an empty id for none."""
        self._row = row
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._stack.setSpacing(theme.px(6))
        self._stack.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(12))
        self._fill()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self._again()

    @Slot(object)
    def _found(self, _looked: Looked) -> None:
        self._fill()

    @Slot()
    def _again(self) -> None:
        self._shown = ()
        self._fill()

    def _fill(self) -> None:
        looked = self._watch.last
        # where the room is short the weightiest is enough: the fields must stay in view
        most = 1 if self.theme.density is Density.SINGLE else _MOST
        found = looked.rows.get(self._row, ())[:most] if looked is not None else ()
        if (self._row, *found) == self._shown:
            return
        self._shown = (self._row, *found)
        for box in self.boxes:
            self._stack.removeWidget(box)
            box.hide()
            box.deleteLater()
        exercise = self._desk.exercise
        self.boxes = [AdviceBox(self.theme, self._desk, each, exercise, self) for each in found]
        for box in self.boxes:
            self._stack.addWidget(box)
            box.show()
        self.setVisible(bool(self.boxes))


class AdviceBox(Painted):
    """One check: glyph, sentence, and its button if there is an obvious one."""

    def __init__(
        self, theme: Theme, desk: PlanDesk, check: Check, exercise: Exercise, parent: QWidget
    ) -> None:
        super().__init__(theme, spoken(Gathered(checks=(check,)), exercise), parent)
        self.check = check
        self._desk = desk
        self.words = Label(theme, sentence(check, exercise), role="table", weight=600, wrap=True)
        self.button: KeyButton | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        offered = mend(exercise, check)
        if offered is not None and desk.planner.open:
            self.button = KeyButton(theme, mend_words(offered, exercise), small=True)
            self.button.clicked.connect(self._put_right)
            self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        px = theme.px
        self._row.setContentsMargins(px(32), px(6), px(6), px(6))
        self._row.setSpacing(px(6))

    @Slot()
    def _put_right(self) -> None:
        put_right(self._desk, self.check)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        loud = self.check.weight is Weight.DECIDE
        tint = theme.colour(TINTS[self.check.weight])
        ground = theme.colour("fill.due_strip" if loud else "surface.raised")
        painter.fillRect(self.rect(), ground)
        painter.fillRect(QRectF(0, 0, px(_BAR_PX), self.height()), tint)
        side = px(_GLYPH_PX)
        spot = QRectF(px(10), self.height() / 2 - side / 2, side, side)
        paint_glyph(painter, spot, GLYPHS[self.check.weight], tint)
        painter.end()


def put_right(desk: PlanDesk, check: Check) -> bool:
    """Put a finding right in the plan as it stands now; say whether there was something to do."""
    offered: Mend | None = mend(desk.exercise, check)
    if offered is None:
        return False
    return desk.change(mend_words(offered, desk.exercise), offered.edit)


def put_all_right(desk: PlanDesk, gathered: Gathered) -> bool:
    """Put all of a sort right in one step; say whether there was something to do."""
    words = mend_all_words(gathered, desk.exercise)
    return bool(words) and desk.change(words, mend_all(gathered))
