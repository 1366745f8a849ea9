"""What goes out and comes back on a memory stick: pack, bundle and merge."""

import re
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.console.program import BAD, FILE, THERE
from facilitator.domain.exercise import Agency, Role
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:
    from facilitator.services.conduct import Conduct
    from facilitator.services.observing.bundling import Incoming, MergeReport
    from facilitator.services.session import Session

_OFFSET = re.compile(r"([+-]?)(\d+):(\d\d):(\d\d)")
_ROLES = (
    Role.EVALUATOR,
    Role.LEAD_EVALUATOR,
    Role.LOGGIST,
    Role.CONTROLLER,
    Role.SAFETY,
)


@click.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("-o", "--output", type=FILE, required=True)
@click.option("--name", required=True, help="Who it is for: a name or a function.")
@click.option(
    "--role", type=click.Choice([each.value for each in _ROLES]), default=Role.EVALUATOR.value
)
@click.option("--covers", multiple=True, help="An agency this observer follows; more than once.")
@click.option("--script", is_flag=True, help="Put the whole script in (evaluators, controllers).")
def pack(  # noqa: PLR0913 - one for each option
    path: Path, output: Path, name: str, role: str, covers: tuple[str, ...], *, script: bool
) -> None:
    """Make a pack for an observer's laptop that has no network."""
    from facilitator.services.observing.door import Door  # noqa: PLC0415 - only here
    from facilitator.services.observing.packing import make_pack  # noqa: PLC0415 - only here

    with _opened(path) as conduct:
        agencies = tuple(_agency(conduct.exercise.agencies, each) for each in covers)
        made = make_pack(
            Door(conduct), output, name=name, role=role, covers=agencies, whole_script=script
        )
    click.echo(_("Pack: {path}").format(path=made.path))


@click.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("-o", "--output", type=FILE, required=True)
def bundle(path: Path, output: Path) -> None:
    """Write what was written on this computer as a bundle, to be merged elsewhere."""
    from facilitator.services.observing.bundling import hand_in  # noqa: PLC0415 - only here

    with _opened(path) as conduct:
        out = hand_in(conduct, output)
    click.echo(_("Bundle: {path}").format(path=out))


@click.command()
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.argument("bundles", metavar="BUNDLE...", type=THERE, nargs=-1, required=True)
@click.option("--accept-unknown", is_flag=True, help="Also take stations that nobody let in.")
@click.option("--offset", default="", help="How far the other clock is behind ours: +H:MM:SS.")
def merge(path: Path, bundles: tuple[Path, ...], *, accept_unknown: bool, offset: str) -> None:
    """Merge bundles, or whole exercise files, into an exercise."""
    from facilitator.services.observing.bundling import look_at  # noqa: PLC0415 - only here
    from facilitator.services.observing.bundling import merge as take  # noqa: PLC0415 - only here

    by = _offset(offset)
    lost = 0
    with _opened(path) as conduct:
        for each in bundles:
            incoming = look_at(conduct, each)
            offsets = {one.station: by for one in incoming.stations} if by is not None else {}
            report = take(conduct, incoming, strangers=accept_unknown, offsets=offsets)
            click.echo(_told(incoming, report))
            lost += report.lost
    sys.exit(BAD if lost else 0)


class _opened:  # noqa: N801 - reads as the words it stands for
    """The conduct of a file while a command works with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._session: Session | None = None

    def __enter__(self) -> "Conduct":
        from facilitator.services.now import RealClock  # noqa: PLC0415 - only on the way
        from facilitator.services.session import Shelf  # noqa: PLC0415 - only on the way

        self._shelf = Shelf(RealClock())
        self._session = self._shelf.open(self._path)
        return self._session.conduct

    def __exit__(self, *_error: object) -> None:
        if self._session is not None:
            self._shelf.close(self._session)


def _told(incoming: "Incoming", report: "MergeReport") -> str:
    lines = [
        _("{name}: {before} + {new} new, {lost} lost ({known} known)").format(
            name=incoming.name,
            before=report.before,
            new=report.new,
            lost=report.lost,
            known=report.known,
        )
    ]
    for each in report.timed:
        if each.by is not None:
            sign = "-" if each.by < timedelta(0) else "+"
            lines.append(
                _("  clock of {station}: {by}").format(
                    station=each.station[-8:], by=sign + str(abs(each.by)).partition(".")[0]
                )
            )
    lines += _kept_apart(report)
    return "\n".join(lines)


def _kept_apart(report: "MergeReport") -> list[str]:
    """Return a line for each sort of entries that were not simply taken."""
    sorts = (
        (
            report.left_out,
            ngettext(
                "  {n} entry of a station that nobody let in was left out (--accept-unknown"
                " takes it)",
                "  {n} entries of stations that nobody let in were left out (--accept-unknown"
                " takes them)",
                report.left_out,
            ),
        ),
        (
            report.refused,
            ngettext(
                "  {n} entry was left out that its role may not write",
                "  {n} entries were left out that their role may not write",
                report.refused,
            ),
        ),
        (
            report.forks,
            ngettext(
                "  {n} entry differs from one with the same number: both are kept",
                "  {n} entries differ from ones with the same number: both are kept",
                report.forks,
            ),
        ),
    )
    return [told.format(n=count) for count, told in sorts if count]


def _agency(agencies: Sequence[Agency], asked: str) -> str:
    sought = asked.casefold()
    for each in agencies:
        if sought in {each.id.casefold(), each.name.casefold(), each.short.casefold()} | {
            each.letter.casefold()
        }:
            return each.id
    told = _("There is no agency {name}; there are: {names}.")
    names = ", ".join(each.short for each in agencies)
    raise click.UsageError(told.format(name=asked, names=names))


def _offset(asked: str) -> timedelta | None:
    if not asked:
        return None
    found = _OFFSET.fullmatch(asked.strip())
    if found is None:
        raise click.UsageError(_("An offset is written as +H:MM:SS or -H:MM:SS."))
    sign, hours, mins, seconds = found.groups()
    by = timedelta(hours=int(hours), minutes=int(mins), seconds=int(seconds))
    return -by if sign == "-" else by
