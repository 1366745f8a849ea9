"""What a small screen, a large text or an unusual moment must not spoil."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from facilitator import i18n
from facilitator.domain.clock import ClockPhase
from facilitator.services.scenarios import load
from facilitator.ui.conduct.board_rows import columns
from facilitator.ui.conduct.closing import CloseForm
from facilitator.ui.conduct.forms import AdHocForm
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import TimeRow, text_width
from facilitator.ui.widgets.form_area import FormArea
from tests.builders import expected, inject

SMALL = {"theme": Theme(scale=2.0), "size": (1280, 668)}
LONG = "Order for sector B and the area of the alert"


def test_the_names_stand_above_their_columns_beside_a_scroll_bar(make_room):
    room = make_room(plan=load("wildfire", "en"), **SMALL)

    room.press(Qt.Key.Key_F3)

    head, view = room.parts.board.head, room.parts.board.view
    theme = room.desk.theme
    assert view.viewport().width() < view.width()
    named = columns(theme, QRectF(head.rect()).adjusted(0, 0, -head._room, 0))
    row = columns(theme, QRectF(view.viewport().rect()))
    assert [named.decided.right(), named.spark.width()] == [row.decided.right(), row.spark.width()]


@pytest.mark.parametrize("played", [0, 4, 10])
def test_the_whole_standby_row_is_in_sight_where_two_rows_have_room(make_room, played):
    room = make_room(plan=load("wildfire", "en"), **SMALL)
    room.start()
    for _each in range(played):
        room.conduct.deliver(room.conduct.standby().row.inject.id)
    room.desk.refresh()

    room.press(Qt.Key.Key_F2)
    QApplication.processEvents()

    script = room.parts.script
    seen = script.view.visualRect(script.model.index(script.model.standby()))
    assert script.view.viewport().rect().contains(seen)


def test_after_the_end_the_line_says_that_entries_are_late(room):
    room.start()

    room.conduct.end("time is up")
    room.desk.refresh()
    room.type("f")
    room.press(Qt.Key.Key_Backspace)

    assert "late entry" in room.line.accessibleDescription()


def test_a_row_of_times_that_comes_later_has_its_height(make_room):
    room = make_room(inject("01"), size=(1280, 688))
    times = room.parts.clock.times
    times.set_rows((TimeRow(caption="Wall", value="15:14:49"),))
    QApplication.processEvents()

    times.set_rows(
        (TimeRow(caption="Wall", value="15:14:49"), TimeRow(caption="", value="15:14:50"))
    )
    QApplication.processEvents()

    assert times.height() >= times.sizeHint().height()


def test_a_refusal_of_two_lines_has_room_for_both(room):
    room.start()
    room.press(Qt.Key.Key_F8)

    refusal = QApplication.focusWidget().parentWidget().refusal

    refusal.refuse(
        "No agency of that name takes part in this exercise; a letter, a short name or all is read."
    )
    QApplication.processEvents()

    assert refusal.heightForWidth(refusal.width()) > room.desk.theme.px(24)
    assert refusal.height() >= refusal.heightForWidth(refusal.width())


def test_a_pause_says_no_more_than_there_is_to_say(make_room):
    room = make_room(inject("01", planned=None))
    room.start()

    room.press(Qt.Key.Key_F5)

    assert not room.parts.strip.shown().detail.rstrip().endswith("·")


@pytest.mark.parametrize(("language", "key"), [("en", "Ctrl+Enter"), ("es", "Ctrl+Intro")])
def test_the_forms_name_their_second_key_as_the_keyboard_does(room, language, key):
    i18n.use(language)

    form = AdHocForm(room.desk.theme, room.conduct, room.screen)

    assert form.send_button.key == key


def test_what_is_owed_alone_is_named_in_full(make_room):
    wanted = expected("x1", text=LONG, target=6)
    room = make_room(inject("09", planned=0, wants=(wanted,)))
    room.start()
    room.conduct.deliver("i-09")
    form = CloseForm(room.desk.theme, room.conduct, lambda: "", room.screen)

    form.begin()

    assert form.which.accessibleDescription() == f"09 {LONG}"


def test_the_players_display_is_left_by_its_own_button(room):
    lent = QWidget()
    lent.setAccessibleName("Players’ display")
    room.screen.lend(lent, lambda: None)
    room.ctrl(Qt.Key.Key_B, shift=True)
    hidden = room.parts.read.isHidden()

    room.desk.arrangement._aside.leave_button.click()

    assert hidden
    assert not room.parts.read.isHidden()
    assert room.line.hasFocus()


def test_words_put_where_only_an_agency_fits_are_shown_the_way_to_the_right_form(room):
    room.start()
    room.enter("f closes the road")
    room.ctrl(Qt.Key.Key_R)

    room.enter("f closes the bridge")

    refusal = QApplication.focusWidget().parentWidget().refusal.sentence()
    assert "Ctrl+Shift+A" in refusal


def test_a_form_that_is_higher_than_the_room_follows_the_keyboard(make_room):
    room = make_room(theme=Theme(scale=2.5), size=(1280, 655))
    room.start()
    room.ctrl(Qt.Key.Key_M)
    form = room.parts.tray
    area = form.findChild(FormArea)
    last = QApplication.focusWidget().parentWidget().buttons[-1]

    last.setFocus()
    QApplication.processEvents()

    place = QRect(last.mapTo(area.viewport(), QPoint(0, 0)), last.size())
    assert area.verticalScrollBar().maximum() > 0
    assert area.viewport().rect().contains(place)


@pytest.mark.parametrize("keys", ["F8", "Ctrl+Shift+D", "Shift+F4"])
def test_what_is_open_has_the_room_of_the_pages_until_it_is_left(make_room, keys):
    room = make_room(**SMALL)
    room.start()
    sequence = QKeySequence(keys)[0]

    room.press(sequence.key(), sequence.keyboardModifiers())
    hidden = room.desk.arrangement.pages.isHidden()
    room.press(Qt.Key.Key_F4)

    assert hidden
    assert not room.desk.arrangement.pages.isHidden()
    assert room.parts.log.view.hasFocus()


@pytest.mark.parametrize("scale", [1.0, 2.0, 2.5])
@pytest.mark.parametrize("keys", ["F8", "Ctrl+Shift+D", "Shift+F4", "Ctrl+F", "Ctrl+M", "Ctrl+R"])
def test_what_must_be_seen_is_seen_whatever_is_open(make_room, scale, keys):
    room = make_room(theme=Theme(scale=scale), size=(1280, 655))
    room.start()
    sequence = QKeySequence(keys)[0]

    room.press(sequence.key(), sequence.keyboardModifiers())
    for _turn in range(5):
        QApplication.processEvents()

    parts = room.parts
    strip, clock = parts.strip, parts.clock
    must = (
        *(clock.state_block, clock.face, clock.times, clock.emergency, room.line),
        *(strip, strip.go_button, strip.hold_button, strip.skip_button),
    )
    assert [each for each in must if not each.isVisible() or not each.visibleRegion()] == []
    assert strip.height() == strip.sizeHint().height()


@pytest.mark.parametrize("language", i18n.available())
@pytest.mark.parametrize("scale", [1.0, 2.0, 2.5])
def test_the_clock_can_be_paused_and_resumed_by_hand_however_large_the_text(
    make_room, language, scale
):
    i18n.use(language)
    room = make_room(theme=Theme(scale=scale), size=(1280, 655))
    room.start()
    clock = room.parts.clock
    both = (clock.buttons["pause"], clock.pause_elsewhere)
    for _turn in range(5):
        QApplication.processEvents()
    (pause,) = (each for each in both if each.isVisible())
    whole = pause.width() >= pause.sizeHint().width() and bool(pause.visibleRegion())
    pause.click()
    paused = room.conduct.state.clock.phase
    (resume,) = (each for each in both if each.isVisible())

    resume.click()

    assert whole
    assert paused is ClockPhase.PAUSED
    assert room.conduct.state.clock.phase is ClockPhase.RUNNING


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_number_longer_than_its_column_is_read_whole_within_reason(make_room, scale):
    rows = (inject("STARTEX"), inject("01"), inject("THE LONGEST NUMBER OF ALL"))
    room = make_room(*rows, theme=Theme(scale=scale), size=(1280, 668))
    delegate, theme = room.parts.script.delegate, room.desk.theme
    start, first, longest = room.conduct.script()

    widths = [delegate.number_width(each) for each in (start, first, longest)]

    assert widths[0] >= text_width("STARTEX", theme.font("table", weight=600))
    assert widths[1] < widths[0] < widths[2] == theme.px(72)


def test_a_field_keeps_the_keyboard_when_the_window_is_folded(make_room):
    room = make_room(size=(1440, 860))
    room.start()
    room.ctrl(Qt.Key.Key_D, shift=True)
    field = QApplication.focusWidget()

    room.screen.resize(900, 560)
    QApplication.processEvents()

    assert room.desk.arrangement.folded()
    assert field.hasFocus()
    assert field is not room.line


@pytest.mark.parametrize("size", [(1440, 860), (900, 500)])
def test_a_desk_at_rest_is_not_laid_out_again_and_again(make_room, size):
    room = make_room(size=size)
    where = room.desk.arrangement
    laid = []
    where.make_room = lambda: laid.append(type(where).make_room(where))
    QApplication.processEvents()
    laid.clear()

    for _turn in range(50):
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    assert len(laid) <= 2
