"""The door: lets devices in, takes what they write, tells them what they may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from facilitator.domain import fingerprint, rules
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    ObserverAdmitted,
    ObserverMarked,
    ObserverReadmitted,
    ObserverRevoked,
    Way,
)
from facilitator.domain.ids import uuid7
from facilitator.domain.roomview import RoomView, room_view
from facilitator.domain.stations import HOST_NUMBERED, Observer, free_block
from facilitator.services import settings
from facilitator.services.conduct import Conduct
from facilitator.services.observing.accepting import Ack, Sent, accept
from facilitator.services.observing.invitations import ROLES, Guest, Invitations
from facilitator.services.observing.laptops import take_rows
from facilitator.services.observing.names import clean_name
from facilitator.services.observing.passes import Passes
from facilitator.services.observing.presence import Roll
from facilitator.store.people import Person
from facilitator.store.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What a device gets when it is let in; ``secret`` is its pass, told this once."""

    observer: Observer
    secret: str
    name: str


class Door:
    """One exercise's door; thread-safe, since phones come in on another thread."""

    def __init__(self, conduct: Conduct, *, passes: Path | None = None) -> None:
        """Stand before an open exercise; ``passes`` is where this computer keeps who is in."""
        self.conduct = conduct
        self.invitations = Invitations()
        self.roll = Roll()
        self._passes = Passes(passes)

    # --- letting in ------------------------------------------------------------------------

    def join(  # noqa: PLR0913 - one for each thing that is asked at the door
        self,
        secret: str,
        *,
        name: str,
        role: str,
        covers: Sequence[str] = (),
        way: Way = Way.PHONE,
        device: str = "",
        old: str = "",
    ) -> Joined:
        """Let a device in by a token or a typed code, and return its pass.

        ``device`` comes back under its own name only with its ``old`` pass; else it is a new one.
        Raises Refused: WRONG_CODE, NAME_NEEDED, NOT_THIS_ROLE, UNKNOWN_AGENCY.
        """
        guest = self.invitations.admit(secret)
        same = bool(device) and self._passes.device(old) == device
        return self._let_in(
            guest, name=name, role=role, covers=covers, way=way, device=device if same else ""
        )

    def _let_in(  # noqa: PLR0913 - as above
        self,
        guest: Guest,
        *,
        name: str,
        role: str,
        covers: Sequence[str],
        way: Way,
        device: str,
    ) -> Joined:
        cleaned = clean_name(name)
        if not cleaned:
            raise Refused(Reason.NAME_NEEDED)
        if role not in {each.value for each in ROLES[guest]}:
            raise Refused(Reason.NOT_THIS_ROLE, role=role)
        return self.admit(name=cleaned, role=role, covers=covers, way=way, device=device)

    def admit(
        self,
        *,
        name: str,
        role: str,
        covers: Sequence[str] = (),
        way: Way = Way.PACK,
        device: str = "",
    ) -> Joined:
        """Let a device in without a code, as whoever leads may; returns its pass.

        Where the settings keep names out, the file gets none: only the device knows it.
        """
        known = {each.id for each in self.conduct.exercise.agencies}
        for each in covers:
            if each not in known:
                raise Refused(Reason.UNKNOWN_AGENCY)
        now = self.conduct.now()
        station = device or uuid7(now, token_bytes(10))
        person = Person(
            id=uuid7(now, token_bytes(10)),
            name=clean_name(name),
            role=role,
            agency=covers[0] if covers else "",
        )
        with self.conduct.together():
            state = self.conduct.state
            block = 0
            if way not in HOST_NUMBERED:
                given = [each.first_number for each in state.observers.values()]
                block = free_block(given, state.next_number)
            if not settings.load().roles_only:
                self.conduct.file.people.put(person)
            self.conduct.record(
                ObserverAdmitted(
                    device=station,
                    role=role,
                    way=way,
                    covers=tuple(covers),
                    person=person.id,
                    first_number=block,
                )
            )
        secret = self._passes.give(station)
        self.roll.saw(station, now)
        return Joined(
            observer=self.conduct.state.observers[station], secret=secret, name=person.name
        )

    def who(self, secret: str) -> Observer:
        """Return whose pass that is; raises Refused(NOT_LET_IN) for one that nobody holds."""
        observer = self.conduct.state.observers.get(self._passes.device(secret))
        if observer is None:
            raise Refused(Reason.NOT_LET_IN)
        return observer

    def leave(self, observer: Observer) -> None:
        """End a device's pass at its own wish; what it wrote stays. Raises Failed."""
        self._passes.end(observer.device)
        self.roll.forget(observer.device)

    def name(self, observer: Observer) -> str:
        """Return the name that somebody gave, or "" once it was erased."""
        return self.conduct.file.people.name(observer.person)

    # --- what whoever leads may do with them ------------------------------------------------

    def revoke(self, device: str, reason: str = "") -> Entry:
        """Let a device write no more; what it wrote stays."""
        self._needs_device(device)
        return self.conduct.record(ObserverRevoked(device=device, reason=reason.strip()))

    def readmit(self, device: str) -> Entry:
        """Let a device write again."""
        self._needs_device(device)
        return self.conduct.record(ObserverReadmitted(device=device))

    def mark(self, device: str, remark: str) -> Entry:
        """Say what is to be known of a device's entries; blank takes it back."""
        self._needs_device(device)
        return self.conduct.record(ObserverMarked(device=device, remark=remark.strip()))

    def _needs_device(self, device: str) -> None:
        rules.needs(self.conduct.author.role, rules.DELIVERS)
        if device not in self.conduct.state.observers:
            raise Refused(Reason.NOT_LET_IN)

    # --- what they write and see ---------------------------------------------------------------

    def accept(self, observer: Observer, sent: Sequence[Sent]) -> tuple[Ack, ...]:
        """Write down what a phone sent, in its order; returns after the commits.

        The first that cannot be taken ends it: what follows was not looked at. Raises Failed,
        and then what is acknowledged nowhere was not written.
        """
        return accept(self.conduct, observer, sent)

    def take_rows(self, observer: Observer, rows: Sequence[Row]) -> tuple[int, int]:
        """Take in a laptop's own entries, each of which it must be allowed to write.

        Returns how many were new and how many known. Raises Refused, then none was taken.
        """
        return take_rows(self.conduct, observer, rows)

    def view(self, observer: Observer) -> RoomView:
        """Return what a device may see now."""
        conduct = self.conduct
        return room_view(conduct.exercise, conduct.state, observer, conduct.now())

    def head_of(self, observer: Observer) -> tuple[int, str]:
        """Return the last number of a device's chain and its hash, for the device to keep."""
        seq, last = self.conduct.file.journal.head_of(observer.device)
        return seq, last.hex()

    def fingerprint(self) -> tuple[str, ...]:
        """Return the twelve words over everything that was written up to now."""
        return fingerprint.words(self.conduct.file.journal.head())
