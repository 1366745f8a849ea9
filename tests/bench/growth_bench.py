"""How each act grows with the log, from a thousand entries to a million, beside a bare neighbour.

The files are made by merging, which is the first act measured. Each act tells what it costs for
one entry, or why it costs the same in any log.
"""

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.bench.append_bench import bare_table, draft
from tests.bench.figures import figure, interleaved, median, sampled
from tests.bench.grown import RARE, Log, inserted
from tests.bench.made import SEED, conduct_of, now

ROOT = Path(__file__).parents[2]
FULL = (1_000, 10_000, 100_000, 1_000_000)
QUICK = (200, 1_000)
REPORTS = 100_000
"""The largest log whose report is set here."""
PAINTS = 100_000
"""The largest log that is shown here; the view itself never reads more than a page."""
FLAT = 1.5
"""What costs the same in any log may cost so many times as much in the largest."""
STEADY = 1.5
"""What costs the same for each entry may cost so many times as much for one in the largest."""
PAGE = 64


def measure(made):
    sizes = QUICK if made.quick else FULL
    logs = [Log(made, size) for size in sizes]
    found = []
    for act in (merging, opening, appending, searching, painting, reporting, remembering):
        found += act(logs)
    return found


def each_for_itself(what, taken, unit, limit=STEADY):
    """Return a figure for the growth of what one entry costs, from the first log that is large.

    In a small log what every act costs once would hide what an entry costs.
    """
    (first, least), (last, most) = taken[len(taken) // 3], taken[-1]
    return figure(f"{what}: one entry of {last:,} to one of {first:,}", most / least, unit, limit)


def merging(logs):
    found = []
    for log in logs:
        found += [
            figure(log.named("merge"), log.merged / log.size * 1000, "µs/entry"),
            figure(log.named("  bare insert"), log.bare / log.size * 1000, "µs/entry"),
        ]
    grown = [(log.size, log.merged / log.size) for log in logs]
    return [*found, each_for_itself("merge", grown, "×")]


def opened(path):
    conduct, _clock = conduct_of(path)
    conduct.file.close()


def read_bare(path):
    """Read every entry with nothing but SQLite, as opening has to."""
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute("SELECT station, seq, kind, payload, hash FROM journal")
        while cursor.fetchmany(2000):
            pass


def opening(logs):
    found, grown = [], []
    for log in logs:
        taken = interleaved(
            log.few,
            warm=0 if log.few == 1 else 1,
            ours=lambda log=log: opened(log.path),
            bare=lambda log=log: read_bare(log.path),
        )
        ours, bare = median(taken["ours"]), median(taken["bare"])
        grown.append((log.size, ours / log.size))
        found += [
            figure(log.named("open and fold"), ours, "ms", values=taken["ours"]),
            figure(log.named("  bare reading of all rows"), bare, "ms", values=taken["bare"]),
        ]
    return [*found, each_for_itself("open and fold", grown, "×")]


def appending(logs):
    from facilitator.store.file import ExerciseFile

    found, times = [], 20 if logs[0].made.quick else 100
    middle = {}
    for log in logs:
        numbers = iter(range(log.size + 1, log.size + times + 2))
        file = ExerciseFile.open(log.path, now=now)
        with file, closing(bare_table(log.path.with_suffix(".bare"))) as bare:
            taken = interleaved(
                times,
                ours=lambda file=file, n=numbers: file.journal.append((draft(next(n)),)),
                bare=lambda bare=bare: one_bare(bare),
            )
        log.path.with_suffix(".bare").unlink()
        ours, bare = median(taken["ours"]), median(taken["bare"])
        middle[log.size] = ours / bare
        found += [
            figure(log.named("append one"), ours, "ms", values=taken["ours"]),
            figure(log.named("  bare insert of one"), bare, "ms", values=taken["bare"]),
        ]
    return [*found, flat("append one, by its neighbour", middle)]


def one_bare(bare):
    from facilitator.domain.entry import NO_HASH
    from facilitator.store.rows import row_of

    (last,) = bare.execute("SELECT coalesce(max(line), 0) FROM bare").fetchone()
    inserted(bare, [row_of(draft(last + 1), "station", last + 1, NO_HASH)])


def flat(what, middle):
    first, *_others, last = middle
    grown = middle[last] / middle[first]
    return figure(f"{what}: in {last:,} to in {first:,}", grown, "×", FLAT)


def searching(logs):
    from facilitator.domain.log import LogQuery
    from facilitator.store.file import ExerciseFile

    found, middle, common = [], {}, []
    for log in logs:
        file = ExerciseFile.open(log.path, now=now)
        with file, closing(sqlite3.connect(log.path)) as bare:

            def ask(word, file=file):
                keys = file.journal.keys(LogQuery(text=word))
                return len(file.journal.lines(keys[-PAGE:]))

            def plain(word, bare=bare):
                asked = "SELECT rowid FROM search WHERE search MATCH ?"
                return len(bare.execute(asked, (word,)).fetchall())

            if ask(RARE) != plain(RARE):
                raise RuntimeError("not all was found")
            taken = interleaved(
                max(log.few, 5) * 3,
                rare=lambda ask=ask: ask(RARE),
                bare=lambda plain=plain: plain(RARE),
            )
            many = sampled(max(log.few, 3), lambda ask=ask: ask("harbour"))
        middle[log.size] = median(taken["rare"])
        common.append((log.size, median(many) / log.size))
        found += [
            figure(log.named("search ten of"), median(taken["rare"]), "ms", values=taken["rare"]),
            figure(log.named("  bare search"), median(taken["bare"]), "ms", values=taken["bare"]),
            figure(log.named("search a sixth of"), median(many), "ms", values=many),
        ]
    return [
        *found,
        flat("search ten", middle),
        each_for_itself("search a sixth", common, "×"),
    ]


def painting(logs):
    """Return how long a page takes that nobody has looked at yet, in the real screen."""
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import Theme
    from facilitator.ui.widgets import install
    from tests.bench.enter_bench import application

    app = QApplication.instance() or application()
    theme = Theme()
    install(app, theme)
    chance, found, middle = random.Random(SEED), [], {}  # noqa: S311 - chance of places
    neighbour = bare_table_view()
    for log in logs:
        if log.size > PAINTS:
            continue
        taken = pages(app, theme, log, chance, neighbour)
        ours, bare = median(taken["ours"]), median(taken["bare"])
        middle[log.size] = ours / bare
        found += [
            figure(log.named("paint a page"), ours, "ms", values=taken["ours"]),
            figure(log.named("  bare Qt table"), bare, "ms", values=taken["bare"]),
        ]
    neighbour.close()
    return [*found, flat("paint a page, by its neighbour", middle)]


def pages(app, theme, log, chance, bare):
    from tests.bench.enter_bench import Desk

    desk = Desk(app, theme, log.path)
    view = desk.log.view

    whole = desk.log.model.rowCount() // PAGE
    unseen = iter(chance.sample(range(whole - 1), whole - 1))

    def ours():
        view.go_to(next(unseen) * PAGE + PAGE // 2)
        view.viewport().grab()

    def plain():
        bare.scrollTo(bare.model().index(chance.randrange(bare.model().rowCount()), 0))
        bare.viewport().grab()

    try:
        return interleaved(min(log.few * 4, whole - 2), ours=ours, bare=plain)
    finally:
        desk.close()


def bare_table_view():
    """Return a table of Qt's own over a model of Qt's own, as large on the screen as the log."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    model = QStandardItemModel()
    for number in range(2_000):
        cells = (f"{number}", "10:42:07", "FD", "Close the ring road at sector B", "road")
        model.appendRow([QStandardItem(each) for each in cells])
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.resize(1000, 600)
    view.show()
    return view


def reporting(logs):
    """Return processor seconds of reports; each in a process of its own, as in the program."""
    found, grown = [], []
    for log in logs:
        if log.size > REPORTS:
            continue
        told = child("report", log.path)
        grown.append((log.size, told["seconds"] / log.size))
        found += [
            figure(log.named("report"), told["seconds"], "s"),
            figure(log.named("  memory at most"), told["mb"], "MB"),
        ]
    return [*found, each_for_itself("report", grown, "×")]


def remembering(logs):
    """Return the most memory of a process that has a log open, with all that was folded of it."""
    found = [figure("memory, bare interpreter with Qt", child("bare", "")["mb"], "MB")]
    for log in logs:
        held = child("open", log.path)["mb"]
        found.append(figure(log.named("memory, open and folded"), held, "MB"))
    return found


def child(what, path):
    command = [sys.executable, "-m", "tests.bench.growth_bench", what, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout)


def alone(what, path):
    """Do one act in this process, and tell its seconds and the most memory it had."""
    import time

    from tests.bench.report_bench import _most_memory, _ours

    began = time.process_time()
    if what == "report":
        _ours(path)
    elif what == "open":
        import PySide6.QtWidgets

        conduct, _clock = conduct_of(path)
        conduct.file.close()
    else:
        import PySide6.QtWidgets  # noqa: F401 - its memory is what is asked
    return {"seconds": time.process_time() - began, "mb": _most_memory()}


if __name__ == "__main__":
    print(json.dumps(alone(sys.argv[1], Path(sys.argv[2]))))
