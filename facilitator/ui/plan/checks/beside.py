"""What the checks lend to the Script page: its margin, the box in its details, the load below."""

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from facilitator.domain.msel import Inject
from facilitator.i18n import _
from facilitator.ui.plan.checks.advice import Advice
from facilitator.ui.plan.checks.loads import LoadStrip, load_words
from facilitator.ui.plan.checks.margin import margin_words, paint_margin
from facilitator.ui.plan.checks.watch import Looked, watch_of
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Panel


class ChecksBeside(QObject):
    """The checks beside a table of rows; ``told`` when they say something else."""

    told = Signal()

    def __init__(self, theme: Theme, desk: PlanDesk, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watch = watch_of(desk, tasks)
        self.advice = Advice(theme, desk, self._watch)
        self.strip = LoadStrip(theme, self._watch, tasks)
        # without a parent, showing it would open a window of its own
        self.load = Panel(theme, "", parent)
        self.load.set_body(self.strip)
        self._watch.found.connect(self._found)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold: where the room is short there is no load."""
        self._theme = theme
        self.load.setVisible(theme.density is Density.WIDE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.load.set_title(_("Load"))
        self.strip.say_words()
        self.advice.say_words()
        if self._watch.last is not None:
            self.load.set_counts(load_words(self._watch.last.load))

    def paint(self, painter: QPainter, rect: QRectF, row: Inject) -> None:
        """Paint what is said of a row into its margin."""
        looked = self._watch.last
        if looked is not None:
            found = looked.rows.get(row.id, ())
            paint_margin(painter, rect, found, self._desk.exercise, self._theme)

    def words(self, row: Inject) -> str:
        """Return what is said of a row, in sentences."""
        looked = self._watch.last
        found = looked.rows.get(row.id, ()) if looked is not None else ()
        return margin_words(found, self._desk.exercise)

    @Slot(object)
    def _found(self, looked: Looked) -> None:
        self.load.set_counts(load_words(looked.load))
        self.told.emit()
