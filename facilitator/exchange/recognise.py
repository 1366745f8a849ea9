"""Whether a sheet is a script at all, in which format, and one plain sentence where it is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Final

from facilitator.exchange.bare import find_columns, holds_times
from facilitator.exchange.building import Built, build
from facilitator.exchange.codes import without_codes
from facilitator.exchange.draft import Answers, RowWarning
from facilitator.exchange.headings import strange, words_of
from facilitator.exchange.layout import Layout, find_headings
from facilitator.exchange.mapping import covers, plain, remapped, says, width_of
from facilitator.exchange.owncolumns import is_own
from facilitator.exchange.ownsheet import read_own
from facilitator.exchange.refusals import (
    no_rows,
    no_saying_column,
    no_script,
    nothing_in_it,
    strange_table,
)
from facilitator.exchange.rowwords import (
    scenario_time_used,
    text_column_guessed,
    time_column_guessed,
)
from facilitator.exchange.sheets import Sheet, tidied
from facilitator.exchange.times import read_time

TEXTS: Final = frozenset({"title", "text", "synopsis"})
STRONG: Final = frozenset(
    {"time", "to", "sender", "expected", "method", "text", "delivered_by", "objective", "storyline"}
)
PLACES: Final = frozenset({"time", "number", "day", "phase"})
FEW: Final = 2
STRANGE: Final = 3
SENTENCE: Final = 15

FORMATS: Final = (
    ("OpenAEV", "action to be taken | timeline | teams | subject | content"),
    ("Cadence", "SourceReference | ScheduledTime | DeliveryMethod | ExpectedAction"),
    ("Murail", "horaire | emetteur | destinataire | stimuli | reaction attendue"),
    ("T3SF", "real time | player | script | picture name"),
    ("Blueprint", "move | inject | inject description | time"),
    ("Blueprint", "control number | delivery time | from org | to org"),
    ("Blueprint", "control number | move | from org | to org | details"),
    ("Blueprint", "event number | designated scenario time | expected participant response"),
    ("Blueprint", "local time | delivery method | target | measure of performance"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A sheet read as a script, or the sentence why it is none; ``layout`` can be mapped."""

    sheet: Sheet
    built: Built | None = None
    format: str = ""
    refusal: str = ""
    layout: Layout | None = None


def recognise(sheet: Sheet, answers: Answers) -> Verdict:
    """Read a sheet as a script if it is one, or if somebody said which column holds what."""
    if not any(cell != "" for row in sheet.rows for cell in row):
        return Verdict(sheet=sheet, refusal=nothing_in_it())
    own = read_own(sheet)
    if own is not None:
        return Verdict(sheet=sheet, built=Built(script=own), format="Facilitator")
    if sheet.rows and is_own(sheet.rows[0]):
        sheet = tidied(sheet)
    headed = find_headings(sheet)
    if headed is None:
        bare = None if is_strange(sheet) else find_columns(sheet)
        openaev = bare is not None and bare.column("expected") is not None
        found = Found(
            sheet=sheet,
            layout=bare or plain(sheet),
            form="OpenAEV" if openaev else "",
            script=bare is not None,
        )
    else:
        form = format_of(headed.headings)
        layout, warnings = settled(headed, sheet, form)
        found = Found(
            sheet=sheet,
            layout=layout,
            form=form,
            script=is_script(layout),
            warnings=tuple(warnings),
        )
    return judged(mapped(found, answers), answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The columns of a sheet as they were told apart; ``script`` says that they make one."""

    sheet: Sheet
    layout: Layout
    form: str
    script: bool
    warnings: tuple[RowWarning, ...] = ()
    refusal: str = ""


def mapped(found: Found, answers: Answers) -> Found:
    """Return the columns as somebody mapped them, if the choices are about this sheet."""
    choices, before = answers.columns, found.layout
    by_hand = bool(answers.sheet) or covers(choices, found.sheet, before)
    if not choices or not (found.script or by_hand):
        return found
    layout = remapped(before, found.sheet, choices)
    moved = {
        layout.called(column)
        for column in range(width_of(found.sheet, layout))
        if layout.fields.get(column) != before.fields.get(column)
    }
    return replace(
        found,
        layout=layout,
        script=says(layout),
        warnings=tuple(each for each in found.warnings if each.column not in moved),
        refusal="" if says(layout) else no_saying_column(),
    )


def judged(found: Found, answers: Answers) -> Verdict:
    """Return the sheet built, unless it is no script or no row of it is one of a script."""
    sheet, layout = found.sheet, found.layout
    if not found.script:
        return Verdict(sheet=sheet, refusal=found.refusal or refusal_of(sheet), layout=layout)
    built = build(sheet, layout, answers, hours_first=found.form == "OpenAEV")
    if not built.script.rows:
        return Verdict(sheet=sheet, refusal=no_rows(), layout=layout)
    script = replace(built.script, warnings=(*found.warnings, *built.script.warnings))
    built = replace(built, script=script)
    return Verdict(sheet=sheet, built=built, format=found.form, layout=layout)


def format_of(headings: Sequence[str]) -> str:
    """Return the name of the program or guide whose columns these are, or nothing."""
    here = {words_of(heading) for heading in headings if heading}
    for name, columns in FORMATS:
        if all(words_of(each.strip()) in here for each in columns.split("|")):
            return name
    return ""


def settled(layout: Layout, sheet: Sheet, form: str) -> tuple[Layout, list[RowWarning]]:
    """Return the columns with what only their cells can settle, and warnings about that."""
    warnings: list[RowWarning] = []
    layout = without_codes(layout, sheet)
    day, when = layout.column("day"), layout.column("time")
    if day is not None and (
        form == "T3SF" or (when is not None and has_clocks(sheet, layout, day))
    ):
        layout = replace(layout, fields={**layout.fields, day: "scenario_time"})
    if when is None:
        when = unnamed_times(sheet, layout)
        if when is not None:
            layout = replace(layout, fields={**layout.fields, when: "time"})
            warnings.append(warning(layout, when, time_column_guessed()))
    story = layout.column("scenario_time")
    if when is None and story is not None:
        layout = replace(layout, fields={**layout.fields, story: "time"})
        warnings.append(warning(layout, story, scenario_time_used()))
    if not TEXTS.intersection(layout.fields.values()):
        column = longest_column(sheet, layout)
        if column is not None:
            layout = replace(layout, fields={**layout.fields, column: "text"})
            warnings.append(warning(layout, column, text_column_guessed()))
    return layout, warnings


def warning(layout: Layout, column: int, message: str) -> RowWarning:
    """Return a warning about a column, at its heading."""
    return RowWarning(row=(layout.header or 0) + 1, column=layout.called(column), message=message)


def has_clocks(sheet: Sheet, layout: Layout, column: int) -> bool:
    """Tell whether a column of days gives times of day too, beside the column of times."""
    cells = [row[column] for row in sheet.rows[layout.first :] if column < len(row)]
    readings = [
        found for cell in cells if isinstance(cell, str) and cell and (found := read_time(cell))
    ]
    dated = [each for each in readings if each.clock is not None and (each.day or each.slashed)]
    return bool(dated) and len(dated) > len(readings) / 2


def unnamed_times(sheet: Sheet, layout: Layout) -> int | None:
    """Return the column that no field took and that holds times in most rows, if there is one."""
    rows = [row for row in sheet.rows[layout.first :] if any(cell != "" for cell in row)]
    for column in range(max(map(len, rows), default=0)):
        if column in layout.fields or column in layout.agencies:
            continue
        cells = [row[column] for row in rows if column < len(row) and row[column] != ""]
        if holds_times(cells, len(rows)):
            return column
    return None


def longest_column(sheet: Sheet, layout: Layout) -> int | None:
    """Return the column that no field took and whose texts are sentences, if there is one."""
    best, best_length = None, float(SENTENCE)
    for column in range(len(layout.headings)):
        if column in layout.fields or column in layout.agencies:
            continue
        cells = [row[column] for row in sheet.rows[layout.first :] if column < len(row)]
        lengths = [len(cell) for cell in cells if isinstance(cell, str) and cell]
        if lengths and mean(lengths) > best_length:
            best, best_length = column, mean(lengths)
    return best


def is_script(layout: Layout) -> bool:
    """Tell whether these columns are those of a script rather than of some other table."""
    fields = {*layout.fields.values(), *(["expected"] if layout.agencies else [])}
    says = TEXTS & fields or "expected" in fields
    if not says or not STRONG & fields or not PLACES | STRONG & fields:
        return False
    _, foreign = strange(layout.headings)
    script_like = len({"to", "expected", "text", "sender", "method"} & fields)
    if foreign >= STRANGE and script_like < STRANGE:
        return False
    if foreign >= FEW and not script_like:
        return False
    return len(fields) >= FEW and (bool(PLACES & fields) or script_like >= FEW)


def refusal_of(sheet: Sheet) -> str:
    """Return one plain sentence why a sheet is no script."""
    what = is_strange(sheet)
    return strange_table(what) if what else no_script()


def is_strange(sheet: Sheet) -> str:
    """Return what sort of other table the first rows head, or nothing."""
    top = [cell for row in sheet.rows[:10] for cell in row if isinstance(cell, str) and cell]
    what, count = strange(top)
    return what if count >= STRANGE else ""
