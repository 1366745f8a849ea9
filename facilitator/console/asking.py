"""What this computer tells of itself and of the program, and how the program is put in its menu."""

import sys
from pathlib import Path

import click

from facilitator.console.program import BAD, FILE
from facilitator.i18n import _


@click.command()
@click.option("-o", "--output", type=FILE, default=None, help="A text file; else it is printed.")
def diagnostics(output: Path | None) -> None:
    """Tell how program and computer stand, to send to whoever helps; nothing of any exercise."""
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - only here

    from facilitator.services.diagnostics import diagnostics as told  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.outfile import written  # noqa: PLC0415 - only here

    text = told(RealClock().now(), (("Qt", qVersion()),))
    click.echo(text)
    if output is not None:
        path = written(output, lambda file: file.write(text.encode()))
        click.echo(_("Diagnostics: {path}").format(path=path))


@click.command("desktop-entry")
@click.option("--install", "act", flag_value="install", help="Put it into the menu of this user.")
@click.option("--remove", "act", flag_value="remove", help="Take it out again.")
def desktop_entry(act: str | None) -> None:
    """Put the program into this user's menu, and let it open .exercise and .observer files."""
    from facilitator.services import menu  # noqa: PLC0415 - only here

    if not sys.platform.startswith("linux"):
        click.echo(_("Only desktops of Linux have such entries."), err=True)
        sys.exit(BAD)
    if act is None:
        raise click.UsageError(_("Say --install or --remove."))
    touched = menu.install() if act == "install" else menu.remove()
    for path in touched:
        click.echo(path)
    click.echo(_("The menu has it.") if act == "install" else _("The menu no longer has it."))
