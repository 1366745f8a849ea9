"""A person used to Excel writes ten rows with keys alone; counted beside a spreadsheet.

The model of the spreadsheet is fixed: each of the seven cells is typed as it stands here, with one
key a letter; it completes a cell from the cells above as soon as only one of them begins so; a Tab
leads to the next cell, Enter from the last back to the first of the next row. Nothing is charged
for capitals, on either side.
"""

from dataclasses import replace

from PySide6.QtCore import Qt

from facilitator.domain.exercise import Objective
from facilitator.ui.plan.script.cells import text_of
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.completing import rest_of
from facilitator.ui.plan.script.known import known_methods
from tests.builders import exercise

ROWS = (
    ("01", "00:00", "Smoke above the estate", "f,p", "Phone", "f 3 send two engines", "1"),
    ("02", "00:05", "The only road is jammed", "p", "Radio", "p 8 one-way system", "1"),
    ("03", "00:10", "Bathers want to leave by car", "p,m", "Phone", "p 8; m 8", "2"),
    ("04", "00:15", "Two with smoke inhalation", "m", "Radio", "m 6 place to treat them", "2"),
    ("05", "00:24", "The wind turns", "f", "Bulletin", "f 6 new sectors", "1"),
    ("06", "00:33", "Sector B: evacuate or stay?", "f,p,m", "In person", "m 10 decide", "2"),
    ("07", "00:38", "Care home: 30 residents", "m", "Phone", "m 10 transport plan", "2"),
    ("08", "00:43", "Power line down", "f,m", "Radio", "f 8 cut the power", "1"),
    ("09", "00:48", "Second ignition", "p", "Radio", "p 5 keep the road free", "1"),
    ("10", "01:00", "Who may go home?", "f,p,m", "Read out", "m 10 phased return", "2"),
)
COLUMNS = tuple(Column(each) for each in range(Column.NUMBER, Column.OBJECTIVES + 1))
OURS_AT_MOST = 0.85
"""Of the keys of the spreadsheet."""


def in_a_spreadsheet(row, above):
    """Return the keys a row costs by the model."""
    keys = 0
    for place, text in enumerate(row):
        earlier = {each[place] for each in above}
        alone = (
            size
            for size in range(1, len(text))
            if text in earlier and sum(each.startswith(text[:size]) for each in earlier) == 1
        )
        keys += next(alone, len(text))
    return keys + len(row)


def go_to(hand, column):
    """Press Tab or Shift+Tab until the cell is reached."""
    while hand.view.cell()[1] != column:
        if hand.view.cell()[1] < column:
            hand.press(Qt.Key.Key_Tab)
        else:
            hand.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


def written(hand, column, text):
    """Return what has to be typed: no more than until the line completes the rest."""
    if column is not Column.METHOD:
        return text
    known = known_methods(hand.desk.exercise)
    sizes = range(1, len(text) + 1)
    return next(text[:size] for size in sizes if rest_of(text[:size], known) in (text, ""))


def write(hand, row):
    """Write a row in the current one, leaving alone what is there already."""
    place = hand.view.cell()[0]
    for column, text in zip(COLUMNS, row, strict=True):
        there = text_of(hand.rows[place], column, hand.desk.exercise)
        if there != text:
            go_to(hand, column)
            hand.type(written(hand, column, text))


def test_ten_rows_by_keys_alone_and_fewer_of_them_than_in_a_spreadsheet(make_hand, capsys):
    objectives = tuple(Objective(id=f"o{each}", number=str(each), text="…") for each in (1, 2))
    hand = make_hand(replace(exercise(), objectives=objectives))
    ours, theirs, before = [], [], 0
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    for place, row in enumerate(ROWS):
        write(hand, row)
        hand.press(Qt.Key.Key_Return)
        ours.append(hand.presses - before)
        theirs.append(in_a_spreadsheet(row, ROWS[:place]))
        before = hand.presses

    with capsys.disabled():
        print(f"\nkeys a row, ours:        {ours} = {sum(ours)}")
        print(f"keys a row, spreadsheet: {theirs} = {sum(theirs)}")
    saved = hand.saved
    wanted = [tuple(each) for each in ROWS]
    found = [tuple(text_of(row, each, saved) for each in COLUMNS) for row in saved.msel.rows]
    assert [_alike(each) for each in found[: len(ROWS)]] == [_alike(each) for each in wanted]
    assert sum(ours) <= OURS_AT_MOST * sum(theirs)


def _alike(cells):
    """Return cells as they mean the same: letters in capitals, one blank behind a comma."""
    return tuple(each.casefold().replace(", ", ",") for each in cells)
