"""Scripts in and out: import and export."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.console.program import BAD, FILE, REFUSED, THERE
from facilitator.i18n import _, ngettext
from facilitator.services.places import SUFFIX

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.exchange.draft import ImportResult


def _start_of(_ctx: click.Context, _param: click.Parameter, written: str) -> str:
    """Return the start as given; what is neither a time nor a date with one is unusable."""
    if written and not re.fullmatch(r"(\S+[ T])?\d{1,2}[:.h]?\d{2}(:\d{2})?", written.strip()):
        raise click.BadParameter(_("Write the start as 09:00."), param_hint="--start")
    return written


def _columns_of(mapping: str) -> tuple[tuple[str, str], ...]:
    """Return the columns of a mapping: one that is kept, or else one in a file."""
    if not mapping:
        return ()
    from facilitator.services.mappings import Mappings, Unusable, mapping_in  # noqa: PLC0415 - only here

    kept = Mappings()
    if kept.set_aside is not None:
        said = _("The file of mappings was damaged; it was set aside as {path}.")
        click.echo(said.format(path=kept.set_aside), err=True)
    found = kept.named(mapping)
    if found is not None:
        return found.columns
    path = Path(mapping)
    if not path.is_file():
        names = ", ".join(each.name for each in kept.all()) or _("none")
        said = _("There is no mapping and no file named “{name}”. Mappings: {names}.")
        raise click.BadParameter(said.format(name=mapping, names=names), param_hint="--mapping")
    try:
        return mapping_in(path).columns
    except Unusable as error:
        said = _("“{name}” holds no mapping of columns.").format(name=path.name)
        raise click.BadParameter(said, param_hint="--mapping") from error


@click.command("import")
@click.argument("path", metavar="FILE", type=THERE)
@click.option("--into", type=FILE, help="Make this exercise file of the script.")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
@click.option(
    "--start",
    default="",
    callback=_start_of,
    help="Time of day of STARTEX, as 09:00.",
)
@click.option(
    "--t-unit", type=click.Choice(["hours", "minutes", "h", "min"]), help="What T+2 counts."
)
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="Order of day and month.")
@click.option("--sheet", default="", help="The sheet that holds the script.")
@click.option("--midnight", type=click.Choice(["yes", "no"]), help="Do times run past midnight?")
@click.option("--mapping", default="", help="Columns by a name kept in the window, or a file.")
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
    mapping: str,
) -> None:
    """Read a script: xlsx, csv, docx, or an export of OpenAEV, Blueprint, IcebergTTX."""
    from facilitator.exchange.draft import Answers  # noqa: PLC0415 - only here
    from facilitator.exchange.draft_json import to_json  # noqa: PLC0415 - only here
    from facilitator.exchange.formats import read  # noqa: PLC0415 - only here

    answers = Answers(
        start=start,
        t_unit=t_unit or "",
        date_order=date_order or "",
        sheet=sheet,
        midnight=midnight or "",
        columns=_columns_of(mapping),
    )
    result = read(path, answers)
    names = [each.name.casefold() for each in result.sheets]
    if sheet and result.refused and names and sheet.casefold() not in names:
        raise click.BadParameter(result.refused, param_hint="--sheet")
    if as_json:
        click.echo(json.dumps(to_json(result), ensure_ascii=False, indent=1))
    else:
        _tell_import(result)
    if not result.recognised:
        sys.exit(REFUSED)
    if into is not None:
        _make(result, into, title=result.scripts[0].title or path.stem)
        click.echo(_("Made {path}.").format(path=into), err=as_json)


def _make(result: "ImportResult", into: Path, *, title: str) -> None:
    """Make an exercise file of the first script that was read."""
    from facilitator.i18n import language as current  # noqa: PLC0415 - only here
    from facilitator.services.house import begun  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.planning import (  # noqa: PLC0415 - only here
        NewExercise,
        exercise_from_draft,
    )
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    about = NewExercise(title=title, language=current())
    made = exercise_from_draft(result.scripts[0], about, now=clock.now())
    into.parent.mkdir(parents=True, exist_ok=True)
    ExerciseFile.create(into, begun(made), now=clock.now).close()


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


@click.command("export")
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option(
    "-o", "--output", type=FILE, required=True, help="OUT.xlsx, .csv, .ics, .zip or .exercise."
)
@click.option(
    "--columns",
    type=click.Choice(["own", "hseep", "mitre", "standard", "chronogramme", "blueprint"]),
    default="own",
    show_default=True,
    help="Which columns a table has.",
)
@click.option(
    "--what",
    type=click.Choice(["script", "log", "improvement"]),
    default="script",
    show_default=True,
    help="The script; or, as a table: the log of the run, the improvement plan.",
)
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]),
    help="When STARTEX is, for a calendar.",
)
def export_script(
    path: Path, output: Path, columns: str, what: str, start: "datetime | None"
) -> None:
    """Write the script: a table, a calendar, a scenario of OpenAEV; or the plan as a template.

    Or what came of it, as a table: the log, the improvement plan.
    """
    from facilitator.services import exporting  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    if what != "script":
        _export_table(what, path, output)
        return
    if output.suffix.casefold() == SUFFIX:
        from facilitator.services.templates import write  # noqa: PLC0415 - only here

        click.echo(_("Template: {path}").format(path=write(path, output, now=clock.now)))
        return
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


def _export_table(what: str, path: Path, output: Path) -> None:
    from facilitator.services.exporting import NotExported  # noqa: PLC0415 - only here
    from facilitator.services.handing import hand_out_table  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here

    try:
        made = hand_out_table(what, path, output, now=RealClock().now)
    except NotExported as refused:
        click.echo(str(refused), err=True)
        sys.exit(BAD)
    for sentence in made.left_out:
        click.echo(f"  {sentence}", err=True)
    click.echo(_("Table: {path}").format(path=made.path))
