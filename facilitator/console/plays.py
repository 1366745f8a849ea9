"""Exercises that play themselves: demo and simulate."""

import sys
from pathlib import Path

import click

from facilitator.console.program import FILE, REFUSED, THERE
from facilitator.i18n import _


def _built_in(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Take the name of a built-in scenario only; the list is read when it is needed."""
    from facilitator.services.scenarios import every_key  # noqa: PLC0415 - only here

    return click.Choice(every_key()).convert(value, param, ctx)


@click.command()
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


@click.command()
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
