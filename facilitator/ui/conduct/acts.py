"""What the keys and buttons of the desk do: ask the service, and say in place what it refuses."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.script import ScriptRow
from facilitator.i18n import _
from facilitator.services.conduct import Conduct, UndoOffer
from facilitator.services.rooms import hand_over, may_declare, may_end_emergency
from facilitator.services.roomwords import leader_name
from facilitator.ui.conduct.keys import key
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.widgets import NextStrip


@dataclass(frozen=True, slots=True)
class Asked:
    """A reason that is being asked in the strip, and what is done with it."""

    what: str
    then: Callable[[str], object]


class Acts(QObject):
    """Acts on the run; knows the strip, in which every reason is asked."""

    done = Signal()
    refused = Signal(str)
    failed = Signal(Failed)
    report_wanted = Signal()

    def __init__(self, conduct: Conduct, strip: NextStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conduct = conduct
        self._strip = strip
        self._asked: Asked | None = None
        self.cued = ""
        strip.go.connect(self.go)
        strip.hold.connect(self.hold)
        strip.skip.connect(self.skip)
        strip.reason_given.connect(self._given)
        strip.reason_dropped.connect(self._dropped)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; tell whether it was done, and say why if not."""
        try:
            act()
        except Refused as wrong:
            self.refused.emit(sentence(wrong))
            return False
        except Failed as wrong:
            self.failed.emit(wrong)
            return False
        self.done.emit()
        return True

    @property
    def _phase(self) -> ClockPhase:
        return self._conduct.state.clock.phase

    # --- reasons, asked in the strip ---------------------------------------------------------

    def ask(
        self, what: str, prompt: str, presets: tuple[str, ...], then: Callable[[str], object]
    ) -> None:
        """Ask for a reason where the hand is; what it is for is done when it is given."""
        self._asked = Asked(what, then)
        self._strip.ask_reason(prompt, presets)

    @Slot(str)
    def _given(self, reason: str) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            self.attempt(lambda: asked.then(reason))

    @Slot()
    def _dropped(self) -> None:
        self._asked = None

    def asking(self) -> str:
        """Return what a reason is asked for, or nothing."""
        return self._asked.what if self._asked and self._strip.asking() else ""

    # --- the clock ---------------------------------------------------------------------------

    @Slot()
    def pause(self) -> None:
        """Start, pause, resume, end a real emergency, or open the report: the inverse act."""
        conduct = self._conduct
        match self._phase:
            case ClockPhase.READY:
                self.attempt(conduct.start)
            case ClockPhase.RUNNING:
                self.attempt(conduct.pause)
            case ClockPhase.PAUSED:
                self.attempt(conduct.resume)
            case ClockPhase.STOPPED if self.asking() in {"emergency", "clear"}:
                # the answer that is being written is not lost to a second key
                self.refused.emit(_("First answer the question above, or leave it with Esc."))
                self._strip.focus_reason()
            case ClockPhase.STOPPED if not may_end_emergency(conduct):
                words = _(
                    "The real emergency is ended where the exercise is led: {room}. If that room"
                    " does not answer, take the lead: {key}."
                )
                room = shown(leader_name(conduct))
                self.refused.emit(words.format(room=room, key=key("lead")))
            case ClockPhase.STOPPED:
                presets = (_("all safe, told by the director"), _("false alarm"))
                prompt = _("Director: the real emergency is over? Say how it ended")
                self.ask(
                    "clear",
                    prompt,
                    presets,
                    lambda reason: conduct.clear_safety(reason, as_director=True),
                )
            case ClockPhase.ENDED:
                self.report_wanted.emit()

    @Slot()
    def pause_why(self) -> None:
        """Pause and say why."""
        if self._phase is not ClockPhase.RUNNING:
            self.pause()
            return
        presets = (_("chief asks"), _("break"), _("technical"))
        self.ask("pause", _("Why pause?"), presets, self._conduct.pause)

    @Slot()
    def end(self) -> None:
        """ENDEX, asked in the strip."""
        if self._phase in {ClockPhase.READY, ClockPhase.ENDED}:
            self.attempt(self._conduct.end)
            return
        presets = (_("objectives met"), _("time is up"), _("broken off"))
        self.ask("end", _("End the exercise for everybody? Say why"), presets, self._conduct.end)

    @Slot()
    def emergency(self) -> None:
        """Stop the clock at the first press; who and where is asked when it stands."""
        if self.asking() == "emergency":
            self.refused.emit(_("The clock stands. Say who and where, then Enter."))
            self._strip.focus_reason()
            return
        if may_declare(self._conduct):
            self._asked = None
            self._strip.drop_reason()
            if not self.attempt(self._conduct.stop_for_safety):
                return
        presets = (_("person hurt"), _("fire alarm"), _("real call-out"))
        prompt = _("REAL EMERGENCY: the clock stands. Who, and where?")
        self.ask("emergency", prompt, presets, self._conduct.note_emergency)

    @Slot()
    def lead(self) -> None:
        """Take the lead from another room, with the reason that everybody will ask for."""
        conduct = self._conduct
        if conduct.leads:
            self.refused.emit(sentence(Refused(Reason.ALREADY_LEADING)))
            return
        presets = (_("agreed with that room"), _("that room does not answer"))
        prompt = _("Take the lead from {room}? Clock and script are run here from then on. Why?")
        words = shown(prompt.format(room=leader_name(conduct)))
        self.ask("lead", words, presets, lambda reason: hand_over(conduct, reason))

    # --- the script --------------------------------------------------------------------------

    def row(self) -> ScriptRow | None:
        """Return the row that GO, Hold and Skip are about."""
        if self.cued:
            rows = self._conduct.script()
            return next((row for row in rows if row.inject.id == self.cued), None)
        return self._conduct.standby().row

    @Slot()
    def press_go(self) -> None:
        """Press GO as its key does, or say why it is off."""
        off = self._strip.shown().off
        if off:
            self.refused.emit(off)
        else:
            self._strip.press_go()

    @Slot()
    def go(self) -> None:
        """Deliver the row at hand; before STARTEX, start."""
        if self._phase is ClockPhase.READY:
            self.attempt(self._conduct.start)
            return
        row = self.row()
        if row is None:
            return
        deliver = self._conduct.deliver
        if row.status in {"delivered", "recalled"}:
            deliver = self._conduct.deliver_again
        if self.attempt(lambda: deliver(row.inject.id)):
            self.cue("")

    @Slot()
    def hold(self) -> None:
        """Hold the row at hand with a reason, or release it; F7 twice holds it without one."""
        row = self.row()
        if row is None:
            self.refused.emit(_("Nothing is left in the script."))
            return
        ident = row.inject.id
        if self.asking() == "hold":
            self._strip.drop_reason()
            self.attempt(lambda: self._conduct.hold(ident))
        elif row.status in {"held", "skipped", "cancelled"}:
            if self.attempt(lambda: self._conduct.release(ident)):
                self.cue("")
        else:
            prompt = _("Why hold {number}? {key} again holds it without a reason")
            presets = (_("room is behind"), _("chief asks"))
            words = prompt.format(number=row.inject.number, key=key("hold"))
            self.ask("hold", words, presets, lambda why: self._conduct.hold(ident, why))

    @Slot()
    def skip(self) -> None:
        """Leave the row at hand out, or recall it if it was delivered; the reason is needed."""
        row = self.row()
        if row is None:
            self.refused.emit(_("Nothing is left in the script."))
            return
        ident, number = row.inject.id, row.inject.number
        if row.status == "delivered":
            presets = (_("wrong agency"), _("wrong text"))
            prompt = _("Why recall {number}? The players are told to disregard it")
            words = prompt.format(number=number)
            self.ask("recall", words, presets, lambda why: self._conduct.recall(ident, why))
            return
        presets = (_("no time left"), _("overtaken by events"), _("players did it already"))
        prompt = _("Why skip {number}?").format(number=number)
        self.ask("skip", prompt, presets, lambda why: self._skip(ident, why))

    def _skip(self, ident: str, why: str) -> None:
        self._conduct.skip(ident, why)
        self.cued = ""

    def cue(self, inject: str) -> None:
        """Take a row of the script into the strip, or go back to the standby row."""
        if self.cued != inject:
            self.cued = inject
            self._strip.drop_reason()
            self.done.emit()

    # --- undo --------------------------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        """Take back the last thing done here."""
        self.attempt(self._conduct.undo)


def undo_words(offer: UndoOffer | None) -> str:
    """Return what undo would do, by name."""
    if offer is None:
        return _("Undo: nothing yet")
    words = {
        "inject.held": _("Undo: hold {number}"),
        "inject.skipped": _("Undo: skip {number}"),
        "inject.cancelled": _("Undo: cancel {number}"),
        "inject.added": _("Undo: ad hoc {number}"),
    }
    return words.get(offer.kind, _("Undo: strike {number}")).format(number=offer.number)
