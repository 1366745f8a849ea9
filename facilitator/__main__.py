"""Arguments in, exit code out."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator import __version__
from facilitator.i18n import _, ngettext, use
from facilitator.report.paper.parts import Part

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.exchange.draft import ImportResult

REFUSED = 3
"""Exit code of an import that refused its file."""
BAD = 1
"""Exit code of a journal that does not verify, or of anything the surroundings did not allow."""


class Program(click.Group):
    """Opens the window when no command is given, and says failures in one sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a rule or a disk that says no ends with a sentence, not a traceback."""
        from facilitator.domain.errors import Failed, Refused  # noqa: PLC0415 - only on the way
        from facilitator.ui.say import sentence  # noqa: PLC0415 - only on the way

        try:
            return super().invoke(ctx)
        except (Failed, Refused) as wrong:
            click.echo(sentence(wrong), err=True)
            ctx.exit(BAD)


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
    if ctx.invoked_subcommand is None:
        ctx.exit(_window([]))


@cli.command("open")
@click.argument("path", type=FILE, required=False)
def open_window(path: Path | None) -> None:
    """Open the program, with an exercise if one is named."""
    sys.exit(_window([str(path)] if path else []))


def _window(argv: list[str]) -> int:
    from facilitator.app import run  # noqa: PLC0415 - Qt only when a window is wanted

    return run(argv)


@cli.command("import")
@click.argument("path", metavar="FILE", type=THERE)
@click.option("--into", type=FILE, help="Make this exercise file of the script.")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
@click.option(
    "--start",
    default="",
    callback=lambda *given: _start_of(given[2]),
    help="Time of day of STARTEX, as 09:00.",
)
@click.option(
    "--t-unit", type=click.Choice(["hours", "minutes", "h", "min"]), help="What T+2 counts."
)
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="Order of day and month.")
@click.option("--sheet", default="", help="The sheet that holds the script.")
@click.option("--midnight", type=click.Choice(["yes", "no"]), help="Do times run past midnight?")
def import_script(  # noqa: PLR0913 - one parameter for each option
    path: Path,
    into: Path | None,
    *,
    as_json: bool,
    start: str,
    t_unit: str | None,
    date_order: str | None,
    sheet: str,
    midnight: str | None,
) -> None:
    """Read a script: xlsx, csv, docx, or an export of OpenAEV, Blueprint, IcebergTTX."""
    from facilitator.exchange.draft import Answers, to_json  # noqa: PLC0415 - only here
    from facilitator.exchange.formats import read  # noqa: PLC0415 - only here

    answers = Answers(
        start=start,
        t_unit=t_unit or "",
        date_order=date_order or "",
        sheet=sheet,
        midnight=midnight or "",
    )
    result = read(path, answers)
    if as_json:
        click.echo(json.dumps(to_json(result), ensure_ascii=False, indent=1))
    else:
        _tell_import(result)
    if not result.recognised:
        sys.exit(REFUSED)
    if into is not None:
        _make(result, into, title=result.scripts[0].title or path.stem)
        click.echo(_("Made {path}.").format(path=into), err=as_json)


def _start_of(written: str) -> str:
    """Return the start as given; what is neither a time nor a date with one is unusable."""
    if written and not re.fullmatch(r"(\S+[ T])?\d{1,2}[:.h]?\d{2}(:\d{2})?", written.strip()):
        raise click.BadParameter(_("Write the start as 09:00."), param_hint="--start")
    return written


def _make(result: "ImportResult", into: Path, *, title: str) -> None:
    """Make an exercise file of the first script that was read."""
    from facilitator.i18n import language as current  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.planning import (  # noqa: PLC0415 - only here
        NewExercise,
        exercise_from_draft,
    )
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    about = NewExercise(title=title, language=current())
    plan = exercise_from_draft(result.scripts[0], about, now=clock.now())
    into.parent.mkdir(parents=True, exist_ok=True)
    ExerciseFile.create(into, plan, now=clock.now).close()


def _tell_import(result: "ImportResult") -> None:
    if not result.recognised:
        click.echo(result.refused, err=True)
        return
    for script in result.scripts:
        rows = len(script.rows)
        click.echo(
            ngettext("{name}: {n} row read.", "{name}: {n} rows read.", rows).format(
                name=script.name, n=rows
            )
        )
        for skipped in script.skipped:
            left_out = _("Row {row} left out: {why}").format(row=skipped.row, why=skipped.reason)
            click.echo("  " + (left_out if skipped.row else skipped.reason))
        for warning in script.warnings:
            click.echo(f"  {_place(warning.row, warning.column)}{warning.message}")
    for question in result.questions:
        click.echo(f"? {question.text} [{question.default}]")


def _place(row: int, column: str) -> str:
    """Say where in a sheet something stands; row 0 is the sheet as a whole."""
    if not row:
        return ""
    if not column:
        return _("Row {row}: ").format(row=row)
    return _("Row {row}, {column}: ").format(row=row, column=column)


def _built_in(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Take the name of a built-in scenario only; the list is read when it is needed."""
    from facilitator.services.scenarios import every_key  # noqa: PLC0415 - only here

    return click.Choice(every_key()).convert(value, param, ctx)


@cli.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option(
    "--scenario",
    default="wildfire",
    show_default=True,
    callback=_built_in,
    help="Play this built-in scenario.",
)
@click.option("--script", type=THERE, help="Play this script instead of a built-in scenario.")
@click.option("--seed", default=7, show_default=True, help="Where chance begins.")
def demo(out: Path, scenario: str, script: Path | None, seed: int) -> None:
    """Play an exercise by itself and leave its file and its report."""
    from facilitator.app import play_demo  # noqa: PLC0415 - Qt only when it is wanted
    from facilitator.services.demonstrating import Unreadable  # noqa: PLC0415 - only here

    try:
        played = play_demo(out, script=script or scenario, seed=seed)
    except Unreadable as refused:
        click.echo(str(refused), err=True)
        sys.exit(REFUSED)
    click.echo(_("Played: {path}").format(path=played.exercise))
    click.echo(_("Report: {path}").format(path=played.report))


@cli.command()
@click.option("--injects", default=100, show_default=True, type=click.IntRange(1, 5_000))
@click.option("--agencies", default=6, show_default=True, type=click.IntRange(1, 60))
@click.option("--entries", default=1_000, show_default=True, type=click.IntRange(0, 1_000_000))
@click.option("--seed", default=1, show_default=True)
@click.option("-o", "--output", type=FILE, required=True)
def simulate(injects: int, agencies: int, entries: int, seed: int, output: Path) -> None:
    """Make a large, plausible, played exercise."""
    from facilitator.services.simulating import simulate as make  # noqa: PLC0415 - only here

    lines = make(output, injects=injects, agencies=agencies, entries=entries, seed=seed)
    click.echo(_("Made {path} with {n} journal lines.").format(path=output, n=lines))


@cli.command()
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


@cli.command()
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


@cli.command("export")
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="OUT.xlsx, .csv, .ics or .zip.")
@click.option(
    "--columns",
    type=click.Choice(["own", "hseep", "mitre", "standard", "chronogramme"]),
    default="own",
    show_default=True,
    help="Which columns a table has.",
)
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]),
    help="When STARTEX is, for a calendar.",
)
def export_script(path: Path, output: Path, columns: str, start: "datetime | None") -> None:
    """Write the script as a table, a calendar (.ics), or a scenario of OpenAEV (.zip)."""
    from facilitator.services import exporting  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        plan = file.plans.load()
    try:
        made = exporting.export_script(plan, output, now=clock.now(), columns=columns, start=start)
    except exporting.NotExported as refused:
        click.echo(str(refused), err=True)
        sys.exit(BAD)
    for sentence in made.left_out:
        click.echo(f"  {sentence}", err=True)
    click.echo(_("Script: {path}").format(path=made.path))


@cli.command()
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


@cli.command("log")
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


def main() -> None:
    """Run the command line."""
    cli(prog_name="facilitator")


def desktop() -> None:
    """Open the window, without a console."""
    sys.exit(_window(sys.argv[1:]))


if __name__ == "__main__":
    main()
