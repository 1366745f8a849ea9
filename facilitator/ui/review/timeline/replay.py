"""Playing a run again: exercise time goes by faster, and marks appear as they fell."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

SPEEDS = (1, 5, 10, 30, 60)
"""How many times faster than it was; the third is the usual one."""
_FRAME_MS = 40


class Replay(QObject):
    """A line that moves through exercise time, in seconds."""

    moved = Signal(float)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = SPEEDS[2]
        self.at = 0.0
        self.until = 0.0
        self._watch = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether it moves."""
        return self._timer.isActive()

    def start(self, at: float, until: float) -> None:
        """Move on from a second of exercise time, and stop at another."""
        self.at, self.until = at, until
        self._watch.start()
        self._timer.start()
        self.moved.emit(self.at)

    def stop(self) -> None:
        """Stand still."""
        if self.running:
            self._timer.stop()
            self.stopped.emit()

    def advance(self, seconds: float) -> None:
        """Let seconds of the room go by."""
        self.at = min(self.at + seconds * self.speed, self.until)
        self.moved.emit(self.at)
        if self.at >= self.until:
            self.stop()

    @Slot()
    def _tick(self) -> None:
        self.advance(self._watch.restart() / 1000)
