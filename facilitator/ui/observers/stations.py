"""The list of stations: who is here, what each covers, and how it is connected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import StationRow
from facilitator.domain.exercise import Agency
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.words import (
    called,
    clock_words,
    connection,
    device_words,
    head_count,
    marks_of,
)
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Panel
from facilitator.ui.widgets.grid import Grid
from facilitator.ui.widgets.grid_rows import Cell, Column, Line


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("Station"), share=5),
        Column(title=_("Covers"), share=4),
        Column(title=_("Device"), width=108, least=680),
        Column(title=_("Last entry"), width=84, least=520),
        Column(title=_("Entries"), width=62, right=True, least=420),
        Column(title=_("Clock"), width=96, least=760),
        Column(title=_("Connection"), share=7),
    )


class StationsPanel(Panel):
    """The stations, in the order in which they came; Enter opens what can be done with one."""

    wanted = Signal(str)

    def __init__(
        self, theme: Theme, agencies: Sequence[Agency], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._agencies = tuple(agencies)
        self.rows: tuple[StationRow, ...] = ()
        self.grid = Grid(theme, "", _columns())
        self.set_body(self.grid)
        self.grid.taken.connect(self._take)
        self.setFocusProxy(self.grid)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the page's tab says what this is."""
        super().set_theme(theme)
        self.head.setVisible(theme.density is not Density.SINGLE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Stations"))
        empty = _("Nobody is here yet. Open the door, or make a pack for a laptop.")
        self.grid.set_words(_("Stations"), _columns(), empty)
        self.show_stations(self.rows)

    def show_stations(self, rows: Sequence[StationRow], *, ended: bool = False) -> None:
        """Show how they stand; what is chosen stays."""
        self.rows = tuple(rows)
        self.grid.show_lines([self._line(each) for each in rows])
        self.set_counts(head_count(rows))
        known = [each.agrees for each in rows if each.agrees is not None]
        note = _("fingerprint agrees on {n} of {count}") if ended and known else ""
        self.set_note(note.format(n=sum(known), count=len(known)), "Ctrl+F" if ended else "")

    def row(self, device: str) -> StationRow | None:
        """Return a station by its device, or None."""
        return next((each for each in self.rows if each.observer.device == device), None)

    def _line(self, row: StationRow) -> Line:
        observer = row.observer
        covered = marks_of(self._agencies, observer.covers)
        named = shown(covered[0].name) if len(covered) == 1 else ""
        everybody = "" if covered else _("all agencies")
        name = shown(row.name) or called(row)
        soft = called(row) if row.name else ""
        if observer.remark:
            soft = f"{soft} · {shown(observer.remark)}".strip(" ·")
        last = spans.full(row.last) if row.last is not None and row.entries else "–"
        cells = (
            Cell(text=name, soft=soft, weight=600),
            Cell(text=everybody or named, marks=covered),
            Cell(text=device_words(row), colour="text.secondary"),
            Cell(text=last),
            Cell(text=str(row.entries)),
            Cell(text=clock_words(row), colour="text.secondary"),
            connection(row),
        )
        tip = _("{name} · {role} · device {id}").format(
            name=name, role=called(row), id=observer.device
        )
        return Line(key=observer.device, cells=cells, tip=tip)

    def _take(self) -> None:
        device = self.grid.current()
        if device:
            self.wanted.emit(device)
