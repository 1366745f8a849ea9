"""Versions: kept with a label, compared in words, and gone back to as a change like any other."""

from PySide6.QtCore import Qt

from facilitator.domain.editing import change_row, drop_rows
from facilitator.ui.plan.script.columns import Column

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def versions(hand):
    hand.press(Qt.Key.Key_F6)
    return hand.screen.pages.currentWidget()


def lines(page):
    return [page.changes.item(place).text() for place in range(page.changes.count())]


def keep(hand, label):
    page = versions(hand)
    page.label.setFocus()
    hand.type(label)
    hand.press(Qt.Key.Key_Return)
    return page


def test_a_version_is_kept_with_its_label(hand):
    page = keep(hand, "first draft")

    assert page.list.count() == 1
    assert page.list.item(0).text().startswith("1  ")
    assert page.list.item(0).text().endswith("first draft")
    assert lines(page) == ["Nothing differs."]


def test_what_changed_since_a_version_is_said_in_words(hand):
    page = keep(hand, "one")

    hand.desk.change("title", lambda now: change_row(now, "i-02", title="Road open", to=("f", "p")))
    hand.desk.change("delete", lambda now: drop_rows(now, ("i-03",)))

    assert page.told.head.title == "Since version 1"
    assert lines(page) == [
        "Inject 02: title was “The only road is jammed”, now “Road open”",
        "Inject 02: to was Local police, now Fire service, Local police",
        "Inject 03 taken out: Care home: 30 residents",
    ]


def test_two_marked_versions_are_compared(hand):
    page = keep(hand, "one")
    hand.desk.change("title", lambda now: change_row(now, "i-02", title="Road open"))
    keep(hand, "two")
    hand.desk.change("title", lambda now: change_row(now, "i-01", title="Later"))
    page.list.setFocus()
    page.list.setCurrentRow(0)

    hand.press(Qt.Key.Key_Down, SHIFT)

    assert page.told.head.title == "From version 1 to version 2"
    assert lines(page) == ["Inject 02: title was “The only road is jammed”, now “Road open”"]
    assert not page.restore_button.isEnabled()


def test_going_back_is_one_change_that_can_be_undone_and_keeps_the_present_first(hand):
    page = keep(hand, "one")
    hand.desk.change("title", lambda now: change_row(now, "i-02", title="Road open"))
    page.list.setFocus()

    hand.press(Qt.Key.Key_R, CONTROL | SHIFT)
    restored = hand.rows[1].title
    hand.press(Qt.Key.Key_Z, CONTROL)

    assert restored == "The only road is jammed"
    assert hand.rows[1].title == "Road open"
    assert hand.saved.msel.rows[1].title == "Road open"
    assert page.list.count() == 2


def test_a_plan_in_play_is_compared_but_not_gone_back(hand):
    page = keep(hand, "one")
    hand.conduct.start()
    page.refresh()

    hand.press(Qt.Key.Key_R, CONTROL | SHIFT)

    assert not page.restore_button.isEnabled()
    assert lines(page) == ["Nothing differs."]
    assert hand.view.cell()[1] is Column.TITLE


def test_a_version_is_called_otherwise_and_none_is_made_for_it(hand):
    page = keep(hand, "first draft")
    page.list.setFocus()
    hand.press(Qt.Key.Key_L, CONTROL | SHIFT)
    offered = page.label.text()
    hand.type("for the meeting")

    hand.press(Qt.Key.Key_Return)

    (version,) = hand.desk.planner.versions()
    assert offered == "first draft"
    assert version.label == "for the meeting"
    assert page.list.item(0).text().endswith("for the meeting")
    assert page.list.hasFocus()
    assert page.label.text() == ""


def test_escape_leaves_the_label_as_it_was_and_the_next_one_is_a_new_version(hand):
    page = keep(hand, "one")
    page.list.setFocus()
    hand.press(Qt.Key.Key_L, CONTROL | SHIFT)
    hand.type("not this")
    hand.press(Qt.Key.Key_Escape)
    hand.desk.change("title", lambda now: change_row(now, "i-02", title="Road open"))

    keep(hand, "two")

    assert [each.label for each in hand.desk.planner.versions()] == ["one", "two"]


def test_a_label_is_given_to_one_version_at_a_time(hand):
    page = keep(hand, "one")
    hand.desk.change("title", lambda now: change_row(now, "i-02", title="Road open"))
    keep(hand, "two")
    page.list.selectAll()

    page.rename()

    assert not page.rename_button.isEnabled()
    assert page.label.text() == ""
