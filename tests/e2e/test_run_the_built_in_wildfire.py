"""From nothing to a played exercise and back, by keyboard, through the real program."""

from PySide6.QtCore import Qt, QTimer

from facilitator.app import run
from facilitator.domain.clock import ClockPhase
from facilitator.domain.events import DecisionLogged
from facilitator.services.now import RealClock
from facilitator.services.places import exercises_dir
from facilitator.store.file import ExerciseFile
from facilitator.ui.window.frame import CONDUCT, LIBRARY


def made_files():
    return sorted(exercises_dir().glob("*.exercise"))


def entries(path):
    with ExerciseFile.open(path, now=RealClock().now, read_only=True) as file:
        return list(file.journal.entries())


def test_an_exercise_is_started_played_ended_and_found_again(user):
    user.starts().starts_the_wildfire("Autumn fire")
    assert user.frame.pages.currentIndex() == CONDUCT

    user.presses(Qt.Key.Key_F5)
    user.waits(lambda: user.host.session.conduct.state.clock.phase is ClockPhase.RUNNING)
    user.presses(Qt.Key.Key_F9)
    user.waits(lambda: len(user.host.session.conduct.state.deliveries) == 1)
    user.types("f two engines to the estate because the road is narrow #access")
    user.presses(Qt.Key.Key_Return)
    user.waits(lambda: user.host.session.conduct.state.next_number == 2)
    user.host.session.conduct.end("hot wash")
    user.quits()

    (path,) = made_files()
    assert path.name == "autumn-fire.exercise"
    kinds = [each.event.kind for each in entries(path)]
    assert kinds[:2] == ["run.started", "inject.delivered"]
    assert kinds[-1] == "run.ended"
    (decision,) = [each for each in entries(path) if isinstance(each.event, DecisionLogged)]
    assert decision.event.text == "two engines to the estate"
    assert decision.event.reason == "the road is narrow #access" or decision.event.tags

    user.starts()
    user.waits(lambda: user.start_page.exercises.model.rowCount() == 1)
    assert "Autumn fire" in user.start_page.exercises.model.lines[0].words()
    assert "played, 1 of" in user.start_page.exercises.model.lines[0].words()
    assert user.frame.pages.currentIndex() == LIBRARY

    user.presses(Qt.Key.Key_Return)

    assert user.frame.pages.currentIndex() == CONDUCT
    assert user.host.session.conduct.state.clock.phase is ClockPhase.ENDED
    assert user.conduct.desk.parts.log.view.model().rowCount() >= 1


def test_the_program_ends_when_its_window_is_closed(qapp):
    def leave():
        for each in qapp.topLevelWidgets():
            each.close()

    QTimer.singleShot(300, leave)

    assert run([]) == 0


def test_an_exercise_in_play_is_open_again_after_the_program_was_closed(user):
    user.starts().starts_the_wildfire()
    user.presses(Qt.Key.Key_F5)
    path = user.host.session.path
    user.quits()

    user.starts()

    user.waits(lambda: user.host.session is not None)
    assert user.host.session.path == path
    assert not user.host.session.restored
    assert user.frame.pages.currentIndex() == CONDUCT


def test_a_file_named_on_the_command_line_is_opened(user):
    user.starts().starts_the_wildfire()
    path = user.host.session.path
    user.quits()

    user.starts(path)

    user.waits(lambda: user.host.session is not None)
    assert user.host.session.exercise.title == "Sant Ardell"
