"""The guided first exercise, by keys alone, from the library to the report."""

from PySide6.QtCore import Qt

from facilitator.services.guiding import STEPS
from facilitator.ui.window.frame import CONDUCT, LIBRARY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = [each.name for each in STEPS]


def reaches(user, name):
    """Wait until the guide says a step, which it does by itself."""
    place = NAMES.index(name) if name else len(NAMES)
    user.waits(lambda: user.host.helping.strip.place == place)


def delivers(user):
    """Press GO until one more has gone out; it is deaf for a moment after each."""
    state = user.host.session.conduct.state
    before = len(state.deliveries)

    def gone():
        user.presses(Qt.Key.Key_F9)
        return len(user.host.session.conduct.state.deliveries) > before

    user.waits(gone)


def opens_the_small_scenario(user):
    user.presses(Qt.Key.Key_F1, CTRL | SHIFT)
    user.presses(Qt.Key.Key_T, CTRL)
    model = user.start_page.scenarios.model
    while (
        "First look" not in model.lines[user.start_page.scenarios.view.currentIndex().row()].words()
    ):
        user.presses(Qt.Key.Key_Down)
    user.presses(Qt.Key.Key_Return)
    user.presses(Qt.Key.Key_Return)


def test_every_step_is_found_done_by_the_program_itself(user):
    user.starts()
    opens_the_small_scenario(user)
    reaches(user, "start")
    user.presses(Qt.Key.Key_F5)
    reaches(user, "begin")
    delivers(user)
    reaches(user, "deliver")
    delivers(user)
    reaches(user, "decide")
    user.types("fd two engines from the north because vans block the south")
    user.presses(Qt.Key.Key_Return)
    reaches(user, "another")
    user.types("pd close the south street -1m")
    user.presses(Qt.Key.Key_Return)
    reaches(user, "take-back")
    user.presses(Qt.Key.Key_Z, CTRL)
    reaches(user, "pause")
    user.presses(Qt.Key.Key_F5)
    reaches(user, "resume")
    user.presses(Qt.Key.Key_F5)
    reaches(user, "rest")
    for _message in range(3):
        delivers(user)
    reaches(user, "end")
    user.presses(Qt.Key.Key_E, CTRL)
    user.types("It was enough")
    user.presses(Qt.Key.Key_Return)
    reaches(user, "hot-wash")
    user.presses(Qt.Key.Key_4, CTRL)
    user.presses(Qt.Key.Key_F6)
    user.types("Everybody said who decides")
    user.presses(Qt.Key.Key_Return)
    reaches(user, "report")
    user.presses(Qt.Key.Key_F8)
    user.presses(Qt.Key.Key_Return, CTRL)

    user.waits(lambda: user.host.helping.strip.place == len(STEPS), most=60_000)
    path = user.host.session.path
    assert list(path.parent.glob(f"{path.stem}-report*.pdf"))


def test_the_guide_is_left_and_taken_up_again_where_the_exercise_stands(user):
    user.starts()
    opens_the_small_scenario(user)
    reaches(user, "start")
    user.presses(Qt.Key.Key_F1, CTRL | SHIFT)
    assert user.host.helping.strip.isHidden()
    user.presses(Qt.Key.Key_F5)
    user.waits(lambda: user.host.session.conduct.state.clock.running)

    user.presses(Qt.Key.Key_F1, CTRL | SHIFT)

    assert user.host.helping.strip.isVisible()
    assert NAMES[user.host.helping.strip.place] == "begin"
    assert user.frame.pages.currentIndex() == CONDUCT


def test_the_guide_never_lies_over_the_screen(user):
    user.starts()
    user.presses(Qt.Key.Key_F1, CTRL | SHIFT)

    strip = user.host.helping.strip
    user.waits(strip.isVisible)
    user.waits(lambda: not strip.geometry().intersects(user.frame.pages.geometry()))
    assert user.frame.pages.currentIndex() == LIBRARY
