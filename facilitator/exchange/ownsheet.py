"""Our own spreadsheet of a script: every text of it, written and read again unchanged.

A row with several expected actions takes several lines; the last column tells which is which.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from facilitator.exchange.draft import ExpectedDraft, RowDraft, ScriptDraft
from facilitator.exchange.kinds import method_kind
from facilitator.exchange.outgoing import owed_by
from facilitator.exchange.owncolumns import ACTION, MARK, MORE, OWN, ROW, own_columns
from facilitator.exchange.sheets import Sheet, text_of

SPAN: Final = re.compile(r"T?([+-]?)(\d{1,7}):(\d{2}):(\d{2}(?:\.\d{1,6})?)")
YES: Final = "yes"
KINDS: Final = frozenset({"inject", "expected", "contingency", "admin"})


def headings_of(rows: Sequence[RowDraft]) -> tuple[str, ...]:
    """Return the headings: ours, those that the script has beside them, the mark."""
    return (*OWN, *beside(rows), MARK)


def beside(rows: Sequence[RowDraft]) -> tuple[str, ...]:
    """Return the headings of the cells that no field takes, each once."""
    return tuple(dict.fromkeys(name for row in rows for name, _text in row.extra))


def lines_of(row: RowDraft, others: Sequence[str]) -> list[list[str]]:
    """Return the lines of one row: one, and one more for each further expected action."""
    first, *further = row.expected or (None,)
    extra: dict[str, list[str]] = {}
    for name, text in row.extra:
        extra.setdefault(name, []).append(text)
    own = own_cells(row)
    cells = [own[name] for name in OWN[: len(OWN) - len(ACTION)]]
    tail = ["\n".join(extra.get(name, ())) for name in others]
    lines = [[*cells, *action_cells(first), *tail, ROW]]
    lines += [
        [""] * len(cells) + action_cells(each) + [""] * len(tail) + [MORE] for each in further
    ]
    return lines


def own_cells(row: RowDraft) -> dict[str, str]:
    """Return what stands in each of our columns, but for expected actions."""
    return {
        "Number": row.number,
        "Kind": row.kind,
        "Title": row.title,
        "Message": row.text,
        "Read aloud": row.read_aloud,
        "Notes": row.notes,
        "Phase": row.phase,
        "Storyline": row.storyline,
        "Time": "" if row.offset_s is None else since_start(row.offset_s),
        "Clock": row.time or "",
        "Story time": row.story,
        "From": row.sender,
        "To": "\n".join(row.to),
        "To role": row.to_role,
        "Method": row.method,
        "Delivered by": row.delivered_by,
        "Location": row.location,
        "Priority": row.priority,
        "Status": row.status,
        "Standing": row.standing,
        "Type": row.kind_written,
        "Objectives": "\n".join(row.objectives),
        "Tags": "\n".join(row.tags),
        "Contingency for": row.contingency_for,
        "Contingency after": span_text(row.contingency_after_s),
        "Follows": row.follows,
        "Follows after": span_text(row.follows_after_s),
        "On decision": row.on_decision,
        "Choice": row.choice,
        "Questions": "\n".join(row.questions),
        "Discussion": span_text(row.discussion_s),
        "Automatic": YES if row.automatic else "",
        "Story jump": span_text(row.story_jump_s),
        "Critical tasks": "\n".join(row.tasks),
        "Author": row.author,
    }


def action_cells(action: ExpectedDraft | None) -> list[str]:
    """Return the cells of an expected action."""
    if action is None:
        return [""] * len(ACTION)
    minutes = "" if action.target_min is None else f"{action.target_min!r}".removesuffix(".0")
    who = "\n".join(owed_by(action))
    return [action.text, who, minutes, action.sort, action.source, action.task]


def since_start(seconds: float) -> str:
    """Return a time counted from the start, as T+01:05:00."""
    return f"T{'-' if seconds < 0 else '+'}{span_text(abs(seconds))}"


def span_text(seconds: float | None) -> str:
    """Return a span as hours, minutes and seconds."""
    if seconds is None:
        return ""
    whole, rest = divmod(round(abs(seconds) * 1_000_000), 1_000_000)
    part = f".{rest:06d}".rstrip("0") if rest else ""
    sign = "-" if seconds < 0 else ""
    return f"{sign}{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{part}"


def span_of(text: str) -> float | None:
    """Return the seconds of a span, or None where there is none; raises ValueError."""
    if not text:
        return None
    found = SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    seconds = int(found[2]) * 3600 + int(found[3]) * 60 + float(found[4])
    return -seconds if found[1] == "-" else seconds


def read_own(sheet: Sheet) -> ScriptDraft | None:
    """Return one of our own spreadsheets as a script, as it was written.

    None if it is none, or was changed so that only people's ways of writing fit it.
    """
    own = own_columns(sheet.rows[0]) if sheet.rows else ()
    if not own:
        return None
    headings = tuple(map(str, sheet.rows[0]))
    rows: list[RowDraft] = []
    try:
        for index, cells in enumerate(sheet.rows[1:], 2):
            texts = [text_of(cell) for cell in cells]
            texts += [""] * (len(headings) - len(texts))
            if texts[-1] == MORE and rows:
                more = action_of(cells_of(own, texts))
                rows[-1] = replace(rows[-1], expected=(*rows[-1].expected, *more))
            elif any(texts):
                beside_ours = tuple(zip(headings[len(own) : -1], texts[len(own) : -1], strict=True))
                rows.append(row_of(index, cells_of(own, texts), beside_ours))
    except ValueError:
        return None
    if not rows:
        return None
    return ScriptDraft(name=sheet.name, header_row=1, rows=tuple(rows), from_start=True, exact=True)


def cells_of(own: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Return the cells of a line by our columns; those that its version lacks are empty."""
    return dict.fromkeys(OWN, "") | dict(zip(own, texts, strict=False))


def row_of(index: int, cell: dict[str, str], others: Sequence[tuple[str, str]]) -> RowDraft:
    """Return one row; raises ValueError where a cell holds what we never write."""
    if cell["Kind"] not in KINDS:
        raise ValueError(cell["Kind"])
    at = span_of(cell["Time"])
    return RowDraft(
        row=index,
        number=cell["Number"],
        kind=cell["Kind"],
        title=cell["Title"],
        text=cell["Message"],
        read_aloud=cell["Read aloud"],
        notes=cell["Notes"],
        phase=cell["Phase"],
        storyline=cell["Storyline"],
        offset_s=None if at is None else round(at),
        time=cell["Clock"] or None,
        story=cell["Story time"],
        sender=cell["From"],
        to=listed(cell["To"]),
        to_role=cell["To role"],
        method=cell["Method"],
        method_kind=method_kind(cell["Method"]),
        delivered_by=cell["Delivered by"],
        location=cell["Location"],
        priority=cell["Priority"],
        status=cell["Status"],
        standing=cell["Standing"],
        kind_written=cell["Type"],
        objectives=listed(cell["Objectives"]),
        tags=listed(cell["Tags"]),
        contingency_for=cell["Contingency for"],
        contingency_after_s=span_of(cell["Contingency after"]),
        follows=cell["Follows"],
        follows_after_s=span_of(cell["Follows after"]),
        on_decision=cell["On decision"],
        choice=cell["Choice"],
        questions=listed(cell["Questions"]),
        discussion_s=span_of(cell["Discussion"]),
        automatic=cell["Automatic"] == YES,
        story_jump_s=span_of(cell["Story jump"]),
        tasks=listed(cell["Critical tasks"]),
        author=cell["Author"],
        expected=action_of(cell),
        extra=tuple((name, text) for name, text in others if text),
    )


def action_of(cell: dict[str, str]) -> tuple[ExpectedDraft, ...]:
    """Return the expected action of a line, if there is one; raises ValueError."""
    names = listed(cell["Expected from"])
    if not any(cell[name] for name in ACTION):
        return ()
    return (
        ExpectedDraft(
            text=cell["Expected action"],
            agency=names[0] if names else "",
            also=names[1:],
            target_min=float(cell["Target minutes"]) if cell["Target minutes"] else None,
            sort=cell["Sort"],
            source=cell["Source"],
            task=cell["Shows task"],
        ),
    )


def listed(cell: str) -> tuple[str, ...]:
    """Return the lines of a cell."""
    return tuple(cell.split("\n")) if cell else ()
