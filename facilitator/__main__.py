"""Arguments in, exit code out."""

import sys

from facilitator.console.documents import paper, report, show_log, verify
from facilitator.console.handouts import manual
from facilitator.console.plays import demo, simulate
from facilitator.console.program import cli, window
from facilitator.console.scripts import export_script, import_script

for command in (
    demo,
    export_script,
    import_script,
    manual,
    paper,
    report,
    show_log,
    simulate,
    verify,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    cli(prog_name="facilitator")


def desktop() -> None:
    """Open the window, without a console."""
    sys.exit(window(sys.argv[1:]))


if __name__ == "__main__":
    main()
