import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Next, NextKind, NextStrip

CARE_HOME = Next(number="10", title="Care home", detail="Phone", caption="due in", count="01:18")


@pytest.fixture
def strip(qtbot):
    window = QWidget()
    strip = NextStrip(Theme(), lambda: 0.0)
    entry = QLineEdit()
    rows = QVBoxLayout(window)
    rows.addWidget(strip)
    rows.addWidget(entry)
    qtbot.addWidget(window)
    window.resize(1200, 200)
    window.show()
    strip.show_next(CARE_HOME)
    strip.entry, strip.around = entry, window
    strip.heard = []
    strip.go.connect(lambda: strip.heard.append("go"))
    strip.hold.connect(lambda: strip.heard.append("hold"))
    strip.skip.connect(lambda: strip.heard.append("skip"))
    strip.reason_given.connect(strip.heard.append)
    strip.reason_dropped.connect(lambda: strip.heard.append("dropped"))
    return strip


def test_the_three_buttons_say_what_they_do(strip):
    strip.press_go()
    strip.hold_button.click()
    strip.skip_button.click()

    assert strip.heard == ["go", "hold", "skip"]


def test_a_reason_is_asked_in_the_strip_and_given_by_enter(strip, qtbot):
    strip.ask_reason("Why skip 10?")
    qtbot.keyClicks(strip.reason_row.line, "  overtaken ")
    qtbot.keyClick(strip.reason_row.line, Qt.Key.Key_Return)

    assert strip.heard == ["overtaken"]
    assert not strip.asking()


def test_no_reason_is_refused_beside_the_line(strip, qtbot):
    strip.ask_reason("Why skip 10?")
    qtbot.keyClick(strip.reason_row.line, Qt.Key.Key_Return)

    assert strip.heard == []
    assert strip.asking()
    assert strip.reason_row.refusal.sentence()


def test_escape_leaves_the_question(strip, qtbot):
    strip.ask_reason("Why skip 10?")
    qtbot.keyClick(strip.reason_row.line, Qt.Key.Key_Escape)

    assert strip.heard == ["dropped"]
    assert not strip.asking()


def test_alt_and_a_digit_give_a_ready_answer(strip, qtbot):
    strip.ask_reason("Why skip 10?", ("no time", "done already"))
    qtbot.keyClick(strip.reason_row.line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    strip.ask_reason("Why hold 10?", ("no time", "chief asks"))
    qtbot.keyClick(strip.reason_row.line, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert strip.heard == ["done already"]
    assert strip.asking()


def test_the_keyboard_comes_back_to_where_it_was(strip, qtbot):
    strip.entry.setFocus()
    strip.ask_reason("Why skip 10?")
    asked = strip.window().focusWidget()
    qtbot.keyClick(strip.reason_row.line, Qt.Key.Key_Escape)

    assert asked is strip.reason_row.line
    assert strip.window().focusWidget() is strip.entry


def test_go_drops_a_question_that_is_still_open(strip):
    strip.ask_reason("Why skip 10?")
    strip.press_go()

    assert strip.heard == ["dropped", "go"]


def test_a_tick_changes_the_count_and_nothing_else(strip):
    strip.set_count("overdue by", "01:04", overdue=True)

    assert strip.shown().kind is NextKind.OVERDUE
    assert strip.shown().title == "Care home"
    assert "01:04" in strip.accessibleDescription()

    strip.set_count("due in", "00:10", overdue=False)

    assert strip.shown().kind is NextKind.STANDBY


def test_a_finished_script_switches_the_buttons_off_with_the_reason(strip):
    strip.show_next(Next(kind=NextKind.FINISHED, title="Nothing left"))
    strip.press_go()
    strip.hold_button.click()

    assert strip.heard == []
    assert strip.skip_button.toolTip() == "Nothing left"


def test_a_title_that_is_cut_is_whole_in_the_tooltip(strip):
    short = strip.toolTip()
    title = "A title that is much too long " * 9
    strip.show_next(Next(number="10", title=title, count="01:18"))

    assert short == ""
    assert strip.toolTip() == title


def test_a_held_inject_names_its_way_out(strip):
    strip.show_next(Next(kind=NextKind.HELD, number="10", title="T", go_word="Deliver"))

    assert strip.go_button.words() == "Deliver"


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_part_of_the_strip_lies_on_another(strip, scale, density):
    theme = Theme(scale=scale, density=density)
    strip.set_theme(theme)
    strip.show_next(
        Next(number="12-B", title="T" * 90, detail="D" * 200, hold_word="Zurückstellen")
    )
    strip.resize(theme.px(720), strip.sizeHint().height())

    go, hold, skip = (
        button.geometry() for button in (strip.go_button, strip.hold_button, strip.skip_button)
    )
    ring = theme.px(6)
    assert go.right() < hold.left() + ring
    assert hold.bottom() < skip.top() + ring
    assert strip.rect().contains(go)
    assert strip.rect().contains(hold)
    assert strip.rect().contains(skip)
    assert hold.width() >= strip.hold_button.sizeHint().width()
