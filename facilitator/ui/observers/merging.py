"""Merges what comes on a stick: looked at first, in place; taken in only at another key."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.observing.bundling import (
    Incoming,
    MergeReport,
    look_at,
    merge,
)
from facilitator.services.observing.senders import FromStation
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.form import Form
from facilitator.ui.observers.merging_words import (
    columns,
    line_of,
    name_of,
    offset_text,
    read_offset,
    report_words,
    summary,
)
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Refusal
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.grid import Grid
from facilitator.ui.widgets.grid_rows import ROW_PX

MOST_ROWS = 10


class MergeForm(Form):
    """Shows the stations of a bundle, their clocks and what would be taken; then the sum."""

    merged = Signal()

    def __init__(
        self, theme: Theme, conduct: Conduct, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._conduct, self._tasks = conduct, tasks
        self._incoming: Incoming | None = None
        self._offsets: dict[str, timedelta] = {}
        self._name = ""
        self._ours: frozenset[str] = frozenset()
        self._names: dict[str, str] = {}
        self._job = 0
        self.sum = self.add_words(role="title", colour="text.primary")
        self.said = self.add_words(role="body", colour="text.primary")
        self.refusal = Refusal(theme)
        self.rows.addWidget(self.refusal)
        self.grid = Grid(theme, "", columns())
        self.rows.addWidget(self.grid)
        self.offset_caption = self.add_words(role="caption")
        self.offset = Field(theme, "")
        self.rows.addWidget(self.offset)
        self.strangers_caption = self.add_words(role="caption")
        self.strangers = Choice(theme, "", small=True)
        self.rows.addWidget(self.strangers)
        self.rows.addStretch(1)
        self.grid.chosen.connect(self._chosen)
        self.grid.taken.connect(self.offset.setFocus)
        self.offset.entered.connect(self._set_offset)
        self.strangers.picked.connect(self._show)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; the list keeps some rows."""
        super().set_theme(theme)
        self._fit()

    def _fit(self) -> None:
        """Make the list as high as its rows, up to ten."""
        rows = min(MOST_ROWS, max(1, self.grid.model.rowCount()))
        self.grid.setFixedHeight(self.theme.px(28 + ROW_PX * rows))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.say_form(_("Merge a file"), _("Merge it"))
        self.grid.set_words(_("Stations in the file"), columns())
        caption = _(
            "The chosen station's clock was behind ours by (minus: ahead), then Enter: +0:02:30"
        )
        self.offset_caption.setText(caption)
        self.offset.line.setAccessibleName(caption)
        self.strangers_caption.setText(_("Stations that nobody let in"))
        self.strangers.set_name(_("Stations that nobody let in"))
        options = (_("leave them out"), _("take them too, as unknown"))
        self.strangers.set_options(options, max(0, self.strangers.current()))
        self._show()

    def busy(self) -> bool:
        """Tell whether a file is being read or merged."""
        return self._job != 0

    # --- looking ---------------------------------------------------------------------------

    def look(self, path: Path) -> None:
        """Read a file and compare it with what is here, away from the window."""
        self._tasks.drop(self._job)
        self._incoming = None
        self._offsets = {}
        self._name = path.name
        self.strangers.set_current(0)
        self.refusal.calm()
        self.sum.setText(_("Reading {name} …").format(name=shown(path.name)))
        self.said.setText("")
        self._show()
        conduct = self._conduct
        self._job = self._tasks.start(lambda: look_at(conduct, path), self._looked, self._sorry)

    def _looked(self, incoming: Incoming) -> None:
        self._job = 0
        self._incoming = incoming
        self._know(incoming)
        self.sum.setText(shown(incoming.name))
        self.said.setText(summary(incoming))
        self._show()
        self.grid.view.pick(0)
        self.take_button.setFocus()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.sum.setText(shown(self._name))
        self.said.setText(_("Nothing was taken from it."))
        self.refusal.refuse(could_not(error))
        self._show()
        self.leave_button.setFocus()

    @Slot()
    def _show(self) -> None:
        """Show what is to be merged as things stand."""
        incoming = self._incoming
        stations = incoming.stations if incoming is not None else ()
        strangers = self.strangers.current() == 1
        self.grid.show_lines(
            [
                line_of(
                    each,
                    self._named(each),
                    self._by(each),
                    ours=self._is_ours(each),
                    strangers=strangers,
                )
                for each in stations
            ]
        )
        self._fit()
        waiting = incoming is not None and not self._job
        unknown = any(not self._is_ours(each) for each in incoming.strangers) if incoming else False
        self.grid.setVisible(bool(stations))
        for each in (self.offset_caption, self.offset):
            each.setVisible(waiting)
        for each in (self.strangers_caption, self.strangers):
            each.setVisible(waiting and unknown)
        if waiting:
            self.take_button.set_on()
        else:
            self.take_button.set_off(_("There is nothing to merge."))

    def _is_ours(self, each: FromStation) -> bool:
        """Tell whether entries of that station stand here already."""
        return each.station in self._ours

    def _know(self, incoming: Incoming) -> None:
        """Look once who the stations are: while they are merged, the file is busy."""
        file = self._conduct.file
        stations = [each.station for each in incoming.stations]
        self._ours = frozenset(each for each in stations if file.journal.head_of(each)[0])
        self._names = {
            each.station: file.people.name(each.observer.person)
            for each in incoming.stations
            if each.observer is not None
        }

    def _named(self, each: FromStation) -> str:
        claimed = self._names.get(each.station, "")
        return name_of(each.observer, claimed, ours=self._is_ours(each))

    def _by(self, each: FromStation) -> timedelta | None:
        return self._offsets.get(each.station, each.by)

    # --- clocks ----------------------------------------------------------------------------

    def _station(self) -> FromStation | None:
        stations = self._incoming.stations if self._incoming is not None else ()
        return next((each for each in stations if each.station == self.grid.current()), None)

    @Slot()
    def _chosen(self) -> None:
        each = self._station()
        self.offset.calm()
        self.offset.set_text(offset_text(self._by(each)) if each is not None else "")

    @Slot()
    def _set_offset(self) -> None:
        """Take the offset that was typed for the chosen station."""
        if self._take_offset():
            self.take_button.setFocus()

    def _take_offset(self) -> bool:
        each, text = self._station(), self.offset.text().strip()
        if each is None or text == offset_text(self._by(each)):
            return True
        by = read_offset(text)
        if text and by is None:
            self.offset.refuse(_("Write it as hours, minutes and seconds: +0:02:30 or -2:00:00."))
            self.offset.setFocus()
            return False
        if by is None:
            self._offsets.pop(each.station, None)
        else:
            self._offsets[each.station] = by
        self._show()
        return True

    # --- merging ---------------------------------------------------------------------------

    @Slot()
    def take(self) -> None:
        """Merge what is shown, away from the window."""
        incoming = self._incoming
        if incoming is None or self._job or not self._take_offset():
            return
        conduct, strangers = self._conduct, self.strangers.current() == 1
        offsets = dict(self._offsets)
        new = sum(each.new for each in incoming.stations)
        self.sum.setText(_("Merging {n} entries …").format(n=new))
        self.said.setText(_("Everything else can go on meanwhile."))
        self._job = self._tasks.start(
            lambda: merge(conduct, incoming, strangers=strangers, offsets=offsets),
            self._is_merged,
            self._sorry,
        )
        self._show()

    def _is_merged(self, report: MergeReport) -> None:
        self._job = 0
        self._incoming = None
        said, more = report_words(report)
        self.sum.setText(said)
        self.said.setText(more)
        self._show()
        self.leave_button.setFocus()
        self.merged.emit()
