"""A host without a window: lets phones and laptops in from the command line."""

import signal
from io import StringIO
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from facilitator.console.program import THERE
from facilitator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.domain.entry import Entry
    from facilitator.services.observing.addresses import Address
    from facilitator.services.observing.door import Door
    from facilitator.services.observing.invitations import Invitation
    from facilitator.services.observing.serving import Opened

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - what is refused unless it is asked for
NO_ADDRESS = 2
"""Exit code if the address was not one to open the door at."""


@click.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("--address", default="", help="Address of this computer to open the door at.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Port; 0 takes a free one.")
@click.option("--seconds", default=0.0, type=click.FloatRange(min=0), help="Stop after this long.")
@click.option("--all-addresses", is_flag=True, help="Open the door at every address.")
@click.pass_context
def serve(  # noqa: PLR0913, PLR0917 - one for each option
    ctx: click.Context,
    path: Path,
    address: str,
    port: int,
    seconds: float,
    all_addresses: bool,  # noqa: FBT001 - click hands over a flag
) -> None:
    """Let phones and laptops in to an exercise, until Ctrl+C."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.observing.opening import door_of  # noqa: PLC0415 - only here
    from facilitator.services.session import Shelf  # noqa: PLC0415 - only here
    from facilitator.ui.say import sentence  # noqa: PLC0415 - only here
    from facilitator.web.serving import Serving  # noqa: PLC0415 - only here

    chosen = _address(address, everywhere=all_addresses)
    if not chosen:
        ctx.exit(NO_ADDRESS)
    shelf = Shelf(RealClock())
    session = shelf.open(path)
    try:
        door = door_of(session.conduct)
        serving = Serving(door, say=sentence)
        opened = serving.start(chosen, port, everywhere=all_addresses)
        session.conduct.listen(_telling(door))
        try:
            _show(opened, door)
            _wait(seconds)
        finally:
            serving.stop()
            click.echo(_("The door is shut."))
    finally:
        shelf.close(session)


def _address(asked: str, *, everywhere: bool) -> str:
    """Return the address to open the door at, or "" after saying why there is none."""
    from facilitator.services.observing.addresses import addresses, best  # noqa: PLC0415 - only here

    if asked in EVERYWHERE and not everywhere:
        click.echo(
            _(
                "{address} would open the door in every network of this computer. Name one of its"
                " addresses, or add --all-addresses."
            ).format(address=asked),
            err=True,
        )
        _list(addresses(), err=True)
        return ""
    if asked and asked not in EVERYWHERE:
        return asked
    found = addresses()
    offered = best(found)
    if offered is None:
        click.echo(_("This computer is in no network: join one, or name --address."), err=True)
        _list(found, err=True)
        return ""
    return offered.address


def _list(found: "Sequence[Address]", *, err: bool = False) -> None:
    for each in found:
        click.echo(f"  {each.address:<40}{each.name}", err=err)


def _show(opened: "Opened", door: "Door") -> None:
    import segno  # noqa: PLC0415 - only here

    from facilitator.services.observing.invitations import Guest  # noqa: PLC0415 - only here

    observers = door.invitations.of(Guest.OBSERVER)
    click.echo(_("Open at {url}").format(url=opened.url))
    _invite(_("Observers"), observers, opened)
    _invite(_("Players"), door.invitations.of(Guest.PLAYER), opened)
    if opened.laptop_port:
        click.echo(_("Laptops: {line}").format(line=opened.laptop_code(observers.token)))
    click.echo(_("Others on this Wi-Fi could read this. No real personal data."))
    drawn = StringIO()
    segno.make(opened.join_url(observers.token), error="m").terminal(drawn, compact=True)
    click.echo(drawn.getvalue(), nl=False)
    click.echo(_("Ctrl+C shuts the door."))


def _invite(who: str, invitation: "Invitation", opened: "Opened") -> None:
    click.echo(
        _("{who}: code {code}, or {url}").format(
            who=who, code=invitation.code, url=opened.join_url(invitation.token)
        )
    )


def _telling(door: "Door") -> "Callable[[tuple[Entry, ...]], None]":
    from facilitator.domain.events import ObserverAdmitted  # noqa: PLC0415 - only here

    def tell(entries: "tuple[Entry, ...]") -> None:
        for each in entries:
            if isinstance(each.event, ObserverAdmitted):
                observer = door.conduct.state.observers[each.event.device]
                name, role = door.name(observer), observer.role
                click.echo(_("Joined: {name} ({role})").format(name=name, role=role))

    return tell


def _wait(seconds: float) -> None:
    """Wait for so long, or for Ctrl+C; 0 waits for that alone."""
    over = Event()

    def end(_signal: int, _frame: object) -> None:
        over.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        # in parts: on Windows a long wait does not hear Ctrl+C
        left = seconds or float("inf")
        while left > 0 and not over.wait(min(left, 0.5)):
            left -= 0.5
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
