"""The servers of an exercise from the command line: our own, or those of an organisation."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from facilitator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.services.conduct import Conduct
    from facilitator.sites.configuring import Server
    from facilitator.sites.place import Place
    from facilitator.sites.tending import Tending

TOGETHER = 3
"""Servers of a cluster: one may fail, two still agree."""


def organisation(conduct: "Conduct", asked: "dict[str, object]") -> "tuple[Place, ...]":
    """Return the places on servers that an organisation runs."""
    import msgspec  # noqa: PLC0415 - only here

    from facilitator.sites import joining  # noqa: PLC0415 - an extra

    urls = [str(each) for each in _listed(asked["urls"])]
    place = joining.own_place(
        conduct.exercise.id,
        urls,
        user=str(asked["user"]),
        password=_first_line(asked["password_file"]),
        authority=str(asked["ca"] or ""),
        credentials=str(asked["creds"] or ""),
        replicas=TOGETHER if len(urls) >= TOGETHER else 1,
        title=conduct.exercise.title,
    )
    place = msgspec.structs.replace(place, name=str(asked["name"]))
    return place, *joining.rooms_of(place, int(str(asked["rooms"])))


def started(
    conduct: "Conduct", path: Path, asked: "dict[str, object]", open_: ExitStack
) -> "tuple[tuple[Place, ...], Callable[[], None]]":
    """Set up our own servers, start the first of them, and return the places of all rooms.

    What is called now and then looks after the server that was started here.
    """
    import msgspec  # noqa: PLC0415 - only here

    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.sites import servers  # noqa: PLC0415 - an extra
    from facilitator.sites.configuring import Server  # noqa: PLC0415 - an extra
    from facilitator.sites.setting_up import place_of, set_up  # noqa: PLC0415 - an extra
    from facilitator.sites.tending import Tending  # noqa: PLC0415 - an extra

    address, port = str(asked["address"]), int(str(asked["port"]))
    if not address:
        raise click.UsageError(_("Name this computer's --address, or --url of your own servers."))
    own = Server(
        name="one", host=address, port=port, cluster_port=port + 2000, leaf_port=port + 3200
    )
    named = [own, *(_peer(str(each)) for each in _listed(asked["peers"]))]
    if len(named) not in {1, TOGETHER}:
        raise click.UsageError(_("One server or three: two are no safer than one."))
    folder = path.with_suffix(".servers")
    kept = set_up(
        folder,
        exercise=conduct.exercise.id,
        title=conduct.exercise.title,
        servers=named,
        rooms=int(str(asked["rooms"])),
        now=conduct.now(),
    )
    exe = servers.program(str(asked["server"]))
    running = servers.start(exe, own, folder / own.name)
    open_.callback(running.stop)
    tending = Tending(exe, running, RealClock())
    click.echo(_("Server at {address}; its files: {path}").format(address=own.address, path=folder))
    for each in named[1:]:
        click.echo(
            _("Copy {path} to {address} and start in it: nats-server -c server.conf").format(
                path=folder / each.name, address=each.host
            )
        )
    if conduct.file.protected:
        click.echo(_("This exercise is encrypted here, but not on the disk of the servers."))
    places = [place_of(folder, kept, each) for each in range(1, len(kept.users) + 1)]
    places[0] = msgspec.structs.replace(places[0], name=str(asked["name"]))
    return tuple(places), lambda: _tend(tending)


def _tend(tending: "Tending") -> None:
    if said := tending.look():
        click.echo(said)


def _peer(written: str) -> "Server":
    from facilitator.sites.configuring import Server  # noqa: PLC0415 - an extra
    from facilitator.sites.place import parted  # noqa: PLC0415 - an extra

    name, _equals, address = written.partition("=")
    try:
        host_, port = parted(address if address.rpartition(":")[0] else f"{address}:4222")
    except ValueError:
        raise click.UsageError(_("A peer is written NAME=ADDRESS:PORT.")) from None
    if not name.isalnum() or not host_:
        raise click.UsageError(_("A peer is written NAME=ADDRESS:PORT."))
    return Server(name=name, host=host_, port=port, cluster_port=port + 2000, leaf_port=port + 3200)


def _listed(given: object) -> "tuple[object, ...]":
    return cast("tuple[object, ...]", given) if isinstance(given, tuple) else ()


def _first_line(path: object) -> str:
    if not isinstance(path, Path):
        return ""
    return next(iter(path.read_text(encoding="utf-8").splitlines()), "")
