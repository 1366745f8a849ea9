"""Settings in the window: made of the table, acted on at once, by keyboard alone."""

from dataclasses import fields, replace

import PIL.Image
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.domain.exercise import Exercise
from facilitator.i18n import language
from facilitator.services import house, settings
from facilitator.services.preferences import NOT_SET_BY_HAND, PREFERENCES, SECTIONS, Sort, usual
from facilitator.services.scenarios import load
from facilitator.services.settings import Settings
from facilitator.ui.settings import SettingsScreen
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from facilitator.ui.window.frame import CONDUCT, LIBRARY
from tests.clipping import Watch
from tests.rooms import cut, window


@pytest.fixture
def opened(qapp, qtbot):
    with window(qapp, qtbot) as made:
        made.host.apart.turn_settings()
        yield made


@pytest.fixture
def page(opened):
    return opened.host.apart.settings


def press(widget, key, *, ctrl=False):
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, held)


def choose(page, key, value):
    control = page.line(key).control
    control.choice._pick([each for each, _word in control.options()].index(value))


def test_every_setting_that_a_person_sets_stands_in_the_table_once():
    keys = [each.key for each in PREFERENCES]

    assert sorted(keys) == sorted({each.name for each in fields(Settings)} - NOT_SET_BY_HAND)
    assert {each.section for each in PREFERENCES} == set(SECTIONS)


@pytest.mark.parametrize("about", PREFERENCES, ids=lambda each: each.key)
def test_a_line_says_what_it_does_in_a_sentence_and_offers_how_it_comes(about):
    assert about.says.rstrip().endswith((".", ")."))
    if about.sort is Sort.CHOICE:
        offered = {"", *(value for value, _word in about.options)}
        assert usual(about.key) in offered


def test_ctrl_comma_opens_the_settings_and_goes_back(opened, page):
    assert opened.frame.pages.currentWidget() is page

    opened.host.apart.turn_settings()

    assert opened.frame.pages.currentIndex() == LIBRARY


def test_escape_clears_the_search_first_and_then_goes_back(opened, page):
    page.search.set_text("logo")
    page.narrow("logo")

    press(page.search.line, Qt.Key.Key_Escape)

    assert page.search.text() == ""
    assert opened.frame.pages.currentWidget() is page
    press(page.search.line, Qt.Key.Key_Escape)
    assert opened.frame.pages.currentIndex() == LIBRARY


def test_a_tab_leaves_the_settings(opened):
    opened.frame.tabs.pick(LIBRARY)

    assert opened.frame.pages.currentIndex() == LIBRARY


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("marking", "TLP:AMBER"),
        ("report_paper", "letter"),
        ("report_variant", "public"),
        ("report_order", "fema"),
        ("report_second", "fr"),
        ("roles_only", True),
        ("keep_months", 24),
    ],
)
def test_a_choice_is_kept_at_once_and_goes_back_at_one_key(page, key, value):
    line = page.line(key)

    choose(page, key, value)

    assert getattr(settings.load(), key) == value
    assert not line.back_button.isHidden()
    line.control.setFocus()
    press(line.control.choice, Qt.Key.Key_R, ctrl=True)
    assert getattr(settings.load(), key) == usual(key)
    assert line.back_button.isHidden()


def test_the_theme_and_the_size_change_at_once(opened, page):
    choose(page, "dark", False)
    choose(page, "scale", 1.5)

    assert (opened.frame.theme.dark, opened.frame.theme.scale) == (False, 1.5)
    assert settings.load().scale == 1.5


def test_a_size_that_the_keys_made_is_shown_and_can_be_left(opened, page):
    opened.frame.looks.keep(replace(opened.frame.looks.settings, scale=1.3))
    opened.host.apart.look()

    shown = page.line("scale").control.choice.accessibleDescription()

    assert shown == "130 %"


def test_the_language_is_spoken_at_once(page):
    choose(page, "language", "es")

    assert language() == "es"
    assert page.line("language").word.text() == "Idioma"
    assert settings.load().language == "es"


def test_a_text_is_kept_when_it_is_left_and_when_the_page_goes(page, opened):
    line = page.line("organisation").control.field.line
    line.setText("City hall")
    press(line, Qt.Key.Key_Return)
    assert settings.load().organisation == "City hall"
    line.setText("Town hall")

    opened.host.apart.go_back()

    assert settings.load().organisation == "Town hall"


def test_a_folder_that_is_not_there_is_refused_in_place(page, tmp_path):
    field = page.line("backup_place").control.field
    field.line.setText(str(tmp_path / "none"))
    press(field.line, Qt.Key.Key_Return)
    assert "no such folder" in field.refusal.sentence()
    assert settings.load().backup_place == ""
    field.line.setText(str(tmp_path))

    press(field.line, Qt.Key.Key_Return)

    assert settings.load().backup_place == str(tmp_path)


def test_a_logo_is_checked_shown_and_kept_as_a_copy(page, tmp_path):
    picture = tmp_path / "crest.png"
    PIL.Image.new("RGB", (300, 100), (10, 80, 20)).save(picture)
    control = page.line("logo").control

    control.take(picture)
    picture.unlink()

    assert settings.load().logo == "crest.png"
    assert not control.shown.isHidden()
    assert house.logo(settings.load())
    control.take(tmp_path / "none.png")
    assert control.field.refusal.sentence()
    assert settings.load().logo == "crest.png"
    page.line("logo").go_back()
    assert settings.load().logo == ""
    assert not house.logo_path().exists()


def test_a_search_shows_what_says_all_words_in_whatever_case_and_accent(page):
    page.narrow("REPORT pápér")

    shown = [line.about.key for line in page.lines if not line.isHidden()]

    assert shown == ["report_paper"]
    page.narrow("no setting says so")
    assert not page.nothing.isHidden()


def test_enter_in_the_search_goes_to_the_first_line(page):
    page.narrow("logo")
    page.search.set_text("logo")

    press(page.search.line, Qt.Key.Key_Return)

    assert page.line("logo").control.button.hasFocus()


def test_keys_are_changed_at_the_desk_once_an_exercise_is_open(opened, page):
    control = page.line("keys").control
    assert not control.button.isEnabled()
    opened.host.start_scenario(load("wildfire", "en"), "LEVANT 26")
    opened.host.apart.turn_settings()
    assert control.button.isEnabled()

    control.button.click()

    desk = opened.frame.pages.widget(CONDUCT).desk
    assert opened.frame.pages.currentIndex() == CONDUCT
    assert not desk.looking.rebinding.isHidden()


def test_keys_go_back_all_at_once(opened, page):
    opened.host.start_scenario(load("wildfire", "en"), "LEVANT 26")
    keyboard = opened.host.screens.present.keyboard
    keyboard.bind("pause", "Ctrl+F5")
    opened.host.apart.turn_settings()
    assert settings.load().keys == {"pause": "Ctrl+F5"}

    page.line("keys").go_back()

    assert settings.load().keys == {}
    assert keyboard.changes() == {}


def test_a_new_exercise_begins_with_marking_and_name_of_the_house(opened, page):
    choose(page, "marking", "TLP:GREEN")
    opened.host.apart.keep("organisation", "City hall")

    opened.host.start_scenario(load("wildfire", "en"), "LEVANT 26")

    plan = opened.host.session.exercise
    assert plan.marking == "TLP:GREEN"
    assert plan.sponsor


def test_a_blank_exercise_begins_with_the_agencies_of_the_house(opened):
    opened.host.apart.keep("agencies", "Fire service, Harbour police")

    opened.host.begin_exercise(Exercise(id="", title="GREGAL 27"), "GREGAL 27")

    names = [each.name for each in opened.host.session.exercise.agencies]
    assert names == ["Fire service", "Harbour police"]


def test_everything_that_takes_the_keyboard_has_a_name(page):
    for each in page.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page):
            assert each.accessibleName() or getattr(each, "text", str)(), each


def test_nothing_is_cut_in_the_settings(opened, qapp, monkeypatch):
    opened.host.speak("de")
    opened.host.apart.turn_settings()
    opened.host.apart.turn_settings()
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert found == []


def test_the_page_stands_without_a_window(qtbot, qapp):
    install(qapp, Theme())
    page = SettingsScreen(Theme())
    qtbot.addWidget(page)

    page.look(Settings(scale=1.0, organisation="City hall"))

    assert page.line("organisation").control.field.text() == "City hall"
