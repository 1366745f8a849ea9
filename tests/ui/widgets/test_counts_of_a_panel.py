"""The head of a panel says how many there are in the words that it has room for, never cut."""

import pytest

from facilitator.ui.theme import Theme, load_fonts
from facilitator.ui.widgets import Panel, text_width


@pytest.fixture
def panel(qapp, qtbot):  # noqa: ARG001 - the program has to be there first
    load_fonts()
    made = Panel(Theme(), "Log")
    made.set_counts("12 entries · 3 new below", "12 +3")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("spare", [0, 40])
def test_all_of_it_is_said_where_it_fits(panel, spare):
    head = panel.head
    wide = text_width(head.counts, head.theme.font("caption"))

    assert head.counts_for(wide + spare) == "12 entries · 3 new below"


def test_the_numbers_alone_are_said_where_it_does_not(panel):
    head = panel.head
    wide = text_width(head.counts, head.theme.font("caption"))

    assert head.counts_for(wide - 1) == "12 +3"


def test_what_has_no_shorter_words_keeps_its_own(panel):
    panel.set_counts("12 entries")

    assert panel.head.counts_for(10) == "12 entries"
