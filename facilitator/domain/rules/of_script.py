"""Decide what becomes of the rows of the script."""

from collections.abc import Iterable
from datetime import timedelta

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    ClosedAs,
    DiscussionClosed,
    DiscussionExtended,
    DiscussionOpened,
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
    SituationShown,
)
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.rules.asked import (
    given_reason,
    in_play,
    marked,
    waits_still,
)
from facilitator.domain.script import find_row
from facilitator.domain.state import RunState

SetAside = InjectHeld | InjectReleased | InjectSkipped | InjectCancelled | InjectRecalled
"""What can become of a row besides being delivered."""


def deliver(state: RunState, inject: Inject) -> InjectDelivered:
    """Decide that an inject goes out now, whatever was paused before."""
    in_play(state)
    if inject.kind is RowKind.EXPECTED:
        raise Refused(Reason.NOT_AN_INJECT, number=inject.number)
    if inject.id in state.deliveries:
        raise Refused(Reason.ALREADY_DELIVERED, number=inject.number)
    return _delivered(inject, again=False)


def deliver_again(state: RunState, inject: Inject) -> InjectDelivered:
    """Decide that an inject which was delivered goes out once more."""
    in_play(state)
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
        attachments=inject.attachments,
        again=again,
    )


def acknowledge(state: RunState, inject: Inject, agency: str, by_role: str) -> InjectAcknowledged:
    """Decide that an agency has said it has the inject."""
    in_play(state)
    delivery = state.deliveries.get(inject.id)
    if delivery is None or not delivery.reached(agency):
        raise Refused(Reason.NOT_DELIVERED, number=inject.number)
    if delivery.acknowledged_by(agency) is not None:
        raise Refused(Reason.ALREADY_ACKNOWLEDGED, number=inject.number)
    return InjectAcknowledged(inject=inject.id, agency=agency, by_role=by_role.strip())


def hold(state: RunState, inject: Inject, reason: str) -> InjectHeld:
    """Decide that an inject is kept for later."""
    waits_still(state, inject)
    if marked(state, inject) == "held":
        raise Refused(Reason.ALREADY_HELD, number=inject.number)
    return InjectHeld(inject=inject.id, reason=reason.strip())


def release(state: RunState, inject: Inject, reason: str) -> InjectReleased:
    """Decide that a row that was set aside is to be played after all."""
    waits_still(state, inject)
    if not marked(state, inject):
        raise Refused(Reason.NOT_HELD, number=inject.number)
    return InjectReleased(inject=inject.id, reason=reason.strip())


def skip(state: RunState, inject: Inject, reason: str) -> InjectSkipped:
    """Decide that an inject will not be played; the reason is needed."""
    waits_still(state, inject)
    if marked(state, inject) == "skipped":
        raise Refused(Reason.ALREADY_SKIPPED, number=inject.number)
    return InjectSkipped(inject=inject.id, reason=given_reason(reason))


def cancel(state: RunState, inject: Inject, reason: str) -> InjectCancelled:
    """Decide that an inject is out of the script for good."""
    waits_still(state, inject)
    return InjectCancelled(inject=inject.id, reason=given_reason(reason))


def recall(state: RunState, inject: Inject, reason: str) -> InjectRecalled:
    """Decide that players are told to disregard an inject that reached them."""
    in_play(state)
    delivery = state.deliveries.get(inject.id)
    if delivery is None:
        raise Refused(Reason.NOT_DELIVERED, number=inject.number)
    if delivery.recalled is not None:
        raise Refused(Reason.ALREADY_RECALLED, number=inject.number)
    return InjectRecalled(inject=inject.id, reason=given_reason(reason))


def replace(
    state: RunState, exercise: Exercise, wrong_id: str, right: Inject, reason: str
) -> InjectReplaced:
    """Decide that the right inject stands at the time of a wrong delivery."""
    in_play(state)
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
        attachments=right.attachments,
        reason=reason.strip(),
    )


def shift(state: RunState, rows: Iterable[Inject], by: timedelta, reason: str) -> InjectsShifted:
    """Decide that rows which still wait move in time; those that are out or left out stay."""
    in_play(state)
    waiting = tuple(
        each.id
        for each in rows
        if each.planned is not None
        and each.id not in state.deliveries
        and marked(state, each) in {"", "held"}
    )
    if not waiting or not by:
        raise Refused(Reason.NOTHING_TO_SHIFT)
    return InjectsShifted(injects=waiting, by=by, reason=reason.strip())


def show_situation(state: RunState, title: str, text: str) -> SituationShown:
    """Decide that all players are shown a situation; blank words take it away."""
    in_play(state)
    return SituationShown(title=title.strip(), text=text.strip())


def open_discussion(state: RunState, event: DiscussionOpened) -> DiscussionOpened:
    """Decide that the room discusses now; one that is open gives way to it."""
    in_play(state)
    if not event.title.strip() and not event.questions:
        raise Refused(Reason.TEXT_NEEDED)
    if event.length <= timedelta(0):
        raise Refused(Reason.BACKWARDS)
    return event


def extend_discussion(state: RunState, by: timedelta) -> DiscussionExtended:
    """Decide that the discussion takes longer, or ends sooner."""
    in_play(state)
    if state.discussion is None:
        raise Refused(Reason.NO_DISCUSSION)
    return DiscussionExtended(by=by)


def close_discussion(state: RunState) -> DiscussionClosed:
    """Decide that the discussion is over."""
    in_play(state)
    if state.discussion is None:
        raise Refused(Reason.NO_DISCUSSION)
    return DiscussionClosed()


def add_inject(state: RunState, inject: Inject) -> InjectAdded:
    """Decide that a new inject joins the script during the run."""
    in_play(state)
    if not inject.title.strip() and not inject.text.strip():
        raise Refused(Reason.TEXT_NEEDED)
    if not inject.to and not inject.to_all:
        raise Refused(Reason.NO_RECIPIENT)
    return InjectAdded(inject=inject)


def close_expected(
    state: RunState, expected: str, as_what: ClosedAs, reason: str
) -> ExpectedClosed:
    """Decide that an expected action ends without a decision in the log."""
    in_play(state, stopped_too=True)
    if expected in state.closed:
        raise Refused(Reason.ALREADY_CLOSED)
    return ExpectedClosed(expected=expected, as_what=as_what, reason=reason.strip())
