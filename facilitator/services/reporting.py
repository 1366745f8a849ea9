"""Write the after-action report of an exercise file: read all, find, set, put in place."""

from collections.abc import Callable
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
from facilitator.report.undisturbed import undisturbed
from facilitator.services.enclosing import journal_files
from facilitator.services.outfile import written
from facilitator.services.places import SUFFIX
from facilitator.store.file import ExerciseFile


def write_report(
    file: ExerciseFile, out: Path, *, language: str, now: Callable[[], datetime]
) -> Path:
    """Write the full report as PDF, the journal inside it, and return where it stands.

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
    speech = Speech(words=translator(language))
    fonts = resources.path("fonts")
    with undisturbed():
        findings = findings_of(file, now=now)
        attached = journal_files(file, findings, speech.words)
        return written(
            out,
            lambda target: build(findings, target, speech=speech, fonts=fonts, attached=attached),
        )


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
