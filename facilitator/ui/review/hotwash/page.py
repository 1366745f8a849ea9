"""The Hot wash page: choose an agency, type what it says in three lines, show it to the room."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from facilitator.domain.events import HotWashSort
from facilitator.domain.hotwash import SORTS
from facilitator.domain.reviewing import HotWashNote
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.hotwash.column import Column
from facilitator.ui.review.judged import JudgedPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Label, on_key
from facilitator.ui.widgets.choice import Choice

MOST_BY_KEY = 9


class HotWashPage(JudgedPage):
    """One agency at a time, three questions, no more."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:  # noqa: ARG002 - every page is built so
        super().__init__(desk)
        self._unwritten = desk.unwritten
        self.agency = Choice(theme, "", small=True)
        self.columns = tuple(Column(theme) for _each in SORTS)
        self.keys = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.agency)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for sort, column in zip(SORTS, self.columns, strict=True):
            self._beside.addWidget(column, 1)
            column.said.connect(partial(self._say, sort, column))
            column.voted.connect(self._vote)
            column.typed.connect(partial(self._typed, sort))
        self._rows.addLayout(self._beside, 1)
        self._rows.addWidget(self.keys)
        self.agency.picked.connect(self._picked)
        for place in range(MOST_BY_KEY):
            on_key(self, f"Alt+{place + 1}", partial(self.pick, place))
        on_key(self, "Escape", self._leave)
        self.set_theme(theme)
        self.say_words()
        self._go_on()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        px = theme.px
        self._rows.setContentsMargins(px(8), px(4), px(8), px(6))
        self._rows.setSpacing(px(4))
        self._beside.setSpacing(px(8))
        self.keys.setVisible(theme.density is not Density.SINGLE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Hot wash"))
        self.agency.set_name(_("Who speaks"))
        for column, (question, hint) in zip(self.columns, self._questions(), strict=True):
            empty = _("What is said will stand here: type it below, Enter.")
            column.say_words(question, hint, empty)
        self.keys.setText(
            _(
                "Alt+1, Alt+2…: who speaks · Tab: the next question · Enter writes · on a note: "
                "+ and - votes, Enter changes, Delete takes away · Ctrl+Shift+H: before the players"
            )
        )
        self.refresh()

    def _questions(self) -> tuple[tuple[str, str], ...]:
        """Return the heads of the columns, and the questions: the plan's own, if it asks three."""
        usual = (_("What went well?"), _("What could be better?"), _("What is the one change?"))
        own = tuple(shown(each) for each in self.reviewing.exercise.hot_wash)
        asked = own if len(own) == len(SORTS) else usual
        heads = (_("Went well"), _("Could be better"), _("One change"))
        return tuple(zip(heads, asked, strict=True))

    # --- what stands -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how everything stands now."""
        notes = self.reviewing.review.hot_wash
        agencies = self.reviewing.exercise.agencies
        counts = {each.id: 0 for each in agencies} | {"": 0}
        for note in notes:
            counts[note.agency] = counts.get(note.agency, 0) + 1
        names = [
            f"{place} {shown(each.short or each.name)}"
            if place <= MOST_BY_KEY
            else shown(each.name)
            for place, each in enumerate(agencies, 1)
        ]
        names.append(_("the room"))
        keys = [*(each.id for each in agencies), ""]
        told = [
            f"{name} ({counts[key]})" if counts[key] else name
            for name, key in zip(names, keys, strict=True)
        ]
        self.agency.set_options(told, max(0, self.agency.current()))
        mine = [each for each in notes if each.agency == self.speaker()]
        for sort, column in zip(SORTS, self.columns, strict=True):
            column.show_notes(tuple(each for each in mine if each.sort is sort))

    def speaker(self) -> str:
        """Return the id of the agency that speaks; nothing for the room as a whole."""
        agencies = self.reviewing.exercise.agencies
        place = max(0, self.agency.current())
        return agencies[place].id if place < len(agencies) else ""

    # --- what is done ------------------------------------------------------------------------

    def pick(self, place: int) -> None:
        """Let another agency speak, and put the keyboard on its first question."""
        if place <= len(self.reviewing.exercise.agencies):
            self.agency.set_current(place)
            self._picked(place)
            self.columns[0].line.setFocus()

    @Slot(int)
    def _picked(self, _place: int) -> None:
        self._take_up()
        self.refresh()

    def _say(self, sort: HotWashSort, column: Column, text: str, note: str) -> None:
        standing = next((each for each in self.reviewing.review.hot_wash if each.id == note), None)
        votes = standing.votes if standing is not None else 0
        agency = standing.agency if standing is not None else self.speaker()
        if self._do(
            lambda: self.reviewing.note_hot_wash(agency, sort, text, note=note, votes=votes)
        ):
            self._unwritten.forget(self._line(sort))
            column.empty()

    @Slot(object, int)
    def _vote(self, note: HotWashNote, by: int) -> None:
        votes = max(0, note.votes + by)
        if votes != note.votes:
            self._do(
                lambda: self.reviewing.note_hot_wash(
                    note.agency, note.sort, note.text, note=note.id, votes=votes
                )
            )

    @Slot()
    def _leave(self) -> None:
        for sort, column in zip(SORTS, self.columns, strict=True):
            self._unwritten.forget(self._line(sort))
            column.empty()
        self.columns[0].line.setFocus()

    # --- what is being typed -----------------------------------------------------------------

    def _line(self, sort: HotWashSort) -> str:
        """Return under what the line of a question is kept: each agency has its own."""
        return f"hotwash.{self.speaker()}.{sort.value}"

    def _typed(self, sort: HotWashSort, kept: str) -> None:
        if kept:
            self._unwritten.typed(self._line(sort), kept)
        else:
            self._unwritten.forget(self._line(sort))

    def _take_up(self) -> bool:
        """Show the lines that whoever speaks now left unfinished; tell whether there is one."""
        kept = [self._unwritten.get(self._line(sort)) or "" for sort in SORTS]
        for column, line in zip(self.columns, kept, strict=True):
            column.take_up(line)
        return any(kept)

    def _go_on(self) -> None:
        """Begin with whoever was speaking when the program stopped."""
        for place in range(len(self.reviewing.exercise.agencies) + 1):
            self.agency.set_current(place)
            if self._take_up():
                self.refresh()
                return
        self.agency.set_current(0)

    def arrive(self) -> None:
        """Put the keyboard on the first question."""
        self.columns[0].line.setFocus()

    def again(self) -> None:
        """Let the next agency speak."""
        count = len(self.reviewing.exercise.agencies) + 1
        self.pick((max(0, self.agency.current()) + 1) % count)
