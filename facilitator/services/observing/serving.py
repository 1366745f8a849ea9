"""What a server for phones and laptops offers, for whoever starts it without knowing it."""

from dataclasses import dataclass
from typing import Protocol

from facilitator.domain.stations import Observer
from facilitator.services.observing.joincode import LaptopCode, join_url, url_of
from facilitator.services.observing.roomtest import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Where the door stands open: for phones at ``port``, for laptops at ``laptop_port``.

    ``fingerprint`` is the SHA-256 of the certificate that laptops are shown, in hexadecimal;
    ``laptop_port`` is 0 if laptops are not served.
    """

    address: str
    port: int
    laptop_port: int = 0
    fingerprint: str = ""

    @property
    def url(self) -> str:
        """Return the address that people type."""
        return url_of(self.address, self.port)

    def join_url(self, token: str) -> str:
        """Return the address for the QR code; the token is in the part that is never sent."""
        return join_url(self.address, self.port, token)

    def laptop_code(self, token: str) -> str:
        """Return the line that lets a laptop in and tells it whom to trust."""
        code = LaptopCode(
            address=self.address,
            port=self.laptop_port,
            token=token,
            fingerprint=self.fingerprint,
        )
        return code.written()


class Serves(Protocol):
    """A server for phones and laptops; off until it is started."""

    @property
    def opened(self) -> Opened | None:
        """Where the door stands open, or None while it is shut."""
        ...

    @property
    def connected(self) -> int:
        """How many devices listen for news at this moment."""
        ...

    def start(self, address: str, port: int = 0) -> Opened:
        """Open the door at one address of this computer; raises Failed, then it is shut."""
        ...

    def stop(self) -> None:
        """Shut the door within a second, whoever listens; shut already, it does nothing."""
        ...

    def seen(self) -> tuple[Seen, ...]:
        """Return which devices asked for the page of the room test, the newest last."""
        ...

    def listening(self, observer: Observer) -> bool:
        """Whether a device listens for news at this moment."""
        ...
