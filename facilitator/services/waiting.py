"""Lines that the exercise file does not take: kept on this computer, taken in once each."""

from datetime import datetime
from pathlib import Path

from facilitator.domain.entry import Draft, Entry
from facilitator.domain.errors import Failed
from facilitator.services.conduct import Conduct
from facilitator.services.writing import NO_DETAILS, Details
from facilitator.store.emergency import Emergency


class Waiting:
    """The lines of one exercise that wait for its file; they wait through a crash as well."""

    def __init__(self, conduct: Conduct, folder: Path, key: str) -> None:
        """Find what waits already in a folder of the user's own state."""
        self._conduct = conduct
        self._emergency = Emergency(folder, key, seal=conduct.file.seal)
        self.count = self._counted()

    def keep(
        self,
        line: str,
        *,
        typed_at: datetime | None = None,
        details: Details = NO_DETAILS,
        detach: bool = False,
    ) -> None:
        """Keep a line as it was understood and when it happened; returns when it is on the disk.

        Raises Refused for a blank line, Failed if this disk does not take it either.
        """
        draft = self._conduct.draft(line, typed_at=typed_at, details=details, detach=detach)
        self._emergency.keep(draft)
        self.count += 1

    def lines(self) -> tuple[Draft, ...]:
        """Return what waits, oldest first; nothing where it cannot be read."""
        try:
            return self._emergency.waiting()
        except Failed:
            return ()

    def take_in(self) -> tuple[Entry, ...]:
        """Write what waits into the exercise, in its order; raises Failed, then all still waits."""
        if not self.count:
            return ()
        taken = self._conduct.take_in(self._emergency)
        self.count = self._counted()
        return taken

    def _counted(self) -> int:
        return len(self.lines())
