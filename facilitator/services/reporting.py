"""Write the after-action report of an exercise file: read all, find, set, put in place."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator import resources
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.domain.findings import Findings, find
from facilitator.domain.run import fold
from facilitator.domain.state import RunState
from facilitator.i18n import translator
from facilitator.services.places import SUFFIX
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile

TRIES = 99
"""How many numbered names are tried beside a report that another program holds open."""


def write_report(
    file: ExerciseFile, out: Path, *, language: str, now: Callable[[], datetime]
) -> Path:
    """Write the report as PDF and return where it stands.

    The old report or the new one is there, never half of one. If the target cannot be replaced
    (on Windows: while it is open elsewhere), the new report stands beside it with a number.
    ``now`` matters only for an exercise without any entry. Raises Failed for the disk, and for a
    target that is itself an exercise.
    """
    from facilitator.report.build import build  # noqa: PLC0415 - heavy; only when needed
    from facilitator.report.wording import Speech  # noqa: PLC0415 - heavy; only when needed

    # a slip of the keyboard (-o with the wrong file) must not cost the only record of a day
    if out.suffix.lower() == SUFFIX and out.exists():
        raise Failed(Fault.EXISTS, name=out.name)
    findings = findings_of(file, now=now)
    speech = Speech(words=translator(language))
    beside = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as target:
            build(findings, target, speech=speech, fonts=resources.path("fonts"))
            target.flush()
            os.fsync(target.fileno())
        return _put_in_place(beside, out)
    except OSError as error:
        raise from_os(error, out.name) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def findings_of(file: ExerciseFile, *, now: Callable[[], datetime]) -> Findings:
    """Return what the report of a file says; an unfinished run ends with its last entry.

    So the same file always gives the same report, whenever it is written.
    """
    entries = list(file.journal.entries())
    state = fold(entries)
    return find(
        _as_played(file, state),
        state,
        entries,
        verdict=file.journal.verify(),
        now=_last_moment(entries) or now(),
    )


def _as_played(file: ExerciseFile, state: RunState) -> Exercise:
    """Return the plan with the script as it stood at STARTEX, and the rest as it stands now."""
    plan = file.plans.load()
    played = file.plans.as_started(state.plan_digest) if state.plan_digest else None
    if played is None:
        return plan
    return replace(plan, msel=played.msel, agencies=played.agencies, objectives=played.objectives)


def _last_moment(entries: list[Entry]) -> datetime | None:
    return max((each.logged_at for each in entries), default=None)


def _put_in_place(beside: Path, out: Path) -> Path:
    """Rename to the target, or to a numbered name beside it if that is held by somebody."""
    for number in range(1, TRIES + 1):
        place = out if number == 1 else out.with_stem(f"{out.stem} ({number})")
        if number > 1 and place.exists():
            continue
        try:
            beside.replace(place)
        except (PermissionError, IsADirectoryError):
            if number == TRIES:
                raise
            continue
        return place
    raise FileExistsError(out)
