"""What lets somebody in: a token in a QR code or a typed code, each for one sort of guest."""

import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.exercise import Role

TOKEN_BYTES = 20
"""160 bits: more than the 128 that are asked for, and short enough for a small QR code."""
CODE_DIGITS = 6
MOST_WRONG = 10
"""Wrong codes in all, from wherever they come; then the code is another one.

The chance to guess a code before it changes is 10 in 1,000,000. Nobody is locked out: addresses
can be forged and are shared, so they say nothing of who is guessing.
"""


class Guest(StrEnum):
    """Who is invited: people who observe and log, or players who give feedback."""

    OBSERVER = "observer"
    PLAYER = "player"


ROLES: dict[Guest, tuple[Role, ...]] = {
    Guest.OBSERVER: (
        Role.EVALUATOR,
        Role.LOGGIST,
        Role.LEAD_EVALUATOR,
        Role.CONTROLLER,
        Role.SAFETY,
    ),
    Guest.PLAYER: (Role.PLAYER,),
}
"""The roles that each sort of guest may choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """How to get in now; ``wrong`` counts the wrong codes since the code was made."""

    guest: Guest
    token: str
    code: str
    wrong: int = 0


class Invitations:
    """The invitations that are open; made anew each time the door opens."""

    def __init__(self) -> None:
        """Make one for each sort of guest."""
        self._lock = Lock()
        self._open = {each: _new(each) for each in Guest}
        self._wrong = 0

    def of(self, guest: Guest) -> Invitation:
        """Return the invitation for a sort of guest."""
        with self._lock:
            return self._open[guest]

    @property
    def wrong(self) -> int:
        """How many wrong secrets were tried since the codes were last changed."""
        with self._lock:
            return self._wrong

    def renew(self, guest: Guest) -> Invitation:
        """Make another token and code; whoever is in stays in."""
        with self._lock:
            self._open[guest] = _new(guest)
            return self._open[guest]

    def admit(self, secret: str) -> Guest:
        """Return whom a token or a typed code lets in; raises Refused(WRONG_CODE).

        Ten wrong secrets in all, from wherever they come, and every code is another one.
        """
        offered = secret.strip().replace(" ", "").encode(errors="replace")
        with self._lock:
            found: Guest | None = None
            for guest, each in self._open.items():
                # every secret is compared, so that the time tells nothing
                for own in (each.token, each.code):
                    if hmac.compare_digest(own.encode(), offered):
                        found = guest
            if found is not None:
                return found
            self._wrong += 1
            if self._wrong >= MOST_WRONG:
                self._wrong = 0
                self._open = {
                    guest: Invitation(guest=guest, token=each.token, code=_code())
                    for guest, each in self._open.items()
                }
            raise Refused(Reason.WRONG_CODE)


def _new(guest: Guest) -> Invitation:
    return Invitation(guest=guest, token=secrets.token_urlsafe(TOKEN_BYTES), code=_code())


def _code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
