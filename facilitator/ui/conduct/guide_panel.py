"""The evaluator's guide on the desk: every critical task with what was observed on it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from facilitator.i18n import _, ngettext
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.guide_feed import GuideFeed
from facilitator.ui.conduct.guide_rows import (
    GuideDelegate,
    GuideKind,
    GuideModel,
    GuideRow,
    guide_rows,
)
from facilitator.ui.conduct.lists import RowList
from facilitator.ui.models.rows import VALUE
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Panel


class GuideList(RowList):
    """The rows; Enter leads from a row to its entry in the log."""

    wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
            return
        super().keyPressEvent(event)


class GuidePanel(Panel):
    """Objectives, critical tasks and entries; read only while somebody sees it."""

    jump = Signal(int)
    nothing = Signal(str)

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Critical tasks"), parent)
        self._conduct = conduct
        self.feed = GuideFeed(conduct)
        self.model = GuideModel(self)
        self.view = GuideList(
            theme, _("Critical tasks"), self.model, GuideDelegate(theme, self), self
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.empty = _("This exercise has no objectives yet. They are written in the plan.")
        self.view.wanted.connect(self._lead)
        self.view.doubleClicked.connect(self._lead)
        self.set_body(self.view)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the page's tab says what this is."""
        super().set_theme(theme)
        self.head.setVisible(theme.density is not Density.SINGLE)

    def refresh(self) -> None:
        """Show how the tasks stand now."""
        if not self.isVisible():
            return
        conduct = self._conduct
        objectives = self.feed.seen()
        rows = tuple(guide_rows(objectives, conduct.exercise, conduct.elapsed()))
        self.model.set_rows(rows)
        tasks = [task for one in objectives for task in one.tasks]
        told = sum(1 for task in tasks if task.signs or task.closed is not None)
        words = ngettext("{told} of {every} seen", "{told} of {every} seen", len(tasks))
        self.set_counts(words.format(told=told, every=len(tasks)) if tasks else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def _lead(self) -> None:
        row: GuideRow | None = self.view.currentIndex().data(VALUE)
        if row is None:
            return
        if row.number:
            self.jump.emit(row.number)
        elif row.kind is GuideKind.TASK:
            self.nothing.emit(_("Nothing was seen of this task yet."))
        else:
            self.nothing.emit(_("Choose a task or an entry below it."))
