"""The action that is marked in the tracker: how it stands, and putting that right."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.improvement import ActionStatus, CorrectiveAction
from facilitator.domain.tracking import Tracked
from facilitator.i18n import _
from facilitator.ui.library.tracking_changes import Changes
from facilitator.ui.library.tracking_face import TrackerFace
from facilitator.ui.library.tracking_reading import Reading
from facilitator.ui.library.tracking_rows import STATES
from facilitator.ui.models.plain import shown
from facilitator.ui.say import could_not
from facilitator.ui.theme import Theme

_STATES = tuple(ActionStatus)


class MarkedAction(TrackerFace):
    """Shows the marked action; a state that is picked is written into its exercise."""

    def __init__(
        self, theme: Theme, files: Reading, changes: Changes, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.files, self.changes = files, changes
        files.setParent(self)
        changes.setParent(self)
        self._job = 0
        changes.written.connect(self._changed)
        changes.refused.connect(self._not_changed)
        self.table.chosen.connect(self._marked)
        self.table.taken.connect(self.open_marked)
        self.status.picked.connect(self._picked)
        self.evidence.line.editingFinished.connect(self._evidence_left)

    def _show(self) -> None:
        raise NotImplementedError

    def busy(self) -> bool:
        """Whether files are being read or written."""
        return bool(self._job) or self.files.busy() or self.changes.busy()

    @Slot()
    def _marked(self) -> None:
        each: Tracked | None = self.table.current()
        self.known = each is not None
        self.fold(opened=self.opened and self.known)
        if each is None:
            return
        self.text.setText(shown(each.action.text))
        finding = shown(each.finding.text) if each.finding is not None else ""
        self.about.setText(" · ".join(filter(None, (finding, shown(each.action.contact)))))
        words = [_(STATES[state]) for state in _STATES]
        self.status.set_options(words, _STATES.index(each.action.status))
        if not self.evidence.line.hasFocus():
            self.evidence.set_text(each.action.evidence)

    @Slot(int)
    def _picked(self, place: int) -> None:
        each: Tracked | None = self.table.current()
        if each is not None:
            evidence = self.evidence.text().strip()
            self._change(each, replace(each.action, status=_STATES[place], evidence=evidence))

    @Slot()
    def _evidence_left(self) -> None:
        each: Tracked | None = self.table.current()
        text = self.evidence.text().strip()
        if each is not None and text != each.action.evidence:
            self._change(each, replace(each.action, evidence=text))

    def _change(self, each: Tracked, action: CorrectiveAction) -> None:
        if action == each.action:
            return
        if self.busy():
            self.refusal.refuse(_("The files are being read or written: try again in a moment."))
            self._marked()
            return
        self.refusal.calm()
        self.changes.write(each, action)

    @Slot(object, object)
    def _changed(self, each: Tracked, action: CorrectiveAction) -> None:
        now = replace(each, action=action)
        self.files.tracked = tuple(
            now if one.key == each.key else one for one in self.files.tracked
        )
        self._show()

    @Slot(Exception)
    def _not_changed(self, error: Exception) -> None:
        self.refusal.refuse(could_not(error))
        self._marked()

    @Slot()
    def open_marked(self) -> None:
        """Go to how the marked action stands."""
        self.fold(opened=True)
        self.status.setFocus()
