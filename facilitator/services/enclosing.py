"""What the full report carries inside: the journal, for programs and for tables.

The JSON holds every entry as it was hashed, so that the fingerprint can be computed from the
report alone; the CSV holds what people wrote, a row for each entry.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

import msgspec

from facilitator.domain.entry import Entry
from facilitator.domain.events import Logged, Unread
from facilitator.domain.exercise import Exercise
from facilitator.domain.findings import Findings
from facilitator.exchange.cleaning import guarded
from facilitator.i18n import Words
from facilitator.services.telling import clock_text
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import Row

if TYPE_CHECKING:
    from facilitator.report.archive import Attached

FORMAT = "facilitator journal"
HEADINGS = (
    "line",
    "station",
    "seq",
    "exercise",
    "happened",
    "written",
    "author",
    "audience",
    "kind",
    "number",
    "agencies",
    "inject",
    "by_role",
    "text",
    "reason",
    "typed",
)


def journal_files(
    file: ExerciseFile, findings: Findings, words: Words
) -> tuple["Attached", "Attached"]:
    """Return the journal of an exercise as JSON and as CSV."""
    from facilitator.report.archive import Attached  # noqa: PLC0415 - heavy; only when needed

    _ = words.text
    return (
        Attached(
            name="journal.json",
            media="application/json",
            content=journal_json(findings, file.journal.rows()),
            described=_("The journal as it was hashed: every entry, complete"),
        ),
        Attached(
            name="journal.csv",
            media="text/csv",
            content=journal_csv(findings.exercise, (each.entry for each in findings.log)),
            described=_("The journal as a table: what was written, a row for each entry"),
        ),
    )


def journal_json(findings: Findings, rows: Iterable[Row]) -> bytes:
    """Return every entry as JSON; the payload is the text that was hashed, times are in UTC.

    ``happened_at`` and ``logged_at`` are microseconds since 1970.
    """
    return msgspec.json.encode(
        {
            "format": FORMAT,
            "version": 1,
            "exercise": {"id": findings.exercise.id, "title": findings.exercise.title},
            "fingerprint": findings.verdict.fingerprint,
            "entries": [_named(each) for each in rows],
        }
    )


def _named(row: Row) -> dict[str, object]:
    return {
        "station": row.station,
        "seq": row.seq,
        "happened_at": row.happened_at,
        "logged_at": row.logged_at,
        "exercise_ms": row.exercise_ms,
        "author": row.author,
        "audience": row.audience,
        "kind": row.kind,
        "payload": row.payload,
        "hash": row.hash.hex(),
    }


def journal_csv(exercise: Exercise, entries: Iterable[Entry]) -> bytes:
    """Return a row for each entry; no cell can be taken for a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows(_cells(exercise, entries))
    # With a mark in front, spreadsheet programs read it as what it is.
    return out.getvalue().encode("utf-8-sig", "replace")


def _cells(exercise: Exercise, entries: Iterable[Entry]) -> Iterator[Sequence[str]]:
    names = {each.id: each.name for each in exercise.agencies}
    numbers = {each.id: each.number for each in exercise.msel.rows}
    for entry in entries:
        event = entry.event
        kind = event.written_as if isinstance(event, Unread) else event.kind
        head = (
            str(entry.line),
            entry.station,
            str(entry.seq),
            clock_text(entry.exercise),
            entry.happened_at.isoformat(timespec="milliseconds"),
            entry.logged_at.isoformat(timespec="milliseconds"),
            str(entry.author),
            entry.audience,
            kind,
        )
        yield (*head, *[guarded(each) if each else "" for each in _said(event, names, numbers)])


def _said(event: object, names: dict[str, str], numbers: dict[str, str]) -> tuple[str, ...]:
    """Return number, agencies, inject, role, text, reason, and the line as it was typed."""
    if isinstance(event, Logged):
        agencies = ", ".join(names.get(each, each) for each in event.agencies)
        inject = numbers.get(event.inject, event.inject)
        said = (event.by_role, event.text, event.reason, event.typed)
        return (str(event.number), agencies, inject, *said)
    inject, text, reason = (_text(event, name) for name in ("inject", "text", "reason"))
    if isinstance(event, Unread):
        text = event.payload
    return ("", "", numbers.get(inject, inject), "", text, reason, "")


def _text(event: object, name: str) -> str:
    value: object = getattr(event, name, "")
    return value if isinstance(value, str) else ""
