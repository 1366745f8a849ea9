"""How a command gets the pass-phrase of an encrypted exercise: from a file, or from a terminal.

Never from the command line itself: other programs and its history show that.
"""

import sys
from pathlib import Path

import click

from facilitator.i18n import _

_EXERCISE = "EXERCISE"
"""How the argument is called by which commands take an exercise file."""


def unlockable(command: click.Command) -> click.Command:
    """Let a command that takes an exercise ask for its pass-phrase; return the command."""
    if any(each.metavar == _EXERCISE for each in command.params):
        option = click.Option(
            ["--passphrase-file"],
            type=click.Path(path_type=Path, dir_okay=False, exists=True),
            expose_value=False,
            callback=_ask_by,
            help="The pass-phrase, or the recovery words, of an encrypted exercise: first line.",
        )
        command.params.append(option)
    return command


def _ask_by(_ctx: click.Context, _param: click.Parameter, file: Path | None) -> None:
    from facilitator.store.encryption import RING  # noqa: PLC0415 - only for commands

    def ask(exercise: Path) -> str | None:
        if file is not None:
            from facilitator.services.protecting import read_passphrase  # noqa: PLC0415 - heavy

            return read_passphrase(file)
        if not sys.stdin.isatty():
            return None
        said = _("Pass-phrase of {name}").format(name=exercise.name)
        return str(click.prompt(said, hide_input=True, err=True))

    RING.asking = ask


def ask_nobody() -> None:
    """Ask for no pass-phrase any more: the command has ended."""
    module = sys.modules.get("facilitator.store.encryption")
    if module is not None:
        module.RING.asking = None
