from dataclasses import replace
from datetime import timedelta
from gettext import NullTranslations
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from facilitator import i18n
from facilitator.domain.events import DecisionLogged
from facilitator.services.scenarios import load
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Painted, apply_theme
from tests.builders import inject, minutes

SIZES = [
    pytest.param((1920, 1000), 1.0, id="1920"),
    pytest.param((1440, 868), 1.0, id="1440"),
    pytest.param((1280, 688), 1.0, id="1280"),
    pytest.param((1440, 848), 2.0, id="200-percent"),
    pytest.param((1280, 668), 2.0, id="1280-at-200-percent"),
]
CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QScrollArea)


def played(room):
    """Play far enough that every part has something to show."""
    room.start()
    for _each in range(6):
        room.clock.move(timedelta(minutes=4))
        row = room.conduct.standby().row
        if row is None:
            break
        room.conduct.deliver(row.inject.id)
    for each in room.conduct.exercise.agencies:
        letter = each.letter.casefold()
        room.conduct.log(f"{letter} holds the road because the wind shifts #road")
        room.conduct.log(f"{letter} sends one unit -9m")
    room.desk.refresh()
    QApplication.processEvents()
    return room


def named_box(widget, within):
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


class Longer(NullTranslations):
    """A language a third longer than English, as German is."""

    def gettext(self, message):
        return message + "n" * (len(message) // 3)

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)


@pytest.mark.parametrize("language", ["en", "es", "longer"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_nothing_is_cut_off_or_lies_over_something_else(
    make_room, monkeypatch, size, scale, language
):
    i18n.use(language)
    if language == "longer":
        monkeypatch.setattr(i18n._Current, "words", i18n.Words("en", Longer()))
    room = played(make_room(plan=load("wildfire", language), theme=Theme(scale=scale), size=size))
    screen = room.screen
    parts = room.parts
    for box in (parts.clock, parts.strip, parts.dock):
        assert screen.rect().contains(named_box(box, screen)), box.accessibleName()
    for holder in (parts.clock, parts.strip):
        seen = [
            each
            for each in holder.findChildren(QWidget)
            if each.isVisible() and each.parentWidget() is holder
        ]
        for each in seen:
            assert holder.rect().contains(each.geometry()), each.accessibleName()
            least = each.minimumSizeHint()
            assert each.width() >= least.width() - 1, each.accessibleName()
        for one, other in combinations(seen, 2):
            both = one.geometry().intersected(other.geometry())
            # the rings' own margins may meet
            assert min(both.width(), both.height()) <= 6, (
                one.accessibleName(),
                other.accessibleName(),
            )
    assert parts.dock.line.width() > 200


@pytest.mark.parametrize(
    ("size", "density"),
    [
        ((1440, 868), Density.WIDE),
        ((1280, 688), Density.COMPACT),
        ((900, 540), Density.SINGLE),
    ],
)
def test_the_fold_follows_the_logical_size(make_room, size, density):
    room = make_room(size=size)

    assert room.desk.theme.density is density
    assert room.parts.dock.theme.density is density


def test_folding_there_and_back_keeps_the_same_parts_and_the_half_typed_line(make_room):
    room = make_room(size=(1440, 868))
    room.type("f half a line")
    before = room.parts.dock

    room.screen.resize(800, 480)
    QApplication.processEvents()
    folded = room.parts.log.isVisible(), room.parts.script.isVisible()
    room.screen.resize(1440, 868)
    QApplication.processEvents()

    assert folded == (True, False)
    assert room.parts.dock is before
    assert room.line.text() == "f half a line"
    assert room.parts.script.isVisible()
    assert room.parts.board.isVisible()
    assert room.parts.log.isVisible()


def test_in_one_column_the_pages_are_turned_by_key(make_room):
    from PySide6.QtCore import Qt

    room = make_room(size=(800, 480))

    room.press(Qt.Key.Key_F2)
    script = room.parts.script.isVisible()
    room.press(Qt.Key.Key_F3)

    assert script
    assert room.parts.board.isVisible()
    assert not room.parts.log.isVisible()


OPENED = {
    "nothing": (),
    "keys": ("Shift+F1",),
    "tags": ("F4", "Up", "T"),
    "guide": ("Shift+F2", "Shift+F2"),
    "pad": ("Shift+F4",),
    "more": ("Ctrl+M",),
    "emergency": ("F12",),
}


@pytest.mark.parametrize("opened", OPENED.values(), ids=OPENED)
@pytest.mark.parametrize("size", [(1440, 868), (1280, 688), (800, 480)])
def test_every_control_has_a_name(make_room, size, opened):
    room = played(make_room(size=size))
    for key in opened:
        pressed = QKeySequence(key)[0]
        room.press(pressed.key(), pressed.keyboardModifiers())
    for each in room.screen.findChildren(QWidget):
        if isinstance(each, CONTROLS) and each.isVisible():
            parent = each.parentWidget()
            shared = isinstance(parent, QAbstractItemView | QScrollArea)
            assert each.accessibleName() or shared, (type(each), each.objectName())


def test_every_label_is_plain_text(room):
    from PySide6.QtCore import Qt

    for label in room.screen.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_markup_in_the_script_is_read_as_it_was_written(make_room):
    room = make_room(inject("01", title="ward<b>A & E", text="<img src=x> 3<b"))

    assert room.parts.strip.shown().title == "ward<b>A & E"
    assert room.parts.read.words.text() == "<img src=x> 3<b"


@pytest.mark.parametrize(
    "spoken", ["All out!", "“All out!”", "«\u00a0All out!\u00a0»", " „All out!“ "]
)
def test_what_is_read_aloud_is_quoted_once(make_room, spoken):
    room = make_room(replace(inject("01"), read_aloud=spoken))

    room.desk.refresh()

    assert room.parts.read.words.text() == "“All out!”"


@pytest.mark.parametrize("language", i18n.available())
def test_the_screen_is_built_in_every_language(make_room, language):
    i18n.use(language)

    room = played(make_room())

    assert room.screen.accessibleName()


def test_another_language_keeps_the_half_typed_line_and_its_time(room):
    room.start()
    room.type("f half")
    at = room.desk.entry.typed_at
    room.wait(seconds=30)

    room.screen.say_words()
    room.parts.dock.focus_line()
    room.enter()

    assert room.rows()[0].text == "half"
    assert room.conduct.file.journal.numbered(1).happened_at == at


def test_light_and_dark_reach_every_part(room):
    light = room.desk.theme.with_dark(dark=False)

    apply_theme(room.screen, light)

    assert room.desk.theme == light
    for each in room.screen.findChildren(Painted):
        assert each.theme == light, type(each)


def test_an_empty_log_says_what_will_stand_there(room):
    assert room.parts.log.view.empty
    assert room.parts.script.view.empty


def test_a_script_without_rows_can_be_started_and_logged(make_room):
    from tests.builders import exercise

    room = make_room(plan=exercise())
    room.start()

    room.enter("f something happened")

    assert room.rows()[0].text == "something happened"


def test_time_goes_on_in_the_strip_and_on_the_board(room):
    room.start()
    room.conduct.deliver("i-01")
    room.wait(seconds=9)

    before = room.parts.strip.shown().count
    room.wait(minutes=1)

    assert room.parts.strip.shown().count != before
    owes = room.parts.board.model.rows()[0].owes
    assert owes.used == timedelta(minutes=1, seconds=9)


def test_a_long_script_keeps_its_standby_row_in_sight(make_room):
    room = make_room(*(inject(f"{n:02}", planned=n) for n in range(1, 90)))
    room.start()
    for number in range(1, 60):
        room.conduct.deliver(f"i-{number:02}")
    room.wait(seconds=1)

    panel = room.parts.script
    seen = panel.view.visualRect(panel.model.index(panel.model.standby()))

    assert panel.view.viewport().rect().contains(seen)
    assert panel.back_button.isHidden()


def test_another_size_or_a_new_row_is_no_scrolling_away(make_room):
    room = make_room(*(inject(f"{n:02}", planned=n) for n in range(1, 90)))
    room.start()
    for number in range(1, 80):
        room.conduct.deliver(f"i-{number:02}")
    room.wait(seconds=1)

    for size in ((1900, 1000), (1280, 690), (1440, 868), (800, 480), (1440, 868)):
        room.screen.resize(*size)
        QApplication.processEvents()
    room.conduct.add_inject(title="Power cut", to=("f",))
    room.wait(seconds=1)
    QApplication.processEvents()

    panel = room.parts.script
    seen = panel.view.visualRect(panel.model.index(panel.model.standby()))
    assert panel.back_button.isHidden()
    assert panel.view.viewport().rect().contains(seen)


def test_after_scrolling_away_one_key_leads_back_to_now(make_room):
    from PySide6.QtCore import Qt

    room = make_room(*(inject(f"{n:02}", planned=n) for n in range(1, 90)))
    room.start()
    panel = room.parts.script
    panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().maximum())
    away = not panel.back_button.isHidden()
    room.wait(seconds=1)
    still = panel.view.verticalScrollBar().value()

    room.ctrl(Qt.Key.Key_L)

    assert away
    assert still == panel.view.verticalScrollBar().maximum()
    assert panel.view.verticalScrollBar().value() < still
    assert panel.back_button.isHidden()


def test_others_entries_move_neither_list_nor_caret(make_room):
    room = make_room()
    room.start()
    for number in range(80):
        room.conduct.log(f"f decision {number}")
    QApplication.processEvents()
    view = room.parts.log.view
    view.verticalScrollBar().setValue(10)
    room.type("p half a line")
    room.line.setCursorPosition(3)

    for number in range(20):
        room.conduct.log(f"m other {number}")
    QApplication.processEvents()

    assert view.verticalScrollBar().value() == 10
    assert room.line.cursorPosition() == 3
    assert room.line.text() == "p half a line"
    assert "20" in room.parts.log.head.counts


def test_at_the_end_the_newest_entry_stays_in_sight(make_room):
    room = make_room()
    room.start()

    for number in range(80):
        room.conduct.log(f"f decision {number} because of reason {number}")
        QApplication.processEvents()

    view = room.parts.log.view
    last = view.visualRect(room.log.index(room.log.rowCount() - 1))
    assert view.viewport().rect().contains(last)


def test_fifty_thousand_entries_open_and_take_one_more_smoothly(make_room):
    from facilitator.domain.entry import Author, Draft
    from tests.builders import STARTEX
    from tests.spent import processor_s

    room = make_room()
    room.start()
    drafts = [
        Draft(
            event=DecisionLogged(number=n, text=f"decision {n}", typed="", reason="x" * (n % 2)),
            happened_at=STARTEX,
            logged_at=STARTEX,
            exercise=minutes(1),
            author=Author(role="loggist"),
        )
        for n in range(1, 50_001)
    ]
    room.conduct.file.journal.append(drafts)
    room.log.ask(room.log.query.__class__(text="decision"))
    room.log.ask(room.log.query.__class__())
    QApplication.processEvents()
    view = room.parts.log.view
    view.to_end()
    times = []
    for number in range(12):
        begun = processor_s()
        room.type(f"f {number}")
        room.enter()
        view.repaint()
        times.append(processor_s() - begun)

    assert room.log.rowCount() == 50_012
    assert len(room.log._pages) <= 24
    # a generous bound: the figure itself is measured by the bench
    assert sorted(times)[len(times) // 2] < 1
