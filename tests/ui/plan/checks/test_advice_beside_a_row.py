from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from facilitator.domain.checks import CheckSort, Mending
from facilitator.domain.editing import change_row
from facilitator.ui.plan.checks import Advice, margin_words, paint_margin, watch_of
from facilitator.ui.plan.checks.words import BRIEF, MENDING, SENTENCES, brief
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import exercise, expected, inject
from tests.plan_table import laid_out


def plan():
    rows = (
        inject("01", wants=(expected(agencies=("p",)),)),
        inject("02", planned=5, to=("f", "p", "m")),
    )
    return replace(exercise(*rows), safety_word="NO PLAY")


@pytest.fixture
def table(qapp):
    install(qapp, Theme())
    with laid_out(plan()) as made:
        yield made


@pytest.fixture
def watch(table):
    made = watch_of(table.desk, table.tasks)
    table.until(lambda: made.last is not None)
    return made


@pytest.fixture
def advice(table, watch, qtbot):
    made = Advice(Theme(), table.desk, watch)
    qtbot.addWidget(made)
    made.show_row("i-01")
    return made


def test_every_check_has_its_words():
    assert set(BRIEF) == set(SENTENCES) == set(CheckSort)
    assert set(MENDING) == set(Mending)


def test_all_that_show_checks_share_one_watch(table, watch):
    assert watch_of(table.desk, table.tasks) is watch


def test_the_margin_says_who_is_expected_and_not_addressed(table, watch):
    (found,) = watch.last.rows["i-01"]

    assert brief(found, table.desk.exercise) == "Local police expected, not addressed"
    assert margin_words([found], table.desk.exercise) == (
        "Local police is expected to act but does not get this inject."
    )


def test_the_margin_is_painted_only_where_there_is_something_to_say(table, watch):
    def painted(found):
        image = QImage(140, 29, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_margin(painter, QRectF(0, 0, 140, 29), found, table.desk.exercise, Theme())
        painter.end()
        return image

    blank = painted(())

    assert painted(watch.last.rows["i-01"]) != blank
    assert blank.pixelColor(8, 14).alpha() == 0


def test_the_box_says_the_sentence_and_its_button_puts_it_right(table, advice):
    (box,) = advice.boxes
    words = box.words.text(), box.button.words()

    box.button.click()
    table.until(lambda: not advice.boxes)

    assert words == (
        "Local police is expected to act but does not get this inject.",
        "Add Local police",
    )
    assert table.row("i-01").to == ("f", "p")
    assert table.desk.stack.undoText() == "Add Local police"
    assert advice.isHidden()


def test_the_box_follows_the_row_that_is_chosen(advice):
    advice.show_row("i-02")

    assert advice.boxes == []


def test_the_box_keeps_its_button_while_other_rows_change(table, watch, advice):
    (box,) = advice.boxes
    seen = watch.last

    table.desk.change("write", lambda each: change_row(each, "i-02", title="Other"))
    table.until(lambda: watch.last is not seen)

    assert advice.boxes == [box]


def test_a_plan_that_is_only_read_has_advice_without_buttons(table, advice):
    table.start()

    (box,) = advice.boxes
    assert box.button is None
