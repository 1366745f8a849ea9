"""The texts of a report that people write, and the part of it in which each one stands."""

from dataclasses import dataclass

from facilitator.domain.exercise import Objective
from facilitator.i18n import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A field: its name, the part of the report that shows it, how many lines it begins with."""

    field: str
    name: str
    part: str
    lines: int = 2


FIELDS = (
    Written(field="verdict", name=N_("Verdict in one sentence"), part="front"),
    Written(field="summary", name=N_("Summary"), part="summary", lines=3),
    Written(field="next_steps", name=N_("Next steps"), part="plan"),
    Written(field="method", name=N_("Method"), part="method"),
    Written(field="limits", name=N_("Limits"), part="method"),
    Written(field="handling", name=N_("Handling"), part="method", lines=1),
    Written(field="prepared_by", name=N_("Prepared by"), part="front", lines=1),
)


def fields_of(objectives: tuple[Objective, ...]) -> tuple[Written, ...]:
    """Return all fields of an exercise; those of its objectives follow the summary."""
    own = tuple(
        Written(field=f"objective.{each.id}", name=each.number, part="objectives")
        for each in objectives
    )
    return (*FIELDS[:2], *own, *FIELDS[2:])


def name_of(written: Written) -> str:
    """Return the name of a field in the language spoken now."""
    if written.part == "objectives":
        return _("Objective {number}: what it came to").format(number=written.name)
    return _(written.name)
