"""Who sits at this computer: whoever leads, or somebody beside the leader in another role."""

from facilitator.domain.entry import Author
from facilitator.domain.events import StationOpened
from facilitator.services.conduct import Conduct


def sit_at(conduct: Conduct) -> None:
    """Write in the role of this station, if it is somebody's beside the leader.

    A copy of such a station's file that was opened elsewhere is a station of its own: it says so
    first, so that a merge knows whose entries these are. Raises Failed.
    """
    if conduct.state.post is None:
        before = _opened_before(conduct)
        if before is None:
            return
        conduct.record(before)
    post = conduct.state.post
    if post is not None:
        conduct.write_as(Author(role=post.role, person=post.person))


def _opened_before(conduct: Conduct) -> StationOpened | None:
    """Return as what this very file was opened before, at another place."""
    if conduct.state.leader or not conduct.state.posts:
        # nobody's, or the leader's own, into which such stations were merged
        return None
    own = [each for each in conduct.file.stations() if each in conduct.state.posts]
    return conduct.state.posts[own[-1]] if own else None
