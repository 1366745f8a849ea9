"""What an import found, before anything is written: values, and the JSON that shows them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedDraft:
    """What one agency is to do after a row; ``agency`` is the name as the sheet writes it."""

    agency: str
    text: str
    target_min: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """One row of a script.

    ``row`` counts from 1 as the sheet does. ``kind`` is inject, expected, contingency or admin;
    ``number``, ``status``, ``kind_written`` and ``time_written`` are as written. ``standing`` is
    what the status means for the plan: pending, draft, skipped, cancelled or nothing. ``method``
    is as written, ``method_kind`` the sort of means behind it. ``day`` is an ISO date, or a day
    as the sheet names it. ``offset_s`` counts seconds from T+0. ``extra`` keeps the cells of
    columns that no field here takes, by their headings.
    """

    row: int
    number: str = ""
    kind: str = "inject"
    title: str = ""
    text: str = ""
    day: str | None = None
    time: str | None = None
    offset_s: int | None = None
    sender: str = ""
    to: tuple[str, ...] = ()
    method: str = ""
    expected: tuple[ExpectedDraft, ...] = ()
    status: str = ""
    objectives: tuple[str, ...] = ()
    notes: str = ""
    phase: str = ""
    storyline: str = ""
    delivered_by: str = ""
    location: str = ""
    priority: str = ""
    contingency_for: str = ""
    synopsis: str = ""
    time_written: str = ""
    kind_written: str = ""
    standing: str = ""
    method_kind: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A row that is not part of the script, and why; row 0 stands for another sheet as a whole."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWarning:
    """A doubtful cell; ``column`` is its letter and heading, or nothing for the row as a whole."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the import would rather ask; no options: a free answer; no default: left open.

    ``labels`` are the options as people read them, in the same order.
    """

    id: str
    text: str
    options: tuple[str, ...] = ()
    default: str | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDraft:
    """One sheet read as a script; ``header_row`` is None where the sheet has no headings."""

    name: str
    header_row: int | None
    rows: tuple[RowDraft, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[RowWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """All of a file, or one sentence why none of it."""

    recognised: bool
    format: str
    refused: str | None = None
    scripts: tuple[ScriptDraft, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person answered to the questions of an import; nothing means: take the default.

    ``start`` is a time of day or a date with a time, ``t_unit`` hours or minutes, ``date_order``
    dmy or mdy, ``sheet`` the name of the one sheet to read, ``midnight`` yes or no.
    """

    start: str = ""
    t_unit: str = ""
    date_order: str = ""
    sheet: str = ""
    midnight: str = ""


def to_json(result: ImportResult) -> dict[str, Any]:
    """Return the result as the plain values that ``facilitator import --json`` prints."""
    return {
        "recognised": result.recognised,
        "format": result.format,
        "refused": result.refused,
        "scripts": [script_json(script) for script in result.scripts],
        "questions": [
            {"id": ask.id, "text": ask.text, "options": list(ask.options), "default": ask.default}
            for ask in result.questions
        ],
    }


def script_json(script: ScriptDraft) -> dict[str, Any]:
    """Return one script as plain values."""
    return {
        "name": script.name,
        "header_row": script.header_row,
        "rows": [row_json(row) for row in script.rows],
        "skipped": [{"row": each.row, "reason": each.reason} for each in script.skipped],
        "warnings": [
            {"row": each.row, "column": each.column, "message": each.message}
            for each in script.warnings
        ],
    }


def row_json(row: RowDraft) -> dict[str, Any]:
    """Return one row as plain values, what the contract names first."""
    return {
        "row": row.row,
        "number": row.number,
        "kind": row.kind,
        "title": row.title,
        "text": row.text,
        "day": row.day,
        "time": row.time,
        "offset_s": row.offset_s,
        "from": row.sender,
        "to": list(row.to),
        "method": row.method,
        "expected": [
            {"agency": each.agency, "text": each.text, "target_min": each.target_min}
            for each in row.expected
        ],
        "status": row.status,
        "objectives": list(row.objectives),
        "notes": row.notes,
        "phase": row.phase,
        "storyline": row.storyline,
        "delivered_by": row.delivered_by,
        "location": row.location,
        "priority": row.priority,
        "contingency_for": row.contingency_for,
        "synopsis": row.synopsis,
        "time_written": row.time_written,
        "kind_written": row.kind_written,
        "standing": row.standing,
        "method_kind": row.method_kind,
        "extra": dict(row.extra),
    }
