"""The checks of a large script, and a move on its timeline."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from facilitator.app import application
from facilitator.ui.plan.checks.watch import look
from facilitator.ui.plan.lanes import LanesPage
from facilitator.ui.theme import Theme
from tests.bench.figures import figure, part, sampled
from tests.plan_table import laid_out, large

ROWS = 2_000
LOOK_MS, MOVE_MS = 200, 50


def measure(made):
    app = application()
    plan = large(ROWS)
    seen = sampled(made.samples(25, 3), lambda: look(plan))
    moved = moves(plan, made.samples(40, 3))
    app.processEvents()
    looked, move = f"{ROWS:,} rows: checks, coverage and load anew", f"{ROWS:,} rows: move one"
    return [
        figure(f"{looked}, p95", part(seen, 95), "ms", LOOK_MS, values=seen),
        figure(f"{move} on the timeline, p95", part(moved, 95), "ms", MOVE_MS, values=moved),
    ]


def moves(plan, times):
    """Return how long a move takes by key, saved and painted."""
    with laid_out(plan) as table:
        page = LanesPage(Theme(), table.desk, table.tasks)
        page.resize(1440, 800)
        page.show()
        page.arrive()
        page.reveal(plan.msel.rows[ROWS // 2].id)
        for _step in range(8):
            QTest.keyClick(page.view, Qt.Key.Key_Plus)
        taken = sampled(times, lambda: one_move(page))
        page.close()
        page.deleteLater()
    return taken


def one_move(page):
    before = page.view.current().row
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.view.viewport().repaint()
    QCoreApplication.processEvents()
    if page.view.current().row.planned == before.planned:
        raise RuntimeError("the row did not move")
