"""Two stations gave the same number: screen, paper and tables tell them apart."""

from dataclasses import replace

import pytest

from facilitator.domain.editions import Edition
from facilitator.domain.entry import Author
from facilitator.domain.errors import Refused
from facilitator.domain.events import ActionWritten, FindingWritten, ReportStatus
from facilitator.domain.extracts import for_public
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.services.aftertables import improvement_table
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.reporting import findings_of
from facilitator.services.reportjson import report_plain
from facilitator.services.reviewing import Reviewing
from facilitator.services.tracker import read_one, tracked
from facilitator.store.file import ExerciseFile
from facilitator.ui.library.tracking_rows import line
from tests.report import afterwards
from tests.report.reading import whole
from tests.report.stories import pdf

FIRST = Finding(id="m-1", number=3, sort=FindingSort.IMPROVE, text="Nobody held the list")
SECOND = replace(FIRST, id="m-2", text="Two posts gave orders", withheld=True)
DO_FIRST = CorrectiveAction(id="n-1", number=3, finding="m-1", text="One register of places")
DO_SECOND = replace(DO_FIRST, id="n-2", finding="m-2", text="One command post")


def now():
    return afterwards.STARTEX


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    path = tmp_path_factory.mktemp("merged") / "x.exercise"
    file, conduct, _clock = afterwards.played(path)
    with file:
        for finding, action in ((SECOND, DO_SECOND), (FIRST, DO_FIRST)):
            conduct.record(FindingWritten(finding=finding))
            conduct.record(ActionWritten(action=action))
    return path


@pytest.fixture(scope="module")
def findings(merged):
    with ExerciseFile.open(merged, now=now, read_only=True) as file:
        return findings_of(file, now=now)


def test_the_report_says_which_is_which(findings):
    text = whole(pdf(findings))

    assert "Action 3: One register of places" in text
    assert "Action 3b: One command post" in text
    assert "Corrective action 3b" in text
    assert "Area for improvement 3b" in text


def test_the_tables_and_the_json_say_the_same(findings):
    head, *rows = improvement_table(findings, today=now().date()).rows
    place = head.index("No.")
    labels = report_plain(findings, Edition())["review"]["labels"]

    assert [row[place] for row in rows] == ["3", "3b"]
    assert labels == {"m-1": "3", "m-2": "3b", "n-1": "3", "n-2": "3b"}


def test_an_extract_calls_its_own_as_the_whole_does_and_tells_of_no_other(findings):
    assert for_public(findings).review.labels == {"m-1": "3", "n-1": "3"}


def test_the_tracker_tells_them_apart(merged):
    rows = tracked([read_one(merged, now=now)])

    assert [line(each, now().date()).cells[0].text for each in rows] == ["3", "3b"]


def test_a_refusal_names_the_one_that_is_meant(merged):
    with ExerciseFile.open(merged, now=now) as file:
        conduct = Conduct(file, clock=PlayedClock(now()), author=Author(role="facilitator"))

        with pytest.raises(Refused) as refused:
            Reviewing(conduct).issue(ReportStatus.FINAL, approved_by="Director")

    assert refused.value.details["numbers"] == "3, 3b"
