"""The start page: what there is, what Enter does, and what is asked of the window."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from facilitator.services.scenarios import built_in
from facilitator.store.library import Recent
from facilitator.ui.library.start import StartPage
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import apply_theme

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def recent(path, title="LEVANT 26", phase="ended", **more):
    return Recent(
        path=str(path),
        title=title,
        exercise="one",
        opened_at=NOW,
        held_at=NOW,
        phase=phase,
        rows=25,
        delivered=21,
        marks=(("F", "triangle", "F", "Fire service"),),
        **more,
    )


@pytest.fixture
def page(qtbot):
    made = StartPage(Theme(), [QAction("Light theme") for _ in range(2)])
    qtbot.addWidget(made)
    made.resize(1280, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_empty_page_says_what_will_stand_there_and_offers_nothing(page):
    page.show_exercises(())

    assert "Ctrl+T" in page.exercises.view.empty
    assert not page.next_button.isEnabled()
    assert page.next_button.toolTip() == "Mark an exercise or a scenario first."


def test_the_newest_exercise_is_marked_and_the_one_inverse_button_opens_it(page, qtbot, tmp_path):
    file = tmp_path / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file)])
    page.focus_list()

    with qtbot.waitSignal(page.open_wanted) as asked:
        qtbot.keyClick(page.exercises.view, Qt.Key.Key_Return)

    assert asked.args == [str(file)]
    assert page.next_button.words() == "Open LEVANT 26"
    assert page.title.text() == "LEVANT 26 was played on 18 Nov 2026."


def test_a_row_says_everything_to_a_screen_reader(page, tmp_path):
    file = tmp_path / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file, rehearsal=True, scenario="Fire. More of it")])

    said = page.exercises.model.lines[0].words()

    for word in ("LEVANT 26", "Fire", "Rehearsal", "Fire service", "played, 21 of 25"):
        assert word in said


def test_a_file_that_is_gone_is_said_to_be_gone_and_not_opened(page, tmp_path):
    page.show_exercises([recent(tmp_path / "gone.exercise")])

    assert "file not found" in page.exercises.model.lines[0].words()
    assert page.title.text() == "LEVANT 26 is no longer where it was."
    assert not page.next_button.isEnabled()


def test_enter_on_a_scenario_asks_for_a_name_and_enter_again_starts_it(page, qtbot):
    page.show_scenarios(built_in())
    page.focus_scenarios()
    qtbot.keyClick(page.scenarios.view, Qt.Key.Key_Return)
    page.about.name.set_text("Autumn")

    with qtbot.waitSignal(page.start_wanted) as asked:
        qtbot.keyClick(page.about.name.line, Qt.Key.Key_Return)

    plan, title = asked.args
    assert title == "Autumn"
    assert len(plan.agencies) == 5


def test_a_scenario_without_a_name_is_not_started(page, qtbot):
    page.show_scenarios(built_in())
    page.focus_scenarios()
    page.about.name.set_text("  ")

    with qtbot.assertNotEmitted(page.start_wanted):
        page.take()

    assert page.about.name.refusal.sentence() == "Give the exercise a name."


def test_there_is_one_thing_marked_at_a_time(page, tmp_path):
    file = tmp_path / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file)])
    page.show_scenarios(built_in())

    page.scenarios.pick(0)
    assert page.exercises.current() is None

    page.exercises.pick(0)
    assert page.scenarios.current() is None
    assert page.next_button.words() == "Open LEVANT 26"


def test_taking_off_the_list_asks_for_just_that(page, qtbot, tmp_path):
    file = tmp_path / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file)])

    with qtbot.waitSignal(page.forget_wanted) as asked:
        qtbot.keyClick(page, Qt.Key.Key_Delete)

    assert asked.args == [str(file)]
    assert file.exists()


def test_an_exercise_with_a_day_is_not_taken_off_the_list_with_it(page, qtbot, tmp_path):
    file = tmp_path / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file, keep_until=date(2027, 5, 31))])

    with qtbot.assertNotEmitted(page.forget_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Delete)

    assert "31 May 2027" in page.about.risk.sentence()


def test_a_risky_place_is_named_and_a_copy_is_offered(page, tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    file = folder / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file)])

    assert "synchronised" in page.about.risk.sentence()
    assert page.about.here_button.isVisible()


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0, 2.5])
@pytest.mark.parametrize("density", list(Density))
def test_at_every_size_no_panel_lies_over_another(page, scale, density, tmp_path):
    file = tmp_path / "levant.exercise"
    file.touch()
    page.show_exercises([recent(file)])
    page.show_scenarios(built_in())

    apply_theme(page, Theme(scale=scale, density=density))
    page.layout().activate()
    page.resize(1281, 641)
    page._scroll.widget().layout().activate()

    panels = (page.exercises_panel, page.scenarios_panel, page.about, page.look)
    places = [each.geometry() for each in panels]
    for index, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[index + 1 :])


def test_everything_that_can_be_used_has_a_name(page):
    unnamed = [
        each
        for each in page.findChildren(type(page.next_button))
        if not each.accessibleName() and each.isVisible()
    ]

    assert unnamed == []
