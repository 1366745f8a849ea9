"""The program as a command: what it does without one, and how it says that something failed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator import __version__
from facilitator.console.unlocking import ask_nobody
from facilitator.i18n import use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REFUSED = 3
"""Exit code of an import that refused its file."""
BAD = 1
"""Exit code of a journal that does not verify, or of anything the surroundings did not allow."""


class Program(click.Group):
    """Opens the window when no command is given, and says failures in one sentence.

    Commands but for those of the window are ``more``: made when one is asked for, since every
    start of the window would wait for them.
    """

    more: "Callable[[], Iterable[click.Command]] | None" = None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in self.commands:
            self._complete()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        self._complete()
        return super().list_commands(ctx)

    def _complete(self) -> None:
        more, self.more = self.more, None
        for each in more() if more is not None else ():
            self.add_command(each)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a rule or a disk that says no ends with a sentence, not a traceback."""
        from facilitator.domain.errors import Failed, Refused  # noqa: PLC0415 - only on the way
        from facilitator.ui.say import sentence  # noqa: PLC0415 - only on the way

        try:
            return super().invoke(ctx)
        except (Failed, Refused) as wrong:
            click.echo(sentence(wrong), err=True)
            ctx.exit(BAD)
        finally:
            ask_nobody()


FILE = click.Path(path_type=Path, dir_okay=False)
THERE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group(cls=Program, invoke_without_command=True)
@click.version_option(__version__, prog_name="facilitator")
@click.option("--language", default="", help="Language of the window and of what is printed.")
@click.pass_context
def cli(ctx: click.Context, language: str) -> None:
    """Run tabletop and staff exercises, log every decision, and report."""
    if language:
        use(language)
    elif ctx.invoked_subcommand not in {None, "open", "review"}:
        # the window asks Qt, which also knows what a desktop says of its language
        use(_language_of_console())
    if ctx.invoked_subcommand is None:
        ctx.exit(window([]))


def _language_of_console() -> str:
    from facilitator.services import settings  # noqa: PLC0415 - only for commands
    from facilitator.services.speaking import computer_language, language_for  # noqa: PLC0415

    return language_for(settings.load().language, computer_language)


@cli.command("open")
@click.argument("path", type=FILE, required=False)
def openwindow(path: Path | None) -> None:
    """Open the program, with an exercise if one is named."""
    sys.exit(window([str(path)] if path else []))


@cli.command("review")
@click.argument("path", metavar="EXERCISE", type=FILE)
def review(path: Path) -> None:
    """Read an exercise as its chief officer: comment, accept actions, approve the report."""
    sys.exit(window([str(path)], reading=True))


def window(argv: list[str], *, reading: bool = False) -> int:
    """Open the window and return its exit code; ``reading`` opens no exercise for writing."""
    from facilitator.app import run  # noqa: PLC0415 - Qt only when a window is wanted

    return run(argv, reading=reading)
