"""What is read of an exercise file: report, paper pack, verdict and log."""

import json
import sys
from pathlib import Path

import click

from facilitator.console.program import BAD, FILE
from facilitator.i18n import _
from facilitator.report.paper.parts import Part


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("-o", "--output", type=FILE, required=True)
@click.option("--language", default="", help="Language of the report.")
def report(path: Path, output: Path, language: str) -> None:
    """Write the after-action report of an exercise as a PDF."""
    from facilitator.i18n import language as current  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.reporting import write_report  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        written = write_report(file, output, language=language or current(), now=clock.now)
    click.echo(_("Report: {path}").format(path=written))


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("-o", "--output", type=FILE, required=True)
@click.option("--language", default="", help="Language of the pack, if not the exercise's own.")
@click.option(
    "--only",
    type=click.Choice([each.value for each in Part]),
    multiple=True,
    help="Print this part only; may be given more than once.",
)
def paper(path: Path, output: Path, language: str, only: tuple[str, ...]) -> None:
    """Write the paper pack of an exercise: cards, script, log sheets and all else on paper."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.paperpack import write_paper  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    parts = tuple(Part(each) for each in only)
    with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
        written = write_paper(file, output, language=language, only=parts)
    click.echo(_("Paper pack: {path}").format(path=written))


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("--json", "as_json", is_flag=True)
def verify(path: Path, *, as_json: bool) -> None:
    """Check that no entry was altered since it was written."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.verifying import tell_verdict, verdict_plain  # noqa: PLC0415
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
        verdict = file.journal.verify()
    if as_json:
        click.echo(json.dumps(verdict_plain(verdict), ensure_ascii=False))
    else:
        click.echo(tell_verdict(verdict))
    if not verdict.good:
        sys.exit(BAD)


@click.command("log")
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def show_log(path: Path, *, as_json: bool) -> None:
    """Print the journal as people read it."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.telling import tell_journal, tell_line  # noqa: PLC0415 - only here
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
        for told in tell_journal(file):
            click.echo(json.dumps(told, ensure_ascii=False) if as_json else tell_line(told))
