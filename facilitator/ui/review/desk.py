"""What the pages of the Review screen share: the exercise, and the ways out of a page."""

from PySide6.QtCore import QObject, Signal

from facilitator.services.conduct import Conduct
from facilitator.services.reviewdrafts import ReviewDrafts
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.unwritten import Unwritten


class ReviewDesk(QObject):
    """The one exercise that is looked at, and what a page may ask of the screen round it."""

    refused = Signal(str)
    """A sentence that says what was not done, and why."""
    calmed = Signal()
    """What was refused is put right, or forgotten."""
    entry_wanted = Signal(int)
    """Somebody wants to see the entry of that number in the log of the Conduct screen."""
    action_wanted = Signal(str)
    """Somebody wants to put the corrective action of that id right."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.unwritten = Unwritten(ReviewDrafts.of(bridge.conduct), self)

    @property
    def conduct(self) -> Conduct:
        """Return the service that holds the exercise."""
        return self.bridge.conduct
