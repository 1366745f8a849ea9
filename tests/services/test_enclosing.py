"""The journal inside the full report: complete, verifiable on its own, harmless as a table."""

import csv
import json
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO

import pikepdf
import pytest

from facilitator.domain import fingerprint
from facilitator.domain.entry import canonical, chained, digest
from facilitator.i18n import translator
from facilitator.services.enclosing import HEADINGS, journal_csv, journal_files
from facilitator.services.reporting import findings_of, write_report
from facilitator.services.simulating import simulate
from facilitator.store.file import ExerciseFile
from tests.report.stories import Tale, exercise


def now():
    return datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    path = tmp_path_factory.mktemp("played") / "small.exercise"
    simulate(path, injects=8, agencies=3, entries=60, seed=3)
    return path


@pytest.fixture
def carried(played, tmp_path):
    with ExerciseFile.open(played, now=now, read_only=True) as file:
        out = write_report(file, tmp_path / "report.pdf", language="en", now=now)
    with pikepdf.open(out) as document:
        return {name: each.get_file().read_bytes() for name, each in document.attachments.items()}


def rows_of(made):
    return list(csv.reader(StringIO(made.decode("utf-8-sig"))))


def test_the_full_report_carries_the_journal_twice(carried):
    assert set(carried) == {"journal.json", "journal.csv"}


def test_the_fingerprint_follows_from_the_json_alone(carried):
    told = json.loads(carried["journal.json"])
    heads = {}
    for each in told["entries"]:
        author, payload = each["author"], each["payload"]
        entry = canonical(
            each["station"],
            each["seq"],
            each["happened_at"],
            each["logged_at"],
            each["exercise_ms"],
            author,
            each["audience"],
            each["kind"],
            payload,
        )
        before = heads.get(each["station"], (0, b""))[1]
        made = chained(before, digest(entry))
        assert made.hex() == each["hash"]
        assert sha256(entry).digest() == digest(entry)
        heads[each["station"]] = (each["seq"], made)

    head = fingerprint.head([(station, *each) for station, each in sorted(heads.items())])

    assert tuple(told["fingerprint"]) == fingerprint.words(head)


def test_every_entry_has_a_row_in_the_table(played, carried):
    with ExerciseFile.open(played, now=now, read_only=True) as file:
        entries = list(file.journal.entries())

    head, *rows = rows_of(carried["journal.csv"])

    assert tuple(head) == HEADINGS
    assert [int(each[0]) for each in rows] == [each.line for each in entries]
    assert len(entries) > 60


def test_agencies_and_injects_stand_there_by_their_names(carried):
    head, *rows = rows_of(carried["journal.csv"])
    agencies = {each[head.index("agencies")] for each in rows} - {""}

    assert agencies
    assert all(each.startswith("Agency") for each in agencies)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@x", "\t=1", "a\r\nb", '"', "\ud800"])
def test_no_text_becomes_a_formula_or_another_row(text):
    tale = Tale(exercise())
    tale.start()
    tale.log(1, "F", text, reason=text, by_role=text)

    rows = rows_of(journal_csv(tale.exercise, tale.entries))

    assert len(rows) == 3
    assert not [cell for cell in rows[2] if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_the_same_file_gives_the_same_report_with_its_journal(played, tmp_path):
    with ExerciseFile.open(played, now=now, read_only=True) as file:
        one = write_report(file, tmp_path / "a.pdf", language="en", now=now)
        two = write_report(file, tmp_path / "b.pdf", language="en", now=now)

    assert one.read_bytes() == two.read_bytes()


def test_files_are_described_in_the_language_of_the_report(played):
    with ExerciseFile.open(played, now=now, read_only=True) as file:
        findings = findings_of(file, now=now)
        files = journal_files(file, findings, translator("en"))

    assert [each.media for each in files] == ["application/json", "text/csv"]
    assert all(each.described for each in files)
