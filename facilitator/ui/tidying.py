"""Python's search for rings of garbage, kept in the window's thread.

By itself it runs in whatever thread makes the next value. A ring that holds an object of Qt and
is found by a worker or a phone's request is taken apart there, while the window's thread may be
using what belongs to it: the program ends. So Python does not search by itself any more; a
timer of the window does, when as much has been made as Python itself would have waited for.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from facilitator.report.undisturbed import is_quiet

_EVERY_MS = 250
_GROWN_BY = 4
"""All is searched when a quarter of what was in use has been made anew, as Python does it."""


class Tidying(QObject):
    """Frees rings in the thread that it was made in, from ``begin`` to ``end``."""

    def __init__(self, parent: QObject | None = None, *, every_ms: int = _EVERY_MS) -> None:
        super().__init__(parent)
        self._before = gc.isenabled()
        self._in_use = 0
        self._made = 0
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Let no other thread free rings from now on."""
        self._before = gc.isenabled()
        gc.disable()
        self._in_use = len(gc.get_objects())
        self._timer.start()

    def end(self) -> None:
        """Leave it to whom it was left before."""
        self._timer.stop()
        if self._before:
            gc.enable()

    @Slot()
    def look(self) -> None:
        """Free what is in rings, if enough was made since; work that makes much is let finish."""
        made, passes, *_older = gc.get_count()
        enough, many, *_older = gc.get_threshold()
        if made <= enough or is_quiet():
            return
        self._made += made
        if self._made * _GROWN_BY > self._in_use:
            gc.collect()
            self._in_use, self._made = len(gc.get_objects()), 0
        else:
            gc.collect(1 if passes > many else 0)
