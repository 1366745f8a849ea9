"""A sheet whose columns are known, made into the draft of a script."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.doubts import warn_sheet
from facilitator.exchange.draft import (
    Answers,
    ExpectedDraft,
    Question,
    RowDraft,
    ScriptDraft,
    Skipped,
)
from facilitator.exchange.gathering import Draft, own_names
from facilitator.exchange.kinds import kind_of, method_kind, parent_of, standing_of
from facilitator.exchange.layout import Layout
from facilitator.exchange.placing import place
from facilitator.exchange.points import Placed
from facilitator.exchange.recipients import Roster, everyone, expectations, split
from facilitator.exchange.rows import Line, sort_rows
from facilitator.exchange.rowwords import (
    alike,
    long_method,
    maybe_several,
    target_not_understood,
)
from facilitator.exchange.sheets import Sheet
from facilitator.exchange.titles import title_and_text

TARGET: Final = re.compile(
    r"[<≤]?\s*(?:(\d{1,2}):(\d{2})(?::\d{2})?|(\d{1,4}(?:[.,]\d+)?)"
    r"\s*(h|hours?|hor[ae]s?|heures?|std\.?|uur)?"
    r"\s*(?:m|mins?|minutes?|minuts?|minutos?|minuten|min\.|['\u2032])?)",
    re.IGNORECASE,
)
LONG_METHOD: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The draft of one sheet and what is to be asked about it."""

    script: ScriptDraft
    questions: tuple[Question, ...] = ()


def build(sheet: Sheet, layout: Layout, answers: Answers, *, hours_first: bool = False) -> Built:
    """Return a sheet as a script.

    ``hours_first`` says that T counts hours in this format.
    """
    found = sort_rows(sheet, layout)
    places = {name: column for column, name in layout.fields.items()}
    roster = Roster([line.cell(places.get("to")) for line in found.lines])
    draft = Draft(
        sheet=sheet,
        layout=layout,
        lines=found.lines,
        roster=roster,
        places=places,
        names=own_names(sheet, layout),
    )
    times = place(draft, answers, hours_first=hours_first)
    numbers = labels(draft)
    known = frozenset(numbers)
    rows = [
        row_of(draft, line, number, when, known)
        for line, number, when in zip(found.lines, numbers, times.placed, strict=True)
    ]
    warn_sheet(draft, rows)
    script = ScriptDraft(
        name=sheet.name,
        header_row=None if layout.header is None else layout.header + 1,
        rows=tuple(rows),
        skipped=tuple(skipped(sheet, index, why) for index, why in found.skipped),
        warnings=tuple(sorted(draft.warnings, key=lambda each: each.row)),
    )
    return Built(script=script, questions=times.questions)


def skipped(sheet: Sheet, index: int, why: str) -> Skipped:
    """Return a row that is none of the script, with the reason."""
    return Skipped(
        row=index + 1, reason=why, blank=not any(cell != "" for cell in sheet.rows[index])
    )


def labels(draft: Draft) -> list[str]:
    """Return the rows' numbers as written, with the move before them where each begins anew."""
    numbers = [one_line(draft.cell(line, "number")) for line in draft.lines]
    moves = [one_line(draft.cell(line, "phase")) for line in draft.lines]
    twice = len(set(filter(None, numbers))) < len([each for each in numbers if each])
    figures = all(move.isdecimal() for move in moves) and all(each.isdecimal() for each in numbers)
    if numbers and twice and figures:
        return [f"{move}.{number}" for move, number in zip(moves, numbers, strict=True)]
    return numbers


def row_of(draft: Draft, line: Line, number: str, when: Placed, known: frozenset[str]) -> RowDraft:
    """Return one row of the draft."""
    cell = draft.cell
    names = recipients(draft, line)
    expected = expected_of(draft, line, names)
    title, text, synopsis = title_and_text(
        line.mark or cell(line, "title"), cell(line, "text"), cell(line, "synopsis"), expected
    )
    kind = (
        "admin"
        if line.mark
        else kind_of(cell(line, "kind"), cell(line, "status"), cell(line, "notes"))
    )
    base = as_written(draft, line)
    return replace(
        base,
        number=number,
        kind=kind,
        title=title,
        text=text,
        synopsis=synopsis,
        day=when.day,
        time=when.time,
        offset_s=when.offset_s,
        to=names or agencies_of(draft, expected),
        expected=expected,
        contingency_for=parent_of(number, known) if kind == "contingency" else "",
        standing=standing_of(base.status, base.method),
        method_kind=method_kind(base.method),
    )


def as_written(draft: Draft, line: Line) -> RowDraft:
    """Return a row with the cells that stay as they are."""

    def one(name: str) -> str:
        return one_line(draft.cell(line, name))

    method = one("method")
    if len(method) > LONG_METHOD:
        draft.warn(line.index, draft.places.get("method"), long_method())
    return RowDraft(
        row=line.index + 1,
        sender=one("sender"),
        method=method,
        status=one("status"),
        objectives=objectives(draft, line),
        notes=draft.cell(line, "notes"),
        phase=one("phase") or line.section,
        storyline=one("storyline"),
        delivered_by=one("delivered_by"),
        location=one("location"),
        priority=one("priority"),
        time_written=f"{one('day')} {one('time')}".strip(),
        kind_written=one("kind"),
        extra=extra(draft, line),
    )


def recipients(draft: Draft, line: Line) -> tuple[str, ...]:
    """Return the agencies that a row goes to, and warn where they are doubtful."""
    column = draft.places.get("to")
    if column is None:
        return ()
    found = draft.roster.read(line.cell(column))
    for name in found.doubtful:
        draft.warn(line.index, column, maybe_several(name))
    for name in found.names:
        other = draft.roster.like(name)
        if other:
            draft.warn(line.index, column, alike(name, other))
    return found.names


def agencies_of(draft: Draft, expected: Sequence[ExpectedDraft]) -> tuple[str, ...]:
    """Return the agencies that are to react, where no column says who a row goes to."""
    if draft.places.get("to") is not None or not draft.layout.agencies:
        return ()
    return tuple(dict.fromkeys(each.agency for each in expected))


def expected_of(draft: Draft, line: Line, names: tuple[str, ...]) -> tuple[ExpectedDraft, ...]:
    """Return what agencies are to do: from their own columns, or from the one column for all."""
    own = tuple(
        ExpectedDraft(agency=agency, text=text)
        for column, agency in draft.layout.agencies.items()
        if (text := line.cell(column))
    )
    text = draft.cell(line, "expected")
    if len(names) != 1 and any(everyone(name) for name in names):
        names = tuple(split(", ".join(name for name in names if everyone(name)))[:1])
    return (*own, *expectations(text, names, target_of(draft, line)))


def target_of(draft: Draft, line: Line) -> float | None:
    """Return the target time of a row in minutes."""
    column = draft.places.get("target")
    text = one_line(line.cell(column))
    if not text:
        return None
    found = TARGET.fullmatch(text)
    if found is None:
        draft.warn(line.index, column, target_not_understood(text))
        return None
    if found[1] is not None:
        return float(int(found[1]) * 60 + int(found[2]))
    return float(found[3].replace(",", ".")) * (60 if found[4] else 1)


def objectives(draft: Draft, line: Line) -> tuple[str, ...]:
    """Return the objectives of a row, from all columns that hold some."""
    columns = [column for column, name in draft.layout.fields.items() if name == "objective"]
    parts = (part for column in columns for part in re.split(r"[;\n]", line.cell(column)))
    return tuple(dict.fromkeys(one_line(part) for part in parts if part.strip()))


def extra(draft: Draft, line: Line) -> tuple[tuple[str, str], ...]:
    """Return the filled cells that no field takes, by the headings of their columns."""
    if line.mark:
        return ()
    kept = [
        (name, text) for name, text in zip(draft.names, line.cells, strict=False) if name and text
    ]
    column = draft.places.get("target")
    target = line.cell(column)
    used = TARGET.fullmatch(one_line(target)) and draft.cell(line, "expected")
    if column is not None and target and not used:
        kept.append((draft.layout.own_name(column), target))
    return tuple(kept)
