"""The model of the table shows the plan, however the plan was changed, and tells its views."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QTableView

from facilitator.domain.editing import (
    change_row,
    drop_rows,
    insert_rows,
    move_rows,
    sort_by_time,
    with_rows,
)
from facilitator.ui.models.rows import VALUE
from facilitator.ui.plan.script.model import ScriptTable
from tests.builders import exercise, inject

ROWS = tuple(inject(f"{place:02}", planned=place) for place in range(6))
PLACES = st.lists(st.integers(0, 11), max_size=4)


def changed(plan, sort, places):
    rows = plan.msel.rows
    ids = [rows[each % len(rows)].id for each in places] if rows else []
    if sort == "title" and ids:
        return change_row(plan, ids[0], title=f"Title {places}")
    if sort == "add":
        known = {each.id for each in rows}
        new = [inject(f"n{each}") for each in dict.fromkeys(places)]
        return insert_rows(plan, len(ids), [each for each in new if each.id not in known])
    if sort == "drop":
        return drop_rows(plan, ids)
    if sort == "move":
        return move_rows(plan, ids, 1)
    if sort == "turn":
        return with_rows(plan, reversed(rows))
    return sort_by_time(plan)


SORTS = st.sampled_from(("title", "add", "drop", "move", "turn", "sort"))


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(st.tuples(SORTS, PLACES), max_size=12))
def test_whatever_changed_the_table_shows_the_plan(steps):
    plan = exercise(*ROWS)
    model = ScriptTable(plan)
    shown = [row.title for row in ROWS]

    def removed(_parent, first, last):
        del shown[first : last + 1]

    def inserted(_parent, first, last):
        shown[first:first] = [model.row_at(each).title for each in range(first, last + 1)]

    def told(top, _bottom, _roles):
        shown[top.row()] = model.row_at(top.row()).title

    model.rowsRemoved.connect(removed)
    model.rowsInserted.connect(inserted)
    model.dataChanged.connect(told)

    for sort, places in steps:
        plan = changed(plan, sort, places)
        model.take(plan)

    assert [model.index(at, 0).data(VALUE) for at in range(model.rowCount())] == list(
        plan.msel.rows
    )
    assert shown == [each.title for each in plan.msel.rows]


def test_the_model_keeps_the_rules_of_qt(qtbot, qtmodeltester):
    model = ScriptTable(exercise(*ROWS))
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)

    qtmodeltester.check(model)
    model.take(exercise(*ROWS[2:], *ROWS[:1]))
    qtmodeltester.check(model)
