"""From Enter to the committed and painted row, on the real desk, at three sizes of the log."""

import time
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.figures import figure, part
from tests.bench.made import conduct_of

MILLISECONDS = 50
FLAT = 1.3
PATIENCE_S = 20.0
REST_MS = 130
"""What comes a tenth of a second after an entry is over before the next one is measured."""


class Seen(QObject):
    """Tells whether a widget was painted since it was last asked to look."""

    def __init__(self, watched):
        super().__init__(watched)
        self.painted = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - what Qt calls it
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False


class Desk:
    """The Conduct screen over an exercise in play, with hands on the keyboard."""

    def __init__(self, app, theme, path):
        from facilitator.ui.bridge import Bridge
        from facilitator.ui.conduct import ConductScreen

        self.conduct, self.clock = conduct_of(path)
        self.bridge = Bridge(self.conduct)
        self.screen = ConductScreen(theme, self.bridge)
        self.screen.resize(1440, 860)
        self.screen.show()
        self.app = app
        self.log = self.screen.desk.parts.log
        self.seen = Seen(self.log.view.viewport())
        self.commits = []
        self._append = self.conduct.file.journal.append
        self.conduct.file.journal.append = self._timed_append

    def _timed_append(self, drafts):
        began = time.perf_counter()
        written = self._append(drafts)
        self.commits.append((time.perf_counter() - began) * 1000)
        return written

    def enter(self, text):
        """Type a line; return milliseconds from Enter until its row was painted."""
        self.clock.move(timedelta(seconds=20))
        self.screen.activateWindow()
        self.app.processEvents()
        line = self.screen.desk.parts.dock.line
        line.setFocus()
        QTest.keyClicks(line, text)
        QTest.qWait(REST_MS)
        before, rows = self.conduct.file.journal.last_line(), self.log.model.rowCount()
        self.seen.painted = False
        began = time.perf_counter()
        QTest.keyClick(line, Qt.Key.Key_Return)
        while not (self.seen.painted and self.log.model.rowCount() > rows):
            self.app.processEvents()
            if time.perf_counter() - began > PATIENCE_S:
                raise RuntimeError("the row was not painted")
        taken = (time.perf_counter() - began) * 1000
        if self.conduct.file.journal.last_line() != before + 1 or not self.log.view.at_end():
            raise RuntimeError("the row was not written, or not in sight")
        QTest.qWait(REST_MS)
        return taken

    def close(self):
        self.screen.close()
        self.bridge.close()
        self.conduct.file.close()
        self.screen.deleteLater()
        self.app.processEvents()


def application():
    from facilitator.app import application as ours

    return ours()


def measure(made):
    from facilitator.ui.theme import Theme
    from facilitator.ui.widgets import install

    app = QApplication.instance() or application()
    theme = Theme()
    install(app, theme)
    desks = {size: Desk(app, theme, made.copy(size)) for size in made.sizes}
    taken = {size: [] for size in desks}
    try:
        for turn in range(-1, made.samples(60, 1)):
            for size, desk in desks.items():
                short = desk.conduct.exercise.agencies[turn % 6].short
                text = f"{short} close the ring road because it is the only way out #road"
                took = desk.enter(text)
                if turn >= 0:
                    taken[size].append(took)
    finally:
        for desk in desks.values():
            desk.close()
    return _figures(taken, [each for desk in desks.values() for each in desk.commits])


def _figures(taken, commits):
    first, *_between, last = taken
    found = [
        figure(f"Enter to painted: of it the commit, p{share}", part(commits, share), "ms")
        for share in (50, 95)
    ]
    for size, each in taken.items():
        words = f"Enter to painted at {size:,} entries"
        found += [
            figure(f"{words}, p50", part(each, 50), "ms", values=each),
            figure(f"{words}, p95", part(each, 95), "ms", MILLISECONDS, values=each),
        ]
    for share in (50, 95):
        grown = part(taken[last], share) / part(taken[first], share)
        found.append(figure(f"Enter to painted, {last:,} to {first:,}, p{share}", grown, "×", FLAT))
    return found
