"""Every form in which an exercise is handed to others, and one way to write it there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services import templates
from facilitator.services.exporting import BLUEPRINT, Exported, NotExported, export_script
from facilitator.services.places import SUFFIX, slug

PAPER: Final = "paper"
CALENDAR: Final = "calendar"
TEMPLATE: Final = "template"
MANUAL: Final = "manual"
LOG: Final = "log"
IMPROVEMENT: Final = "improvement"
OF_FILES: Final = frozenset({TEMPLATE, LOG, IMPROVEMENT})
"""The forms that are made of a file, not of a plan alone."""
_TABLES: Final = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: ``endings`` its files may have, the usual one first; ``columns`` of a table."""

    key: str
    endings: tuple[str, ...]
    columns: str = "own"


FORMS: Final = (
    Form(key="own", endings=_TABLES),
    Form(key="hseep", endings=_TABLES, columns="hseep"),
    Form(key="mitre", endings=_TABLES, columns="mitre"),
    Form(key="standard", endings=_TABLES, columns="standard"),
    Form(key="chronogramme", endings=_TABLES, columns="chronogramme"),
    Form(key=BLUEPRINT, endings=(".xlsx",), columns=BLUEPRINT),
    Form(key=CALENDAR, endings=(".ics",)),
    Form(key="openaev", endings=(".zip",)),
    Form(key=PAPER, endings=(".pdf",)),
    Form(key=MANUAL, endings=(".docx",)),
    Form(key=LOG, endings=_TABLES),
    Form(key=IMPROVEMENT, endings=_TABLES),
    Form(key=TEMPLATE, endings=(SUFFIX,)),
)


def file_name(plan_title: str, form: Form) -> str:
    """Return a name for the file of a form, told from those of the others."""
    beside = "" if form.key in {"own", CALENDAR} else f"-{form.key}"
    return f"{slug(plan_title)}{beside}{form.endings[0]}"


def with_ending(path: Path, form: Form) -> Path:
    """Return a path that ends as the form's files do."""
    if path.suffix.casefold() in form.endings:
        return path
    return path.with_name(path.name + form.endings[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be written: a plan, and the file that it stands in if it stands in one.

    ``start`` is when STARTEX is, for a calendar; ``modules`` are those whose situation and
    questions a manual tells, counted from 1.
    """

    plan: Exercise
    form: Form
    out: Path
    now: Callable[[], datetime]
    start: datetime | None = None
    source: Path | None = None
    modules: tuple[int, ...] = (1,)


def hand_out(order: Order) -> Exported:
    """Write a plan in a form, and return where it stands and what did not fit into it.

    Raises NotExported, or Failed for the disk.
    """
    plan, out = order.plan, order.out
    if order.form.key == PAPER:
        from facilitator.services.paperpack import write_paper_of  # noqa: PLC0415 - heavy

        return Exported(path=write_paper_of(plan, out))
    if order.form.key == MANUAL:
        from facilitator.services.situationmanual import write_manual  # noqa: PLC0415 - heavy

        return Exported(path=write_manual(plan, out, modules=order.modules))
    if order.form.key == TEMPLATE and order.source is not None:
        return Exported(path=templates.write(order.source, out, now=order.now))
    if order.form.key in OF_FILES and order.source is not None:
        return hand_out_table(order.form.key, order.source, out, now=order.now)
    return export_script(plan, out, now=order.now(), columns=order.form.columns, start=order.start)


def hand_out_table(what: str, source: Path, out: Path, *, now: Callable[[], datetime]) -> Exported:
    """Write the log or the improvement plan of a file as a table; raises Failed, NotExported."""
    from facilitator.services import aftertables  # noqa: PLC0415 - heavy
    from facilitator.services.reporting import findings_of  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - only here

    if out.suffix.casefold() not in _TABLES:
        said = _("End the name with one of these: {endings}.")
        raise NotExported(said.format(endings=", ".join(_TABLES)))
    with ExerciseFile.open(source, now=now, read_only=True) as file:
        findings = findings_of(file, now=now)
    if what == LOG:
        table, name = aftertables.log_table(findings), _("Log")
    else:
        table = aftertables.improvement_table(findings, today=now().date())
        name = _("Improvement plan")
    path, left_out = aftertables.write_table(table, out, name)
    return Exported(path=path, left_out=left_out)
