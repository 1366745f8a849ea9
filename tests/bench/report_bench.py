"""How long the report of 10,000 entries takes, against bare reportlab tables with the same text."""

import io
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ENTRIES, INJECTS, AGENCIES, SEED = 10_000, 100, 6, 7
SLOWER = 2.0
"""How many times as long as bare tables the report may take."""
MEMORY_MB = 250
ROWS = 200


def measure():
    """Return the figures: name, what was measured, limit, unit, and whether it holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.exercise"
        _make(path)
        ours = _run("ours", path)
        bare = _run("bare", path)
    limit = round(bare["seconds"] * SLOWER, 2)
    return [
        {
            "name": f"report of {ENTRIES:,} entries (bare tables {bare['seconds']:.2f} s)",
            "measured": round(ours["seconds"], 2),
            "limit": limit,
            "unit": "s",
            "ok": ours["seconds"] <= limit,
        },
        {
            "name": f"report of {ENTRIES:,} entries, memory at most",
            "measured": round(ours["mb"]),
            "limit": MEMORY_MB,
            "unit": "MB",
            "ok": ours["mb"] <= MEMORY_MB,
        },
    ]


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

    began = time.perf_counter()
    with ExerciseFile.open(path, now=_now, read_only=True) as file:
        write_report(file, path.with_suffix(".pdf"), language="en", now=_now)
    return time.perf_counter() - began


def _bare(path):
    """Return how long it takes to set the rows of the log in tables of 200, text as paragraphs.

    Ours includes opening, reading, checking and finding; this is the setting alone.
    """
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    from facilitator.services.reporting import findings_of
    from facilitator.store.file import ExerciseFile

    style = ParagraphStyle("bare", fontSize=8.5, leading=12)
    with ExerciseFile.open(path, now=_now, read_only=True) as file:
        findings = findings_of(file, now=_now)
    texts = list(map(_cells(findings), findings.log))
    began = time.perf_counter()
    rows = [
        [*plain, Paragraph(escape(text).replace("\n", "<br/>"), style)] for plain, text in texts
    ]
    tables = [
        Table(rows[start : start + ROWS], colWidths=[45, 43, 33, 50, 55, 267])
        for start in range(0, len(rows), ROWS)
    ]
    SimpleDocTemplate(io.BytesIO()).build(tables)
    return time.perf_counter() - began


def _cells(findings):
    from facilitator.i18n import translator
    from facilitator.report.fulllog import LogRows
    from facilitator.report.wording import Speech

    rows = LogRows(findings, Speech(words=translator("en")))

    def cells(item):
        made = ["".join(run.text for run in cell) for cell in rows.row(item)]
        return made[:-1], made[-1]

    return cells


if __name__ == "__main__":
    import resource

    sys.path.insert(0, str(Path(__file__).parents[2]))
    seconds = {"ours": _ours, "bare": _bare}[sys.argv[1]](Path(sys.argv[2]))
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mb": used}))
