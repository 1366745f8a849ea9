"""One line below the table: what the cell takes, or why it does not take what was typed."""

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.domain.shapes import mark_of
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Glyph, Painted, paint_glyph, paint_mark, paint_text


class HintLine(Painted):
    """Where nothing is wrong it says what may be typed here, with the agencies' marks."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._desk = desk
        self._column = Column.TITLE
        self._wrong = self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(26))

    def words(self) -> str:
        """Return what is said now."""
        return self._wrong or self._said or self._usual()

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why something is not taken; nothing calms the line."""
        self._wrong, self._said = sentence, ""
        self._tell()

    @Slot(str)
    def say(self, words: str) -> None:
        """Say what was done."""
        self._said, self._wrong = words, ""
        self._tell()

    def follow(self, column: Column) -> None:
        """Say what the cell takes in which one stands now."""
        if column is not self._column:
            self._column = column
            self._wrong = self._said = ""
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self.words())
        self.setToolTip(self.words())
        self.update()

    def _usual(self) -> str:
        match self._column:
            case Column.TIME:
                return _("0:38 or 38 exercise time, +5 after the row above, @16:38 story time")
            case Column.TO:
                return _("letters of agencies, or all")
            case Column.EXPECTED:
                return _("agency, minutes, what: f 10 transport plan; p 5 keep the road free")
            case Column.OBJECTIVES:
                known = (f"{each.number} {each.text}" for each in self._desk.exercise.objectives)
                return shown(", ".join(known))
            case _:
                return _("F2 writes, Alt+Enter details, Alt+\u2191\u2193 moves, Ins expected")

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), px(1)), theme.colour("line.subtle"))
        middle = self.height() / 2
        place = QRectF(px(12), 0, self.width() - px(24), self.height())
        ink, font = theme.colour("text.secondary"), theme.font("table")
        if self._wrong:
            side = px(14)
            ink = theme.colour("status.late")
            spot = QRectF(px(12), middle - side / 2, side, side)
            paint_glyph(painter, spot, Glyph.WARNING, ink)
            place.setLeft(place.left() + px(20))
        place.setLeft(place.left() + paint_text(painter, place, self.words(), font, ink) + px(10))
        if self._column in (Column.TO, Column.EXPECTED) and not self._wrong:
            for agency in self._desk.exercise.agencies:
                side = px(16)
                if place.width() < px(40):
                    break
                paint_mark(
                    painter,
                    QRectF(place.left(), middle - side / 2, side, side),
                    mark_of(agency),
                    theme,
                )
                place.setLeft(place.left() + side + px(4))
                wide = paint_text(painter, place, shown(agency.name), font, ink)
                place.setLeft(place.left() + wide + px(10))
        painter.end()
