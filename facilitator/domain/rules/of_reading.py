"""Decide what a reader may say and sign: comments, actions taken on, the report approved."""

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import About, ActionAccepted, ReaderCommented
from facilitator.domain.exercise import Role
from facilitator.domain.reviewing import Review
from facilitator.domain.rules.asked import DRIVES, given_text

READS = DRIVES | {Role.READER}
"""Who comments, takes actions on and approves: a chief officer reads, the others may stand in."""


def comment(  # noqa: PLR0913 - one for each part of a comment
    review: Review, ident: str, text: str, *, by: str, about: About = About.REPORT, of: str = ""
) -> ReaderCommented:
    """Decide that a reader says something of what stands; blank takes a comment back."""
    if not by.strip():
        raise Refused(Reason.NAME_NEEDED)
    if about is About.FINDING and review.finding(of) is None:
        raise Refused(Reason.UNKNOWN_FINDING)
    if about is About.ACTION and review.action(of) is None:
        raise Refused(Reason.UNKNOWN_ACTION)
    known = any(each.id == ident for each in review.comments)
    return ReaderCommented(
        comment=ident,
        text=text.strip() if known else given_text(text),
        by=by.strip(),
        about=about,
        of=of,
    )


def accept(review: Review, action: str, *, by: str) -> ActionAccepted:
    """Decide that an action is taken on as it stands: it needs an owner and a date."""
    found = review.action(action)
    if found is None:
        raise Refused(Reason.UNKNOWN_ACTION)
    if not by.strip():
        raise Refused(Reason.NAME_NEEDED)
    if not found.owner or found.due is None:
        raise Refused(Reason.NOT_READY_TO_ACCEPT, number=review.called(found))
    before = review.accepted.get(action)
    if before is not None and before.stands:
        raise Refused(Reason.ALREADY_ACCEPTED, number=review.called(found))
    return ActionAccepted(
        action=action, by=by.strip(), text=found.text, owner=found.owner, due=found.due
    )
