"""Protect an exercise by a pass-phrase, take it off, and say how things are protected here."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.console.program import BAD, FILE, THERE
from facilitator.i18n import _, language, ngettext

if TYPE_CHECKING:
    from facilitator.services.protecting import Changed, Protection

_TRIES = 3


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("--sheet", type=FILE, required=True, help="Where to write the recovery sheet: a PDF.")
@click.option(
    "--new-passphrase-file",
    type=THERE,
    default=None,
    help="The pass-phrase to be: the first line of this file. Else it is asked for.",
)
def protect(path: Path, sheet: Path, new_passphrase_file: Path | None) -> None:
    """Encrypt an exercise by a pass-phrase, or give it another one; the copies follow.

    It is done once the recovery sheet was written and two of its words were typed back.
    """
    from facilitator.domain.errors import Failed, Fault  # noqa: PLC0415 - only here
    from facilitator.services import protecting  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        title = file.plans.load().title
    if sheet.exists():
        # it may be the only way into another exercise
        raise Failed(Fault.EXISTS, name=sheet.name)
    typed = (
        protecting.read_passphrase(new_passphrase_file)
        if new_passphrase_file is not None
        else _new_passphrase(protecting.suggested())
    )
    protection = protecting.Protection(typed)
    out = protection.write_sheet(
        sheet, title=title, file=path.name, at=clock.now(), language=language()
    )
    click.echo(
        _("Recovery sheet: {path}. Print it now, and then delete the file.").format(path=out)
    )
    if not _confirmed(protection):
        out.unlink(missing_ok=True)
        click.echo(
            _("These are not its words. Nothing was changed; the sheet was removed."), err=True
        )
        sys.exit(BAD)
    _tell(protecting.protect(path, protection, now=clock.now))
    click.echo(_("{name} opens by the pass-phrase only.").format(name=path.name))


def _new_passphrase(suggested: str) -> str:
    click.echo(_("A pass-phrase that nobody guesses: {words}").format(words=suggested), err=True)
    said, again = _("New pass-phrase"), _("Once more")
    return str(click.prompt(said, hide_input=True, confirmation_prompt=again, err=True))


def _confirmed(protection: "Protection") -> bool:
    for _try in range(_TRIES):
        words = [
            str(click.prompt(_("Word {number} of the sheet").format(number=number), err=True))
            for number in protection.asked
        ]
        if protection.confirm(tuple(words)):
            return True
    return False


def _tell(changed: "Changed") -> None:
    if changed.copies:
        told = ngettext("{n} copy follows.", "{n} copies follow.", changed.copies)
        click.echo(told.format(n=changed.copies))
    for each in changed.left:
        click.echo(_("This copy stays as it was: {path}").format(path=each), err=True)
    click.echo(
        _("The old bytes were overwritten; a disk without moving parts may keep some elsewhere.")
        if changed.erased
        else _("The old bytes could not be overwritten; they may still lie on this disk."),
        err=True,
    )


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
def unprotect(path: Path) -> None:
    """Take the pass-phrase off an exercise, and off its copies."""
    from facilitator.services import protecting  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here

    if not protecting.is_protected(path):
        click.echo(_("{name} has no pass-phrase.").format(name=path.name))
        return
    _tell(protecting.take_off(path, now=RealClock().now))
    click.echo(_("{name} opens without a pass-phrase.").format(name=path.name))


@click.command()
@click.argument("path", type=FILE, required=False)
def about(path: Path | None) -> None:
    """Say what this program is made of, and whether the disk of the exercises is encrypted."""
    from facilitator.services.diskguard import guard_of, tell_guard  # noqa: PLC0415 - only here
    from facilitator.services.places import exercises_dir  # noqa: PLC0415 - only here
    from facilitator.services.protecting import is_protected, made_of  # noqa: PLC0415 - only here

    place = path or exercises_dir()
    for name, version in made_of():
        click.echo(f"{name} {version}")
    click.echo(str(place))
    if path is not None:
        told = _("It is encrypted by a pass-phrase.") if is_protected(path) else _("It is plain.")
        click.echo(told)
    click.echo(tell_guard(guard_of(place)))
