"""What the dock shows: the line at rest, and how a line is understood while it is typed."""

from datetime import datetime, timedelta

from facilitator.domain.clock import ClockPhase, elapsed_then
from facilitator.domain.entry import Entry
from facilitator.domain.linking import Suggestion
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Understood
from facilitator.ui.conduct.entry_words import (
    bold_of,
    chips_of,
    late_reasons,
    letters,
    offer,
    saved_chips,
)
from facilitator.ui.models import spans
from facilitator.ui.widgets import ChipWords, EntryDock, Offer


class EntryFace:
    """Paints what the logic of the line has found out on to the dock."""

    def __init__(self, conduct: Conduct, dock: EntryDock) -> None:
        self._conduct = conduct
        self._dock = dock
        self._letters = letters(conduct.exercise.agencies)
        dock.set_placeholder(_("Agency letter, then what they decided. “because” adds the reason."))

    def typing(
        self, text: str, *, typed_at: datetime, moved: timedelta, detached: bool
    ) -> tuple[Suggestion, ...]:
        """Show how a line is understood; return what is offered."""
        understood = self._understand(text, detached=detached)
        offers = self._conduct.suggest(text)
        chips = chips_of(self._conduct, understood, detached=detached, typed_at=typed_at)
        line = understood.line
        own = line.text.casefold().strip("…") if line.prefix else ""
        self._dock.set_letters(())
        self._dock.set_chips(chips)
        self._dock.set_suggestions([offer(each, own) for each in offers])
        self._dock.set_right(_("Alt+↓ ten seconds earlier"))
        self.stamp(typed_at, moved)
        self._dock.set_bold(bold_of(text, understood))
        return offers

    def _understand(self, text: str, *, detached: bool) -> Understood:
        understood = self._conduct.understand(text, detach=detached)
        if understood.line.agencies:
            return understood
        # the agency alone is no line yet, but whose line it will be can be said already
        begun = self._conduct.understand(f"{text.rstrip()} …", detach=detached)
        return begun if begun.line.text == "…" else understood

    def stamp(self, typed_at: datetime, moved: timedelta, *, restored: bool = False) -> None:
        """Show the time that was taken."""
        at = elapsed_then(self._conduct.state.clock, typed_at)
        note = _("taken at the first key")
        if restored:
            note = _("draft restored, with the time of its first key")
        elif moved:
            seconds = int(moved.total_seconds())
            note = _("{seconds} s before the first key").format(seconds=seconds)
        self._dock.set_stamp(spans.full(at), note)

    def rest(self, last: Entry | None, *, remembered: bool) -> None:
        """Show the empty line: ready, what was saved last, and the agencies' letters."""
        note = _("time is taken at the first key")
        if self._conduct.state.clock.phase is ClockPhase.ENDED:
            note = _("the exercise has ended: this is a late entry")
        elif not self._conduct.state.clock.running:
            note = _("time is taken at the first key; writing works in a pause")
        self._dock.set_stamp(_("Ready"), note)
        self._dock.set_suggestions(())
        self._dock.set_bold(())
        self._dock.set_letters(self._letters)
        self._dock.set_chips(saved_chips(last))
        self._dock.set_right(_("↑ repeat last") if remembered else "")

    def ask_why_late(self) -> None:
        """Offer why the entry just saved was late; the next key takes the question away."""
        self._dock.set_letters(())
        self._dock.set_suggestions([Offer(text=each) for each in late_reasons()])
        self._dock.set_right(_("why so late? Or just write on"))

    def not_saved(self) -> None:
        """Say beside the line that it is not in the file."""
        chips = (ChipWords(text=_("not saved")), ChipWords(text=_("Enter tries again")))
        self._dock.set_chips(chips)
