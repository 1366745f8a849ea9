"""A window in which an exercise plays itself, on the screen that conducts real ones."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.services.conduct import Conduct
from facilitator.ui.bridge import Bridge
from facilitator.ui.conduct import ConductScreen
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import ExerciseBand

_SIZE = (1440, 900)


class DemoWindow(QWidget):
    """Pulls one step after the other while people watch; no setting of theirs is touched."""

    done = Signal()
    failed = Signal(Exception)

    def __init__(
        self, theme: Theme, conduct: Conduct, steps: Iterator[None], *, step_ms: int
    ) -> None:
        super().__init__()
        self.setWindowTitle(conduct.exercise.title)
        self._steps = steps
        self._bridge = Bridge(conduct, self)
        band = ExerciseBand(theme)
        band.setFixedHeight(theme.px(32))
        band.set_right(conduct.exercise.title)
        band.set_rehearsal(rehearsal=conduct.exercise.rehearsal)
        self.screen_shown = ConductScreen(theme, self._bridge)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(band)
        rows.addWidget(self.screen_shown, 1)
        self.resize(*_SIZE)
        self._timer = QTimer(self)
        self._timer.setInterval(step_ms)
        self._timer.timeout.connect(self._step)

    def play(self) -> None:
        """Begin to pull."""
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._stop()
            self.done.emit()
        except Exception as error:  # noqa: BLE001 - whoever started the play is told, whatever it is
            self._stop()
            self.failed.emit(error)

    def _stop(self) -> None:
        self._timer.stop()
        self._bridge.close()
