"""What can be done with one station, in place of the lists: revoke, let in again, mark."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import StationRow
from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _
from facilitator.services.observing.door import Door
from facilitator.ui.models import spans
from facilitator.ui.models.decimals import decimal
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.form import Form
from facilitator.ui.observers.words import called, connection, device_words
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, on_key


class ActForm(Form):
    """One station: who it says it is, and one line for a reason or a remark."""

    done = Signal()
    sheet_wanted = Signal(object)

    def __init__(self, theme: Theme, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._door = door
        self._row: StationRow | None = None
        self.facts = self.add_words(role="body", colour="text.primary")
        self.use = self.add_words()
        self.caption = self.add_words(role="caption")
        self.words = Field(theme, "")
        self.rows.addWidget(self.words)
        self.rows.addStretch(1)
        self.revoke_button = KeyButton(theme, "", kind=Kind.DANGER)
        self.sheet_button = KeyButton(theme, "")
        self.buttons.add(self.revoke_button)
        self.buttons.add(self.sheet_button)
        self.revoke_button.clicked.connect(self.turn)
        self.sheet_button.clicked.connect(self._sheet)
        self.words.entered.connect(self.take)
        on_key(self, "Alt+R", self.turn)
        on_key(self, "Alt+L", self._sheet)
        self.set_theme(theme)

    @property
    def device(self) -> str:
        """The device that is shown, or ""."""
        return self._row.observer.device if self._row is not None else ""

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        row = self._row
        title = shown(row.name) or called(row) if row is not None else _("Station")
        self.say_form(title, _("Mark its entries"))
        self.caption.setText(_("Reason, or remark"))
        self.words.line.setAccessibleName(_("Reason, or remark"))
        self.words.line.setPlaceholderText(_("not who it says, wrong agency …"))
        self.use.setText(
            _(
                "A mark stands beside the station's entries in log and report; an empty one takes "
                "it back. Revoked, a device writes no more; what it wrote stays."
            )
        )
        self.sheet_button.set_words(_("Type in its log sheet"), "Alt+L")
        revoked = row is not None and row.observer.revoked
        again = _("Let it in again") if revoked else _("Revoke")
        self.revoke_button.set_words(again, "Alt+R")
        self.revoke_button.set_kind(Kind.NORMAL if revoked else Kind.DANGER)
        if row is not None:
            self._tell(row)

    def _tell(self, row: StationRow) -> None:
        observer = row.observer
        names = {each.id: each.name for each in self._door.conduct.exercise.agencies}
        covers = ", ".join(shown(names.get(each, each)) for each in observer.covers)
        parts = [
            f"{called(row)} · {covers or _('all agencies')} · {device_words(row)}",
            f"{connection(row).text} {connection(row).soft}".strip(),
        ]
        if row.offset or row.error:
            words = _("its clock is {offset} to ours, ±{error} s")
            error = decimal(row.error.total_seconds(), 1)
            parts.append(words.format(offset=spans.signed(-row.offset), error=error))
        if observer.remark:
            parts.append(_("marked: {remark}").format(remark=shown(observer.remark)))
        self.facts.setText("\n".join(parts))

    def show_station(self, row: StationRow) -> None:
        """Show a station and ask for a word."""
        self._row = row
        self.words.set_text("")
        self.words.calm()
        self.say_words()
        self.words.setFocus()

    @Slot()
    def take(self) -> None:
        """Mark the station's entries with what is written."""
        if self._row is not None:
            self._try(lambda door: door.mark(self.device, self.words.text()))

    @Slot()
    def turn(self) -> None:
        """Revoke the station with what is written as the reason, or let it in again."""
        if self._row is None:
            return
        if self._row.observer.revoked:
            self._try(lambda door: door.readmit(self.device))
        elif not self.words.text().strip():
            self.words.refuse(_("Say why, in a few words."))
            self.words.setFocus()
        else:
            self._try(lambda door: door.revoke(self.device, self.words.text()))

    def _try(self, act: Callable[[Door], object]) -> None:
        try:
            act(self._door)
        except (Failed, Refused) as wrong:
            self.words.refuse(sentence(wrong))
            return
        self.done.emit()

    @Slot()
    def _sheet(self) -> None:
        if self._row is not None:
            self.sheet_wanted.emit(self._row)
