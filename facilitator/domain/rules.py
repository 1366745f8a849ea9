"""Decide: the state of a run and what somebody wants become an event, or a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import timedelta

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    Amended,
    ClockCorrected,
    ClosedAs,
    EmergencyNoted,
    ExpectedClosed,
    InjectAcknowledged,
    InjectAdded,
    InjectCancelled,
    InjectDelivered,
    InjectHeld,
    InjectRecalled,
    InjectReleased,
    InjectReplaced,
    InjectSkipped,
    InjectsShifted,
    JumpSort,
    Logged,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SituationShown,
    SpeedChanged,
    Struck,
    TimeJumped,
    Unstruck,
)
from facilitator.domain.exercise import Exercise, Role
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.script import find_row
from facilitator.domain.state import RunState
from facilitator.domain.triggers import set_aside
from facilitator.domain.written import links_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is put right in an entry, and why; None leaves it as it was."""

    reason: str
    text: str | None = None
    rationale: str | None = None
    by_role: str | None = None
    tags: tuple[str, ...] | None = None
    late_reason: str | None = None


SetAside = InjectHeld | InjectReleased | InjectSkipped | InjectCancelled | InjectRecalled
"""What can become of a row besides being delivered."""
SPEEDS = (0.1, 60.0)
"""The slowest and the fastest factor of real time."""
DRIVES = frozenset({Role.DIRECTOR, Role.FACILITATOR})
"""Who may run the clock (DOMAIN 1)."""
DELIVERS = DRIVES | {Role.CONTROLLER, Role.SIMCELL}
"""Who may deliver, hold and skip."""


def needs(role: str, allowed: Iterable[Role]) -> None:
    """Refuse a role that has no right to this."""
    if role not in set(allowed):
        raise Refused(Reason.NOT_THIS_ROLE, role=role)


# --- the clock -------------------------------------------------------------------------------


def start(state: RunState, exercise: Exercise, plan_digest: str) -> RunStarted:
    """Decide STARTEX."""
    if state.clock.phase is not ClockPhase.READY:
        raise Refused(Reason.ALREADY_STARTED)
    return RunStarted(
        plan_digest=plan_digest, rehearsal=exercise.rehearsal, story_start=exercise.story_start
    )


def pause(state: RunState, reason: str) -> RunPaused:
    """Decide that the clock stops for a while."""
    _in_play(state)
    if not state.clock.running:
        raise Refused(Reason.NOT_RUNNING)
    return RunPaused(reason=reason.strip())


def resume(state: RunState) -> RunResumed:
    """Decide that the clock goes on."""
    _in_play(state)
    if state.clock.phase is not ClockPhase.PAUSED:
        raise Refused(Reason.NOT_PAUSED)
    return RunResumed()


def jump(
    state: RunState, sort: JumpSort, by: timedelta, *, reason: str, meanwhile: str
) -> TimeJumped:
    """Decide that time moves ahead; the exercise clock only moves while it is paused."""
    _in_play(state)
    if by <= timedelta(0):
        raise Refused(Reason.BACKWARDS)
    if state.clock.phase is not ClockPhase.PAUSED:
        raise Refused(Reason.NOT_PAUSED)
    return TimeJumped(sort=sort, by=by, reason=reason.strip(), meanwhile=meanwhile.strip())


def correct_clock(state: RunState, by: timedelta, reason: str) -> ClockCorrected:
    """Decide that a wrong exercise time is put right."""
    _in_play(state)
    return ClockCorrected(by=by, reason=_reason(reason))


def set_speed(state: RunState, factor: float) -> SpeedChanged:
    """Decide the factor at which exercise time passes."""
    _in_play(state)
    slowest, fastest = SPEEDS
    if not slowest <= factor <= fastest:
        raise Refused(Reason.BAD_SPEED, factor=f"{factor:g}")
    return SpeedChanged(factor=factor)


def stop_for_safety(state: RunState) -> SafetyStopped:
    """Decide REAL EMERGENCY: it works in every state in which the exercise is in play."""
    _in_play(state, stopped_too=True)
    if state.clock.phase is ClockPhase.STOPPED:
        raise Refused(Reason.STOPPED_FOR_SAFETY)
    return SafetyStopped()


def note_emergency(state: RunState, text: str) -> EmergencyNoted:
    """Decide what is written about a real emergency."""
    _in_play(state, stopped_too=True)
    return EmergencyNoted(text=_text(text))


def clear_safety(state: RunState, role: str, reason: str) -> SafetyCleared:
    """Decide that a real emergency is over; only the director may."""
    if state.clock.phase is not ClockPhase.STOPPED:
        raise Refused(Reason.NOT_STOPPED_FOR_SAFETY)
    if role != Role.DIRECTOR:
        raise Refused(Reason.ONLY_THE_DIRECTOR)
    return SafetyCleared(reason=reason.strip())


def end(state: RunState, reason: str) -> RunEnded:
    """Decide ENDEX; a real emergency may end an exercise too."""
    _in_play(state, stopped_too=True)
    return RunEnded(reason=reason.strip())


# --- the script ------------------------------------------------------------------------------


def deliver(state: RunState, inject: Inject) -> InjectDelivered:
    """Decide that an inject goes out now, whatever was paused before."""
    _in_play(state)
    if inject.kind is RowKind.EXPECTED:
        raise Refused(Reason.NOT_AN_INJECT, number=inject.number)
    if inject.id in state.deliveries:
        raise Refused(Reason.ALREADY_DELIVERED, number=inject.number)
    return _delivered(inject, again=False)


def deliver_again(state: RunState, inject: Inject) -> InjectDelivered:
    """Decide that an inject which was delivered goes out once more."""
    _in_play(state)
    if inject.id not in state.deliveries:
        raise Refused(Reason.NOT_DELIVERED, number=inject.number)
    return _delivered(inject, again=True)


def _delivered(inject: Inject, *, again: bool) -> InjectDelivered:
    return InjectDelivered(
        inject=inject.id,
        number=inject.number,
        title=inject.title,
        to=inject.to,
        to_all=inject.to_all,
        text=inject.text or inject.read_aloud,
        method=inject.method,
        again=again,
    )


def acknowledge(state: RunState, inject: Inject, agency: str, by_role: str) -> InjectAcknowledged:
    """Decide that an agency has said it has the inject."""
    _in_play(state)
    delivery = state.deliveries.get(inject.id)
    if delivery is None or not delivery.reached(agency):
        raise Refused(Reason.NOT_DELIVERED, number=inject.number)
    if delivery.acknowledged_by(agency) is not None:
        raise Refused(Reason.ALREADY_ACKNOWLEDGED, number=inject.number)
    return InjectAcknowledged(inject=inject.id, agency=agency, by_role=by_role.strip())


def hold(state: RunState, inject: Inject, reason: str) -> InjectHeld:
    """Decide that an inject is kept for later."""
    _waits(state, inject)
    if _marked(state, inject) == "held":
        raise Refused(Reason.ALREADY_HELD, number=inject.number)
    return InjectHeld(inject=inject.id, reason=reason.strip())


def release(state: RunState, inject: Inject, reason: str) -> InjectReleased:
    """Decide that a row that was set aside is to be played after all."""
    _waits(state, inject)
    if not _marked(state, inject):
        raise Refused(Reason.NOT_HELD, number=inject.number)
    return InjectReleased(inject=inject.id, reason=reason.strip())


def skip(state: RunState, inject: Inject, reason: str) -> InjectSkipped:
    """Decide that an inject will not be played; the reason is needed."""
    _waits(state, inject)
    if _marked(state, inject) == "skipped":
        raise Refused(Reason.ALREADY_SKIPPED, number=inject.number)
    return InjectSkipped(inject=inject.id, reason=_reason(reason))


def cancel(state: RunState, inject: Inject, reason: str) -> InjectCancelled:
    """Decide that an inject is out of the script for good."""
    _waits(state, inject)
    return InjectCancelled(inject=inject.id, reason=_reason(reason))


def recall(state: RunState, inject: Inject, reason: str) -> InjectRecalled:
    """Decide that players are told to disregard an inject that reached them."""
    _in_play(state)
    delivery = state.deliveries.get(inject.id)
    if delivery is None:
        raise Refused(Reason.NOT_DELIVERED, number=inject.number)
    if delivery.recalled is not None:
        raise Refused(Reason.ALREADY_RECALLED, number=inject.number)
    return InjectRecalled(inject=inject.id, reason=_reason(reason))


def replace(
    state: RunState, exercise: Exercise, wrong_id: str, right: Inject, reason: str
) -> InjectReplaced:
    """Decide that the right inject stands at the time of a wrong delivery."""
    _in_play(state)
    delivery = state.deliveries.get(wrong_id)
    wrong = find_row(exercise, state, wrong_id)
    if delivery is None or wrong is None:
        raise Refused(Reason.NOT_DELIVERED, number=wrong.number if wrong else "")
    if right.id == wrong_id:
        raise Refused(Reason.SAME_INJECT, number=right.number)
    if right.id in state.deliveries:
        raise Refused(Reason.ALREADY_DELIVERED, number=right.number)
    if right.kind is RowKind.EXPECTED:
        raise Refused(Reason.NOT_AN_INJECT, number=right.number)
    return InjectReplaced(
        delivered=delivery.ref,
        wrong=wrong_id,
        wrong_number=wrong.number,
        inject=right.id,
        number=right.number,
        title=right.title,
        to=right.to,
        to_all=right.to_all,
        text=right.text or right.read_aloud,
        method=right.method,
        reason=reason.strip(),
    )


def shift(state: RunState, rows: Iterable[Inject], by: timedelta, reason: str) -> InjectsShifted:
    """Decide that rows which still wait move in time; those that are out or left out stay."""
    _in_play(state)
    waiting = tuple(
        each.id
        for each in rows
        if each.planned is not None
        and each.id not in state.deliveries
        and _marked(state, each) in {"", "held"}
    )
    if not waiting or not by:
        raise Refused(Reason.NOTHING_TO_SHIFT)
    return InjectsShifted(injects=waiting, by=by, reason=reason.strip())


def show_situation(state: RunState, title: str, text: str) -> SituationShown:
    """Decide that all players are shown a situation; blank words take it away."""
    _in_play(state)
    return SituationShown(title=title.strip(), text=text.strip())


def add_inject(state: RunState, inject: Inject) -> InjectAdded:
    """Decide that a new inject joins the script during the run."""
    _in_play(state)
    if not inject.title.strip() and not inject.text.strip():
        raise Refused(Reason.TEXT_NEEDED)
    if not inject.to and not inject.to_all:
        raise Refused(Reason.NO_RECIPIENT)
    return InjectAdded(inject=inject)


def close_expected(
    state: RunState, expected: str, as_what: ClosedAs, reason: str
) -> ExpectedClosed:
    """Decide that an expected action ends without a decision in the log."""
    _in_play(state, stopped_too=True)
    if expected in state.closed:
        raise Refused(Reason.ALREADY_CLOSED)
    return ExpectedClosed(expected=expected, as_what=as_what, reason=reason.strip())


# --- what people wrote -----------------------------------------------------------------------


def strike(state: RunState, target: Entry | None, reason: str) -> Struck:
    """Decide that an entry is struck through; the reason is needed."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.CANNOT_STRIKE)
    number = str(target.event.number)
    if target.ref in state.struck:
        raise Refused(Reason.ALREADY_STRUCK, number=number)
    was = links_of(target.event, target.exercise)
    return Struck(entry=target.ref, was=was, reason=_reason(reason))


def amend(
    state: RunState, target: Entry | None, changes: Changes, agencies: tuple[str, ...] | None
) -> Amended:
    """Decide that an entry is put right; what it said stays readable."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.CANNOT_STRIKE)
    if target.ref in state.struck:
        raise Refused(Reason.ALREADY_STRUCK, number=str(target.event.number))
    if changes.text is not None:
        _text(changes.text)
    was = links_of(target.event, target.exercise)
    return Amended(
        entry=target.ref,
        was=was,
        now=was if agencies is None else replaced(was, agencies=agencies),
        reason=_reason(changes.reason),
        text=changes.text,
        rationale=changes.rationale,
        by_role=changes.by_role,
        tags=changes.tags,
        late_reason=changes.late_reason,
    )


def unstrike(state: RunState, target: Entry | None, reason: str) -> Unstruck:
    """Decide that a struck entry counts again."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.CANNOT_STRIKE)
    if target.ref not in state.struck:
        raise Refused(Reason.NOT_STRUCK, number=str(target.event.number))
    was = links_of(target.event, target.exercise)
    return Unstruck(entry=target.ref, was=was, reason=reason.strip())


# --- what several rules ask ------------------------------------------------------------------


def _in_play(state: RunState, *, stopped_too: bool = False) -> None:
    if state.clock.phase is ClockPhase.READY:
        raise Refused(Reason.NOT_STARTED)
    if state.clock.phase is ClockPhase.ENDED:
        raise Refused(Reason.ALREADY_ENDED)
    if state.clock.phase is ClockPhase.STOPPED and not stopped_too:
        raise Refused(Reason.STOPPED_FOR_SAFETY)


def _waits(state: RunState, inject: Inject) -> None:
    if state.clock.phase is ClockPhase.ENDED:
        raise Refused(Reason.ALREADY_ENDED)
    if inject.id in state.deliveries:
        raise Refused(Reason.ALREADY_DELIVERED, number=inject.number)


def _marked(state: RunState, inject: Inject) -> str:
    return set_aside(state, inject)[0]


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(Reason.REASON_NEEDED)
    return reason.strip()


def _text(text: str) -> str:
    if not text.strip():
        raise Refused(Reason.TEXT_NEEDED)
    return text.strip()
