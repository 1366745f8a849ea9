"""Arguments in, exit code out."""

import sys

from facilitator.console.asking import desktop_entry, diagnostics
from facilitator.console.documents import paper, report, show_log, verify
from facilitator.console.handouts import manual
from facilitator.console.keeping import backup, erase, hand_over
from facilitator.console.plays import demo, simulate
from facilitator.console.program import cli, window
from facilitator.console.protecting import about, protect, unprotect
from facilitator.console.scripts import export_script, import_script
from facilitator.console.serving import serve
from facilitator.console.siting import site
from facilitator.console.sticks import bundle, merge, pack
from facilitator.console.unlocking import unlockable

for command in (
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
    cli.add_command(unlockable(command))
for each in site.commands.values():
    unlockable(each)
cli.add_command(site)


def main() -> None:
    """Run the command line."""
    cli(prog_name="facilitator")


def desktop() -> None:
    """Open the window, without a console."""
    sys.exit(window(sys.argv[1:]))


if __name__ == "__main__":
    main()
