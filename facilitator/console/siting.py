"""Several rooms and sites: host, join, status and a demonstration."""

import signal
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from facilitator.console.program import BAD, FILE, THERE
from facilitator.console.siteservers import organisation, started
from facilitator.console.sitewords import next_words, table
from facilitator.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.services.rooms import Said
    from facilitator.sites.replicator import Replicator

TELL_S = 2.0


@click.group()
def site() -> None:
    """Play one exercise in several rooms or towns."""
    from importlib.util import find_spec  # noqa: PLC0415 - only here

    if find_spec("nats") is None:
        click.echo(_("Several rooms need the extra packages: facilitator[sites]."), err=True)
        raise SystemExit(BAD)


@site.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("--address", default="", help="Address of this computer for the other rooms.")
@click.option("--port", default=4222, show_default=True, type=click.IntRange(1, 65535))
@click.option("--peer", "peers", multiple=True, help="Another server, as NAME=ADDRESS:PORT.")
@click.option("--rooms", default=3, show_default=True, type=click.IntRange(2, 2000))
@click.option("--name", default="", help="What this room is called.")
@click.option("--server", default="", help="The nats-server program to start.")
@click.option("--url", "urls", multiple=True, help="Servers that your organisation runs.")
@click.option("--user", default="", help="Name at your organisation's servers.")
@click.option("--password-file", type=THERE, help="Its password: first line.")
@click.option("--creds", type=THERE, help="Credentials file of your organisation's servers.")
@click.option("--ca", type=THERE, help="Authority of your organisation's servers (PEM).")
@click.option("--only-servers", is_flag=True, help="Leave the exercise to the window.")
@click.option("--seconds", default=0.0, type=click.FloatRange(min=0), help="Stop after this long.")
def host(path: Path, **asked: object) -> None:
    """Start the servers of an exercise, and let other rooms join, until Ctrl+C."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.session import Shelf  # noqa: PLC0415 - only here
    from facilitator.sites import joining  # noqa: PLC0415 - an extra

    shelf = Shelf(RealClock())
    with ExitStack() as open_:
        session = shelf.open(path)
        closing = open_.enter_context(ExitStack())
        closing.callback(shelf.close, session)
        tend = _quiet
        if asked["urls"]:
            places = organisation(session.conduct, asked)
        else:
            places, tend = started(session.conduct, path, asked, open_)
        line = joining.host(session.conduct, places[0])
        for each in places[1:]:
            click.echo(_("Room {number}: {line}").format(number=each.number, line=each.code()))
        click.echo(_("A room joins with: facilitator site join LINE --name NAME"))
        seconds = float(str(asked["seconds"]))
        if asked["only_servers"]:
            closing.close()
            click.echo(_("The servers run; open the exercise in the window. Ctrl+C ends them."))
            _wait(seconds, tend)
            return
        _run(line, seconds, tend)


@site.command()
@click.argument("target", metavar="LINE")
@click.option("--name", default="", help="What this room is called.")
@click.option("--agency", "agencies", multiple=True, help="An agency that plays in this room.")
@click.option("-o", "--output", type=FILE, help="Where the room's exercise is made.")
@click.option("--only-make", is_flag=True, help="Make the exercise and leave it to the window.")
@click.option("--seconds", default=0.0, type=click.FloatRange(min=0), help="Stop after this long.")
def join(  # noqa: PLR0913 - one for each option
    target: str,
    name: str,
    agencies: tuple[str, ...],
    output: Path | None,
    seconds: float,
    *,
    only_make: bool,
) -> None:
    """Make this computer a room, with the LINE that the host shows.

    A room that joined before comes back with its exercise file instead of the line.
    """
    from facilitator.domain.errors import Failed, Fault  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.session import Shelf  # noqa: PLC0415 - only here
    from facilitator.sites import joining  # noqa: PLC0415 - an extra
    from facilitator.sites.place import is_code, read_code  # noqa: PLC0415 - an extra

    shelf = Shelf(RealClock())
    if not is_code(target) and Path(target).is_file():
        session = shelf.open(Path(target))
    else:
        session = joining.join(read_code(target), shelf, name=name, agencies=agencies, out=output)
    try:
        click.echo(_("This room's exercise: {path}").format(path=session.path))
        if only_make:
            return
        line = joining.linked(session.conduct)
        if line is None:
            raise Failed(Fault.MISSING, name=session.path.name)
        _run(line, seconds)
    finally:
        shelf.close(session)


@site.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("--watch", is_flag=True, help="Show it again every few seconds, until Ctrl+C.")
@click.option("--seconds", default=0.0, type=click.FloatRange(min=0), help="Stop after this long.")
def status(path: Path, seconds: float, *, watch: bool) -> None:
    """Show all rooms of an exercise: clock, delivered, waiting, line, lag, alone since."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.sites.looking import look  # noqa: PLC0415 - an extra

    clock = RealClock()
    said: dict[str, Said] = {}
    began = clock.now()
    while True:
        lines, ahead = look(path, clock, said)
        if watch:
            click.clear()
        click.echo("\n".join(table(lines, clock.now() - began, clock.now())))
        if ahead is not None:
            click.echo(next_words(ahead))
        over = seconds and clock.now() - began > timedelta(seconds=seconds)
        if not watch or over:
            return


@site.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("--reason", required=True, help="Why this room runs clock and script from here on.")
def lead(path: Path, reason: str) -> None:
    """Take the lead: from here on this room's word moves clock and script."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.rooms import hand_over  # noqa: PLC0415 - only here
    from facilitator.services.session import Shelf  # noqa: PLC0415 - only here

    shelf = Shelf(RealClock())
    session = shelf.open(path)
    try:
        hand_over(session.conduct, reason)
        click.echo(_("This room leads; the others hear of it as soon as it is linked."))
    finally:
        shelf.close(session)


@site.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--seed", default=7, show_default=True, help="Where chance begins.")
def site_demo(out: Path, seed: int) -> None:
    """Play the flash flood in three rooms on three servers; one is killed, one room cut off."""
    from facilitator.sites.demonstrating import play  # noqa: PLC0415 - an extra

    shown = play(out, seed=seed, tell=click.echo)
    click.echo(_("Report: {path}").format(path=shown.report))
    if len(set(shown.fingerprints)) != 1:
        click.echo(_("The rooms do not hold the same."), err=True)
        raise SystemExit(BAD)


# --- running and showing ------------------------------------------------------------------------


def _quiet() -> None:
    pass


def _run(line: "Replicator", seconds: float, tend: "Callable[[], None]" = _quiet) -> None:
    """Keep a room linked until Ctrl+C, and say when something changes."""
    from facilitator.sites.words import standing_words  # noqa: PLC0415 - an extra

    told = ""

    def tell() -> None:
        nonlocal told
        said = standing_words(line.standing())
        if said != told:
            told = said
            click.echo(said)
        tend()

    line.start()
    try:
        _wait(seconds, tell)
    finally:
        line.stop()
        click.echo(_("The line is closed. What was written is in the exercise file."))


def _wait(seconds: float, tell: "Callable[[], None]") -> None:
    """Wait for so long, or for Ctrl+C; 0 waits for that alone."""
    over = Event()

    def end(_signal: int, _frame: object) -> None:
        over.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        left = seconds or float("inf")
        while left > 0 and not over.wait(min(left, TELL_S / 4)):
            left -= TELL_S / 4
            tell()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
