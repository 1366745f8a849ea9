"""Arguments in, exit code out."""

# ruff: noqa: PLC0415 - what commands need is imported when one is asked for, not for the window

import sys
from typing import TYPE_CHECKING

from facilitator.console.program import Program, cli, window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click import Command


def commands() -> "Iterator[Command]":
    """Yield the commands that open no window."""
    from facilitator.console.asking import desktop_entry, diagnostics
    from facilitator.console.documents import paper, report, show_log, verify
    from facilitator.console.handouts import manual
    from facilitator.console.keeping import backup, erase, hand_over
    from facilitator.console.plays import demo, simulate
    from facilitator.console.protecting import about, protect, unprotect
    from facilitator.console.scripts import export_script, import_script
    from facilitator.console.serving import serve
    from facilitator.console.siting import site
    from facilitator.console.sticks import bundle, merge, pack
    from facilitator.console.unlocking import unlockable

    for each in (
        about,
        backup,
        bundle,
        demo,
        desktop_entry,
        diagnostics,
        erase,
        export_script,
        hand_over,
        import_script,
        manual,
        merge,
        pack,
        paper,
        protect,
        report,
        serve,
        show_log,
        simulate,
        unprotect,
        verify,
    ):
        yield unlockable(each)
    for each in site.commands.values():
        unlockable(each)
    yield site


assert isinstance(cli, Program)  # noqa: S101 - as it was made
cli.more = commands


def main() -> None:
    """Run the command line."""
    cli(prog_name="facilitator")


def desktop() -> None:
    """Open the window, without a console."""
    sys.exit(window(sys.argv[1:]))


if __name__ == "__main__":
    main()
