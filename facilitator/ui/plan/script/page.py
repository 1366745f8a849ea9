"""The Script page of the Plan screen."""

from PySide6.QtWidgets import QWidget

from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme


class ScriptPage(QWidget):
    """The table of rows and the details of the one that is chosen."""

    def __init__(self, theme: Theme, desk: PlanDesk, tasks: Tasks) -> None:
        super().__init__()
        self.theme, self.desk, self.tasks = theme, desk, tasks
