"""What the preview of an import says: the rows that were read, and what is doubtful or left out."""

from collections.abc import Sequence

from facilitator.domain.agencies import is_everybody
from facilitator.exchange.draft import RowDraft, RowWarning, ScriptDraft, Skipped
from facilitator.i18n import N_, _, ngettext
from facilitator.ui.library.lines import Cell, Line
from facilitator.ui.widgets import Glyph
from facilitator.ui.widgets.grid_rows import Column

Item = RowDraft | RowWarning | Skipped
KINDS: dict[str, str] = {
    "inject": N_("inject"),
    "expected": N_("expected action"),
    "contingency": N_("contingency"),
    "admin": N_("announcement"),
}


def row_columns(*, dated: bool = False) -> tuple[Column, ...]:
    """Return the columns of the rows that were read; dates need room."""
    return (
        Column(width=14),
        Column(title=_("Row"), width=36, right=True),
        Column(title=_("No."), width=56),
        Column(title=_("Time"), width=120 if dated else 64, least=360),
        Column(title=_("Kind"), width=110, least=620),
        Column(title=_("To"), share=2, least=460),
        Column(title=_("Title"), share=4),
        Column(title=_("Expected"), width=62, right=True, least=540),
    )


def row_lines(script: ScriptDraft) -> list[Line]:
    """Return the rows in the order of the sheet, also those left out, but for the empty ones."""
    doubtful: dict[int, list[str]] = {}
    for each in script.warnings:
        doubtful.setdefault(each.row, []).append(each.message)
    lines = [(each.row, row_line(each, doubtful.get(each.row, ()))) for each in script.rows]
    left_out = [each for each in script.skipped if each.row and not each.blank]
    lines += [(each.row, left_out_line(each)) for each in left_out]
    if left_out:
        lines.sort(key=lambda each: each[0])
    return [line for _row, line in lines]


def row_line(row: RowDraft, doubtful: Sequence[str] = ()) -> Line:
    """Return one row of the script as the preview shows it, marked if anything is doubtful."""
    soft = "text.secondary"
    to = ", ".join(_("everybody") if is_everybody(each) else each for each in row.to)
    title = row.title or " ".join((row.text or row.synopsis).split())
    return Line(
        cells=(
            Cell(glyph=Glyph.WARNING, colour="status.due") if doubtful else Cell(),
            Cell(text=str(row.row), colour="text.muted"),
            Cell(text=row.number, weight=600),
            Cell(text=when(row), colour=soft),
            Cell(text=_(KINDS.get(row.kind, row.kind)), colour=soft),
            Cell(text=to, colour=soft),
            Cell(text=title),
            Cell(text=str(len(row.expected) or ""), colour=soft),
        ),
        item=row,
        tip="\n".join(doubtful) or row.text or row.synopsis,
    )


def left_out_line(skipped: Skipped) -> Line:
    """Return a row that is none of the script, at its place in the sheet, with the reason."""
    return Line(
        cells=(
            Cell(glyph=Glyph.SKIP, colour="text.muted"),
            Cell(text=str(skipped.row), colour="text.muted"),
            *(Cell() for _column in range(4)),
            Cell(text=skipped.reason, colour="text.muted"),
            Cell(),
        ),
        item=skipped,
        tip=skipped.reason,
    )


def about_row(doubts: Sequence[Line], row: Item | None) -> int:
    """Return where the first thing that is said about a row stands, or -1."""
    places = (at for at, each in enumerate(doubts) if row is not None and each.item.row == row.row)
    return next(places, -1)


def place_of(rows: Sequence[Line], doubt: Item | None) -> int:
    """Return where the row stands that a doubt is about, or -1."""
    places = (
        at for at, each in enumerate(rows) if doubt is not None and each.item.row == doubt.row
    )
    return next(places, -1)


def when(row: RowDraft) -> str:
    """Return when a row is planned, as the script counts: a day and a time, or T and an offset."""
    if row.time:
        hours, _colon, rest = row.time.partition(":")
        clock = f"{hours}:{rest.removesuffix(':00')}"
        return f"{row.day} {clock}" if row.day else clock
    if row.offset_s is None:
        return row.day or ""
    sign = "−" if row.offset_s < 0 else "+"
    days, rest = divmod(abs(row.offset_s), 86_400)
    if days and not rest:
        return _("T{sign}{n} d").format(sign=sign, n=days)
    minutes = abs(row.offset_s) // 60
    return f"T{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def doubt_columns() -> tuple[Column, ...]:
    """Return the columns of what is doubtful or left out."""
    return (
        Column(title=_("Row"), width=52),
        Column(title=_("Column"), width=84, least=300),
        Column(title=_("What about it"), share=1),
    )


def doubt_lines(script: ScriptDraft) -> list[Line]:
    """Return warnings first, then what was left out, each with its place."""
    doubtful = [_doubt_line(each) for each in script.warnings]
    return [*doubtful, *(_skipped_line(each) for each in script.skipped)]


def _doubt_line(warning: RowWarning) -> Line:
    return Line(
        cells=(
            Cell(text=str(warning.row or ""), glyph=Glyph.WARNING, colour="status.due"),
            Cell(text=warning.column, colour="text.secondary"),
            Cell(text=warning.message),
        ),
        item=warning,
        tip=warning.message,
    )


def _skipped_line(skipped: Skipped) -> Line:
    return Line(
        cells=(
            Cell(text=str(skipped.row or ""), glyph=Glyph.SKIP, colour="text.muted"),
            Cell(text=_("left out"), colour="text.muted"),
            Cell(text=skipped.reason, colour="text.secondary"),
        ),
        item=skipped,
        tip=skipped.reason,
    )


def found(script: ScriptDraft) -> str:
    """Return how much was recognised, in one sentence."""
    rows = len(script.rows)
    said = ngettext("{n} row", "{n} rows", rows).format(n=rows)
    names = {
        name.casefold()
        for row in script.rows
        for name in (*row.to, *(each.agency for each in row.expected))
        if name and not is_everybody(name)
    }
    agencies = ngettext("{n} agency", "{n} agencies", len(names)).format(n=len(names))
    timed = sum(1 for row in script.rows if row.offset_s is not None)
    if not timed:
        times = _("no times: played in their order")
    elif timed == rows:
        times = _("all with a time")
    else:
        times = ngettext("{n} with a time", "{n} with a time", timed).format(n=timed)
    return f"{said}, {agencies}, {times}"


def doubts(script: ScriptDraft) -> str:
    """Return how much is doubtful or left out."""
    warnings, skipped = len(script.warnings), len(script.skipped)
    return ", ".join(
        (
            ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
            ngettext("{n} row left out", "{n} rows left out", skipped).format(n=skipped),
        )
    )
