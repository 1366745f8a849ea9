"""Tabs leave their keys out where there is little room, in whatever language they are said."""

import pytest

from facilitator.ui.theme import Theme, load_fonts
from facilitator.ui.widgets import Tabs

SHORT = [("Plan", "Ctrl+1"), ("Review", "Ctrl+2")]
LONG = [("Preparation of it all", "Ctrl+1"), ("Looking back on it all", "Ctrl+2")]


@pytest.fixture
def tabs(qapp, qtbot):  # noqa: ARG001 - the program has to be there first
    load_fonts()
    made = Tabs(Theme(), SHORT, name="Screens")
    qtbot.addWidget(made)
    made.resize(made.sizeHint().width() + 60, 32)
    made.show()
    return made


def test_keys_are_printed_where_they_have_room(tabs):
    assert not any(each.short for each in tabs._tabs)


def test_longer_words_leave_the_keys_out_without_a_resize(tabs):
    tabs.set_items(LONG)

    assert all(each.short for each in tabs._tabs)
