"""Sets up the servers of an exercise: names, passwords, certificate, and a folder for each."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from facilitator.domain.errors import Failed, Fault
from facilitator.sites.certificates import make_certificate, write_private
from facilitator.sites.configuring import (
    DOMAIN,
    Server,
    Set,
    User,
    configuration,
    leaf_configuration,
)
from facilitator.sites.place import Place, fingerprint
from facilitator.store.faults import from_os

CONFIGURATION, LEAF, KEPT = "server.conf", "leaf.conf", "servers.json"


class Kept(msgspec.Struct, kw_only=True, frozen=True):
    """What was decided when the servers were set up: read again at the next start."""

    exercise: str
    title: str
    servers: tuple[Server, ...]
    users: tuple[User, ...]
    route: User
    leaf: User

    @property
    def configured(self) -> Set:
        """Return it as what configurations are written of."""
        return Set(
            exercise=self.exercise,
            title=self.title,
            servers=self.servers,
            users=self.users,
            route=self.route,
            leaf=self.leaf,
        )


def user_of(room: int) -> str:
    """Return under which name a room logs in."""
    return f"room-{room}"


def set_up(  # noqa: PLR0913 - one for each thing that is decided of the servers
    folder: Path,
    *,
    exercise: str,
    title: str,
    servers: Sequence[Server],
    rooms: int,
    now: datetime,
) -> Kept:
    """Write a folder for each server, all of them under ``folder``; raises Failed.

    What was set up before is kept: the same passwords and certificate, with more rooms if more are
    wanted.
    """
    before = load(folder)
    if before is not None and before.exercise != exercise:
        raise Failed(Fault.EXISTS, name=folder.name)
    users = before.users if before is not None else ()
    users += tuple(
        User(name=user_of(each), password=_password(), makes=each == 1)
        for each in range(len(users) + 1, rooms + 1)
    )
    kept = Kept(
        exercise=exercise,
        title=title,
        servers=tuple(servers),
        users=users,
        route=before.route if before else User(name="route", password=_password()),
        leaf=before.leaf if before else User(name="leaf", password=_password()),
    )
    try:
        _write(folder, kept, now)
    except OSError as error:
        raise from_os(error, folder.name) from error
    return kept


def _write(folder: Path, kept: Kept, now: datetime) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    hosts = tuple(each.host for each in kept.servers)
    certificate, key = make_certificate(folder, hosts, now)
    for server in kept.servers:
        own = folder / server.name
        own.mkdir(exist_ok=True)
        for each in (certificate, key):
            write_private(own / each.name, each.read_bytes())
        text = configuration(kept.configured, server)
        write_private(own / CONFIGURATION, text.encode())
        write_private(own / LEAF, leaf_configuration(kept.configured).encode())
    write_private(folder / KEPT, msgspec.json.format(msgspec.json.encode(kept), indent=1))


def load(folder: Path) -> Kept | None:
    """Return what was set up in a folder before, or None."""
    try:
        return msgspec.json.decode((folder / KEPT).read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError):
        return None


def place_of(folder: Path, kept: Kept, room: int) -> Place:
    """Return what a room needs to come in; raises Failed."""
    user = kept.users[room - 1]
    try:
        pem = (folder / "certificate.pem").read_text()
    except OSError as error:
        raise from_os(error, folder.name) from error
    return Place(
        exercise=kept.exercise,
        title=kept.title,
        addresses=tuple(each.address for each in kept.servers),
        user=user.name,
        password=user.password,
        pin=fingerprint(pem),
        certificate=pem,
        number=room,
        replicas=len(kept.servers),
        domain=DOMAIN,
    )


def _password() -> str:
    return secrets.token_urlsafe(24)
