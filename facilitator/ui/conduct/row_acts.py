"""What can be done with a row of the script beside GO, Hold and Skip."""

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.exercise import Exercise
from facilitator.domain.state import Delivery
from facilitator.domain.triggers import alternatives, open_alternatives
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.recipients import recipients
from facilitator.ui.models.plain import shown

_NAMED = 3


class RowActs:
    """Send again, recall, acknowledge, cancel, and choose the other of two versions."""

    def __init__(self, conduct: Conduct, acts: Acts) -> None:
        self._conduct = conduct
        self._acts = acts

    def _given(self) -> Delivery | None:
        """Return the delivery that is meant: of the row taken from the script, or the last one."""
        state = self._conduct.state
        if self._acts.cued:
            return state.deliveries.get(self._acts.cued)
        return state.deliveries.get(state.last_delivered)

    def _refuse_nothing_given(self) -> None:
        row = self._acts.row() if self._acts.cued else None
        if row is not None:
            words = _("Inject {number} has not been delivered.")
            self._acts.refused.emit(words.format(number=shown(row.inject.number)))
            return
        self._acts.refused.emit(_("Nothing has been delivered yet."))

    def again(self) -> None:
        """Send out once more what was delivered last, or the row taken from the script."""
        given = self._given()
        if given is None:
            self._refuse_nothing_given()
            return
        self._acts.attempt(lambda: self._conduct.deliver_again(given.inject))

    def recall(self) -> None:
        """Ask why what was delivered is to be disregarded."""
        given = self._given()
        if given is None:
            self._refuse_nothing_given()
            return
        if given.recalled is not None:
            words = _("Inject {number} has already been recalled.")
            self._acts.refused.emit(words.format(number=shown(given.number)))
            return
        presets = (_("wrong agency"), _("wrong text"))
        prompt = _("Why recall {number}? The players are told to disregard it")
        words = prompt.format(number=shown(given.number))
        self._acts.ask(
            "recall", words, presets, lambda why: self._conduct.recall(given.inject, why)
        )

    def acknowledge(self) -> None:
        """Note who has the inject: at once if only one is left, else ask for letters."""
        given = self._given()
        if given is None:
            self._refuse_nothing_given()
            return
        agencies = self._conduct.exercise.agencies
        left = [
            each
            for each in agencies
            if given.reached(each.id) and given.acknowledged_by(each.id) is None
        ]
        if not left:
            words = _("Everybody has acknowledged {number} already.")
            self._acts.refused.emit(words.format(number=shown(given.number)))
            return
        if len(left) == 1:
            self._acts.attempt(lambda: self._conduct.acknowledge(given.inject, left[0].id))
            return
        letters = " ".join(each.letter.casefold() for each in left)
        prompt = _("Who has {number}? {letters}, or all").format(
            number=shown(given.number), letters=letters
        )
        presets = (_("all"), *(shown(each.name) for each in left[:_NAMED]))
        names = tuple(each.id for each in left)
        self._acts.ask(
            "acknowledge", prompt, presets, lambda who: self._acknowledge(given.inject, who, names)
        )

    def _acknowledge(self, inject: str, who: str, left: tuple[str, ...]) -> None:
        exercise = self._conduct.exercise
        named = _by_name(who, exercise)
        to, everybody, unknown = ((named,), False, ()) if named else recipients(who, exercise)
        if unknown:
            raise Refused(Reason.UNKNOWN_AGENCY)
        with self._conduct.together():
            for agency in left if everybody else to:
                self._conduct.acknowledge(inject, agency)

    def cancel(self) -> None:
        """Ask why a row is out of the script for good."""
        row = self._acts.row()
        if row is None:
            self._acts.refused.emit(_("Nothing is left in the script."))
            return
        presets = (_("no time left"), _("objective met already"))
        prompt = _("Why cancel {number} for good?").format(number=shown(row.inject.number))
        ident = row.inject.id
        self._acts.ask("cancel", prompt, presets, lambda why: self._cancel(ident, why))

    def _cancel(self, inject: str, why: str) -> None:
        self._conduct.cancel(inject, why)
        self._acts.cued = ""

    def choose_other(self) -> None:
        """Take the other version of the row at hand into the strip; again comes back."""
        conduct = self._conduct
        row = self._acts.row()
        if row is None:
            self._acts.refused.emit(_("Nothing is left in the script."))
            return
        others = open_alternatives(conduct.exercise, conduct.state, row.inject)
        if not others:
            words = _("{number} has no other version.")
            if alternatives(conduct.exercise.msel.rows, row.inject):
                words = _("The other version of {number} is out already.")
            self._acts.refused.emit(words.format(number=shown(row.inject.number)))
            return
        order = [each.id for each in conduct.exercise.msel.rows]
        at = order.index(row.inject.id)
        after = next((each for each in others if order.index(each.id) > at), others[0])
        standby = conduct.standby().row
        first = standby is not None and standby.inject.id == after.id
        self._acts.cue("" if first else after.id)


def _by_name(words: str, exercise: Exercise) -> str:
    """Return the agency whose whole name was given, as a ready answer does."""
    return next((each.id for each in exercise.agencies if shown(each.name) == words), "")
