"""Write the after-action report of an exercise file: read all, find, set, put in place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import IO

from facilitator import resources
from facilitator.domain.editions import Edition, Variant
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.exercise import Exercise
from facilitator.domain.extracts import for_agency, for_public
from facilitator.domain.findings import Findings, find
from facilitator.domain.redaction import Proposal, masked, proposals
from facilitator.domain.run import fold
from facilitator.domain.state import RunState
from facilitator.i18n import translator
from facilitator.report.undisturbed import undisturbed
from facilitator.services.enclosing import journal_files
from facilitator.services.enveloping import in_envelope
from facilitator.services.outfile import written
from facilitator.services.places import SUFFIX
from facilitator.store.file import ExerciseFile


def write_report(  # noqa: PLR0913 - what is written, where, and how
    file: ExerciseFile,
    out: Path,
    *,
    language: str = "",
    now: Callable[[], datetime],
    edition: Edition | None = None,
    passphrase: str = "",
) -> Path:
    """Write a report as PDF and return where it stands; without an edition the full one.

    With a pass-phrase the document is encrypted before its first byte reaches the disk.

    The old report or the new one is there, never half of one. If the target cannot be replaced
    (on Windows: while it is open elsewhere), the new report stands beside it with a number.
    ``now`` matters only for an exercise without any entry. Raises Failed for the disk, and for a
    target that is itself an exercise; Refused for an agency that does not take part.
    """
    wanted = edition or Edition(language=language or "en")
    not_an_exercise(out)
    with undisturbed():
        whole = findings_of(file, now=now)
        told = findings_for(whole, wanted, names_of(file))
        return written(
            out,
            lambda target: in_envelope(
                target, passphrase, lambda into: set_report(file, into, told, wanted, whole=whole)
            ),
        )


def not_an_exercise(out: Path) -> None:
    """Refuse a target that is itself an exercise.

    A slip of the keyboard (-o with the wrong file) must not cost the only record of a day.
    """
    if out.suffix.lower() == SUFFIX and out.exists():
        raise Failed(Fault.EXISTS, name=out.name)


def set_report(
    file: ExerciseFile | None,
    target: IO[bytes],
    told: Findings,
    wanted: Edition,
    *,
    whole: Findings | None = None,
) -> int:
    """Write what an edition tells as PDF; the full one, of a file, carries the journal inside."""
    from facilitator.report.build import build  # noqa: PLC0415 - heavy; only when needed
    from facilitator.report.sheet import SHEETS  # noqa: PLC0415 - heavy; only when needed
    from facilitator.report.wording import Speech  # noqa: PLC0415 - heavy; only when needed

    second = translator(wanted.second) if wanted.second else None
    speech = Speech(words=translator(wanted.language), second=second)
    attached = ()
    if wanted.variant is Variant.FULL and file is not None and whole is not None:
        attached = journal_files(file, whole, speech.words)
    return build(
        told,
        target,
        speech=speech,
        fonts=resources.path("fonts"),
        sheet=SHEETS[wanted.paper],
        attached=attached,
        edition=wanted,
        contents=file.attachments.read if file is not None else None,
    )


def findings_for(findings: Findings, wanted: Edition, people: tuple[str, ...]) -> Findings:
    """Return no more than the readers of an edition may know.

    In the public version everything is masked that a person did not decide to keep. Raises
    Refused for an agency that does not take part.
    """
    if wanted.variant is Variant.AGENCY:
        if findings.exercise.agency(wanted.agency) is None:
            raise Refused(Reason.UNKNOWN_AGENCY)
        return for_agency(findings, wanted.agency)
    if wanted.variant is Variant.PUBLIC:
        public = for_public(findings)
        found = proposals(public, people, findings.review)
        return masked(public, [each.words for each in found if not each.kept])
    return findings


def redactions(file: ExerciseFile, *, now: Callable[[], datetime]) -> tuple[Proposal, ...]:
    """Return what is proposed to be masked in the public version, and how it was decided."""
    whole = findings_of(file, now=now)
    return proposals(for_public(whole), names_of(file), whole.review)


def names_of(file: ExerciseFile) -> tuple[str, ...]:
    """Return the names of all people of an exercise."""
    return tuple(each.name for each in file.people.all())


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
