"""The help in the window: its keys, its page, its search, its languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.i18n import use
from facilitator.services.help import NAMES, page
from facilitator.ui.help.flow import Flow, Look
from facilitator.ui.help.text import HelpText
from facilitator.ui.theme import Theme
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS, PLAN, REVIEW, ROOMS, SCREENS
from facilitator.ui.window.helping import BEHIND, PAGES

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    yield made
    made.close()
    made.frame.deleteLater()
    use("en")


def press(opened, qapp, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(qapp.focusWidget() or opened.frame, key, held)
    qapp.processEvents()


def starts(opened):
    library = opened.host.library
    library.start.focus_scenarios()
    library.start.take()


def test_one_key_opens_the_page_of_the_screen_and_goes_back(opened, qapp):
    press(opened, qapp, Qt.Key.Key_F1, CTRL)
    screen = opened.host.helping.screen
    assert opened.frame.pages.currentWidget() is screen
    assert screen.page_panel.accessibleName() == "Library"

    press(opened, qapp, Qt.Key.Key_Escape)

    assert opened.frame.pages.currentIndex() == LIBRARY


def test_f1_opens_it_where_a_screen_has_no_keys_of_its_own(opened, qapp):
    press(opened, qapp, Qt.Key.Key_F1)

    assert opened.frame.pages.currentWidget() is opened.host.helping.screen


@pytest.mark.parametrize(
    ("place", "key", "name"),
    [
        (PLAN, Qt.Key.Key_F2, "plan-script"),
        (PLAN, Qt.Key.Key_F3, "plan-lanes"),
        (PLAN, Qt.Key.Key_F4, "plan-setup"),
        (PLAN, Qt.Key.Key_F5, "plan-checks"),
        (PLAN, Qt.Key.Key_F6, "plan-versions"),
        (REVIEW, Qt.Key.Key_F2, "review-timeline"),
        (REVIEW, Qt.Key.Key_F3, "review-decisions"),
        (REVIEW, Qt.Key.Key_F4, "review-evaluation"),
        (REVIEW, Qt.Key.Key_F5, "review-findings"),
        (REVIEW, Qt.Key.Key_F6, "review-hotwash"),
        (REVIEW, Qt.Key.Key_F7, "review-feedback"),
        (REVIEW, Qt.Key.Key_F8, "review-report"),
        (OBSERVERS, Qt.Key.Key_F3, "observers"),
        (CONDUCT, Qt.Key.Key_Escape, "conduct"),
        (ROOMS, Qt.Key.Key_Escape, "rooms"),
    ],
)
def test_it_opens_at_the_page_of_the_tab(opened, qapp, place, key, name):
    starts(opened)
    opened.host.screens.show(place)
    press(opened, qapp, key)

    press(opened, qapp, Qt.Key.Key_F1, CTRL)

    assert opened.host.helping.screen.name == name


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_F4, NONE, "protected"),
        (Qt.Key.Key_F6, NONE, "trouble"),
        (Qt.Key.Key_F7, NONE, "afterwards"),
        (Qt.Key.Key_F8, NONE, "afterwards"),
        (Qt.Key.Key_F3, NONE, "afterwards"),
    ],
)
def test_behind_the_start_page_it_opens_at_what_is_done_there(opened, qapp, key, held, name):
    starts(opened)
    opened.host.screens.show(LIBRARY)
    press(opened, qapp, key, held)
    layout = opened.host.library.layout()
    behind = layout.currentWidget()
    assert behind is not opened.host.library.start

    press(opened, qapp, Qt.Key.Key_F1, CTRL)

    assert opened.host.helping.screen.name == name
    press(opened, qapp, Qt.Key.Key_Escape)
    assert opened.frame.pages.currentIndex() == LIBRARY
    assert layout.currentWidget() is behind
    assert behind.isAncestorOf(qapp.focusWidget())


def test_every_page_behind_the_start_page_that_has_help_has_one_that_is_there():
    assert set(BEHIND.values()) <= set(NAMES)


def test_no_screen_is_without_a_page():
    assert set(PAGES) == {*SCREENS, ROOMS}


@pytest.mark.parametrize(("held", "key"), [(NONE, Qt.Key.Key_F1), (CTRL, Qt.Key.Key_F1)])
def test_in_the_settings_it_opens_at_theirs_and_goes_back_to_them(opened, qapp, held, key):
    press(opened, qapp, Qt.Key.Key_Comma, CTRL)
    settings = opened.frame.pages.currentWidget()

    press(opened, qapp, key, held)

    assert opened.host.helping.screen.name == "settings"
    press(opened, qapp, Qt.Key.Key_Escape)
    assert opened.frame.pages.currentWidget() is settings
    press(opened, qapp, Qt.Key.Key_Escape)
    assert opened.frame.pages.currentIndex() == LIBRARY


@pytest.mark.parametrize("held", [NONE, CTRL])
def test_in_a_readers_view_it_opens_at_its_page_and_goes_back_to_it(opened, qapp, qtbot, held):
    starts(opened)
    press(opened, qapp, Qt.Key.Key_Period, CTRL)
    reader = opened.frame.pages.currentWidget()
    qtbot.waitUntil(lambda: qapp.focusWidget() is not None)

    press(opened, qapp, Qt.Key.Key_F1, held)

    assert opened.host.helping.screen.name == "reader"
    press(opened, qapp, Qt.Key.Key_Escape)
    assert opened.frame.pages.currentWidget() is reader


@pytest.mark.parametrize(
    ("spoken", "shown"),
    [("de", "Englisch"), ("nl", "Engels"), ("ca", "espanyol")],
)
def test_a_page_in_another_language_says_so_in_the_first_line(opened, qapp, spoken, shown):
    opened.host.speak(spoken)

    press(opened, qapp, Qt.Key.Key_F1, CTRL)

    assert shown in opened.host.helping.screen.text.blocks[0].text()


def test_the_guide_names_the_language_of_its_steps_only_where_it_is_another(opened, qapp):
    for spoken, named in (("de", "Englisch"), ("fr", "anglais")):
        opened.host.speak(spoken)
        if opened.host.helping.strip is None:
            press(opened, qapp, Qt.Key.Key_F1, CTRL | Qt.KeyboardModifier.ShiftModifier)

        assert (named in opened.host.helping.strip.count.text()) is (spoken == "de")


@pytest.mark.parametrize("spoken", ["en", "es", "fr"])
def test_a_page_in_the_language_that_is_spoken_says_nothing_of_it(opened, qapp, spoken):
    opened.host.speak(spoken)

    press(opened, qapp, Qt.Key.Key_F1, CTRL)

    screen = opened.host.helping.screen
    assert screen.text.blocks == page("library", spoken).blocks


def test_every_page_of_a_screen_is_there():
    assert {name for names in PAGES.values() for name in names} <= set(NAMES)


def test_typing_finds_and_the_arrows_choose(opened, qapp):
    press(opened, qapp, Qt.Key.Key_F1, CTRL)
    screen = opened.host.helping.screen

    QTest.keyClicks(qapp.focusWidget(), "pass-phrase forgotten")

    assert [each.name for each in screen.contents.pages] == ["trouble"]
    press(opened, qapp, Qt.Key.Key_Escape)
    before = screen.contents.currentIndex().row()
    press(opened, qapp, Qt.Key.Key_Down)
    assert screen.contents.currentIndex().row() == before + 1


def test_all_keys_are_a_page_of_the_help(opened, qapp):
    press(opened, qapp, Qt.Key.Key_F1, CTRL)
    screen = opened.host.helping.screen

    QTest.keyClicks(qapp.focusWidget(), "REAL EMERGENCY F12")

    assert "keys" in [each.name for each in screen.contents.pages]


def test_it_follows_the_language(opened, qapp):
    press(opened, qapp, Qt.Key.Key_F1, CTRL)

    opened.host.speak("fr")

    assert opened.host.helping.screen.page_panel.accessibleName() == "Bibliothèque"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [240, 400, 760])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_stands_outside_its_width_unless_it_is_wider(width, scale):
    from facilitator.services.help import pages

    theme = Theme(scale=scale)
    for one in pages("es"):
        for piece in Flow(theme, one.blocks, width * scale).pieces:
            fits = piece.x + piece.wide <= width * scale + 0.5
            assert fits or piece.look is Look.CODE or len(piece.text) > 12


@pytest.mark.usefixtures("qapp")
def test_a_reader_of_the_screen_hears_the_whole_page():
    text = HelpText(Theme())
    one = page("trouble", "en")
    text.show_blocks(one.title, one.blocks)

    assert "The recovery sheet opens the file." in text.accessibleDescription()
