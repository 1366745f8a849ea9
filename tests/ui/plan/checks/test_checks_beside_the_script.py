from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.attachments import Attachment
from facilitator.domain.checks import CheckSort
from facilitator.domain.editing import change_row
from facilitator.ui.plan.checks import watch_of
from facilitator.ui.plan.script import ScriptPage
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import apply_theme, install
from tests.builders import exercise, expected, inject
from tests.plan_table import laid_out, sorts

NAME = int(Qt.ItemDataRole.AccessibleTextRole)
TIP = int(Qt.ItemDataRole.ToolTipRole)


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
def page(table, qtbot):
    made = ScriptPage(Theme(), table.desk, table.tasks)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.show()
    table.until(lambda: watch_of(table.desk, table.tasks).last is not None)
    return made


def margin(page, row, role=TIP):
    return page.model.data(page.model.index(row, Column.MARGIN), role)


def test_the_margin_of_a_row_tells_in_sentences_what_was_found(page):
    assert margin(page, 0) == "Local police is expected to act but does not get this inject."
    assert margin(page, 1) == ""
    assert margin(page, 0, NAME) == margin(page, 0)


def test_the_margin_is_painted_beside_the_row(table, page):
    def pixels():
        view = page.view
        rect = view.visualRect(page.model.index(0, Column.MARGIN))
        return view.viewport().grab(rect).toImage()

    before = pixels()
    table.desk.change("address", lambda each: change_row(each, "i-01", to=("f", "p")))
    table.until(lambda: not margin(page, 0))

    assert pixels() != before


def test_the_box_follows_the_row_of_the_table(page):
    page.reveal("i-02")
    none = list(page.checks.advice.boxes)
    page.reveal("i-01")

    assert none == []
    assert page.checks.advice.boxes[0].button.words() == "Add Local police"


def test_a_row_that_somebody_came_for_is_stood_in(page):
    page.reveal("i-02")

    assert page.view.row_id() == "i-02"


def test_the_load_gives_way_where_the_room_is_short(page):
    seen = {}
    for density in Density:
        apply_theme(page, Theme(density=density))
        seen[density] = page.checks.load.isVisibleTo(page)

    assert seen == {Density.WIDE: True, Density.COMPACT: False, Density.SINGLE: False}


def test_a_file_that_is_not_in_the_exercise_is_missed_and_one_that_is_is_not(table, page):
    watch = watch_of(table.desk, table.tasks)
    there = table.file.attachments.add("map.png", "image/png", b"map")
    gone = Attachment(sha256="0" * 64, name="plan.pdf", media="application/pdf", size=4)

    table.desk.change("enclose", lambda each: change_row(each, "i-02", attachments=(there, gone)))
    table.until(lambda: CheckSort.ATTACHMENT_MISSING in sorts(watch.last))

    assert margin(page, 1) == "The file plan.pdf is not in this exercise."
