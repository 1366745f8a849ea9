"""Who gets the width of the script: means of delivery are read whole where titles can spare it."""

from dataclasses import replace

import pytest

from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.sharing import shares
from facilitator.ui.theme import Density, Theme, load_fonts
from facilitator.ui.widgets import text_width
from tests.builders import exercise, inject

MEANS = "Telephone call by the control room"
PLAN = exercise(replace(inject("01"), method="Radio"), replace(inject("02"), method=MEANS))
NARROW = Theme(density=Density.COMPACT)


@pytest.fixture(autouse=True)
def fonts(qapp):  # noqa: ARG001 - the program has to be there first
    load_fonts()


def test_the_longest_means_is_read_whole_where_there_is_room():
    needed = text_width(MEANS, NARROW.font("table"))

    found = shares(NARROW, 1100, PLAN)

    assert found[Column.METHOD] > needed
    assert found[Column.TITLE] >= 300


@pytest.mark.parametrize("room", range(400, 1400, 50))
def test_titles_give_only_what_they_can_spare_and_all_of_the_room_is_shared(room):
    found = shares(NARROW, room, PLAN)
    plain = shares(NARROW, room, exercise(inject("01")))

    assert found[Column.TITLE] >= min(plain[Column.TITLE], 300)
    assert sum(found.values()) == sum(plain.values())
