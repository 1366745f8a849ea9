"""How a room's line to the servers stands, as a value."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.sites.holding import RefusedRow


class Link(StrEnum):
    """What the line to the servers is doing."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    ALONE = "alone"
    REFUSED = "refused"
    STOPPED = "stopped"


class Wrong(StrEnum):
    """Why the servers, or this room, said no."""

    NOTHING = ""
    CREDENTIALS = "credentials"
    OTHER_EXERCISE = "other_exercise"
    OTHER_SERVER = "other_server"
    NO_STREAM = "no_stream"
    DISK = "disk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a room stands: ``waiting`` entries are here and not yet stored by the servers.

    ``lag`` entries are there and not yet here, ``held`` came and wait for one before them;
    ``alone_since`` is the moment since which nothing was exchanged, None while connected.
    ``identity`` names the stream by the moment it was made.
    """

    link: Link = Link.CONNECTING
    wrong: Wrong = Wrong.NOTHING
    alone_since: datetime | None = None
    waiting: int = 0
    lag: int = 0
    held: int = 0
    sent: int = 0
    taken: int = 0
    refused: tuple[RefusedRow, ...] = ()
    many_refused: int = 0
    forks: int = 0
    identity: str = ""
    position: int = 0
