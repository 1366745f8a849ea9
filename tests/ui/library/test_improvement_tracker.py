"""The improvement tracker: read away from the window, changed in the exercise it belongs to."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from facilitator.app import open_window
from facilitator.domain.entry import Author
from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding, FindingSort
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.places import exercises_dir
from facilitator.services.reviewing import Reviewing
from facilitator.services.tracker import read_one
from facilitator.store.file import ExerciseFile
from facilitator.ui.library.tracking import TrackerPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.window.frame import LIBRARY
from tests.builders import STARTEX, exercise

CLOCK = PlayedClock(STARTEX)
AUTHOR = Author(role="facilitator")
OPEN = CorrectiveAction(
    id="a", number=0, finding="g", text="Name a keeper", owner="Town", due=date(2026, 11, 1)
)
DONE = replace(OPEN, id="b", text="Buy a crane", owner="Police", status=ActionStatus.DONE)
LATER = replace(OPEN, id="c", text="Write the rule", due=date(2027, 2, 1))


def put_there(name, *actions):
    exercises_dir().mkdir(parents=True, exist_ok=True)
    path = exercises_dir() / f"{name}.exercise"
    plan = replace(exercise(title=name), id=name)
    with ExerciseFile.create(path, plan, now=CLOCK.now) as file:
        reviewing = Reviewing(Conduct(file, clock=CLOCK, author=AUTHOR))
        gap = Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="Nobody held the list")
        reviewing.write_finding(gap)
        for each in actions:
            reviewing.write_action(each)
    return path


@pytest.fixture
def show(qtbot, qapp):  # noqa: ARG001 - the program has to be there first
    tasks = Tasks()

    def build(**more):
        page = TrackerPage(Theme(), tasks, CLOCK, AUTHOR, **more)
        qtbot.addWidget(page)
        page.resize(1400, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.look()
        page.arrive()
        qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)
        return page

    yield build
    tasks.close()


def texts(page):
    return [each.item.action.text for each in page.table.model.lines]


def test_actions_of_all_exercises_stand_by_their_dates_and_what_is_late_says_so(show):
    put_there("LEVANT 26", LATER, DONE)
    put_there("GORGAL", OPEN)

    page = show()

    assert texts(page) == ["Name a keeper", "Buy a crane", "Write the rule"]
    assert "17 days over" in page.table.model.lines[0].words()
    assert "days over" not in page.table.model.lines[1].words()


def test_only_what_is_asked_for_is_shown(show, qtbot):
    put_there("LEVANT 26", LATER, DONE)
    put_there("GORGAL", OPEN)
    page = show()
    seen = {}
    for key, name in ((Qt.Key.Key_2, "open"), (Qt.Key.Key_3, "overdue"), (Qt.Key.Key_4, "done")):
        qtbot.keyClick(page.standing, key)
        seen[name] = texts(page)
    qtbot.keyClick(page.standing, Qt.Key.Key_1)

    qtbot.keyClick(page.table.view, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)

    assert seen == {
        "open": ["Name a keeper", "Write the rule"],
        "overdue": ["Name a keeper"],
        "done": ["Buy a crane"],
    }
    assert texts(page) == ["Buy a crane"]
    assert page.owner_button.words() == "Owner: Police"


def test_an_action_of_the_exercise_that_is_open_goes_through_it_and_not_through_the_file(
    show, qtbot
):
    path = put_there("GORGAL", OPEN)
    with ExerciseFile.open(path, now=CLOCK.now) as file:
        conduct = Conduct(file, clock=CLOCK, author=Author(role="director"))
        heard = []
        conduct.listen(heard.append)
        page = show()
        page.changes.present = lambda: conduct
        qtbot.keyClick(page.table.view, Qt.Key.Key_Return)

        qtbot.keyClick(page.status, Qt.Key.Key_3)

        assert not page.busy()
        assert Reviewing(conduct).review.actions[0].status is ActionStatus.DONE
        assert len(heard) == 1
        assert page.refusal.sentence() == ""
        assert "done" in page.table.model.lines[0].words()
        *_others, last = file.journal.entries()
        assert last.author.role == "director"


def test_the_window_lends_the_exercise_that_is_open(qapp, qtbot):
    window = open_window(qapp, put_there("GORGAL", OPEN))
    qtbot.waitUntil(lambda: window.host is not None and window.host.session is not None)
    page = window.host.library.tracker
    window.host.screens.show(LIBRARY)
    window.host.library.show_tracker()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1 and not page.busy())
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)

    qtbot.keyClick(page.status, Qt.Key.Key_2)

    review = Reviewing(window.host.session.conduct).review
    assert page.refusal.sentence() == ""
    assert review.actions[0].status is ActionStatus.IN_PROGRESS
    window.close()
    window.frame.deleteLater()
    qapp.processEvents()


def test_what_the_open_exercise_refuses_is_said_and_stays_as_it_was(show, qtbot):
    path = put_there("GORGAL", OPEN)
    with ExerciseFile.open(path, now=CLOCK.now) as file:
        conduct = Conduct(file, clock=CLOCK, author=AUTHOR)
        page = show()
        page.changes.present = lambda: conduct
        qtbot.keyClick(page.table.view, Qt.Key.Key_Return)

        qtbot.keyClick(page.status, Qt.Key.Key_4)

        assert "shows that action 1 is done" in page.refusal.sentence()
        assert page.status.current() == 0


def test_a_status_is_written_into_the_exercise_it_belongs_to(show, qtbot):
    path = put_there("GORGAL", OPEN)
    page = show()
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.status, Qt.Key.Key_3)

    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)

    assert read_one(path, now=CLOCK.now).actions[0].status is ActionStatus.DONE
    assert "done" in page.table.model.lines[0].words()


def test_evidence_is_written_when_its_field_is_left(show, qtbot):
    path = put_there("GORGAL", OPEN)
    page = show()
    page.evidence.line.setFocus()
    qtbot.keyClicks(page.evidence.line, "Drill of 2 May")
    qtbot.keyClick(page.evidence.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)

    assert read_one(path, now=CLOCK.now).actions[0].evidence == "Drill of 2 May"


def test_an_exercise_that_is_open_elsewhere_is_said_and_nothing_seems_changed(show, qtbot):
    path = put_there("GORGAL", OPEN)
    page = show()
    with ExerciseFile.open(path, now=CLOCK.now):
        page.status.setFocus()
        qtbot.keyClick(page.status, Qt.Key.Key_3)
        qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)

    assert "already open" in page.refusal.sentence()
    assert page.status.current() == 0


def test_files_that_cannot_be_read_are_said_beside_those_that_can(show):
    put_there("GORGAL", OPEN)
    (exercises_dir() / "broken.exercise").write_bytes(b"nothing")

    page = show()

    assert texts(page) == ["Name a keeper"]
    assert "1 file could not be read" in page.reading.text()
    assert "broken.exercise" in page.reading.text()


def test_two_hundred_exercises_are_read_with_progress_and_can_be_stopped(show, qtbot):
    path = put_there("GORGAL", OPEN)
    page = show(paths=lambda: [path] * 200)
    told = []
    page.files.so_far.connect(lambda done, every: told.append((done, every)))
    page.look()
    qtbot.waitUntil(lambda: len(told) > 3, timeout=20_000)

    page.stop()
    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)

    assert told[-1][0] < 200
    assert "Stopped" in page.reading.text()


def test_what_is_shown_is_what_is_handed_out(show, qtbot, tmp_path):
    put_there("GORGAL", OPEN, DONE)
    page = show()
    qtbot.keyClick(page.standing, Qt.Key.Key_3)
    page.export(tmp_path / "plan.csv")

    qtbot.waitUntil(lambda: not page.busy(), timeout=20_000)

    text = (tmp_path / "plan.csv").read_text("utf-8-sig")
    assert "Name a keeper" in text
    assert "Buy a crane" not in text
    assert str(tmp_path / "plan.csv") in page.reading.text()


def test_escape_leads_from_the_action_to_the_list_and_from_there_back(show, qtbot):
    put_there("GORGAL", OPEN)
    page = show()
    left = []
    page.left.connect(lambda: left.append("left"))
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.status, Qt.Key.Key_Escape)
    first = list(left)

    qtbot.keyClick(page.table.view, Qt.Key.Key_Escape)

    assert first == []
    assert left == ["left"]
