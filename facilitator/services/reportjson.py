"""The report as JSON: everything an edition tells, for programs."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path

import msgspec

from facilitator.domain.editions import Edition, Variant
from facilitator.domain.events import Event
from facilitator.domain.findings import Findings
from facilitator.domain.reviewing import Review
from facilitator.services.enclosing import journal_json
from facilitator.services.outfile import written
from facilitator.services.reporting import findings_for, findings_of, names_of, not_an_exercise
from facilitator.services.telling import tell_journal
from facilitator.store.codec import without_surrogates
from facilitator.store.file import ExerciseFile

FORMAT = "facilitator report"


def write_json(
    file: ExerciseFile, out: Path, edition: Edition, now: Callable[[], datetime]
) -> Path:
    """Write plan, measures, review and (of the full report) the journal; as ``write_report``."""
    not_an_exercise(out)
    whole = findings_of(file, now=now)
    told = findings_for(whole, edition, names_of(file))
    made = report_plain(told, edition)
    if edition.variant is Variant.FULL:
        made["log"] = plain([*tell_journal(file)])
        made["journal"] = msgspec.json.decode(journal_json(whole, file.journal.rows()))
    content = msgspec.json.format(msgspec.json.encode(made), indent=1)
    return written(out, lambda target: target.write(content))


def report_plain(findings: Findings, edition: Edition) -> dict[str, object]:
    """Return what an edition tells as plain values: spans in seconds, times in ISO 8601."""
    made: dict[str, object] = {
        "format": FORMAT,
        "version": 1,
        "edition": plain(edition),
        "exercise": plain(findings.exercise),
        "fingerprint": list(findings.verdict.fingerprint),
        "standing": plain(findings.standing),
        "started_at": plain(findings.clock.started_at),
        "ended_at": plain(findings.clock.ended_at),
        "until": plain(findings.until),
        "totals": plain(findings.totals),
        "counts": plain(findings.counts),
        "review": _review(findings.review),
    }
    if edition.variant in {Variant.FULL, Variant.AGENCY}:
        made["measures"] = plain(findings.measures)
        made["decisions"] = plain(findings.agencies)
        made["pictures"] = plain(findings.pictures)
    return made


def _review(review: Review) -> dict[str, object]:
    """Return a review; what goes by two keys becomes rows that hold both."""
    return {
        "proposed": [
            {"rated": rated.value, "of": of, "by": plain(each)}
            for (rated, of), each in review.given.items()
        ],
        "settled": [
            {"rated": rated.value, "of": of, "rating": plain(each)}
            for (rated, of), each in review.settled.items()
        ],
        "findings": plain(review.findings),
        "actions": plain(review.actions),
        "narrative": [
            {"field": field, "language": language, "text": plain(text)}
            for (field, language), text in review.narrative.items()
        ],
        "hot_wash": plain(review.hot_wash),
        "feedback": plain(review.feedback),
        "issued": plain(review.issued),
        "comments": plain(review.comments),
        "accepted": plain(review.accepted),
        "labels": plain(review.labels),
    }


def plain(value: object) -> object:  # noqa: PLR0911 - one for each sort of value
    """Return a value of the domain as what JSON is made of."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return plain(value.value)
        case str():
            return without_surrogates(value)
        case timedelta():
            return value.total_seconds()
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - any mapping
        case tuple() | list() | frozenset():
            return [plain(each) for each in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - any of them
        case _ if is_dataclass(value) and not isinstance(value, type):
            made: dict[str, object] = {"kind": value.kind} if isinstance(value, Event) else {}
            for each in fields(value):
                made[each.name] = plain(getattr(value, each.name))
            return made
        case _:
            return str(value)
