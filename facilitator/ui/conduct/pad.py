"""The touch pad: large buttons for agencies and frequent words, for a loggist with a tablet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.exercise import Agency
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Kind, Panel
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.form_area import FormArea

TARGET = 44
"""The least side of a target for a finger, in logical pixels (FAULTS U16)."""
_RING = 6
_MOST = 8


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
        letters = [
            (shown(each.name), self._sending(self.agency, each.letter.casefold()))
            for each in agencies[:_MOST]
        ]
        words = (_("evacuate"), _("close"), _("send"), _("inform"), _("wait"), _("because"))
        self.agency_buttons = self._row(letters)
        self.phrase_buttons = self._row(
            [(each, self._sending(self.phrase, each)) for each in words]
        )
        self.save_button = KeyButton(theme, _("Save"), _("Enter"), kind=Kind.NORMAL, parent=self)
        self.save_button.clicked.connect(self.save)
        self._last.add(self.save_button, 1)
        self.set_body(FormArea(theme, body, _("Touch pad")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)
        self.hide()

    def _row(self, buttons: Sequence[tuple[str, Callable[[], object]]]) -> list[KeyButton]:
        row = Flow()
        self._flows.append(row)
        self._rows.addLayout(row)
        self._last = row
        made: list[KeyButton] = []
        for words, act in buttons:
            button = KeyButton(self.theme, words, parent=self)
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
