import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.report import ReportPage
from facilitator.ui.review.report.making import build_paper, build_report
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import STARTEX, exercise, inject
from tests.report.papers import texts


@pytest.fixture
def desk(qtbot, qapp, tmp_path):
    """Return a function that shows the page of an exercise that has not been played."""
    clock = PlayedClock(STARTEX)
    plan = exercise(inject("01", title="Smoke above the estate"))
    tasks = Tasks()
    theme = Theme(dark=True)
    install(qapp, theme)

    def show(**parts):
        bridge = Bridge(Conduct(file, clock=clock, author=Author(role="facilitator")))
        screen = ReportPage(theme, ReviewDesk(bridge), tasks, **parts)
        qtbot.addWidget(screen)
        screen.resize(1000, 700)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.arrive()
        return screen

    with ExerciseFile.create(tmp_path / "levant.exercise", plan, now=clock.now) as file:
        yield show
        tasks.close()


def test_ctrl_p_makes_the_pack_beside_the_exercise_and_shows_it(desk, qtbot, tmp_path):
    screen = desk(paper=build_paper)

    QTest.keyClick(screen.build_button, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not screen.busy(), timeout=20_000)

    made = tmp_path / "levant-paper-en.pdf"
    assert "If the laptop fails" in texts(made.read_bytes())[0]
    assert screen.panel.head.title == "Paper pack"
    assert str(made) in screen.file.text()


def test_report_and_pack_are_never_built_at_once(desk, qtbot):
    asked = []

    def note(_exercise, target, _spoken):
        asked.append(target.name)
        raise Failed(Fault.DISK_FULL, name=target.name)

    screen = desk(build=note, paper=note)
    screen.build_paper()
    screen.build()

    offered = screen.build_button.isEnabled() or screen.paper_button.isEnabled()
    qtbot.waitUntil(lambda: not screen.busy(), timeout=20_000)

    assert not offered
    assert asked == ["levant-paper-en.pdf"]
    assert screen.build_button.isEnabled()
    assert screen.paper_button.isEnabled()


def test_the_report_after_the_pack_takes_its_place(desk, qtbot):
    screen = desk(build=build_report, paper=build_paper)
    screen.build_paper()
    qtbot.waitUntil(lambda: not screen.busy(), timeout=20_000)

    screen.build()
    qtbot.waitUntil(lambda: not screen.busy(), timeout=20_000)

    assert screen.panel.head.title == "Report"
    assert screen.file.text().endswith("levant-report-en.pdf")


def test_without_a_document_nothing_is_scrolled_or_turned(desk):
    screen = desk()

    assert screen.reader.verticalScrollBar().maximum() == 0
    assert not screen.back_button.isEnabled()
    assert not screen.on_button.isEnabled()


def test_a_document_can_be_turned(desk, qtbot):
    screen = desk(paper=build_paper)

    screen.build_paper()
    qtbot.waitUntil(lambda: not screen.busy(), timeout=20_000)

    assert screen.on_button.isEnabled()
    qtbot.waitUntil(lambda: screen.reader.verticalScrollBar().maximum() > 0)
