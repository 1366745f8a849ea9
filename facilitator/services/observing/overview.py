"""One look at the room: stations, what they cover, and what nobody has observed yet."""

from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.attendance import StationRow, TaskRow, task_rows
from facilitator.domain.events import EntryRef
from facilitator.domain.stations import Observer
from facilitator.services.evidence import EvidenceFeed
from facilitator.services.observing.door import Door
from facilitator.services.observing.serving import Serves


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The room as it is now: stations in the order in which they came, tasks in the plan's."""

    stations: tuple[StationRow, ...]
    tasks: tuple[TaskRow, ...]

    @property
    def fields(self) -> tuple[int, int]:
        """Return how many fields of the guides are filled, of how many that are wanted."""
        wanted = [field for row in self.tasks for field in row.fields if field.wanted]
        return sum(1 for each in wanted if each.signs), len(wanted)

    @property
    def observed(self) -> int:
        """Return of how many tasks anything was seen."""
        return sum(1 for each in self.tasks if each.observed)


class Watching:
    """Looks at the room again and again; reads of the log only what is new."""

    def __init__(self, door: Door, serving: Serves | None = None) -> None:
        """Stand at a door; ``serving`` is its server, if it has one."""
        self._door = door
        self._serving = serving
        self._evidence = EvidenceFeed(door.conduct)

    def look(self) -> Overview:
        """Return the room as it is now; raises Failed."""
        state, exercise = self._door.conduct.state, self._door.conduct.exercise
        observers = tuple(state.observers.values())
        seen = self._evidence.seen()
        return Overview(
            stations=tuple(self._station(each, observers) for each in observers),
            tasks=task_rows(seen, exercise.agencies, observers),
        )

    def _station(self, observer: Observer, observers: tuple[Observer, ...]) -> StationRow:
        conduct = self._door.conduct
        journal, now = conduct.file.journal, conduct.now()
        presence = self._door.roll.of(observer.device)
        of_role = [each.device for each in observers if each.role == observer.role]
        entries, last = 0, None
        for station in self._stations_of(observer):
            seq, _hash = journal.head_of(station)
            entry = journal.entry(EntryRef(station=station, seq=seq)) if seq else None
            entries += seq
            if entry is not None and (last is None or entry.exercise > last):
                last = entry.exercise
        return StationRow(
            observer=observer,
            name=self._door.name(observer),
            number=of_role.index(observer.device) + 1,
            entries=entries,
            last=last,
            unseen=max(now - presence.seen, timedelta(0)) if presence else None,
            waiting=presence.waiting if presence else 0,
            offset=presence.offset if presence else timedelta(0),
            error=presence.error if presence else timedelta(0),
            listening=self._serving is not None and self._serving.listening(observer),
            agrees=self._agrees(observer),
        )

    def _agrees(self, observer: Observer) -> bool | None:
        """Return whether a device holds what we hold of it, or None if it never said."""
        presence = self._door.roll.of(observer.device)
        if presence is None or not presence.head[0]:
            return None
        return presence.head == self._door.head_of(observer)

    def _stations_of(self, observer: Observer) -> tuple[str, ...]:
        """Return the stations under which a device writes: a pack may have been opened twice."""
        posts = self._door.conduct.state.posts
        opened = (station for station, post in posts.items() if post.pack == observer.device)
        return tuple(dict.fromkeys((observer.device, *opened)))
