"""The real window while others write: how long it is deaf, how soon GO is done, what moves."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest

INJECTS = 2_000
PLAYED = 1_000
"""So many of them lie behind; the others are still to come."""
RATE = 20
"""Entries a second that somebody else writes through the same service, as a phone does."""
BLOCKED_MS, GO_MS = 50, 100
BEAT_MS = 5
GO_EVERY_MS = 1_100
"""GO is deaf for 800 ms."""
TYPE_EVERY_MS = 180
GOES, QUICK_GOES = 20, 2
LINE = "pd close the harbour road"


def measure(made):
    """Return the figures, taken in a process of its own as the program is one."""
    from tests.bench.figures import figure, part
    from tests.bench.start_bench import environment

    path = prepared(made)
    goes = made.samples(GOES, QUICK_GOES)
    around = environment(made.folder / "home")
    with beside(around) as machine:
        command = [sys.executable, __file__, str(path), str(goes)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=around)
    told = json.loads(done.stdout)
    beats, taken = told["late"], told["goes"]
    under = f"{told['rate']:.0f} entries/s, {made.sizes[-1]:,} in the log"
    return [
        figure(f"event loop blocked ({under}), p99", per_mille(beats, 990), "ms"),
        figure("event loop blocked, p99.9", per_mille(beats, 999), "ms", BLOCKED_MS),
        figure("event loop blocked, at most", max(beats), "ms"),
        figure("bare event loop beside it, p99.9", per_mille(machine, 999), "ms"),
        figure("bare event loop beside it, at most", max(machine), "ms"),
        figure(f"GO to delivered and painted ({len(taken)} times), p50", part(taken, 50), "ms"),
        figure("GO to delivered and painted, p95", part(taken, 95), "ms", GO_MS),
        figure("caret or scroll moved by themselves", told["moved"], "", 0),
    ]


@contextmanager
def beside(around):
    """Let a bare event loop run meanwhile, for what the machine's other work makes of any."""
    late = []
    command = [sys.executable, __file__, "bare"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=around
    ) as child:
        try:
            yield late
        finally:
            late += json.loads(child.communicate()[0])


def bare():
    """Beat in an event loop with nothing else in it until nobody listens; return the lateness."""
    app = QCoreApplication([])
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    beat = Beat(app.quit, over)
    app.exec()
    return beat.late


def per_mille(values, share):
    """Return the value below which so many of a thousand lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 1000) - 1)]


def prepared(made):
    """Return an exercise in the middle of its script, with the log full already."""
    from facilitator.services.simulating import simulate
    from tests.bench.made import conduct_of

    path = made.folder / "live.exercise"
    if path.exists():
        path.unlink()
    injects, played = (60, 30) if made.quick else (INJECTS, PLAYED)
    first = max(played // 10, 1)
    entries = made.sizes[-1]
    simulate(
        path,
        injects=injects,
        agencies=6,
        entries=entries,
        seed=7,
        ended=False,
        to_come=injects - first,
    )
    conduct, clock = conduct_of(path)
    short = {each.id: each.short for each in conduct.exercise.agencies}
    with conduct.file, conduct.together():
        for row in conduct.exercise.msel.rows[first:played]:
            clock.move(timedelta(minutes=3))
            conduct.deliver(row.id)
            if int(row.number) % 10:
                for each in row.expected:
                    conduct.log(f"{short[each.agencies[0]]} {each.text} @{row.number}")
    made.settle()
    return path


class LiveClock:
    """Goes on from where the play stands as real time passes."""

    def __init__(self, start):
        self._start, self._began = start, time.monotonic()

    def now(self):
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def look(self):
        from facilitator.services.now import Look

        return Look()

    def reanchor(self):
        """It agrees with itself."""


class Elsewhere(threading.Thread):
    """Writes entries at a steady rate until it is told to stop."""

    def __init__(self, conduct):
        super().__init__(daemon=True)
        self._conduct = conduct
        self._over = threading.Event()
        self.written = 0
        self.seconds = 0.0

    def run(self):
        began = time.perf_counter()
        agencies = self._conduct.exercise.agencies
        while not self._over.wait(max(0, began + self.written / RATE - time.perf_counter())):
            short = agencies[self.written % len(agencies)].short
            self._conduct.log(f"{short} two more engines because number {self.written} asks #phone")
            self.written += 1
        self.seconds = time.perf_counter() - began

    def stop(self):
        self._over.set()
        self.join()


@dataclass
class Told:
    late: list = field(default_factory=list)
    goes: list = field(default_factory=list)
    moved: int = 0
    rate: float = 0.0


def play(path, goes):
    """Open the exercise in the window, let others write, press GO; return what was seen."""
    from facilitator.app import application

    app = application()
    window = _window(app, path)
    hand = Hand(_desk(window), goes)
    elsewhere = Elsewhere(window.host.session.conduct)
    QTimer.singleShot(500, elsewhere.start)
    QTimer.singleShot(1_500, hand.begin)
    loop = QEventLoop()
    hand.over.connect(loop.quit)
    loop.exec()
    elsewhere.stop()
    app.processEvents()
    hand.told.rate = elsewhere.written / elsewhere.seconds
    _all_is_shown(_desk(window))
    window.frame.close()
    return hand.told


def _window(app, path):
    """Return the window as the program opens it, but for the time, which is the play's."""
    from facilitator.app import Opened
    from facilitator.services.session import Shelf
    from facilitator.store.file import ExerciseFile
    from facilitator.ui.window.main import Host
    from tests.bench.made import now

    with ExerciseFile.open(path, now=now, read_only=True) as file:
        (last,) = file.journal.lines([file.journal.last_line()])
    clock = LiveClock(last.entry.logged_at + timedelta(seconds=20))

    class Window(Opened):
        def fill(self):
            self.host = Host(self.frame, self._looks, Shelf(clock))
            self.host.first_look(path)

    window = Window(app)
    while window.host is None or window.host.session is None:
        app.processEvents()
    window.frame.activateWindow()
    return window


def _desk(window):
    from facilitator.ui.window.frame import CONDUCT

    return window.frame.pages.widget(CONDUCT).desk


def _all_is_shown(desk):
    keys = desk.conduct.file.journal.keys(desk.parts.log.model.query)
    if desk.parts.log.model.rowCount() != len(keys):
        raise RuntimeError("not all that was written is shown")


class Beat(QObject):
    """Beats every few milliseconds, and keeps how late it was each time."""

    def __init__(self, quit_, over):
        super().__init__()
        self.late = []
        self._quit, self._over = quit_, over
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beats)
        self._timer.start()

    def _beats(self):
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now
        if self._over.is_set():
            self._quit()


class Hand(QObject):
    """First reads back in the log with a half typed line, then follows it and types."""

    over = Signal()

    def __init__(self, desk, goes):
        super().__init__()
        self.told = Told()
        self._conduct, self._goes = desk.conduct, goes
        self._line, self._log = desk.parts.dock.line, desk.parts.log.view
        self._strip = desk.parts.strip
        self._beat = self._every(BEAT_MS, self._beats)
        self._go = self._every(GO_EVERY_MS, self._presses)
        self._type = self._every(TYPE_EVERY_MS, self._types)
        self._last = self._pressed = 0.0
        self._before = len(self._conduct.state.deliveries)
        self._still = None
        self._typed = 0
        self._strip.installEventFilter(self)

    def _every(self, milliseconds, act):
        timer = QTimer(self, interval=milliseconds, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        return timer

    def begin(self):
        QTest.keyClicks(self._line, LINE)
        for _step in range(5):
            QTest.keyClick(self._line, Qt.Key.Key_Left)
        bar = self._log.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        QTimer.singleShot(300, self._look)

    def _look(self):
        self._still = self._standing()
        self._last = time.perf_counter()
        self._beat.start()
        self._go.start()

    def _standing(self):
        line, bar = self._line, self._log.verticalScrollBar()
        seen = self._log.rowAt(0), bar.value(), self._log.chosen()
        return *seen, line.text(), line.cursorPosition(), line.hasFocus()

    def _beats(self):
        now = time.perf_counter()
        self.told.late.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now
        if self._still is not None and self._standing() != self._still:
            self.told.moved += 1
            self._still = self._standing()

    def _presses(self):
        if len(self.told.goes) == self._goes:
            self._end()
            return
        if len(self.told.goes) == self._goes // 2 and self._still is not None:
            self._follow()
        self._pressed = time.perf_counter()
        QTest.keyClick(self._line, Qt.Key.Key_F9)

    def _follow(self):
        self._still = None
        self._log.to_end()
        self._line.clear()
        self._type.start()

    def _types(self):
        QTest.keyClick(self._line, LINE[self._typed % len(LINE)])
        self._typed += 1
        if self._typed % len(LINE) == 0:
            QTest.keyClick(self._line, Qt.Key.Key_Return)

    def eventFilter(self, _watched, event):  # noqa: N802 - what Qt calls it
        if event.type() == QEvent.Type.Paint and self._pressed:
            delivered = len(self._conduct.state.deliveries) - self._before
            if delivered == len(self.told.goes) + 1:
                began, self._pressed = self._pressed, 0.0
                # what is queued behind this paint comes when all of it is painted
                QTimer.singleShot(0, self, lambda: self._painted(began))
        return False

    def _painted(self, began):
        self.told.goes.append((time.perf_counter() - began) * 1000)

    def _end(self):
        for timer in (self._beat, self._go, self._type):
            timer.stop()
        self._strip.removeEventFilter(self)
        self.over.emit()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    asked = sys.argv[1:]
    found = bare() if asked == ["bare"] else asdict(play(Path(asked[0]), int(asked[1])))
    print(json.dumps(found))
    sys.stdout.flush()
    # threads of the toolkit need not be waited for
    os._exit(0)
