"""The details: every field of a row, written by keys, each letter saved."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from facilitator.domain.exercise import Phase
from facilitator.domain.msel import ExpectedSort, RowKind
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.detail_words import ABOVE, BELOW
from facilitator.ui.plan.script.triggers import Trigger

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def minutes(number):
    return timedelta(minutes=number)


@pytest.fixture
def details(hand):
    phases = (Phase(id="h1", name="First hour"),)
    hand.desk.change("phases", lambda now: replace(now, phases=phases))
    hand.at(1, Column.TITLE)
    hand.press(Key.Key_Return, ALT)
    return hand.page.details


def write(hand, details, key, text):
    field = details.fields[key][1]
    field.setFocus()
    inside = field.line or field.prose
    inside.selectAll()
    hand.type(text)


def test_alt_enter_leads_into_the_title_and_escape_back_to_the_row(hand, details):
    there = details.fields["title"][1].line.hasFocus()

    hand.press(Key.Key_Escape)

    assert there
    assert hand.view.hasFocus()
    assert hand.view.cell() == (1, Column.TITLE)


@pytest.mark.parametrize(
    ("key", "typed", "field", "value"),
    [
        ("title", "Road open", "title", "Road open"),
        ("planned", "0:07", "planned", minutes(7)),
        ("story", "16:00", "planned", minutes(20)),
        ("method", "Pho", "method", "Phone"),
        ("sender", "Patrol 4", "sender", "Patrol 4"),
        ("to", "fm", "to", ("f", "m")),
        ("to_role", "duty officer", "to_role", "duty officer"),
        ("read_aloud", "Patrol here.", "read_aloud", "Patrol here."),
        ("text", "A map", "text", "A map"),
        ("notes", "if asked: no", "notes", "if asked: no"),
        ("objectives", "2 1", "objectives", ("o2", "o1")),
        ("phase", "First", "phase", "h1"),
        ("storyline", "evacuation", "storyline", "evacuation"),
        ("location", "bridge", "location", "bridge"),
        ("tags", "road, media", "tags", ("road", "media")),
        ("delivered_by", "simcell", "delivered_by", "simcell"),
        ("story_jump", "1h", "story_jump", minutes(60)),
        ("questions", "Who decides?", "questions", ("Who decides?",)),
        ("discussion", "12", "discussion", minutes(12)),
        ("choice", "A", "choice", "A"),
    ],
)
def test_each_field_is_written_and_saved(hand, details, key, typed, field, value):  # noqa: PLR0917 - a row of the table above
    write(hand, details, key, typed)

    assert getattr(hand.rows[1], field) == value
    assert getattr(hand.saved.msel.rows[1], field) == value


def test_every_field_of_the_page_is_tried_above():
    marks = test_each_field_is_written_and_saved.pytestmark
    keys = {row[0] for mark in marks for row in mark.args[1]}

    assert {spec.key for line in (*ABOVE, *BELOW) for spec in line} - keys == {"tasks"}


def test_what_means_nothing_is_said_under_its_field_and_changes_nothing(hand, details):
    write(hand, details, "phase", "second")

    field = details.fields["phase"][1]
    assert field.refusal.sentence() == "There is no such phase; there are First hour."
    assert hand.rows[1].phase == ""


def test_a_field_is_one_step_to_undo(hand, details):
    write(hand, details, "sender", "Patrol 4")
    hand.press(Key.Key_Escape)

    hand.press(Key.Key_Z, CONTROL)

    assert hand.rows[1].sender == ""


def test_an_expected_action_is_added_and_written(hand, details):
    hand.press(Key.Key_Insert)
    form = details.expected.forms[0]
    agency = form.agencies.text()
    form.text.setFocus()
    hand.type("Ask for the crane")
    form.target.setFocus()
    hand.type("6")
    form.source.setFocus()
    hand.type("Plan 4.2")
    form.sort.setFocus()
    hand.press(Key.Key_Right)
    action = hand.rows[1].expected[0]

    assert agency == "P"
    assert (action.agencies, action.text, action.target) == (
        ("p",),
        "Ask for the crane",
        minutes(6),
    )
    assert (action.source, action.sort) == ("Plan 4.2", ExpectedSort.ACTION)
    hand.press(Key.Key_Delete, CONTROL)
    assert hand.rows[1].expected == ()


def test_tab_goes_through_an_expected_action_where_it_stands(hand, details):
    hand.press(Key.Key_Insert)
    hand.press(Key.Key_Insert)
    first, second = details.expected.forms
    first.agencies.setFocus()
    met = []
    for _stop in range(len(first.stops) + len(second.stops)):
        met.append(QApplication.focusWidget())
        hand.press(Key.Key_Tab)

    assert met == [*first.stops, *second.stops]
    assert details.trigger.isAncestorOf(QApplication.focusWidget())


def test_a_row_follows_another_waits_on_a_decision_or_fails_one(hand, details):
    trigger = details.trigger
    for way, on, after in (
        (Trigger.FOLLOWS, "01", "4"),
        (Trigger.DECISION, "01/1", "5"),
        (Trigger.FAILING, "01", "12"),
    ):
        trigger.way.setFocus()
        trigger.way.picked.emit(way)
        for field, text in ((trigger.on, on), (trigger.after, after)):
            field.setFocus()
            field.line.selectAll()
            hand.type(text)
        row = hand.rows[1]
        found = {
            Trigger.FOLLOWS: (row.follows, row.follows_after),
            Trigger.DECISION: (row.on_decision, row.follows_after),
            Trigger.FAILING: (row.contingency_for, row.contingency_after),
        }[way]
        wanted = "x1" if way is Trigger.DECISION else "i-01"
        assert found == (wanted, minutes(int(after)))

    assert hand.rows[1].kind is RowKind.CONTINGENCY
    assert hand.rows[1].follows == hand.rows[1].on_decision == ""


def test_a_row_cannot_wait_on_itself(hand, details):
    trigger = details.trigger
    trigger.way.picked.emit(Trigger.FOLLOWS)
    trigger.on.setFocus()
    hand.type("02")

    assert trigger.on.refusal.sentence() == "A row cannot wait on itself."
    assert hand.rows[1].follows == ""


def test_a_file_is_attached_shown_and_taken_off_and_undo_brings_it_back(hand, details, tmp_path):
    picture = QImage(20, 10, QImage.Format.Format_RGB32)
    path = tmp_path / "map.png"
    picture.save(str(path))

    details.files.attach([path])
    file = hand.rows[1].attachments[0]
    details.files.drop(file)
    gone = hand.rows[1].attachments
    hand.desk.undo()

    assert (file.name, file.picture) == ("map.png", True)
    assert gone == ()
    assert hand.rows[1].attachments == (file,)


def test_in_play_the_details_are_only_read(hand, details):
    hand.conduct.start()
    hand.desk.look_whether_open()

    hand.type("x")

    assert hand.rows[1].title == "The only road is jammed"
    assert not details.expected.isEnabled()
