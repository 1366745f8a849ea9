"""Every key in every state either works or says in one line why not."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from facilitator.ui.conduct.keys import ACTS, printed
from tests.builders import exercise, inject


def ready(_room):
    pass


def running(room):
    room.start()


def delivered(room):
    room.start()
    room.conduct.deliver("i-01")
    room.conduct.log("f dispatch two engines")
    room.wait(seconds=2)


def paused(room):
    delivered(room)
    room.conduct.pause("break")
    room.wait(seconds=2)


def stopped(room):
    delivered(room)
    room.conduct.stop_for_safety()
    room.wait(seconds=2)


def emergency_asked(room):
    delivered(room)
    press(room, "F12")


def stopped_with_a_form_open(room):
    delivered(room)
    press(room, "Ctrl+R")
    press(room, "F12")
    press(room, "Esc")
    room.wait(seconds=2)


def rows_chosen(room):
    delivered(room)
    press(room, "F4")
    room.press(Qt.Key.Key_Up)


def evaluating(room):
    delivered(room)
    for _turn in range(2):
        press(room, "Shift+F2")


def discussing(room):
    delivered(room)
    room.conduct.open_discussion("The road", timedelta(minutes=15))
    room.wait(seconds=2)


def file_on_the_line(room):
    delivered(room)
    kept = room.conduct.file.attachments.add("names.txt", "text/plain", b"one")
    room.desk.enclosing.attaching.give_back((kept,))
    room.wait(seconds=2)


def changing_keys(room):
    delivered(room)
    press(room, "Shift+F1")


def ended(room):
    delivered(room)
    room.conduct.end("objectives met")
    room.wait(seconds=2)


def cued(room):
    delivered(room)
    room.desk.acts.cue("i-01")
    room.wait(seconds=2)


def all_played(room):
    room.start()
    for row in room.conduct.script():
        room.conduct.skip(row.inject.id, "no time left")
    room.wait(seconds=2)


STATES = (
    *(ready, running, delivered, paused, stopped, ended, cued, all_played, emergency_asked),
    *(stopped_with_a_form_open, rows_chosen, evaluating, changing_keys),
    *(discussing, file_on_the_line),
)
SHARE = 4
"""One pair in so many is tried at every run, each key in some states; all are among the faults."""
PAIRS = pytest.mark.parametrize(
    ("act", "state"),
    [
        pytest.param(
            *(act, state),
            id=f"{act.name}-{state.__name__}",
            marks=() if (row + column) % SHARE == 0 else pytest.mark.fault,
        )
        for row, act in enumerate(ACTS)
        for column, state in enumerate(STATES)
    ],
)
NAMES = pytest.mark.parametrize("act", ACTS, ids=lambda each: each.name)


class Heard:
    """Whatever somebody at the desk could notice."""

    def __init__(self, room):
        self.room = room
        self.reports = []
        room.screen.report_wanted.connect(lambda: self.reports.append(1))

    def now(self):
        room, parts = self.room, self.room.parts
        return (
            room.conduct.file.journal.last_line(),
            len(self.reports),
            parts.banner.isVisible() and parts.banner.words.text(),
            parts.strip.asking(),
            parts.strip.shown().number,
            parts.tray.showing(),
            parts.details.isVisible(),
            parts.pad.isVisible(),
            room.desk.arrangement.layout_name,
            parts.log.find_bar.isVisible(),
            parts.log.model.query.order,
            room.desk.looking.keys_page.isVisible(),
            room.desk.looking.rebinding.isVisible(),
            room.line.text(),
            parts.log.only_observations,
            parts.log.view.all_chosen(),
            QApplication.focusWidget(),
        )


def press(room, keys):
    sequence = QKeySequence(keys)[0]
    QTest.keyClick(room.line, sequence.key(), sequence.keyboardModifiers())
    QApplication.processEvents()


# with nothing open, these two bring the desk to where it is already
AT_HOME = {"escape", "now"}


@PAIRS
def test_a_key_works_or_says_in_one_line_why_not(room, act, state):
    state(room)
    heard = Heard(room)
    room.line.setFocus()
    if act.name == "detach":
        room.type("f something")
        chips = room.line.accessibleDescription()
    before = heard.now()

    press(room, act.keys[0])
    room.wait(milliseconds=100)

    if act.name in AT_HOME:
        assert room.line.hasFocus()
    elif act.name == "detach":
        assert room.line.accessibleDescription() != chips or not room.conduct.state.last_delivered
    else:
        assert heard.now() != before
    assert "\n" not in room.parts.banner.words.text()
    assert not any(isinstance(each, QDialog) for each in QApplication.topLevelWidgets())


@NAMES
def test_in_one_column_a_key_works_or_says_why_not_as_well(make_room, act):
    room = make_room(size=(900, 500))
    delivered(room)
    heard = Heard(room)
    room.line.setFocus()
    before = heard.now()

    press(room, act.keys[0])

    assert act.name in AT_HOME | {"detach"} or heard.now() != before


@NAMES
def test_no_key_of_an_empty_exercise_breaks_anything(make_room, act):
    room = make_room(plan=exercise())
    room.start()

    press(room, act.keys[0])
    room.wait(seconds=1)

    assert room.screen.isVisible()


@pytest.mark.parametrize("size", [(1440, 860), (1280, 680), (900, 500), (720, 420)])
def test_every_key_stands_on_the_pages_of_f1_at_every_size(make_room, size):
    room = make_room(size=size)
    press(room, "F1")
    page = room.desk.looking.keys_page
    pages = page.pages()
    printed_keys = {key for one in pages for column in one for key, _words in column}
    turned = 0
    while page.isVisible():
        turned += 1
        press(room, "F1")

    assert {printed(act) for act in ACTS} <= printed_keys
    assert turned == len(pages)


def test_all_keys_differ():
    keys = [QKeySequence(key).toString() for act in ACTS for key in act.keys]

    assert len(keys) == len(set(keys))
    assert inject()
