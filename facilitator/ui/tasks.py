"""Long work away from the window: a plain function runs on a worker, its result comes back."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

Work = Callable[[], Any]
Then = Callable[[Any], None]
Sorry = Callable[[Exception], None]


class Tasks(QObject):
    """Runs work on workers; ``then`` and ``failed`` are called back in the window's thread.

    Work gets values, never the database or a widget. ``failed`` is also told of what nobody caught.
    """

    failed = Signal(Exception)
    _done = Signal(int)

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="task")
        self._waiting: dict[int, tuple[Future[Any], Then, Sorry | None]] = {}
        self._next = 0
        self._closed = False
        # queued also when work is over before start returns: then would come too early
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(self, work: Work, then: Then, sorry: Sorry | None = None) -> int:
        """Run work, then call ``then`` with its result, or ``sorry`` with its error.

        Return a number by which it can be dropped; 0 if all is being put away and nothing begins.
        """
        if self._closed:
            return 0
        self._next += 1
        number = self._next
        future = self._pool.submit(work)
        self._waiting[number] = (future, then, sorry)
        future.add_done_callback(lambda _future: self._announce(number))
        return number

    def drop(self, number: int) -> None:
        """Do not wait for a result any more; what has not begun never begins."""
        waiting = self._waiting.pop(number, None)
        if waiting is not None:
            waiting[0].cancel()

    def close(self) -> None:
        """Wait for what is running, and tell nobody of it."""
        self._closed = True
        self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _announce(self, number: int) -> None:
        if not self._closed:
            self._done.emit(number)

    @Slot(int)
    def _finish(self, number: int) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None or waiting[0].cancelled():
            return
        future, then, sorry = waiting
        if _gone(then):
            return
        error = future.exception()
        if error is None:
            then(future.result())
        elif isinstance(error, Exception):
            if sorry is not None:
                sorry(error)
            else:
                self.failed.emit(error)
        else:
            raise error


def _gone(then: Then) -> bool:
    """Tell whether whoever waits for a result was put away meanwhile, with its page or exercise."""
    owner = getattr(then, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
