"""What other rooms do that everybody here must hear of, whichever screen is shown."""

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.entry import Entry
from facilitator.domain.events import LeadTaken, SafetyStopped
from facilitator.domain.siterooms import seats
from facilitator.i18n import _
from facilitator.services.rooms import RoomAlarm, Rooms
from facilitator.services.roomwords import alarm_words
from facilitator.ui.bridge import Bridge
from facilitator.ui.models.plain import shown


class RoomWatch(QObject):
    """Tells when there are rooms, when the lead changes hands, and of an emergency elsewhere."""

    turned = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, line: Rooms | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._conduct = bridge.conduct
        self.has_rooms = self._has()
        bridge.written.connect(self._written)

    def _has(self) -> bool:
        return self.line is not None or bool(seats(self._conduct.state))

    @Slot(tuple)
    def _written(self, entries: tuple[Entry, ...]) -> None:
        if not self.has_rooms and self._has():
            self.has_rooms = True
            self.turned.emit()
        if not self.has_rooms:
            return
        for each in entries:
            if each.station == self._conduct.file.station:
                continue
            # what is over came in late, or with the whole history: nobody need act on it
            if isinstance(each.event, LeadTaken) and self._leads(each.station):
                self._tell_lead(each, each.event)
            elif isinstance(each.event, SafetyStopped) and self._goes_on(each):
                alarm = RoomAlarm(
                    name=self._name(each.station), since=each.happened_at, answered=True
                )
                self.told.emit(shown(alarm_words(alarm)))

    def _leads(self, station: str) -> bool:
        return self._conduct.state.leader == station

    def _goes_on(self, entry: Entry) -> bool:
        return any(each.ref == entry.ref for each in self._conduct.state.alarms.open)

    def _name(self, station: str) -> str:
        rooms = {each.station: each.name for each in seats(self._conduct.state)}
        return rooms.get(station, "")

    def _tell_lead(self, entry: Entry, event: LeadTaken) -> None:
        name = self._name(entry.station) or _("the first room")
        if event.before == self._conduct.file.station:
            words = _("{room} has taken the lead from this room: {reason}")
        else:
            words = _("{room} leads from now on: {reason}")
        self.told.emit(shown(words.format(room=name, reason=event.reason or "–")))
