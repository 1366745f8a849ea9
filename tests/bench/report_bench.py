"""How long the report of 10,000 entries takes, against bare reportlab tables of the same text.

Both are seconds of the processor: one thread each, and a busy neighbour slows the two unlike. The
report of the demo is told by the clock on the wall.
"""

import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ENTRIES, INJECTS, AGENCIES, SEED = 10_000, 500, 20, 7
SLOWER = 2.0
"""How many times as long as bare tables the report may take."""
MEMORY_MB = 250
DEMO_SECONDS = 2.0
LOOK_SECONDS = 0.3
LOOKED_AT = ("demo", "bench")
"""The exercises whose preview is measured: the demo, and the large one."""
ROWS = 200
WIDTHS = (45, 43, 33, 50, 55, 267)
FONT, SIZE, LEADING, PADDING = "Helvetica", 8.5, 12, 12
TURNS = 3


def measure():
    """Return the figures: name, what was measured, limit, unit, and whether it holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.exercise"
        _make(path)
        turns = [{what: _run(what, path) for what in ("ours", "plain")} for _turn in range(TURNS)]
        wrapping = _run("wrapping", path)["seconds"]
        demo = statistics.median(_run("demo", Path(folder))["seconds"] for _turn in range(TURNS))
        looks = {name: _run("looking", Path(folder) / f"{name}.exercise") for name in LOOKED_AT}
    ours = _middle(turns, "ours")
    plain = _middle(turns, "plain")
    memory = max(each["ours"]["mb"] for each in turns)
    return [
        _told("report of the demo, tagged, with its journal inside", demo, "s", DEMO_SECONDS),
        *(
            _told(f"a page of its preview, {name}", looks[name]["seconds"], "s", LOOK_SECONDS)
            for name in LOOKED_AT
        ),
        _told(f"report of {ENTRIES:,} entries", ours, "s", plain * SLOWER),
        _told("  bare tables, text split before", plain, "s"),
        _told("  bare tables that wrap the text", wrapping, "s"),
        _told(f"report of {ENTRIES:,} entries, memory at most", memory, "MB", MEMORY_MB),
    ]


def _middle(turns, what):
    return statistics.median(each[what]["seconds"] for each in turns)


def _told(name, measured, unit, limit=None):
    ok = limit is None or measured <= limit
    return {"name": name, "measured": measured, "limit": limit, "unit": unit, "ok": ok}


def _make(path):
    from facilitator.services.simulating import simulate

    simulate(path, injects=INJECTS, agencies=AGENCIES, entries=ENTRIES, seed=SEED)


def _run(what, path):
    """Measure in a process of its own, so that neither leaves the other anything."""
    command = [sys.executable, __file__, what, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _now():
    return datetime(2027, 1, 1, tzinfo=UTC)


def _ours(path):
    from facilitator.services.reporting import write_report
    from facilitator.store.file import ExerciseFile

    began = time.process_time()
    with ExerciseFile.open(path, now=_now, read_only=True) as file:
        write_report(file, path.with_suffix(".pdf"), language="en", now=_now)
    return time.process_time() - began


def _demo(folder):
    """Return how long the report of the demo takes in a process that has done nothing yet."""
    path = folder / "demo.exercise"
    if not path.exists():
        from facilitator.services import demonstrating

        made = demonstrating.set_up(folder, script="wildfire", seed=SEED)
        for _step in made.play.steps():
            pass
        made.file.close()
        return _run("demo", folder)["seconds"]
    began = time.perf_counter()
    _ours(path)
    return time.perf_counter() - began


def _looking(path):
    """Return how long the preview's page takes after a letter, in the middle of three."""
    from facilitator.domain.editions import Edition
    from facilitator.services.previewing import Previewing
    from facilitator.ui.models.book import Book

    previewing = Previewing(path)
    took = []
    for text in ("", "A", "A b", "A bc"):
        began = time.perf_counter()
        book = Book(previewing.pages(Edition(), "front", {("verdict", ""): text}))
        book.picture(0, 1.5)
        book.close()
        took.append(time.perf_counter() - began)
    return statistics.median(took[1:])


def _plain(path):
    """Return how long the bare tables take whose text was split into lines before.

    The strictest neighbour: ours includes opening, reading, checking, finding and wrapping, this
    is the drawing alone.
    """
    from reportlab.lib.utils import simpleSplit

    made = [
        [*plain, "\n".join(simpleSplit(text, FONT, SIZE, WIDTHS[-1] - PADDING))]
        for plain, text in _texts(path)
    ]
    return _set(made)


def _wrapping(path):
    """Return how long the bare tables take that wrap the text themselves, as paragraphs."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle("bare", fontSize=SIZE, leading=LEADING)
    texts = _texts(path)
    began = time.process_time()
    made = [
        [*plain, Paragraph(escape(text).replace("\n", "<br/>"), style)] for plain, text in texts
    ]
    return time.process_time() - began + _set(made)


def _set(rows):
    """Return how long it takes to set rows in tables of 200."""
    from reportlab.platypus import SimpleDocTemplate, Table

    style = [("FONT", (0, 0), (-1, -1), FONT, SIZE, LEADING)]
    began = time.process_time()
    tables = [
        Table(rows[start : start + ROWS], colWidths=WIDTHS, style=style)
        for start in range(0, len(rows), ROWS)
    ]
    SimpleDocTemplate(io.BytesIO()).build(tables)
    return time.process_time() - began


def _texts(path):
    from facilitator.services.reporting import findings_of
    from facilitator.store.file import ExerciseFile

    with ExerciseFile.open(path, now=_now, read_only=True) as file:
        findings = findings_of(file, now=_now)
    return list(map(_cells(findings), findings.log))


def _cells(findings):
    from facilitator.i18n import translator
    from facilitator.report.fulllog import LogRows
    from facilitator.report.wording import Speech

    rows = LogRows(findings, Speech(words=translator("en")))

    def cells(item):
        made = ["".join(run.text for run in cell) for cell in rows.row(item)]
        return made[:-1], made[-1]

    return cells


def _most_memory():
    """Return the most memory this process had, in MB.

    What getrusage says of a child is never less than what its parent had when it was started.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [each for each in status.read_text().splitlines() if each.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    seconds = {
        "demo": _demo,
        "looking": _looking,
        "ours": _ours,
        "plain": _plain,
        "wrapping": _wrapping,
    }[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps({"seconds": seconds, "mb": _most_memory()}))
