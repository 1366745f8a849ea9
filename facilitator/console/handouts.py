"""What is handed to players before an exercise: the situation manual."""

from pathlib import Path

import click

from facilitator.console.program import FILE
from facilitator.i18n import _, available

ALL, NONE = "all", "none"


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("-o", "--output", type=FILE, required=True)
@click.option(
    "--lang", "--language", "lang", default="", help="Language, if not the exercise's own."
)
@click.option(
    "--modules",
    default="1",
    show_default=True,
    help="Modules whose situation and questions it tells: 1,3 or all or none.",
)
def manual(path: Path, output: Path, lang: str, modules: str) -> None:
    """Write the situation manual for players, as docx; it holds nothing of the script."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.situationmanual import write_manual  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    if lang and lang not in available():
        told = _("There is no language {name}; there are: {names}.")
        raise click.UsageError(told.format(name=lang, names=", ".join(available())))
    with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
        plan = file.plans.load()
    chosen = _chosen(modules, len(plan.phases))
    written = write_manual(plan, output, language=lang, modules=chosen)
    click.echo(_("Situation manual: {path}").format(path=written))


def _chosen(modules: str, count: int) -> frozenset[int]:
    """Return the modules that were named, counted from 1."""
    asked = modules.strip().casefold()
    if asked == ALL:
        return frozenset(range(1, count + 1))
    if asked == NONE:
        return frozenset()
    try:
        chosen = frozenset(int(each) for each in asked.split(","))
    except ValueError:
        raise click.UsageError(_("Write modules as 1,3 or all or none.")) from None
    # An exercise without modules has nothing to tell of the first, which is asked for by default.
    unknown = sorted(chosen - frozenset(range(1, max(count, 1) + 1)))
    if unknown:
        told = _("There is no module {number}; there are {n}.")
        raise click.UsageError(told.format(number=unknown[0], n=count))
    return chosen
