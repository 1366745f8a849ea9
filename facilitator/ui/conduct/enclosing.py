"""What the desk has for files: taking them in, looking at them, and the bar above the line."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from facilitator.domain.attachments import Attachment
from facilitator.domain.events import Logged
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.attaching import Attaching
from facilitator.ui.conduct.files_bar import Dropping
from facilitator.ui.conduct.files_form import AttachForm, FilesForm, Outside
from facilitator.ui.conduct.parts import Parts
from facilitator.ui.models.pictures import Pictures
from facilitator.ui.models.plain import shown
from facilitator.ui.tasks import Tasks


class Enclosing(QObject):
    """Puts the parts for files together; ``say`` and ``refuse`` say a sentence at the desk."""

    def __init__(  # noqa: PLR0913 - it is told all that the desk has for it
        self,
        conduct: Conduct,
        parts: Parts,
        acts: Acts,
        tasks: Tasks,
        *,
        say: Callable[[str], object],
        refuse: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._conduct, self._parts, self._acts = conduct, parts, acts
        self.attaching = Attaching(conduct, tasks, self)
        self.outside = Outside(conduct, tasks, parent=self)
        self.pictures = Pictures(conduct.file.attachments.read, tasks, self)
        self.dropping = Dropping(self.attaching, parts.dock, parts.log.view, parts.log.model)
        theme = parts.files.theme
        parts.tray.add_form("files", FilesForm(theme, self.pictures, self.outside, self.found))
        parts.tray.add_form("attach", AttachForm(theme, self.attaching))
        parts.files.off_button.clicked.connect(self._take_off)
        self.attaching.changed.connect(self.refresh)
        for teller in (self.attaching, self.outside):
            teller.said.connect(say)
            teller.wrong.connect(refuse)

    @Slot()
    def refresh(self) -> None:
        """Show what goes with the next entry."""
        self._parts.files.show_files(self.attaching)

    @Slot()
    def _take_off(self) -> None:
        self.attaching.clear()
        self._parts.dock.focus_line()

    def found(self) -> tuple[str, tuple[Attachment, ...]]:
        """Return the files of the chosen entry; without one, those of the inject at hand.

        The inject at hand is the one in the strip if it has any, else the one delivered last.
        """
        if (ref := self._parts.log.chosen()) is not None:
            entry = self._conduct.file.journal.entry(ref)
            lines = self._conduct.file.journal.lines((entry.line,)) if entry is not None else ()
            event = entry.event if entry is not None else None
            number = event.number if isinstance(event, Logged) else 0
            return _("Files of entry {number}").format(number=number), lines[
                0
            ].files if lines else ()
        row = self._acts.row()
        last = self._conduct.state.deliveries.get(self._conduct.state.last_delivered)
        words = _("Files of inject {number}")
        if row is not None and row.inject.attachments:
            return words.format(number=shown(row.inject.number)), row.inject.attachments
        if last is not None:
            return words.format(number=shown(last.number)), last.attachments
        return "", ()
