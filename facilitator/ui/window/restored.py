"""What the foot says after the program had been stopped without closing."""

from facilitator.i18n import ngettext
from facilitator.services.session import Session


def restored(session: Session) -> str:
    """Return how many entries are there, and from when; nothing if it was closed properly."""
    if not session.restored:
        return ""
    at = session.last_at.astimezone().strftime("%H:%M:%S") if session.last_at else ""
    said = ngettext(
        "Restored {time}, nothing lost ({n} entry)",
        "Restored {time}, nothing lost ({n} entries)",
        session.lines,
    )
    return said.format(time=at, n=session.lines)
