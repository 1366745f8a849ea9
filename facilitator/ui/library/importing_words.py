"""What the import says of columns and sheets."""

from collections.abc import Sequence
from typing import Final

from facilitator.exchange.draft import ColumnDraft, SheetDraft
from facilitator.exchange.fields import EXPECTED_OF, FIELDS
from facilitator.exchange.joining import Arranged, SheetUse, Use
from facilitator.i18n import N_, _, ngettext
from facilitator.services.mappings import Mapping
from facilitator.ui.library.lines import Cell, Line
from facilitator.ui.widgets.grid_rows import Column

FIELD_WORDS: Final[dict[str, str]] = {
    "number": N_("Number"),
    "time": N_("Planned time"),
    "day": N_("Day or date"),
    "title": N_("Title"),
    "text": N_("Text to players"),
    "synopsis": N_("Description"),
    "sender": N_("From"),
    "to": N_("To agencies"),
    "expected": N_("Expected action"),
    EXPECTED_OF: N_("Expected action of the agency that the heading names"),
    "target": N_("Target minutes"),
    "method": N_("Means of delivery"),
    "kind": N_("Kind of row"),
    "phase": N_("Phase"),
    "storyline": N_("Storyline"),
    "objective": N_("Objective"),
    "delivered_by": N_("Delivered by"),
    "location": N_("Place"),
    "notes": N_("Notes"),
    "priority": N_("Priority"),
    "status": N_("Status"),
}


def field_words(field: str) -> str:
    """Return what people call a field; nothing: the column's cells are kept beside the row."""
    return _(FIELD_WORDS[field]) if field in FIELD_WORDS else _("kept beside the row")


def column_columns() -> tuple[Column, ...]:
    """Return the columns of the list of a sheet's columns."""
    return (
        Column(width=22),
        Column(title=_("Heading"), share=3),
        Column(title=_("Cells"), share=5, least=380),
        Column(title=_("Taken for"), share=3),
    )


def column_line(column: ColumnDraft) -> Line:
    """Return one column of the sheet: letter, heading, a few cells, what it is taken for."""
    taken = bool(column.field)
    return Line(
        cells=(
            Cell(text=column.letter, colour="text.muted"),
            Cell(text=column.heading or _("(no heading)"), weight=600 if column.heading else None),
            Cell(text=" · ".join(column.samples), colour="text.secondary"),
            Cell(
                text=field_words(column.field),
                colour="text.primary" if taken else "text.muted",
                weight=600 if taken else None,
            ),
        ),
        item=column,
        tip="\n".join(column.samples),
    )


def field_lines(columns: Sequence[ColumnDraft], own: ColumnDraft) -> list[Line]:
    """Return every field that a column can be taken for, with the column that holds it now."""
    held = {each.field: each for each in columns if each.field and each is not own}
    lines = [_field_line("", None)]
    return lines + [_field_line(field, held.get(field)) for field in FIELDS]


def _field_line(field: str, holder: ColumnDraft | None) -> Line:
    called = "" if holder is None else f"{holder.letter} {holder.heading}".strip()
    return Line(
        cells=(
            Cell(text=field_words(field) if field else _("Keep beside the row")),
            Cell(
                text=_("now {column}").format(column=called) if called else "",
                colour="text.secondary",
            ),
        ),
        item=field,
    )


def field_columns() -> tuple[Column, ...]:
    """Return the columns of the list of fields."""
    return (Column(share=3), Column(share=2))


def mapping_lines(mappings: Sequence[Mapping], fitting: Sequence[str]) -> list[Line]:
    """Return the mappings that are kept, after what the program recognises by itself."""
    lines = [Line(cells=(Cell(text=_("As recognised by the program")), Cell()), item="")]
    for each in mappings:
        fits = _("fits this sheet") if each.fits(fitting) else ""
        count = ngettext("{n} column", "{n} columns", len(each.columns))
        beside = fits or count.format(n=len(each.columns))
        cells = (Cell(text=each.name), Cell(text=beside, colour="text.secondary"))
        lines.append(Line(cells=cells, item=each.name))
    return lines


def columns_said(columns: Sequence[ColumnDraft], mapping: str) -> str:
    """Return how many columns there are, how many are kept beside, and by which mapping."""
    beside = sum(1 for each in columns if not each.field)
    said = ngettext("{n} column", "{n} columns", len(columns)).format(n=len(columns))
    if beside:
        kept = ngettext("{n} kept beside", "{n} kept beside", beside).format(n=beside)
        said = f"{said}, {kept}"
    if mapping:
        said += ", " + _("mapping “{name}”").format(name=mapping)
    return said


def sheet_columns() -> tuple[Column, ...]:
    """Return the columns of the list of sheets."""
    return (
        Column(title=_("Sheet"), share=3),
        Column(title=_("What it holds"), share=4),
        Column(title=_("Becomes"), share=3),
    )


def sheet_line(sheet: SheetDraft, use: SheetUse | None) -> Line:
    """Return one sheet: its name, what it holds or why it is no script, what becomes of it."""
    soft = "text.secondary"
    if use is None:
        why = sheet.refused
        cells = (Cell(text=sheet.name, colour=soft), Cell(text=why, colour="text.muted"), Cell())
        return Line(cells=cells, item=sheet, tip=why)
    count = len(use.script.rows)
    rows = ngettext("{n} row", "{n} rows", count).format(n=count)
    if sheet.hidden:
        rows = f"{rows}, {_('hidden')}"
    used = use.use is not Use.NOTHING
    return Line(
        cells=(
            Cell(text=sheet.name, weight=600 if used else None),
            Cell(text=rows, colour=soft),
            Cell(text=use_words(use), colour="text.primary" if used else "text.muted"),
        ),
        item=sheet,
    )


def use_words(use: SheetUse) -> str:
    """Return what becomes of a sheet."""
    match use.use:
        case Use.NOTHING:
            return _("left out")
        case Use.EXERCISE:
            return _("an exercise")
        case Use.DAY:
            said = ngettext("{n} day later", "{n} days later", use.days)
            return said.format(n=use.days)


def comes_of_it(made: Sequence[Arranged], title: str) -> str:
    """Return which exercises will be made of several sheets, in a sentence each."""
    if not made:
        return _("All sheets are left out: nothing would be made.")
    titles = titles_of(made, title)
    lines: list[str] = []
    for each, name in zip(made, titles, strict=True):
        rows = len(each.script.rows)
        said = ngettext("{name}: {n} row of {sheets}", "{name}: {n} rows of {sheets}", rows)
        lines.append(said.format(name=name, n=rows, sheets=", ".join(each.sheets)))
    return "\n".join(lines)


def titles_of(made: Sequence[Arranged], title: str) -> tuple[str, ...]:
    """Return what the exercises are called: of several, each by its first sheet too."""
    if len(made) == 1:
        return (title,)
    return tuple(f"{title} – {each.sheets[0]}" for each in made)
