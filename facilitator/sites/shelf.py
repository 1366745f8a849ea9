"""Opens exercises as any shelf does, and links those that are rooms of a site."""

from typing import TYPE_CHECKING

from facilitator.services.places import state_dir
from facilitator.services.session import Session, Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.exercise import Exercise
    from facilitator.services.rooms import Rooms
    from facilitator.sites.replicator import Replicator


class RoomShelf(Shelf):
    """A shelf whose exercises are linked to the other rooms while they are open.

    An exercise that never joined any costs one look into a folder, and nothing is imported.
    """

    _lines: "dict[str, Replicator] | None" = None

    def open(self, path: "Path") -> Session:
        """Open an exercise file, and link it if it is a room; raises Failed."""
        session = super().open(path)
        station = session.conduct.file.station
        if (state_dir() / "sites" / f"{station}.json").exists():
            self._link(session)
        return session

    def _link(self, session: Session) -> None:
        line = _line(session)
        if line is not None:
            self._lines = {**(self._lines or {}), session.conduct.file.station: line}
            line.start()

    @property
    def joins_rooms(self) -> bool:
        """Whether this computer can become a room of a larger exercise."""
        return _can_link()

    def room_plan(self, line: str) -> "Exercise":
        """Return the plan of the exercise to which a room's line leads; raises Failed, Refused."""
        from facilitator.sites.joining import invited  # noqa: PLC0415 - an extra; only for rooms
        from facilitator.sites.place import read_code  # noqa: PLC0415 - an extra; only for rooms

        _place, plan = invited(read_code(line))
        return plan

    def join_rooms(self, line: str, *, name: str, agencies: tuple[str, ...]) -> Session:
        """Become a room: an exercise of its own, linked to the others; raises Failed, Refused."""
        from facilitator.sites.joining import join  # noqa: PLC0415 - an extra; only for rooms
        from facilitator.sites.place import read_code  # noqa: PLC0415 - an extra; only for rooms

        session = join(read_code(line), self, name=name, agencies=agencies)
        self._link(session)
        return session

    def close(self, session: Session) -> None:
        """Hang up, note how an exercise stands, and close its file."""
        line = (self._lines or {}).pop(session.conduct.file.station, None)
        if line is not None:
            line.stop()
        super().close(session)

    def among_rooms(self, _session: Session) -> str:
        """Return in a few words how an exercise stands among other rooms, if it has any."""
        line = self.line(_session)
        if line is None:
            return ""
        from facilitator.sites.words import short_words  # noqa: PLC0415 - only for rooms

        return short_words(line.standing())

    def rooms_of(self, _session: Session) -> "Rooms | None":
        """Return the line of an open exercise to other rooms, or None."""
        return self.line(_session)

    def line(self, session: Session) -> "Replicator | None":
        """Return the line of an open exercise to the other rooms, or None."""
        return (self._lines or {}).get(session.conduct.file.station)


def _can_link() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 - only for rooms

    return find_spec("nats") is not None


def _line(session: Session) -> "Replicator | None":
    if not _can_link():
        return None
    from facilitator.sites.joining import linked  # noqa: PLC0415 - an extra; only for rooms

    return linked(session.conduct)
