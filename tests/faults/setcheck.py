"""Jepsen's set checker: what was promised is there, once; nothing else is (FAULTS, harness 3)."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO

from facilitator.domain.events import Logged
from facilitator.services.handing import LOG, hand_out_table
from facilitator.services.reporting import write_report
from facilitator.store.file import ExerciseFile
from tests.report.reading import appendix

MARK = re.compile(r"q\d+z")


@dataclass(frozen=True)
class Found:
    """How often each mark is in the file, in the table of the log and in the report."""

    file: Counter
    table: Counter
    report: Counter


def in_file(path, now):
    """Return the marks of a file's log, and check that the file is whole and has no gap."""
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        entries = list(file.journal.entries())
        verdict = file.journal.verify()
        assert file.database.rows("PRAGMA quick_check") == [("ok",)]
    assert verdict.good, verdict
    by_station: dict[str, list[int]] = {}
    for each in entries:
        by_station.setdefault(each.station, []).append(each.seq)
    for seqs in by_station.values():
        assert seqs == list(range(1, len(seqs) + 1))
    logged = [each.event for each in entries if isinstance(each.event, Logged)]
    assert [each.number for each in logged] == list(range(1, len(logged) + 1))
    return Counter(mark for each in logged for mark in MARK.findall(each.typed))


def found_in(path, folder, now):
    """Return what is in the file, and in what is made of it."""
    marks = in_file(path, now)
    table = _table(path, folder, now)
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        report = write_report(file, folder / "report.pdf", now=now)
    return Found(marks, table, Counter(MARK.findall(appendix(report.read_bytes()))))


def _table(path, folder, now):
    made = hand_out_table(LOG, path, folder / "log.csv", now=now)
    text = made.path.read_text("utf-8-sig")
    dialect = csv.Sniffer().sniff(text.splitlines()[0], ",;\t")
    rows = csv.DictReader(StringIO(text), dialect=dialect)
    return Counter(mark for row in rows for mark in MARK.findall(row["As typed"]))


def wrong(promised, typed, found):
    """Return what was lost, what is there twice, what nobody typed."""
    return {
        "lost": sorted(set(promised) - found.keys()),
        "double": sorted(mark for mark, many in found.items() if many > 1),
        "never typed": sorted(found.keys() - set(typed)),
    }


NOTHING = {"lost": [], "double": [], "never typed": []}
