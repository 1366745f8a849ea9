"""The touch pad: large buttons for agencies and frequent words, for a loggist with a tablet."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.exercise import Agency
from facilitator.domain.shapes import mark_of
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    KeyButton,
    Kind,
    Panel,
    paint_box,
    paint_mark,
    paint_ring,
    paint_text,
)
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.form_area import FormArea

TARGET = 44
"""The least side of a target for a finger, in logical pixels (FAULTS U16)."""
_RING = 6
_MOST = 8
_MARK, _GAP, _PAD = 24, 8, 12


class AgencyButton(KeyButton):
    """A button that carries the mark of its agency before the name."""

    def __init__(self, theme: Theme, agency: Agency, parent: QWidget | None = None) -> None:
        self._mark = mark_of(agency)
        super().__init__(theme, shown(agency.name), parent=parent)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self.theme.px(_MARK + _GAP), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        fill, line, ink, _key = self._colours()
        face = self.face()
        paint_box(painter, face, fill=fill, line=line, width=px(1), radius=px(3))
        inner = face.adjusted(px(_PAD), 0, -px(_PAD), 0)
        if self.isDown():
            inner.translate(0, px(1))
        side = px(_MARK)
        mark = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        paint_mark(painter, mark, self._mark, theme)
        words = inner.adjusted(side + px(_GAP), 0, 1, 0)
        paint_text(painter, words, self.words(), theme.font("body", weight=500), ink)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme, radius=5)
        painter.end()


class TouchPad(Panel):
    """An agency begins the line, a word goes on with it, Save writes it."""

    agency = Signal(str)
    phrase = Signal(str)
    save = Signal()

    def __init__(
        self, theme: Theme, agencies: Sequence[Agency], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Touch pad"), parent)
        body = QWidget()
        self._rows = QVBoxLayout(body)
        self._flows: list[Flow] = []
        words = (_("evacuate"), _("close"), _("send"), _("inform"), _("wait"), _("because"))
        self.agency_buttons = self._row(
            (AgencyButton(theme, each, self), self._sending(self.agency, each.letter.casefold()))
            for each in agencies[:_MOST]
        )
        self.phrase_buttons = self._row(
            (KeyButton(theme, each, parent=self), self._sending(self.phrase, each))
            for each in words
        )
        self.save_button = KeyButton(theme, _("Save"), _("Enter"), kind=Kind.NORMAL, parent=self)
        self.save_button.clicked.connect(self.save)
        self._last.add(self.save_button, 1)
        self.set_body(FormArea(theme, body, _("Touch pad")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)
        self.hide()

    def _row(self, buttons: Iterable[tuple[KeyButton, Callable[[], object]]]) -> list[KeyButton]:
        row = Flow()
        self._flows.append(row)
        self._rows.addLayout(row)
        self._last = row
        made: list[KeyButton] = []
        for button, act in buttons:
            button.clicked.connect(act)
            row.add(button, 1)
            made.append(button)
        return made

    def _sending(self, signal: SignalInstance, words: str) -> Callable[[], object]:
        return lambda: signal.emit(words)

    @property
    def buttons(self) -> list[KeyButton]:
        """Return every button of the pad."""
        return [*self.agency_buttons, *self.phrase_buttons, self.save_button]

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        px = theme.px
        # where room is short the buttons say themselves what they are
        self.head.setVisible(theme.density is Density.WIDE)
        self._rows.setContentsMargins(px(8), 0, px(8), px(4))
        for box in (self._rows, *self._flows):
            box.setSpacing(px(2))
        for button in self.buttons:
            button.setMinimumHeight(px(TARGET + _RING))
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setSizePolicy(policy)
