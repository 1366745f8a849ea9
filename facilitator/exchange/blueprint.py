"""Blueprint (CMU SEI): a MSEL as JSON in .NET's form, whose columns the file names itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, cast

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.draft import (
    Answers,
    ImportResult,
    PhaseDraft,
    Question,
    RowDraft,
    ScriptDraft,
)
from facilitator.exchange.given import Given
from facilitator.exchange.gleaning import Gleaning
from facilitator.exchange.headings import fields_of
from facilitator.exchange.kinds import kind_of, method_kind, parent_of, standing_of
from facilitator.exchange.members import Object, object_of, objects, one_each, said, seconds
from facilitator.exchange.points import TimeCell
from facilitator.exchange.recipients import Roster, expectations
from facilitator.exchange.refusals import no_rows
from facilitator.exchange.timeline import timeline
from facilitator.exchange.times import read_day, read_time
from facilitator.exchange.titles import title_and_text
from facilitator.i18n import _

NAME: Final = "Blueprint"
MONTH_FIRST: Final = "mdy"
OTHER_LISTS: Final = ("Cards", "CiteRoles", "CiteActions", "Pages", "UserMselRoles")
ONE_LINE: Final = frozenset(
    {"number", "title", "time", "day", "sender", "to", "method", "status", "phase", "storyline"}
    | {"delivered_by", "location", "priority", "kind"}
)


@dataclass(slots=True, kw_only=True)
class Source:
    """One export while it is read: its objects by ``$id``, its columns, its rows."""

    by_id: dict[str, Object]
    columns: dict[str, str] = field(default_factory=dict[str, str])
    fields: dict[str, str] = field(default_factory=dict[str, str])
    cards: dict[str, str] = field(default_factory=dict[str, str])
    glean: Gleaning = field(default_factory=Gleaning)

    def many(self, value: object) -> list[Object]:
        """Return the objects of a list, in .NET's form or plain, with second mentions resolved."""
        listed = objects(value) or objects(object_of(value).get("$values"))
        return [self.by_id.get(said(each.get("$ref")), each) for each in listed]


def recognises(given: Given) -> bool:
    """Tell whether a file is the export of a MSEL."""
    document = object_of(given.document)
    return "ScenarioEvents" in document and "DataFields" in document


def read(given: Given, answers: Answers) -> ImportResult:
    """Return the script of an export, the rows in their order, timed by their seconds."""
    document = object_of(given.document)
    source = Source(by_id=references(document))
    columns(source, document)
    events = sorted(
        source.many(document.get("ScenarioEvents")),
        key=lambda each: (
            seconds(each.get("RowIndex")) or 0,
            seconds(each.get("DeltaSeconds")) or 0,
        ),
    )
    cells = [cells_of(source, event, index + 1) for index, event in enumerate(events)]
    if not any(any(each.values()) for each in cells):
        return ImportResult(recognised=False, format=f"{NAME} json", refused=no_rows())
    rows = rows_of(source, events, cells)
    rows, questions = timed(source, rows, events, cells, answers)
    other_members(source, document, rows)
    glean = source.glean
    name = one_line(said(document.get("Name"))) or given.stem
    script = ScriptDraft(
        name=name,
        header_row=None,
        rows=tuple(rows),
        skipped=tuple(glean.skipped),
        warnings=tuple(sorted(glean.warnings, key=lambda each: each.row)),
        title=name,
        from_start=True,
        why=glean.text(document.get("Description"), 0, _("Description")),
        phases=phases(source, document),
    )
    return ImportResult(
        recognised=True, format=f"{NAME} json", scripts=(script,), questions=questions
    )


def references(document: Object) -> dict[str, Object]:
    """Return every object that has an ``$id`` by it."""
    found: dict[str, Object] = {}
    waiting: list[object] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            members = cast("Object", value)
            if "$id" in members:
                found[said(members["$id"])] = members
            waiting.extend(members.values())
        elif isinstance(value, list):
            waiting.extend(cast("list[object]", value))
    found.pop("", None)
    return found


def columns(source: Source, document: Object) -> None:
    """Read which columns there are, in their order, and which field each of them holds."""
    listed = sorted(
        source.many(document.get("DataFields")),
        key=lambda each: seconds(each.get("DisplayOrder")) or 0,
    )
    for each in listed:
        source.columns[said(each.get("Id"))] = one_line(said(each.get("Name")))
    ids = list(source.columns)
    found = fields_of(list(source.columns.values()))
    source.fields = {ids[column]: name for column, name in found.items()}
    for each in source.many(document.get("Cards")):
        source.cards[said(each.get("Id"))] = one_line(said(each.get("Name")))


def cells_of(source: Source, event: Object, row: int) -> dict[str, str]:
    """Return the filled cells of an event by the id of their column."""
    cells: dict[str, str] = {}
    for each in source.many(event.get("DataValues")):
        column = said(each.get("DataFieldId")) or said(object_of(each.get("DataField")).get("Id"))
        name = source.columns.get(column, "")
        text = source.glean.text(each.get("Value"), row, name)
        if column and text and text != "''":
            cells[column] = source.cards.get(text, text)
            source.columns.setdefault(column, column)
    return cells


def rows_of(
    source: Source, events: Sequence[Object], cells: Sequence[dict[str, str]]
) -> list[RowDraft]:
    """Return every event as a row, without its time."""
    by_field = [
        {
            name: one_line(text) if name in ONE_LINE else text
            for column, text in each.items()
            if (name := source.fields.get(column))
        }
        for each in cells
    ]
    roster = Roster([each.get("to", "") for each in by_field])
    numbers = frozenset(each.get("number", "") for each in by_field)
    rows: list[RowDraft] = []
    for index, (event, fields) in enumerate(zip(events, by_field, strict=True)):
        row = row_of(index + 1, fields, roster, numbers)
        if event.get("IsHidden") is True:
            source.glean.warn(row.row, "", _("This row is hidden in the file; it is skipped here."))
            row = replace(row, standing="skipped", status=row.status or "hidden")
        rows.append(replace(row, extra=extra(source, cells[index])))
        if not row.to:
            source.glean.warn(row.row, _("To"), _("No recipient."))
    return rows


def row_of(row: int, fields: dict[str, str], roster: Roster, numbers: frozenset[str]) -> RowDraft:
    """Return one row from its fields."""
    cell = fields.get
    to = roster.read(cell("to", "")).names
    expected = expectations(cell("expected", ""), to, None)
    title, text, synopsis = title_and_text(
        cell("title", ""), cell("text", ""), cell("synopsis", ""), expected
    )
    number, method, status = cell("number", ""), cell("method", ""), cell("status", "")
    kind = kind_of(cell("kind", ""), status, cell("notes", ""))
    return RowDraft(
        row=row,
        number=number,
        kind=kind,
        title=title,
        text=text,
        synopsis=synopsis,
        sender=cell("sender", ""),
        to=to,
        method=method,
        method_kind=method_kind(method),
        expected=expected,
        status=status,
        standing=standing_of(status, method),
        notes=cell("notes", ""),
        phase=cell("phase", ""),
        storyline=cell("storyline", ""),
        delivered_by=cell("delivered_by", ""),
        location=cell("location", ""),
        priority=cell("priority", ""),
        kind_written=cell("kind", ""),
        time_written=f"{cell('day', '')} {cell('time', '')}".strip(),
        contingency_for=parent_of(number, numbers) if kind == "contingency" else "",
    )


USED: Final = frozenset(
    {"number", "title", "text", "synopsis", "sender", "to", "method", "expected", "status"}
    | {"notes", "phase", "storyline", "delivered_by", "location", "priority", "kind"}
    | {"day", "time"}
)


def extra(source: Source, cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the cells that no field takes, in the order of the columns."""
    return tuple(
        (name, cells[column])
        for column, name in source.columns.items()
        if column in cells and source.fields.get(column) not in USED
    )


def timed(
    source: Source,
    rows: Sequence[RowDraft],
    events: Sequence[Object],
    cells: Sequence[dict[str, str]],
    answers: Answers,
) -> tuple[list[RowDraft], tuple[Question, ...]]:
    """Return the rows with their seconds from the start, and their clock times beside them."""
    at = {name: column for column, name in source.fields.items()}
    points = [
        TimeCell(
            row=index,
            text=one_line(each.get(at.get("time", ""), "")),
            reading=read_time(one_line(each.get(at.get("time", ""), ""))),
            day_text=one_line(each.get(at.get("day", ""), "")),
            day_reading=read_day(one_line(each.get(at.get("day", ""), ""))),
        )
        for index, each in enumerate(cells)
    ]
    if not answers.date_order:
        answers = replace(answers, date_order=MONTH_FIRST)
    line = timeline(points, answers)
    deltas = [seconds(event.get("DeltaSeconds")) for event in events]
    counted = any(delta is not None for delta in deltas)
    if counted and any(each.time for each in line.placed):
        source.glean.warn(0, "", seconds_taken())
    made = [
        replace(
            row,
            day=place.day,
            time=place.time,
            offset_s=delta if counted else place.offset_s,
        )
        for row, place, delta in zip(rows, line.placed, deltas, strict=True)
    ]
    return made, line.questions


def seconds_taken() -> str:
    """Say which of two times the rows are planned by."""
    return _(
        "The rows are planned by their seconds from the start, as in Blueprint; the dates (month"
        " first) and times of day in its columns are kept beside them."
    )


def phases(source: Source, document: Object) -> tuple[PhaseDraft, ...]:
    """Return the moves in their order, each with its situation."""
    moves = sorted(
        source.many(document.get("Moves")), key=lambda each: seconds(each.get("MoveNumber")) or 0
    )
    return tuple(
        PhaseDraft(
            name=said(each.get("MoveNumber")) or str(index),
            starts_s=seconds(each.get("DeltaSeconds")),
            situation="\n\n".join(
                filter(
                    None,
                    (
                        source.glean.text(each.get(name), 0, _("Phase"))
                        for name in ("Description", "SituationDescription")
                    ),
                )
            ),
        )
        for index, each in enumerate(moves)
    )


def other_members(source: Source, document: Object, rows: Sequence[RowDraft]) -> None:
    """Name what the file holds besides rows: teams without one, cards, roles, actions."""
    receiving = {name.casefold() for row in rows for name in row.to}
    teams: list[str] = []
    for each in source.many(document.get("MselTeams")):
        team = object_of(each.get("Team"))
        team = source.by_id.get(said(team.get("$ref")), team) or each
        names = [one_line(said(team.get(name))) for name in ("ShortName", "Name")]
        if not receiving.intersection(name.casefold() for name in names):
            teams.append(names[1] or names[0])
    teams += [said(each.get("Name")) for each in source.many(document.get("Organizations"))]
    if named := ", ".join(one_each(teams)):
        message = _("Teams and organisations to which no row goes were left out: {names}.")
        source.glean.skip(0, message.format(names=named))
    for name in OTHER_LISTS:
        if count := len(source.many(document.get(name))):
            message = _("{count} × {name}: there is no place for them here; left out.")
            source.glean.skip(0, message.format(count=count, name=name))
