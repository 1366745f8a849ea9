"""Typing, walking, marking and copying in the table by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from facilitator.domain.errors import Failed, Fault
from facilitator.ui.plan.script.columns import Column

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def minutes(number):
    return timedelta(minutes=number)


def numbers(hand):
    return [each.number for each in hand.rows]


def test_typing_begins_at_once_and_replaces_what_stood_there(hand):
    hand.at(1, Column.TITLE)

    hand.type("Road open")
    hand.press(Key.Key_Return)

    assert hand.rows[1].title == "Road open"
    assert hand.view.cell() == (2, Column.TITLE)


def test_every_letter_is_in_the_file_before_the_cell_is_left(hand):
    hand.at(1, Column.TITLE)

    hand.type("Ro")

    assert hand.saved.msel.rows[1].title == "Ro"


def test_f2_and_enter_write_in_what_stands_there(hand):
    for key in (Key.Key_F2, Key.Key_Return):
        hand.at(1, Column.TITLE)
        hand.press(key)
        hand.type("!")
        hand.press(Key.Key_Return)

    assert hand.rows[1].title == "The only road is jammed!!"


def test_escape_takes_back_what_was_typed_and_redo_makes_it_again(hand):
    hand.at(1, Column.TITLE)
    hand.type("Road open")

    hand.press(Key.Key_Escape)

    assert hand.rows[1].title == "The only road is jammed"
    assert hand.view.hasFocus()
    hand.press(Key.Key_Y, CONTROL)
    assert hand.rows[1].title == "Road open"


def test_a_cell_is_one_step_to_undo_and_it_says_which(hand):
    hand.at(1, Column.TITLE)
    hand.type("Road open")
    hand.press(Key.Key_Return)
    said = hand.screen.head.undo_button.words()

    hand.press(Key.Key_Z, CONTROL)

    assert said == "Undo: Title of 02"
    assert hand.rows[1].title == "The only road is jammed"
    assert hand.desk.stack.index() == 0


def test_tab_goes_right_shift_tab_left_and_enter_back_to_where_the_run_began(hand):
    hand.at(0, Column.TIME)
    hand.type("3")
    hand.press(Key.Key_Tab)
    hand.type("A")
    hand.press(Key.Key_Tab)
    hand.press(Key.Key_Backtab, SHIFT)
    left = hand.view.cell()
    hand.type("Again")
    hand.press(Key.Key_Return)

    assert left == (0, Column.TITLE)
    assert hand.view.cell()[0] == 1
    assert (hand.rows[0].planned, hand.rows[0].title) == (minutes(3), "Again")


def test_enter_after_the_last_row_makes_the_next_with_its_number_and_time(hand):
    hand.at(2, Column.TITLE)

    hand.type("Last")
    hand.press(Key.Key_Return)

    assert numbers(hand) == ["01", "02", "03", "04"]
    assert hand.rows[3].planned == minutes(15)
    assert hand.view.cell() == (3, Column.TITLE)


def test_home_end_and_control_with_arrows_go_to_the_edges(hand):
    hand.at(1, Column.TITLE)
    cells = []
    for key, held in (
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Down, CONTROL),
        (Key.Key_Left, CONTROL),
        (Key.Key_Up, CONTROL),
        (Key.Key_Right, CONTROL),
    ):
        hand.press(key, held)
        cells.append(hand.view.cell())

    first, last = Column.NUMBER, Column.OBJECTIVES
    assert cells == [(1, first), (1, last), (2, last), (2, first), (0, first), (0, last)]


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("0:38", minutes(38)),
        ("38", minutes(38)),
        ("1h20", minutes(80)),
        ("-10", minutes(-10)),
        ("+7", minutes(7)),
        ("@16:38", minutes(58)),
        ("", None),
    ],
)
def test_times_are_typed_as_people_write_them(hand, typed, time):
    hand.at(1, Column.TIME)
    hand.press(Key.Key_Backspace)
    hand.type(typed)
    hand.press(Key.Key_Return)

    assert hand.rows[1].planned == time


def test_what_is_no_time_holds_the_cell_and_is_said_in_one_line(hand):
    hand.at(1, Column.TIME)
    hand.type("soon")
    hand.press(Key.Key_Return)

    assert hand.page.writing.active
    assert hand.page.hint.words().startswith("Write a time as 0:38")
    assert hand.rows[1].planned == minutes(5)
    hand.press(Key.Key_Escape)
    assert "Write a time" not in hand.page.hint.words()


@pytest.mark.parametrize(
    ("typed", "to"),
    [("f,p", ("f", "p")), ("fp", ("f", "p")), ("pd mun", ("p", "m")), ("Loc", ("p",)), ("", ())],
)
def test_recipients_are_typed_by_letter_short_name_or_name(hand, typed, to):
    hand.at(0, Column.TO)
    hand.press(Key.Key_Backspace)
    hand.type(typed)
    hand.press(Key.Key_Return)

    assert hand.rows[0].to == to


def test_all_means_everybody(hand):
    hand.at(0, Column.TO)
    hand.type("all")
    hand.press(Key.Key_Return)

    assert (hand.rows[0].to_all, hand.rows[0].to) == (True, ())


def test_expected_actions_are_typed_and_keep_who_they_are(hand):
    hand.at(0, Column.EXPECTED)
    hand.type("f 8 close the road; p 5 warn; m+f help")
    hand.press(Key.Key_Return)
    found = [(each.agencies, each.target, each.text) for each in hand.rows[0].expected]

    assert found == [
        (("f",), minutes(8), "close the road"),
        (("p",), minutes(5), "warn"),
        (("m", "f"), None, "help"),
    ]
    assert hand.rows[0].expected[0].id == "x1"


def test_a_known_means_is_completed_without_a_list(hand):
    hand.at(0, Column.METHOD)
    hand.type("ph")
    hand.press(Key.Key_Return)

    assert hand.rows[0].method == "phone" or hand.rows[0].method == "Phone"
    assert hand.rows[0].method.casefold() == "phone"


def test_objectives_are_typed_by_number_and_unknown_ones_are_named(hand):
    hand.at(0, Column.OBJECTIVES)
    hand.type("2 1")
    hand.press(Key.Key_Return)
    hand.at(1, Column.OBJECTIVES)
    hand.type("7")
    hand.press(Key.Key_Return)

    assert hand.rows[0].objectives == ("o2", "o1")
    assert hand.page.hint.words() == "There is no objective 7; there are 1, 2."


def test_rows_move_and_stay_marked(hand):
    hand.at(0, Column.TITLE)
    hand.press(Key.Key_Down, SHIFT)

    hand.press(Key.Key_Down, ALT)

    assert numbers(hand) == ["03", "01", "02"]
    assert hand.view.ids() == ("i-01", "i-02")
    hand.press(Key.Key_Up, ALT)
    assert numbers(hand) == ["01", "02", "03"]


def test_times_of_the_marked_rows_move_by_one_and_by_five_minutes(hand):
    hand.at(1, Column.TITLE)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_Right, ALT | SHIFT)
    hand.press(Key.Key_Right, CONTROL | ALT | SHIFT)
    hand.press(Key.Key_Left, ALT | SHIFT)

    assert [each.planned for each in hand.rows] == [minutes(0), minutes(10), minutes(15)]


def test_rows_are_added_copied_sorted_and_deleted(hand):
    hand.at(0, Column.TITLE)
    hand.press(Key.Key_D, CONTROL | SHIFT)
    copied = numbers(hand)
    hand.at(1, Column.TIME)
    hand.type("59")
    hand.press(Key.Key_Return)
    hand.press(Key.Key_T, CONTROL | SHIFT)
    ordered = numbers(hand)
    hand.at(3, Column.TITLE)
    hand.press(Key.Key_Delete, CONTROL)

    assert copied == ["01", "04", "02", "03"]
    assert ordered == ["01", "02", "03", "04"]
    assert numbers(hand) == ["01", "02", "03"]


def test_a_row_added_out_of_a_cell_takes_what_is_typed_next(hand):
    hand.at(2, Column.OBJECTIVES)
    hand.type("1")

    hand.press(Key.Key_N, CONTROL)
    hand.type("Power is gone")

    assert hand.view.cell() == (3, Column.TITLE)
    assert hand.rows[2].objectives == ("o1",)
    assert hand.rows[3].title == "Power is gone"


def test_a_contingency_waits_on_the_row_above_it(hand):
    hand.at(1, Column.TITLE)
    hand.press(Key.Key_K, CONTROL)
    hand.type("Engine stuck")
    hand.press(Key.Key_Return)
    row = hand.rows[2]

    assert (row.number, row.contingency_for, row.to) == ("02-A", "i-02", ("p",))
    assert row.contingency_after is not None
    assert row.title == "Engine stuck"


def test_fill_down_gives_all_marked_cells_what_the_first_has(hand):
    hand.at(0, Column.TO)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_D, CONTROL)

    assert [each.to for each in hand.rows] == [("f",)] * 3


def test_delete_clears_cells_and_takes_out_rows_that_are_marked_whole(hand):
    hand.at(0, Column.TITLE)
    hand.press(Key.Key_Delete)
    cleared = hand.rows[0].title
    hand.press(Key.Key_Space, SHIFT)
    hand.press(Key.Key_Delete)

    assert cleared == ""
    assert numbers(hand) == ["02", "03"]


def test_cells_go_to_a_spreadsheet_and_come_back(hand):
    hand.at(0, Column.TITLE)
    hand.press(Key.Key_Down, SHIFT)
    hand.press(Key.Key_Right, SHIFT)
    hand.press(Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    hand.at(2, Column.TITLE)
    hand.press(Key.Key_V, CONTROL)

    assert text == "Smoke above the estate\tF\nThe only road is jammed\tP\n"
    assert [each.title for each in hand.rows[2:]] == [
        "Smoke above the estate",
        "The only road is jammed",
    ]
    assert [each.to for each in hand.rows[2:]] == [("f",), ("p",)]


def test_whole_rows_come_back_as_they_were(hand):
    hand.at(0, Column.TITLE)
    hand.press(Key.Key_Space, SHIFT)
    hand.press(Key.Key_C, CONTROL)
    head = QGuiApplication.clipboard().text().splitlines()[0]
    hand.at(2, Column.TITLE)
    hand.press(Key.Key_V, CONTROL)
    new, old = hand.rows[3], hand.rows[0]

    assert head.startswith("No.\tTime\tTitle\tTo\tDelivery")
    assert (new.title, new.text, new.planned) == (old.title, old.text, old.planned)
    assert new.id != old.id
    assert new.expected[0].id != old.expected[0].id


def test_a_table_of_excel_is_read_by_its_headings_with_line_breaks_in_cells(hand):
    QGuiApplication.clipboard().setText(
        'Hora\tAsunto\tDestinatario\tObservaciones\r\n0:40\t"Two lines\nof ""news"""\tF\tnote\r\n'
        "soon\tSecond\tnobody\t\r\n"
    )
    hand.at(2, Column.TITLE)

    hand.press(Key.Key_V, CONTROL)

    first, second = hand.rows[3:]
    assert (first.number, first.planned, first.to) == ("04", minutes(40), ("f",))
    assert first.title == 'Two lines of "news"'
    assert second.notes == "soon\nnobody"
    assert hand.page.hint.words().startswith("2 cells could not be read")


def test_find_goes_from_place_to_place_and_replaces(hand):
    hand.at(0, Column.TITLE)
    hand.press(Key.Key_F, CONTROL)
    hand.type("road")
    found = hand.view.row_id()
    hand.page.find_bar.other.setFocus()
    hand.type("street")
    hand.press(Key.Key_Return, CONTROL)
    hand.press(Key.Key_Escape)

    assert found == "i-02"
    assert hand.rows[1].title == "The only street is jammed"
    assert hand.view.hasFocus()


def test_a_plan_in_play_takes_no_letter(hand):
    hand.conduct.start()
    hand.at(0, Column.TITLE)

    hand.type("x")
    hand.press(Key.Key_Delete)

    assert hand.rows[0].title == "Smoke above the estate"
    assert hand.screen.refusal.sentence() == "The exercise has already started."


def test_undo_goes_to_the_row_it_is_about(hand):
    hand.at(2, Column.TITLE)
    hand.type("x")
    hand.press(Key.Key_Escape)
    hand.press(Key.Key_Y, CONTROL)
    hand.at(0, Column.TITLE)

    hand.press(Key.Key_Z, CONTROL)

    assert hand.view.cell() == (2, Column.TITLE)


def test_what_the_disk_does_not_take_stays_in_the_line_until_it_does(hand, monkeypatch):
    full = []
    save = hand.conduct.file.plans.save

    def on_a_full_disk(plan):
        if full:
            raise Failed(Fault.DISK_FULL, name="levant.exercise", said="said the disk")
        save(plan)

    monkeypatch.setattr(hand.conduct.file.plans, "save", on_a_full_disk)
    hand.at(1, Column.TITLE)
    full.append(1)
    hand.type("Road ope")
    hand.press(Key.Key_Return)
    held = (hand.page.writing.active, hand.page.writing.line.text(), hand.rows[1].title)
    full.clear()
    hand.type("n")
    hand.press(Key.Key_Return)

    assert held == (True, "Road ope", "The only road is jammed")
    assert hand.saved.msel.rows[1].title == "Road open"


def test_what_adds_rows_is_off_in_play_and_says_why(hand):
    hand.conduct.start()
    hand.desk.look_whether_open()

    assert not hand.page.add_button.isEnabled()
    assert hand.page.add_button.toolTip() == "The exercise has started."
