"""Files that a row names and that are not in the exercise file."""

from collections.abc import Iterator

from facilitator.domain.checks.found import Check, CheckSort, Weight, of_row
from facilitator.domain.checks.played import Beside, played
from facilitator.domain.exercise import Exercise


def check_enclosed(exercise: Exercise, beside: Beside) -> Iterator[Check]:
    """Find attachments whose bytes are missing, where somebody looked for them."""
    if beside.attachments is None:
        return
    for row in played(exercise):
        for attachment in row.attachments:
            if attachment.sha256 not in beside.attachments:
                yield of_row(
                    row,
                    CheckSort.ATTACHMENT_MISSING,
                    Weight.DECIDE,
                    action=attachment.sha256,
                    detail=attachment.name,
                )
