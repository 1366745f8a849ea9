"""What an import found, as the plain values that ``facilitator import --json`` prints."""

from dataclasses import asdict
from typing import Any, cast

from facilitator.exchange.draft import ImportResult, RowDraft, ScriptDraft, SheetDraft

_FIRST = (
    *("row", "number", "kind", "title", "text", "day", "time", "offset_s", "from", "to"),
    *("method", "expected", "status", "objectives", "notes"),
)
"""What the contract names of a row, in its order; everything else follows."""


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
        "sheets": [sheet_json(sheet) for sheet in result.sheets],
    }


def sheet_json(sheet: SheetDraft) -> dict[str, Any]:
    """Return one sheet as plain values: what each of its columns was taken for."""
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "refused": sheet.refused or None,
        "columns": {each.key: each.field for each in sheet.columns},
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
        "title": script.title,
        "why": script.why,
        "agencies": list(script.agencies),
        "objectives": list(script.objectives),
        "phases": [asdict(each) for each in script.phases],
        "from_start": script.from_start,
        "exact": script.exact,
    }


def row_json(row: RowDraft) -> dict[str, Any]:
    """Return one row as plain values, by the names of its fields; the sender is ``from``."""
    told = asdict(row)
    told["extra"] = dict(row.extra)
    told["from"] = told.pop("sender")
    for name, value in told.items():
        if isinstance(value, tuple):
            told[name] = list(cast("tuple[object, ...]", value))
    return {name: told[name] for name in _FIRST} | told
