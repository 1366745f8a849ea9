"""Writing a script of two and of five thousand rows: from the key until saved and painted."""

import time
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.enter_bench import Seen
from tests.bench.figures import figure, part
from tests.bench.made import now

MILLISECONDS = 50
OPENING_MS = 1_000
FULL, QUICK = (2_000, 5_000), (60, 120)
SAMPLES, QUICK_SAMPLES = 60, 4
REST_MS = 20
"""So that what comes after a key is not measured with the next one; people are slower still."""
PATIENCE_S = 20.0
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def script(count):
    """Return a plan of so many rows, with agencies, objectives and expected actions."""
    from facilitator.domain.msel import ExpectedAction, Inject, Msel
    from facilitator.services.scenarios import load

    plan = load("wildfire", "en")
    agencies = [each.id for each in plan.agencies]
    rows = tuple(
        Inject(
            id=f"row-{place}",
            number=f"{place + 1:04}",
            title=f"Message {place + 1} about sector {place % 17}",
            text="The only road is jammed by parked cars. " * 4,
            planned=timedelta(minutes=place),
            to=(agencies[place % len(agencies)],),
            method="Radio",
            objectives=(plan.objectives[place % len(plan.objectives)].id,),
            expected=(
                ExpectedAction(
                    id=f"owed-{place}",
                    agencies=(agencies[place % len(agencies)],),
                    text="Ask for the crane",
                    target=timedelta(minutes=8),
                ),
            ),
        )
        for place in range(count)
    )
    return replace(plan, msel=Msel(rows=rows))


class Table:
    """The Plan screen over a file on the disk, with hands on its keyboard."""

    def __init__(self, app, theme, path):
        from facilitator.domain.entry import Author
        from facilitator.services.conduct import Conduct
        from facilitator.services.now import PlayedClock
        from facilitator.store.file import ExerciseFile
        from facilitator.ui.bridge import Bridge
        from facilitator.ui.plan import PlanScreen
        from facilitator.ui.tasks import Tasks

        began = time.perf_counter()
        clock = PlayedClock(now())
        self.file = ExerciseFile.open(path, now=clock.now)
        conduct = Conduct(self.file, clock=clock, author=Author(role="facilitator"))
        self.app, self.bridge, self.tasks = app, Bridge(conduct), Tasks()
        self.screen = PlanScreen(theme, self.bridge, self.tasks)
        self.screen.resize(1440, 840)
        self.view = self.screen.pages.widget(0).view
        self.seen = Seen(self.view.viewport())
        self.screen.show()
        self.screen.activateWindow()
        self._until_painted(began)
        self.opened = (time.perf_counter() - began) * 1000
        self.screen.arrive()
        self.rest()

    def rest(self):
        QTest.qWait(REST_MS)

    def _until_painted(self, began):
        while not self.seen.painted:
            self.app.processEvents()
            if time.perf_counter() - began > PATIENCE_S:
                raise RuntimeError("the table was not painted")

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        """Press a key; return milliseconds until what it did is saved and painted."""
        before = self.screen.desk.exercise
        self.seen.painted = False
        target = QApplication.focusWidget() or self.view
        began = time.perf_counter()
        QTest.keyClick(target, key, held)
        self._until_painted(began)
        taken = (time.perf_counter() - began) * 1000
        if self.screen.desk.exercise is before:
            raise RuntimeError(f"key {key} changed nothing")
        self.rest()
        return taken

    def close(self):
        self.tasks.close()
        self.screen.close_desk()
        self.bridge.close()
        self.screen.close()
        self.screen.deleteLater()
        self.app.processEvents()
        self.file.close()


def typing(table, count):
    from facilitator.ui.plan.script.columns import Column

    table.view.go(table.view.table.rowCount() // 2, Column.TITLE)
    taken = [table.press(key) for key in letters(count)]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    table.rest()
    return taken


def letters(count):
    return [Qt.Key(Qt.Key.Key_A.value + place % 26) for place in range(count)]


def moving(table, count):
    rows = [table.press(Qt.Key.Key_Down, ALT) for _each in range(count // 2)]
    return rows + [table.press(Qt.Key.Key_Right, ALT | SHIFT) for _each in range(count // 2)]


def undoing(table, count):
    from facilitator.ui.plan.script.columns import Column

    column = Column.TITLE
    for place in range(count // 2):
        table.view.go(3 * place, column)
        table.press(Qt.Key.Key_X)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    back = [table.press(Qt.Key.Key_Z, CONTROL) for _each in range(count // 2)]
    return back + [table.press(Qt.Key.Key_Y, CONTROL) for _each in range(count // 2)]


def measure(made):
    """Return the figures at both sizes; those of two thousand rows have the limits."""
    from facilitator.store.file import ExerciseFile
    from facilitator.ui.theme import Theme, load_fonts
    from facilitator.ui.widgets import install

    app = QApplication.instance() or QApplication([])
    load_fonts()
    theme = Theme()
    install(app, theme)
    found = []
    count = made.samples(SAMPLES, QUICK_SAMPLES)
    for rows in QUICK if made.quick else FULL:
        path = made.folder / f"script-{rows}-{made.times}.exercise"
        ExerciseFile.create(path, script(rows), now=now).close()
        made.settle()
        table = Table(app, theme, path)
        limits = rows == (QUICK if made.quick else FULL)[0]
        most = MILLISECONDS if limits else None
        words = f"in a script of {rows:,} rows"
        found.append(figure(f"opening the table {words}", table.opened, "ms", OPENING_MS))
        for name, act in (("a letter", typing), ("a move", moving), ("undo, redo", undoing)):
            taken = act(table, count)
            found.append(figure(f"{name} {words}, p50", part(taken, 50), "ms", values=taken))
            found.append(figure(f"{name} {words}, p95", part(taken, 95), "ms", most, values=taken))
        table.close()
    return found
