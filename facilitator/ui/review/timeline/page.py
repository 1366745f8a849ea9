"""The Timeline page: the lanes, what held at a moment, each entry, and the run played again."""

from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from facilitator.domain.events import EntryRef
from facilitator.domain.figures import Figures
from facilitator.domain.instant import instant
from facilitator.domain.lanes import LaneMark
from facilitator.i18n import _, ngettext
from facilitator.ui.models.plain import shown
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.played import Played, played_of
from facilitator.ui.review.timeline import words
from facilitator.ui.review.timeline.face import TimelineFace
from facilitator.ui.review.timeline.replay import SPEEDS, Replay
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key

if TYPE_CHECKING:
    from facilitator.ui.review.figures.lanes import LaneFigure


class TimelinePage(TimelineFace):
    """Look at a run whole, and at each of its entries."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:
        super().__init__(theme)
        self._desk, self._tasks = desk, tasks
        self.figure: LaneFigure | None = None
        self.item_ref: EntryRef | None = None
        self.played: Played = played_of(desk, tasks)
        self.replay = Replay(self)
        self._tabled: Figures | None = None
        self._awaited = False
        self.speeds.set_options([f"×{each}" for each in SPEEDS], SPEEDS.index(self.replay.speed))
        self._connect()
        self.set_theme(theme)
        self.say_words()
        # half a second of import: not in the window's thread
        tasks.start(lambda: import_module("pyqtgraph"), self._loaded)

    def _connect(self) -> None:
        self.played.found.connect(self._found)
        self.played.failed.connect(self._sorry)
        self.table_button.clicked.connect(self.turn)
        self.play_button.clicked.connect(self.play)
        self.speeds.picked.connect(self._set_speed)
        self.table.taken.connect(self._to_log)
        self.beside.log_wanted.connect(self.show_in_log)
        self.replay.moved.connect(self._replayed)
        self.replay.stopped.connect(self._name_play)
        keys = (
            ("T", self.turn),
            ("Space", self.play),
            ("L", self.beside.go_to_log),
            ("Escape", self.forget),
        )
        for key, slot in keys:
            on_key(self, key, slot)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self._name_play()
        if self.played.last is not None:
            self._tabled = None
            self._found(self.played.last)

    def _name_play(self) -> None:
        word = _("Stop") if self.replay.running else _("Play again ×{n}")
        self.play_button.set_words(word.format(n=self.replay.speed), _("Space"))

    def arrive(self) -> None:
        """Put the keyboard on what is shown."""
        self._awaited = self.figure is None
        shown_now = self.table if self._tables() else self.figure
        if shown_now is not None:
            shown_now.setFocus()

    def _tables(self) -> bool:
        return self.body.currentWidget() is self.table

    def again(self) -> None:
        """Turn between figure and table."""
        self.turn()

    # --- what is shown -----------------------------------------------------------------------

    def _loaded(self, _library: object) -> None:
        from facilitator.ui.review.figures.lanes import (  # noqa: PLC0415 - heavy; once it is read
            LaneFigure,
        )

        self.figure = LaneFigure(self._theme)
        self.figure.scrubbed.connect(self._scrubbed)
        self.figure.chosen.connect(self._chosen)
        self.figure.taken.connect(self._taken)
        tabled = self._tables()
        self.body.removeWidget(self.empty)
        self.body.insertWidget(0, self.figure)
        if not tabled:
            self.body.setCurrentWidget(self.figure)
        if self.played.last is not None:
            self._found(self.played.last)
        if self._awaited and self.isVisible():
            self.arrive()

    @Slot(object)
    def _found(self, figures: Figures) -> None:
        line = figures.timeline
        entries = sum(len(each.marks) for each in line.lanes)
        count = ngettext("{n} decision in the lanes", "{n} decisions in the lanes", entries)
        self.panel.set_counts(count.format(n=entries))
        key = _("grey: target time   ring: joint   hollow: late   ×: struck   small: observed")
        if any(each.states for each in line.lanes):
            key += "   " + _("bar: in place")
        self.panel.set_note(key)
        if self.figure is not None:
            self.figure.show_run(line, figures.clock)
            self.figure.setAccessibleDescription(
                _("{count}; T shows all of it as a table.").format(count=count.format(n=entries))
            )
        if self._tables():
            self._fill_table()

    @Slot(Exception)
    def _sorry(self, error: Exception) -> None:
        self._desk.refused.emit(could_not(error))

    @Slot()
    def turn(self) -> None:
        """Show the numbers instead of the figure, or the figure again."""
        to_table = not self._tables()
        if to_table:
            self._fill_table()
        self.body.setCurrentIndex(1 if to_table else 0)
        self.table_button.set_words(_("Figure") if to_table else _("Numbers"), "T")
        self.arrive()

    def _fill_table(self) -> None:
        figures = self.played.last
        if figures is not None and figures is not self._tabled:
            self._tabled = figures
            self.table.fill(words.headings(), words.rows(figures))

    @Slot(float)
    def _scrubbed(self, seconds: float) -> None:
        figures = self.played.last
        if figures is None or (self.figure is not None and self.figure.picked is not None):
            return
        at = timedelta(seconds=seconds)
        lines = [(_("When"), words.moment_words(figures, at))]
        lines += [
            (shown(each.agency.name), words.then_words(each))
            for each in instant(figures.timeline, at)
        ]
        self.beside.show_lines(_("At the line"), lines, entry=False)

    @Slot(object)
    def _chosen(self, mark: LaneMark | None) -> None:
        figures = self.played.last
        item = figures.item(mark.ref) if figures is not None and mark is not None else None
        if figures is None or item is None:
            self.item_ref = None
            if self.figure is not None:
                self._scrubbed(self.figure.at)
            return
        self.item_ref = item.entry.ref
        lines = tuple(words.entry_lines(figures, item))
        self.beside.show_lines(lines[0][0], (("", lines[0][1]), *lines[1:]), entry=True)

    @Slot(object)
    def _taken(self, _mark: LaneMark) -> None:
        self.show_in_log()

    @Slot()
    def show_in_log(self) -> None:
        """Ask for the chosen entry in the log of the Conduct screen."""
        if self.item_ref is not None:
            self._to_log(self.item_ref)

    @Slot(object)
    def _to_log(self, ref: EntryRef) -> None:
        item = self.played.last.item(ref) if self.played.last is not None else None
        if item is not None and item.logged is not None:
            self._desk.entry_wanted.emit(item.logged.number)

    # --- played again ------------------------------------------------------------------------

    @Slot(int)
    def _set_speed(self, place: int) -> None:
        self.replay.speed = SPEEDS[place]
        self._name_play()

    @Slot()
    def play(self) -> None:
        """Play the run again from the scrub line, or stop; from its end it starts anew."""
        figure, figures = self.figure, self.played.last
        if figure is None or figures is None:
            return
        if self.replay.running:
            self.replay.stop()
            return
        if self._tables():
            self.turn()
        figure.choose(None)
        until = figures.timeline.until.total_seconds()
        since = figures.timeline.since.total_seconds()
        self.replay.start(since if figure.at >= until else figure.at, until)
        self._name_play()

    @Slot(float)
    def _replayed(self, seconds: float) -> None:
        if self.figure is not None:
            self.figure.veil(None if seconds >= self.replay.until else seconds)
            self.figure.scrub(seconds)

    @Slot()
    def forget(self) -> None:
        """Stop, and show everything again with nothing chosen."""
        self.replay.stop()
        if self.figure is not None:
            self.figure.veil(None)
            self.figure.choose(None)
