"""What is read of an exercise file: report, paper pack, verdict and log."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.console.program import BAD, FILE, THERE
from facilitator.domain.editions import Edition, Order, Variant
from facilitator.domain.exercise import Agency
from facilitator.i18n import _, available
from facilitator.i18n import language as current
from facilitator.report.paper.parts import Part
from facilitator.services import settings

if TYPE_CHECKING:
    from facilitator.store.file import ExerciseFile


@click.command()
@click.argument("path", metavar="EXERCISE", type=FILE)
@click.option("-o", "--output", type=FILE, required=True)
@click.option(
    "--variant",
    type=click.Choice([each.value for each in Variant]),
    default=None,
    help="For whom: everything, one page, one agency, or the public.",
)
@click.option("--agency", default="", help="Name or letters of the agency of an extract.")
@click.option(
    "--lang", "--language", "lang", default="", help="Language of the report; two: fr,nl."
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=None)
@click.option(
    "--layout",
    type=click.Choice([each.value for each in Order]),
    default=None,
    help="Order of the parts: our own, or that of the FEMA template.",
)
@click.option("--format", "form", default="", help="pdf, docx or json, if not told by the name.")
@click.option(
    "--seal",
    type=THERE,
    default=None,
    metavar="FILE",
    help="Encrypt the PDF by the pass-phrase in this file.",
)
def report(path: Path, output: Path, form: str, seal: Path | None, **asked: str | None) -> None:
    """Write the after-action report of an exercise."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.reportformats import FORMATS  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    clock = RealClock()
    ending = output.suffix.removeprefix(".").lower()
    name = form or (ending if ending in FORMATS else "pdf")
    if name not in FORMATS:
        told = _("There is no format {name}; there are: {names}.")
        raise click.UsageError(told.format(name=name, names=", ".join(FORMATS)))
    if seal is not None and name != "pdf":
        raise click.UsageError(_("Only a PDF can be encrypted."))
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        edition = _edition(file.plans.load().agencies, asked)
        if seal is None:
            written = FORMATS[name](file, output, edition, clock.now)
        else:
            written = _sealed(file, output, edition, seal)
    click.echo(_("Report: {path}").format(path=written))


def _sealed(file: "ExerciseFile", output: Path, edition: Edition, seal: Path) -> Path:
    """Write a report that opens by the pass-phrase in a file, and say what that costs."""
    from facilitator.services.enveloping import what_it_costs  # noqa: PLC0415 - only here
    from facilitator.services.now import RealClock  # noqa: PLC0415 - only here
    from facilitator.services.protecting import passphrase_for  # noqa: PLC0415 - only here
    from facilitator.services.reporting import write_report  # noqa: PLC0415 - heavy

    passphrase = passphrase_for(seal)
    written = write_report(
        file, output, now=RealClock().now, edition=edition, passphrase=passphrase
    )
    click.echo(what_it_costs())
    return written


def _edition(agencies: tuple[Agency, ...], asked: Mapping[str, str | None]) -> Edition:
    """Return the report that was asked for; an agency is found by name, letters or short word."""
    from facilitator.services import house  # noqa: PLC0415 - heavy; not at every start

    first, _comma, second = (asked["lang"] or "").partition(",")
    for each in filter(None, (first.strip(), second.strip())):
        if each not in available():
            told = _("There is no language {name}; there are: {names}.")
            raise click.UsageError(told.format(name=each, names=", ".join(available())))
    variant, named = asked["variant"], (asked["agency"] or "").strip()
    known = _agency(agencies, named) if named else ""
    chosen = Variant(variant) if variant else Variant.AGENCY if known else Variant.FULL
    if chosen is Variant.AGENCY and not known:
        raise click.UsageError(_("Say for which agency: --agency NAME."))
    kept = settings.load()
    usual = house.wished(kept, language=current())
    edition = Edition(
        variant=chosen,
        agency=known,
        language=first.strip() or usual.language,
        second=second.strip() if asked["lang"] else usual.second,
        paper=asked["paper"] or usual.paper,
        order=Order(asked["layout"] or usual.order),
    )
    return house.on_paper(edition, kept)


def _agency(agencies: tuple[Agency, ...], named: str) -> str:
    wanted = named.casefold()
    for each in agencies:
        if wanted in {each.name.casefold(), each.letter.casefold(), each.short.casefold()}:
            return each.id
    told = _("No agency is called {name}; there are: {names}.")
    names = ", ".join(each.name for each in agencies)
    raise click.UsageError(told.format(name=named, names=names))


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
