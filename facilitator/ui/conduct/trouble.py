"""What is said in the banner: a refusal, a disk that says no, several lines pasted at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import ClockReanchored, Reanchoring
from facilitator.i18n import _, ngettext
from facilitator.ui.conduct.entry_desk import EntryDesk
from facilitator.ui.conduct.keys import key
from facilitator.ui.models import spans
from facilitator.ui.say import sentence
from facilitator.ui.widgets import Banner, BannerKind


class Trouble(QObject):
    """Says what happened, what is safe, what to do; goes when something works again."""

    said = Signal(str)

    def __init__(
        self,
        banner: Banner,
        entry: EntryDesk,
        *,
        count_sleep: Callable[[Entry], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._count_sleep = count_sleep
        self._slept: Entry | None = None
        self._banner = banner
        self._entry = entry
        self._on = False
        self._lines: tuple[str, ...] = ()
        banner.acted.connect(self._act)
        entry.failed.connect(self.fail)
        entry.refused.connect(self._not_taken)
        entry.pasted.connect(self._pasted)
        entry.elsewhere.taken.connect(self._taken)

    @Slot()
    def over(self) -> None:
        """Take the banner away, because something worked."""
        if self._on and not self._entry.waiting and not self._entry.elsewhere.count:
            self._on = False
            self._banner.hush()

    @Slot(str)
    def refuse(self, words: str) -> None:
        """Say in one sentence what a rule does not allow."""
        self._on = True
        self._lines, self._slept = (), None
        self._banner.say(BannerKind.AMBER, words)
        self.said.emit(words)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say that something was done, where it cannot be seen otherwise."""
        self._on = True
        self._lines, self._slept = (), None
        self._banner.say(BannerKind.PLAIN, words)
        self.said.emit(words)

    @Slot(Failed)
    def fail(self, wrong: Failed) -> None:
        """Say what the surroundings did not allow; a line that waits can be tried again."""
        self._on = True
        self._lines, self._slept = (), None
        words, waiting = sentence(wrong), self._entry.waiting
        aside = self._entry.elsewhere.count
        if aside and not waiting:
            words = f"{_aside_words(aside)} {words}"
        action, key = (_("Try again"), _("Enter")) if waiting else ("", "")
        self._banner.say(BannerKind.RED, words, action, key, closable=not waiting)
        self.said.emit(words)

    @Slot(Refused)
    def _not_taken(self, wrong: Refused) -> None:
        self.refuse(sentence(wrong))

    @Slot(int)
    def _taken(self, count: int) -> None:
        self._on = True
        self._lines, self._slept = (), None
        words = ngettext(
            "{count} line that waited is now in the exercise, at its own time.",
            "{count} lines that waited are now in the exercise, at their own times.",
            count,
        )
        self._banner.say(BannerKind.PLAIN, words.format(count=count))

    @Slot(tuple)
    def _pasted(self, lines: tuple[str, ...]) -> None:
        self._on = True
        self._lines, self._slept = lines, None
        words = _("{count} lines pasted: Enter saves {count} entries, one for each line.")
        offer = _("Save as one entry")
        self._banner.say(BannerKind.PLAIN, words.format(count=len(lines)), offer, key("offer"))

    def ask_about_clock(self, entry: Entry) -> None:
        """Say that the computer slept or its clock was moved; ask whether a sleep counts."""
        event = entry.event
        if not isinstance(event, ClockReanchored):
            return
        if event.why is Reanchoring.SLEPT:
            words = _("This laptop slept for {span}; exercise time stood still meanwhile.")
            self._slept, action = entry, _("Count it")
        else:
            words = _("This laptop's clock was moved by {span}; exercise time goes on as before.")
            action = ""
        span = spans.signed(event.by) if not action else spans.count(event.by)
        # a question, and no trouble: it stays until somebody answers it or closes it
        self._on = False
        offer = key("offer") if action else ""
        self._banner.say(BannerKind.AMBER, words.format(span=span), action, offer)
        if action:
            self._banner.name_close(_("Do not count it"))

    def take_offer(self) -> None:
        """Do by key what the banner offers, or say that it offers nothing."""
        banner = self._banner
        if not banner.isHidden() and not banner.action.isHidden():
            self._act()
        elif banner.isHidden():
            self.refuse(_("No message offers anything now."))

    def drop(self) -> None:
        """Close the banner by hand, unless a line still waits for the disk."""
        if not self._entry.waiting:
            self._banner.hush()

    @Slot()
    def _act(self) -> None:
        if self._entry.waiting:
            self._entry.try_again()
        elif self._slept is not None:
            slept, self._slept = self._slept, None
            self._banner.hush()
            try:
                self._count_sleep(slept)
            except Refused as wrong:
                self.refuse(sentence(wrong))
            except Failed as wrong:
                self.fail(wrong)
        elif self._lines:
            self._lines = ()
            self._banner.hush()
            self._entry.commit_as_one()


def _aside_words(count: int) -> str:
    """Return how many lines wait on this laptop."""
    words = ngettext(
        "{count} line waits on this laptop and goes in by itself as soon as it can.",
        "{count} lines wait on this laptop and go in by themselves as soon as they can.",
        count,
    )
    return words.format(count=count)
