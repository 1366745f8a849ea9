"""From a blank exercise to an action that somebody owns: by keys alone, and every link holds."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.__main__ import cli
from facilitator.domain.entry import Entry
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    ActionWritten,
    DecisionLogged,
    DiscussionClosed,
    DiscussionOpened,
    FeedbackGiven,
    FindingWritten,
    HotWashNoted,
    InjectDelivered,
    ObservationLogged,
    RatingGiven,
    RatingSettled,
    ReportIssued,
    ReportStatus,
)
from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import ActionStatus
from facilitator.services import now
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests import walk
from tests.builders import STARTEX


class Modal(QObject):
    """Notes every window that holds up the others."""

    def __init__(self, app):
        super().__init__(app)
        self.shown = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - what Qt calls it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isModal():
            self.shown.append(type(watched).__name__)
        return False


@dataclass(frozen=True)
class Left:
    """What the walk leaves: the file, its report, and what was seen on the way."""

    path: Path
    exercise: Exercise
    entries: tuple[Entry, ...]
    in_the_way: tuple[object, ...]
    tracked: tuple[str, ...]
    versions: tuple[str, ...]

    def one(self, kind):
        """The only entry of a kind."""
        (found,) = self.all(kind)
        return found

    def all(self, kind):
        return [each for each in self.entries if isinstance(each.event, kind)]

    def last(self, kind):
        return self.all(kind)[-1]

    @property
    def report(self):
        return self.path.with_name(f"{self.path.stem}-report-en.pdf")


def read(path, walked, in_the_way, tracked):
    with ExerciseFile.open(path, now=walked.clock.now, read_only=True) as file:
        return Left(
            path=path,
            exercise=file.plans.load(),
            entries=tuple(file.journal.entries()),
            in_the_way=in_the_way,
            tracked=tuple(tracked),
            versions=tuple(each.label for each in file.versions.all()),
        )


@pytest.fixture
def left(user, monkeypatch, tmp_path):
    clock, modal, complained = PlayedClock(STARTEX), Modal(QApplication.instance()), []
    monkeypatch.setattr(now, "RealClock", lambda: clock)

    def seen(name):
        if user.banner:
            complained.append((name, user.banner))

    user.starts()
    walked = walk.Walk(user, clock, tmp_path, seen)
    tracked = walked.goes_all_the_way()
    path = walked.host.session.path
    user.quits()
    QApplication.instance().removeEventFilter(modal)
    return read(path, walked, (*modal.shown, *complained), tracked)


def test_one_chain_leads_from_the_inject_to_the_action_and_the_report_names_each_link(left):
    row = left.exercise.msel.rows[0]
    (wanted,) = row.expected
    ((task,),) = (each.critical_tasks for each in left.exercise.objectives)
    given, decided, observed = (
        left.one(each).event for each in (InjectDelivered, DecisionLogged, ObservationLogged)
    )
    rated, settled = left.last(RatingGiven).event, left.one(RatingSettled).event
    finding, action = left.last(FindingWritten).event.finding, left.last(ActionWritten).event.action
    text = everything(left.report)

    # what one link is called by is what the next one holds
    assert (wanted.task, row.tasks) == (task.id, (task.id,))
    assert (given.inject, given.number) == (row.id, row.number) == (row.id, "01")
    assert (decided.inject, decided.expected) == (row.id, (wanted.id,))
    assert observed.inject == row.id
    assert (rated.rated, rated.of) == (Rated.TASK, task.id)
    assert (settled.rated, settled.of) == (rated.rated, rated.of)
    assert finding.evidence == (left.one(ObservationLogged).ref,)
    assert (finding.task, finding.objective) == (task.id, left.exercise.objectives[0].id)
    assert action.finding == finding.id
    # and the report says each of them by the same numbers
    for said in (
        f"Inject {row.number} delivered to Bomberos {walk.ROWS[0][1]}",
        f"{decided.number} {walk.DECISION} because {walk.REASON}",
        f"{row.number} {walk.EXPECTED} Bomberos 00:00:20 3:00 8:00 in time no. {decided.number}",
        f"Evaluator 1: M major challenges. {walk.OBSERVED} M major challenges {walk.SETTLED}",
        " ← ".join(walk.WHYS),
        f"Shown by log entries: {observed.number}",
        f"Action {action.number}: {walk.ACTION}",
        f"{action.number} {walk.ACTION} {walk.OWNER} 31 Mar 2027",
        f"{walk.ACTION} {walk.OWNER} {walk.CONTACT} Due: 31 Mar 2027 open",
    ):
        assert said in text
    assert f"{finding.number} {walk.GAP} B finding {finding.number}" in text
    # nothing else was left on the way
    assert (decided.text, decided.reason) == (walk.DECISION, walk.REASON)
    assert (rated.rating, rated.by, rated.note) == (
        Rating.MAJOR_CHALLENGES,
        "Evaluator 1",
        walk.OBSERVED,
    )
    assert (settled.rating, settled.reason) == (Rating.MAJOR_CHALLENGES, walk.SETTLED)
    assert (finding.text, finding.whys) == (walk.GAP, walk.WHYS)
    assert (action.owner, action.contact, action.due) == (walk.OWNER, walk.CONTACT, walk.DUE)
    assert action.status is ActionStatus.OPEN
    assert_the_rest_stands(left, text, row, observed)


def assert_the_rest_stands(left, text, row, observed):
    (file,) = observed.attachments
    opened, noted, form = (
        left.one(each).event for each in (DiscussionOpened, HotWashNoted, FeedbackGiven)
    )
    drafted, issued = (each.event for each in left.all(ReportIssued))
    verified = CliRunner().invoke(cli, ["verify", str(left.path)])

    assert [each.title for each in left.exercise.msel.rows] == [each[1] for each in walk.ROWS]
    assert [each.expected[0].text for each in left.exercise.msel.rows] == [
        each[2] for each in walk.ROWS
    ]
    assert any(each.startswith(walk.LABEL) for each in left.versions)
    assert file.name == "warning.png"
    assert f"attached: warning.png ({file.sha256[:12]})" in text
    assert opened.inject == row.id
    assert left.all(DiscussionClosed)
    assert (noted.agency, noted.text) == (row.to[0], walk.SAID)
    assert form.strengths == (walk.STRENGTH,)
    assert [score for _key, score in form.scores] == [5, 4, 3, 4, 5, 4, 3, 4]
    assert (drafted.status, issued.status) == (ReportStatus.DRAFT, ReportStatus.FINAL)
    assert "Final, version 2" in text
    for said in (opened.title, walk.SAID, walk.STRENGTH, issued.approved_by):
        assert said in text
    assert (verified.exit_code, left.in_the_way) == (0, ())
    (told,) = left.tracked
    for said in (walk.ACTION, walk.GAP, walk.OWNER, walk.TITLE, str(walk.DUE), "open"):
        assert said in told


def everything(report):
    """Return the text of all pages, bands and wide pages too, with single blanks."""
    document = pypdfium2.PdfDocument(report)
    try:
        found = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(found).split())
