"""What looks after exercises: backup, hand-over, erase."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.console.program import BAD, FILE, THERE
from facilitator.console.unlocking import unlockable
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:
    from facilitator.services.erasing import Doomed
    from facilitator.services.restoring import Copy, Inside


@click.group()
def backup() -> None:
    """List the backups of an exercise, and restore one."""


@backup.command("list")
@click.argument("path", metavar="EXERCISE", type=FILE, required=False)
def list_backups(path: Path | None) -> None:
    """List the backups of an exercise, or of all of them, with what is in each."""
    from facilitator.domain.errors import Failed  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.places import data_dir  # noqa: PLC0415 - only here
    from facilitator.services.restoring import (  # noqa: PLC0415 - only here
        copies_of,
        look_inside,
        row_of,
        second_place,
    )
    from facilitator.store.library import Library  # noqa: PLC0415 - only here

    now = RealClock().now
    present = path.expanduser().absolute() if path is not None else None
    rows = Library(data_dir()).recent()
    recent = row_of(present, rows, now=now) if present is not None else None
    found = copies_of(recent, second=second_place())
    if not found:
        click.echo(_("There is no backup."))
    for copy in found:
        try:
            told = _told(copy, look_inside(copy.path, present, now=now))
        except Failed:
            told = f"{_when(copy)}  {_('damaged')}"
        click.echo(f"{told}\n  {copy.path}")


def _when(copy: "Copy") -> str:
    return f"{copy.at.astimezone():%Y-%m-%d %H:%M:%S}"


def _told(copy: "Copy", inside: "Inside") -> str:
    entries = ngettext("{n} entry", "{n} entries", inside.entries).format(n=inside.entries)
    parts = [_when(copy), inside.title, entries]
    compared = inside.compared
    if compared is not None and compared.only_file:
        said = ngettext(
            "the file has {n} entry more", "the file has {n} entries more", compared.only_file
        )
        parts.append(said.format(n=compared.only_file))
    if compared is not None and compared.only_copy:
        said = ngettext(
            "the file lacks {n} entry of it", "the file lacks {n} entries of it", compared.only_copy
        )
        parts.append(said.format(n=compared.only_copy))
    if not inside.good:
        parts.append(_("altered"))
    return "  ".join(parts)


@backup.command("restore")
@click.argument("copy", metavar="BACKUP", type=THERE)
@click.option("--beside", type=FILE, help="Make the new file beside this exercise.")
def restore_backup(copy: Path, beside: Path | None) -> None:
    """Make a new file of a backup; nothing is written over."""
    from facilitator.domain.errors import Failed, Fault  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.restoring import look_inside, restore  # noqa: PLC0415 - only here

    now = RealClock().now
    try:
        at = look_inside(copy, now=now).last_at or now()
    except Failed as failed:
        if failed.fault is not Fault.SEALED:
            raise
        # an encrypted one is restored as it is, without being read
        at = now()
    place = beside.expanduser().absolute() if beside is not None else None
    made = restore(copy, place, at=at)
    click.echo(_("Restored: {path}").format(path=made))


unlockable(list_backups)


@click.command("hand-over")
@click.argument("path", metavar="EXERCISE", type=THERE)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True)
def hand_over(path: Path, output: Path) -> None:
    """Put a checked copy of an exercise into a folder, with a note that says what it is."""
    from facilitator.services.handingover import hand_over as hand  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here

    made = hand(path, output, now=RealClock().now)
    click.echo(_("Handed over: {path}").format(path=made.path))
    click.echo(_("Note: {path}").format(path=made.note))
    click.echo(_("Fingerprint: {words}").format(words=" ".join(made.words)))
    click.echo(f"SHA-256: {made.sha256}")
    if not made.good:
        click.echo(_("Not every entry of it is as it was written."), err=True)
        sys.exit(BAD)


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("--title", default="", help="Its title; without it you are asked.")
@click.option("--names", is_flag=True, help="Erase only the names of people.")
@click.option("--dry-run", is_flag=True, help="Only tell what would go.")
def erase(path: Path, title: str, *, names: bool, dry_run: bool) -> None:
    """Erase an exercise with its backups and drafts from this computer."""
    from facilitator.services import erasing  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.places import data_dir  # noqa: PLC0415 - only here
    from facilitator.services.restoring import row_of  # noqa: PLC0415 - only here
    from facilitator.store.library import Library  # noqa: PLC0415 - only here

    now, library = RealClock().now, Library(data_dir())
    rows = library.recent()
    recent = row_of(path.expanduser().absolute(), rows, now=now)
    doomed = erasing.what_goes(recent, rows, now=now)
    _tell(doomed, names=names)
    if dry_run:
        return
    typed = title or click.prompt(_("Type its title to erase"), default="", show_default=False)
    try:
        if names and erasing.matches(typed, doomed.title):
            count, left = erasing.erase_names(recent, rows, now=now)
            _tell_names(count, left)
            return
        count = erasing.erase(doomed, "" if names else typed, library)
    except erasing.NotErased as refused:
        click.echo(str(refused), err=True)
        sys.exit(BAD)
    click.echo(ngettext("Erased: {n} file.", "Erased: {n} files.", count).format(n=count))


def _tell(doomed: "Doomed", *, names: bool) -> None:
    """Print what would go."""
    if names:
        said = ngettext("{n} name of {title}", "{n} names of {title}", doomed.names)
        click.echo(said.format(n=doomed.names, title=doomed.title))
        return
    click.echo(_("What goes:"))
    for each in doomed.paths:
        click.echo(f"  {each}")
    if doomed.stays:
        click.echo(_("What stays beside it, because it was made for people:"))
        for each in doomed.stays:
            click.echo(f"  {each}")
    if doomed.shared:
        said = _("All backups stay: they are those of {title} too, which is on the list.")
        click.echo(said.format(title=doomed.shared))


def _tell_names(count: int, left: int) -> None:
    click.echo(ngettext("Erased: {n} name.", "Erased: {n} names.", count).format(n=count))
    if left:
        said = ngettext(
            "{n} backup could not be changed and still holds them.",
            "{n} backups could not be changed and still hold them.",
            left,
        )
        click.echo(said.format(n=left), err=True)
        sys.exit(BAD)
