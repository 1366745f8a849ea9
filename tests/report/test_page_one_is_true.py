"""Every claim on page one, worked out once more from the rows of the file by other means."""

import json
import re
import sqlite3
from datetime import UTC, datetime

import pypdfium2
import pytest

from facilitator.services.reporting import write_report
from tests.report.afterwards import NEVER, played, reviewed

HOUR, MINUTE = 3600, 60
WORDS = {"P": "without challenges", "S": "some challenges", "M": "major challenges"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A file that was played and reviewed, and page one of its report as plain text."""
    folder = tmp_path_factory.mktemp("one")
    path = folder / "a.exercise"
    file, conduct, clock = played(path)
    with file:
        reviewed(conduct)
        out = write_report(file, folder / "a.pdf", language="en", now=clock.now)
    document = pypdfium2.PdfDocument(out.read_bytes())
    page = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return Rows(path), page


class Rows:
    """The rows of the file, read with nothing but SQLite and JSON."""

    def __init__(self, path):
        database = sqlite3.connect(path)
        database.row_factory = sqlite3.Row
        self.rows = [
            (row["kind"], json.loads(row["payload"]), row)
            for row in database.execute("SELECT * FROM journal ORDER BY line")
        ]
        database.close()

    def of(self, kind):
        return [payload for name, payload, _row in self.rows if name == kind]

    def took(self):
        """Seconds from each delivery to the decision that names it, by expected action."""
        given, took = {}, {}
        for kind, payload, row in self.rows:
            if kind == "inject.delivered":
                given[payload["inject"]] = row["exercise_ms"]
            if kind == "decision.logged":
                for expected in payload.get("expected", ()):
                    since = given[payload["inject"]]
                    took.setdefault(expected, (row["exercise_ms"] - since) / 1000)
        return took

    def expected(self):
        """The ids and targets of what rows that were delivered expect."""
        from tests.report.afterwards import plan

        given = {each["inject"] for each in self.of("inject.delivered")}
        return {
            each.id: (each.text, each.target.total_seconds())
            for row in plan().msel.rows
            if row.id in given
            for each in row.expected
        }


def span(seconds):
    return f"{int(seconds) // MINUTE}:{int(seconds) % MINUTE:02}"


def test_the_counts_of_decisions_come_from_deliveries_and_decisions(made):
    rows, page = made
    took, wanted = rows.took(), rows.expected()
    met = sum(1 for key, (_text, target) in wanted.items() if took.get(key, 1e9) <= target)
    late = {key: took[key] - target for key, (_, target) in wanted.items() if key in took}
    over = {key: by for key, by in late.items() if by > 0}
    never = len(wanted) - len(took)

    assert (met, len(over), never) == (1, 1, 1)
    assert (
        f"{len(wanted)} decisions were expected: {met} in time, {len(over)} late,"
        f" {never} never taken." in page
    )
    for key, by in over.items():
        assert f"Furthest over: {wanted[key][0]} +{span(by)}." in page


def test_the_verdict_is_the_sentence_that_was_written_last(made):
    rows, page = made
    told = [each["text"] for each in rows.of("narrative.written") if each["field"] == "verdict"]

    assert told[-1] in page


def test_each_objective_has_the_letter_and_the_reason_that_were_settled(made):
    rows, page = made
    settled = [each for each in rows.of("rating.settled") if each["rated"] == "objective"]

    assert len(settled) == 3
    for each in settled:
        assert re.search(
            rf"{each['rating']} +{WORDS[each['rating']]} {re.escape(each['reason'])}", page
        )


def test_strengths_and_gaps_are_the_findings_with_their_effects(made):
    rows, page = made
    found = [each["finding"] for each in rows.of("finding.written")]

    assert NEVER[0] in page
    for each in found:
        assert f"{each['text']}. {each['effect']}" in page
    repeated = [each for each in found if each.get("repeats")]
    # once beside the finding, once beside its action
    assert page.count("found before") == 2 * len(repeated)


def test_actions_stand_by_priority_with_owner_and_date(made):
    rows, page = made
    actions = [each["action"] for each in rows.of("action.written")]
    order = {"high": 0, "medium": 1, "low": 2}
    actions.sort(key=lambda each: (order[each.get("priority", "medium")], each["due"]))

    asked = page.partition("What we ask of you")[2]
    places = [asked.find(each["text"]) for each in actions]
    assert -1 not in places
    assert places == sorted(places)
    for each in actions:
        day = datetime.fromisoformat(each["due"]).replace(tzinfo=UTC)
        assert f"{each['owner']} {day.day} {day:%b} {day.year}" in asked


def test_when_it_was_and_what_was_not_observed(made):
    rows, page = made
    times = {
        kind: datetime.fromtimestamp(row["happened_at"] / 1e6, UTC).astimezone()
        for kind, _payload, row in rows.rows
        if kind in {"run.started", "run.ended"}
    }
    began, ended = times["run.started"], times["run.ended"]
    unseen = {
        each["of"]
        for each in rows.of("rating.settled")
        if each["rated"] == "task" and each["rating"] == "N"
    }

    assert f"{began.day} {began:%B} {began.year}, {began:%H:%M} to {ended:%H:%M}" in page
    assert f"{len(unseen)} critical tasks were not observed." in page


def test_without_an_issued_version_it_says_draft(made):
    rows, page = made

    assert rows.of("report.issued") == []
    assert "Draft." in page
    assert "DRAFT" in page
