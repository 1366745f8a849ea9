"""The figures of Review with fifty thousand entries, beside a bare scatter of as many points."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from facilitator.domain.figures import figures
from facilitator.services.reporting import findings_of
from facilitator.store.file import ExerciseFile
from facilitator.ui.theme import Theme
from tests.bench.figures import figure, interleaved, median, part
from tests.bench.made import now

DRAW_MS, FRAME_MS = 300, 1000 / 30
SIZE = (1440, 800)
CLOSE_UP = timedelta(hours=4)


def measure(made):
    app = QApplication.instance() or QApplication([])
    size = made.sizes[-1]
    with ExerciseFile.open(made.exercise(size), now=now, read_only=True) as file:
        run = figures(findings_of(file, now=now))
    return drawn(app, run, made.samples(5, 2), size) + panned(app, run, made.samples(60, 5), size)


def shown(app, widget):
    widget.resize(*SIZE)
    widget.show()
    app.processEvents()
    return widget


def timeline(app, run):
    from facilitator.ui.review.figures.lanes import LaneFigure

    lanes = LaneFigure(Theme())
    lanes.resize(*SIZE)
    lanes.show_run(run.timeline, run.clock)
    return shown(app, lanes)


def bare(app, run):
    """Draw as many points as the lanes have marks, by the library alone."""
    from facilitator.ui.review.figures.framed import pg

    marks = [
        (mark.at.total_seconds(), place)
        for place, lane in enumerate(run.timeline.lanes)
        for mark in (*lane.marks, *lane.seen)
    ]
    widget = pg.PlotWidget()
    points = pg.ScatterPlotItem(
        x=[x for x, _y in marks], y=[y for _x, y in marks], size=12, pen=None, brush="w"
    )
    widget.addItem(points)
    return shown(app, widget)


def strip(app, run):
    from facilitator.ui.review.figures.strip import StripFigure

    made = StripFigure(Theme())
    made.resize(*SIZE)
    made.show_strip(run.strip)
    return shown(app, made)


def work(app, run):
    from facilitator.ui.review.figures.work import WorkFigure

    made = WorkFigure(Theme())
    made.resize(*SIZE)
    made.show_work(run.workload)
    return shown(app, made)


def matrix(app, run):
    from facilitator.ui.review.decisions.matrix import MatrixView

    made = MatrixView(Theme())
    made.resize(*SIZE)
    made.show_matrix(run.matrix)
    return shown(app, made)


def drawn(app, run, times, size):
    """Return how long each figure takes from its numbers to its picture."""
    for make in (timeline, bare):
        make(app, run).close()
    found = []
    taken = interleaved(
        times,
        **{
            make.__name__: lambda make=make: make(app, run).close()
            for make in (timeline, bare, strip, work, matrix)
        },
    )
    for name, each in taken.items():
        limit = None if name == "bare" else DRAW_MS
        words = f"{size:,} entries: draw {name}"
        found.append(figure(words, median(each), "ms", limit, values=each))
    return found


def panned(app, run, times, size):
    """Return how long a frame takes while the whole run, and a part of it, is panned."""
    lanes, points = timeline(app, run), bare(app, run)

    def along(box):
        way = [1]

        def step():
            least, most = box.viewRange()[0]
            way[0] = -way[0]
            box.translateBy(x=way[0] * (most - least) * 0.02)
            # the frame is painted here
            app.processEvents()

        return step

    lanes.view.setLimits(xMin=None, xMax=None)
    acts = {"lanes": along(lanes.view), "bare": along(points.getViewBox())}
    whole = interleaved(times, **acts)
    begin = run.timeline.until.total_seconds() / 3
    lanes.view.setXRange(begin, begin + CLOSE_UP.total_seconds(), padding=0)
    app.processEvents()
    close = interleaved(times, lanes=acts["lanes"])
    found = [
        figure(f"{size:,} entries: pan all of it, p95", part(whole["lanes"], 95), "ms", FRAME_MS),
        figure(f"{size:,} entries: a bare scatter, p95", part(whole["bare"], 95), "ms"),
        figure(f"{size:,} entries: pan four hours, p95", part(close["lanes"], 95), "ms", FRAME_MS),
    ]
    lanes.close()
    points.close()
    return found
