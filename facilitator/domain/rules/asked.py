"""What several rules ask first: the role, the state, and words that are needed."""

from collections.abc import Iterable

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.exercise import Role
from facilitator.domain.msel import Inject
from facilitator.domain.state import RunState
from facilitator.domain.triggers import set_aside

DRIVES = frozenset({Role.DIRECTOR, Role.FACILITATOR})
"""Who may run the clock (DOMAIN 1)."""
DELIVERS = DRIVES | {Role.CONTROLLER, Role.SIMCELL}
"""Who may deliver, hold and skip."""


def needs(role: str, allowed: Iterable[Role]) -> None:
    """Refuse a role that has no right to this."""
    if role not in set(allowed):
        raise Refused(Reason.NOT_THIS_ROLE, role=role)


def in_play(state: RunState, *, stopped_too: bool = False) -> None:
    """Refuse what needs an exercise in play."""
    if state.clock.phase is ClockPhase.READY:
        raise Refused(Reason.NOT_STARTED)
    if state.clock.phase is ClockPhase.ENDED:
        raise Refused(Reason.ALREADY_ENDED)
    if state.clock.phase is ClockPhase.STOPPED and not stopped_too:
        raise Refused(Reason.STOPPED_FOR_SAFETY)


def waits_still(state: RunState, inject: Inject) -> None:
    """Refuse what needs a row that was not delivered."""
    if state.clock.phase is ClockPhase.ENDED:
        raise Refused(Reason.ALREADY_ENDED)
    if inject.id in state.deliveries:
        raise Refused(Reason.ALREADY_DELIVERED, number=inject.number)


def marked(state: RunState, inject: Inject) -> str:
    """Return the status of a row that was set aside, or nothing."""
    return set_aside(state, inject)[0]


def given_reason(reason: str) -> str:
    """Return a reason without blanks around it; refuse an empty one."""
    if not reason.strip():
        raise Refused(Reason.REASON_NEEDED)
    return reason.strip()


def given_text(text: str) -> str:
    """Return a text without blanks around it; refuse an empty one."""
    if not text.strip():
        raise Refused(Reason.TEXT_NEEDED)
    return text.strip()
