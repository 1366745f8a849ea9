"""One's own exercise becomes a template and a file for others, by keys alone."""

from PySide6.QtCore import Qt

from facilitator.services.templates import own, templates_dir
from facilitator.ui.window.frame import CONDUCT, LIBRARY

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def to_the_library(user):
    user.presses(Qt.Key.Key_1, CONTROL)
    user.waits(lambda: user.frame.pages.currentIndex() == LIBRARY)


def keeps(user, name):
    to_the_library(user)
    user.presses(Qt.Key.Key_S, CONTROL | SHIFT)
    user.types(name)
    user.presses(Qt.Key.Key_Return)


def test_an_exercise_is_kept_as_a_template_and_started_from(user):
    user.starts()
    user.starts_the_wildfire()
    keeps(user, "Cove fire")
    said = user.start_page.title.text()

    user.presses(Qt.Key.Key_T, CONTROL)
    user.presses(Qt.Key.Key_Home)
    user.presses(Qt.Key.Key_Return)
    user.types("Autumn")
    user.presses(Qt.Key.Key_Return)

    assert said == "Cove fire is kept as a template."
    assert [each.title for each in own()] == ["Cove fire"]
    assert user.frame.pages.currentIndex() == CONDUCT
    assert user.host.session.exercise.title == "Autumn"
    assert user.host.session.path.name == "autumn.exercise"


def test_a_template_that_is_dropped_or_opened_makes_a_new_exercise_and_asks_nothing(user):
    user.starts()
    user.starts_the_wildfire()
    keeps(user, "Cove fire")
    (template,) = own()
    before = template.path.read_bytes()

    user.host.library.take_path(template.path)

    assert user.frame.pages.currentIndex() == CONDUCT
    assert user.host.session.path.name == "cove-fire.exercise"
    assert user.host.session.path.parent != templates_dir()
    assert template.path.read_bytes() == before


def test_a_template_without_a_name_is_not_kept(user):
    user.starts()
    user.starts_the_wildfire()
    to_the_library(user)
    user.presses(Qt.Key.Key_S, CONTROL | SHIFT)
    user.presses(Qt.Key.Key_Delete)
    user.presses(Qt.Key.Key_Return)

    assert user.start_page.about.name.refusal.sentence() == "Give the template a name."
    assert own() == ()


def test_escape_leaves_the_name_of_the_template_and_nothing_is_kept(user):
    user.starts()
    user.starts_the_wildfire()
    to_the_library(user)
    user.presses(Qt.Key.Key_S, CONTROL | SHIFT)
    user.presses(Qt.Key.Key_Escape)
    user.presses(Qt.Key.Key_Return)

    assert own() == ()
    assert user.frame.pages.currentIndex() == CONDUCT


def test_a_deleted_template_is_gone_from_the_list(user):
    user.starts()
    user.starts_the_wildfire()
    keeps(user, "Cove fire")
    user.presses(Qt.Key.Key_T, CONTROL)
    user.presses(Qt.Key.Key_Home)

    user.presses(Qt.Key.Key_Delete)

    assert own() == ()
    assert not [each for each in user.start_page.scenarios.model.lines if "own" in each.words()]


def test_the_marked_exercise_is_exported_in_place(user, tmp_path):
    user.starts()
    user.starts_the_wildfire()
    to_the_library(user)
    user.presses(Qt.Key.Key_E, CONTROL)
    page = user.host.library.exporting
    user.presses(Qt.Key.Key_Return)
    page.path.line.selectAll()
    user.types(str(tmp_path / "script.xlsx"))
    user.presses(Qt.Key.Key_Return)
    user.waits(lambda: not page.busy())

    assert (tmp_path / "script.xlsx").is_file()
    user.presses(Qt.Key.Key_Escape)
    assert user.start_page.isVisible()
