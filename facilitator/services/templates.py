"""Templates of one's own: a plan without its run, its date and its people, to start from again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes

from facilitator.domain.errors import Failed
from facilitator.domain.exercise import Exercise
from facilitator.domain.ids import uuid7
from facilitator.services.now import RealClock
from facilitator.services.places import SUFFIX, data_dir, free_path
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.renaming import with_new_ids
from facilitator.services.scenarios import described
from facilitator.services.session import Session, Shelf
from facilitator.store.attachments import Attachments
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile
from facilitator.store.templates import is_marked, mark

Now = Callable[[], datetime]
_PERSONAL = frozenset({"author", "delivered_by"})
"""The columns of people's tables that name a person, as the headings of kept cells tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a list says of a template; ``injects`` leaves out contingencies and ENDEX."""

    path: Path
    title: str
    language: str
    injects: int
    minutes: int


def templates_dir() -> Path:
    """Return the folder of one's own templates."""
    return data_dir() / "templates"


def template_of(plan: Exercise, *, title: str = "") -> Exercise:
    """Return a plan as others may start from it: no date, no name or number of a person."""
    rows = tuple(
        replace(
            row,
            delivered_by="",
            author="",
            extra=tuple(each for each in row.extra if not _names_somebody(each[0])),
        )
        for row in plan.msel.rows
        if not row.ad_hoc
    )
    return replace(
        plan,
        title=title.strip() or plan.title,
        rehearsal=False,
        director="",
        planned_at=None,
        agencies=tuple(replace(each, contact="") for each in plan.agencies),
        contacts=tuple(replace(each, number="", note="") for each in plan.contacts),
        msel=replace(plan.msel, rows=rows),
    )


def _names_somebody(heading: str) -> bool:
    from facilitator.exchange.headings import match  # noqa: PLC0415 - only here

    found = match(heading)
    return found is not None and found.field in _PERSONAL


def keep(source: Path, title: str, *, now: Now) -> Path:
    """Keep the plan of an exercise file among one's own templates, and return where it stands.

    Raises Failed; then no template was made.
    """
    folder = templates_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os(error, folder.name) from error
    return write(source, free_path(title, folder), title=title, now=now)


def write(source: Path, target: Path, *, title: str = "", now: Now) -> Path:
    """Write the plan of an exercise file as a template; a name that is taken gets a number.

    Raises Failed; then nothing was written.
    """
    place, number = target.with_suffix(SUFFIX), 1
    while place.exists():
        number += 1
        place = target.with_name(f"{target.stem} ({number}){SUFFIX}")
    with ExerciseFile.open(source, now=now, read_only=True) as file:
        plan = template_of(file.plans.load(), title=title)
        try:
            with ExerciseFile.create(place, plan, now=now) as made:
                copy_attachments(plan, file.attachments, made.attachments)
                mark(made)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
    return place


def copy_attachments(plan: Exercise, source: Attachments, target: Attachments) -> None:
    """Copy the attachments that a plan names; one that is not there is no reason to stop."""
    for row in plan.msel.rows:
        for each in row.attachments:
            if source.has(each.sha256) and not target.has(each.sha256):
                target.add(each.name, each.media, source.read(each.sha256))


def own() -> tuple[Template, ...]:
    """Return one's own templates by their titles; files that are none are left out."""
    found: list[Template] = []
    for path in sorted(templates_dir().glob(f"*{SUFFIX}")):
        try:
            made = _described(path, path.stat().st_mtime_ns)
        except OSError:
            continue
        if made is not None:
            found.append(made)
    return tuple(sorted(found, key=lambda each: each.title.casefold()))


@lru_cache(maxsize=128)
def _described(path: Path, _changed: int) -> Template | None:
    """Return what a list says of a file, read again when it has changed."""
    if not is_marked(path):
        return None
    try:
        said = described(plan_of(path), key=str(path))
    except Failed:
        return None
    return Template(
        path=path,
        title=said.title,
        language=said.language,
        injects=said.injects,
        minutes=said.minutes,
    )


def plan_of(path: Path) -> Exercise:
    """Return the plan of a template; raises Failed."""
    with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
        return file.plans.load()


def is_template(path: Path) -> bool:
    """Tell whether a file is a template, so that opening it makes a new exercise."""
    return is_marked(path)


def start(shelf: Shelf, source: Path, title: str = "") -> Session:
    """Make a new exercise from a template, and open it; raises Failed."""
    now = shelf.clock.now
    with ExerciseFile.open(source, now=now, read_only=True) as file:
        plan = exercise_from_scenario(file.plans.load(), title=title, now=now())
        plan = with_new_ids(plan, lambda: uuid7(now(), token_bytes(10)))
        session = shelf.make(plan)
        copy_attachments(plan, file.attachments, session.conduct.file.attachments)
    return session
