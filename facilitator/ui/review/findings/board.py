"""The board: what nobody has sorted yet at the left, strengths and areas for improvement right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.events import EntryRef, Logged
from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import Finding, FindingSort
from facilitator.domain.log import LogLine
from facilitator.domain.reviewing import Review
from facilitator.i18n import _
from facilitator.services.evidence import EvidenceFeed
from facilitator.ui.review.findings.cards import Card, CardList, entry_card, finding_card
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Panel

Again = Callable[[Finding], str]


class Board(QWidget):
    """Three columns; arrows walk, letters sort, and cards can be moved by hand."""

    sorted_ = Signal(object, str)
    taken = Signal(object)
    chosen = Signal(str)
    shows = Signal(object)
    new_wanted = Signal()
    deleted = Signal(object)
    moved = Signal(object, int)
    confirmed = Signal(object)

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.unsorted = CardList(theme, "")
        self.strengths = CardList(theme, "")
        self.improve = CardList(theme, "")
        self.lists = (self.unsorted, self.strengths, self.improve)
        self.panels = tuple(Panel(theme, "") for _each in self.lists)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for panel, cards in zip(self.panels, self.lists, strict=True):
            panel.set_body(cards)
            self._row.addWidget(panel, 1)
            self._connect(cards)
        self.unsorted.dropped.connect(self._unsort)
        self.strengths.dropped.connect(partial(self._drop, "S"))
        self.improve.dropped.connect(partial(self._drop, "I"))
        self.set_theme(theme)

    def _connect(self, cards: CardList) -> None:
        cards.taken.connect(partial(self._tell, cards, "taken"))
        cards.deleted.connect(partial(self._tell, cards, "deleted"))
        cards.moved.connect(partial(self._moved, cards))
        cards.lettered.connect(partial(self._letter, cards))
        cards.sideways.connect(partial(self._sideways, cards))
        cards.walked.connect(partial(self._walked, cards))

    def _tell(self, cards: CardList, what: str) -> None:
        card: Card | None = cards.current()
        if card is not None:
            (self.taken if what == "taken" else self.deleted).emit(card)

    def _moved(self, cards: CardList, step: int) -> None:
        card: Card | None = cards.current()
        if card is not None:
            self.moved.emit(card, step)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._row.setSpacing(theme.px(8))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        words = (_("Not sorted yet"), _("Strengths"), _("To improve"))
        for panel, cards, name in zip(self.panels, self.lists, words, strict=True):
            panel.set_title(name)
            cards.setAccessibleName(name)
        self.unsorted.empty = _("Every observation is sorted. N begins a finding of its own.")
        self.strengths.empty = _("Strengths stand here: S on an observation.")
        self.improve.empty = _("What is to be put right stands here: I on an observation.")

    def show_review(self, review: Review, feed: EvidenceFeed, again: Again) -> None:
        """Show how everything stands."""
        used = {ref for each in review.findings for ref in each.evidence}
        observed = feed.observations()
        numbers = {line.entry.ref: _number(line) for line in observed}
        for each in used - numbers.keys():
            line = feed.entry(each)
            if line is not None:
                numbers[each] = _number(line)
        left = [each for each in observed if each.entry.ref not in used]
        cards = [card for each in left if (card := entry_card(each, self._exercise)) is not None]
        self._show(0, cards)
        for place, sort in ((1, FindingSort.STRENGTH), (2, FindingSort.IMPROVE)):
            alike = (each for each in review.findings if each.sort is sort)
            self._show(place, [self._card(each, review, numbers, again) for each in alike])

    def _card(
        self, finding: Finding, review: Review, numbers: dict[EntryRef, int], again: Again
    ) -> Card:
        return finding_card(
            finding,
            self._exercise,
            numbers,
            review=review,
            again=again(finding),
        )

    def _show(self, place: int, cards: list[Card]) -> None:
        self.lists[place].show_values(cards, [each.spoken() for each in cards])
        self.panels[place].set_counts(str(len(cards)))

    def found(self, card: Card, sort: FindingSort, ident: str) -> Finding | None:
        """Return the finding that an observation begins, with what it is known to belong to."""
        event = card.line.entry.event if card.line is not None else None
        if card.line is None or not isinstance(event, Logged):
            return None
        row = next((each for each in self._exercise.msel.rows if each.id == event.inject), None)
        aims = row.objectives if row is not None else ()
        objective = next((each for each in self._exercise.objectives if each.id in aims), None)
        known = tuple(each for each in event.agencies if self._exercise.agency(each) is not None)
        return Finding(
            id=ident,
            number=0,
            sort=sort,
            text=event.text,
            agencies=known,
            objective=objective.id if objective is not None else "",
            capability=objective.capability if objective is not None else "",
            evidence=(card.line.entry.ref,),
        )

    # --- keys and hand -----------------------------------------------------------------------

    def _letter(self, cards: CardList, letter: str) -> None:
        card: Card | None = cards.current()
        if letter == "N":
            self.new_wanted.emit()
        elif card is None:
            return
        elif letter in {"S", "I"}:
            self.sorted_.emit(card, letter)
        elif letter == "E" and card.finding is None:
            self.shows.emit(card)
        elif letter == "R":
            self.confirmed.emit(card)

    def _sideways(self, cards: CardList, step: int) -> None:
        to = self.lists.index(cards) + step
        if 0 <= to < len(self.lists):
            self.lists[to].setFocus()

    def _walked(self, cards: CardList) -> None:
        card: Card | None = cards.current()
        if cards.hasFocus() and card is not None and card.finding is not None:
            self.chosen.emit(card.finding.id)

    def _drop(self, letter: str, key: str) -> None:
        card = self._of_key(key)
        if card is not None:
            self.sorted_.emit(card, letter)

    @Slot(str)
    def _unsort(self, key: str) -> None:
        card = self._of_key(key)
        if card is not None and card.finding is not None:
            self.deleted.emit(card)

    def _of_key(self, key: str) -> Card | None:
        every = (each for cards in self.lists for each in cards.values())
        return next((each for each in every if each.key == key), None)

    def arrive(self) -> None:
        """Put the keyboard on what is not sorted yet, or else on the findings."""
        first = next((each for each in self.lists if each.values()), self.unsorted)
        first.setFocus()


def _number(line: LogLine) -> int:
    event = line.entry.event
    return event.number if isinstance(event, Logged) else 0
