import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.board import AgencyRow, Owed
from facilitator.domain.exercise import Agency
from facilitator.ui.models.board import BoardModel, in_order
from facilitator.ui.models.rows import RowsModel
from facilitator.ui.models.script import ScriptModel, state_word
from tests.builders import exercise, inject, minutes, played


class Pairs(RowsModel):
    def key(self, row):
        return row[0]


class Watch:
    """Writes down what a model tells its views."""

    def __init__(self, model):
        self.changed, self.moved = [], 0
        model.dataChanged.connect(lambda a, b, _roles: self.changed.append((a.row(), b.row())))
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._count)

    def _count(self, *_args):
        self.moved += 1


def test_only_rows_that_differ_are_told(qtmodeltester):
    model = Pairs()
    model.set_rows([("a", 1), ("b", 1), ("c", 1), ("d", 1)])
    qtmodeltester.check(model, force_py=True)
    watch = Watch(model)

    model.set_rows([("a", 1), ("b", 2), ("c", 2), ("d", 1)])

    assert watch.changed == [(1, 2)]
    assert watch.moved == 0


@pytest.mark.usefixtures("qapp")
def test_the_same_rows_tell_nothing():
    model = Pairs()
    model.set_rows([("a", 1)])
    watch = Watch(model)

    model.set_rows([("a", 1)])

    assert (watch.changed, watch.moved) == ([], 0)


def test_a_new_row_in_the_middle_is_inserted_without_a_reset(qtmodeltester):
    model = Pairs()
    model.set_rows([("a", 1), ("b", 1)])
    qtmodeltester.check(model, force_py=True)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    model.set_rows([("a", 1), ("x", 1), ("b", 1)])

    assert model.rows() == (("a", 1), ("x", 1), ("b", 1))
    assert resets == []


rows = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), unique_by=lambda row: row[0])


@given(rows, rows)
def test_whatever_came_before_the_model_shows_what_it_was_given(before, after):
    model = Pairs()
    model.set_rows(before)
    count = model.rowCount()

    model.set_rows(after)

    assert count == len(before)
    assert model.rows() == tuple(after)
    assert model.rowCount() == len(after)


def agency(number, late=0):
    owes = None
    if late:
        owes = Owed(
            expected="x",
            inject="i",
            number="01",
            text="x",
            used=minutes(6 + late),
            target=minutes(6),
        )
    who = Agency(
        id=str(number), name=f"A{number}", short="a", letter="A", shape="square", colour="P"
    )
    return AgencyRow(agency=who, owes=owes)


def test_up_to_seven_agencies_keep_their_order():
    rows = [agency(each, late=each) for each in range(7)]

    assert [row.agency.id for row in in_order(rows)] == [str(each) for each in range(7)]


def test_in_a_longer_board_the_late_come_first():
    rows = [agency(each, late=3 if each == 8 else 0) for each in range(10)]

    assert in_order(rows)[0].agency.id == "8"


@pytest.mark.usefixtures("qapp")
def test_the_board_says_a_late_agency_in_words():
    model = BoardModel()
    model.show([agency(1, late=3)])

    assert "+03:00" in model.data(model.index(0))


@pytest.mark.parametrize(
    ("status", "answered", "word"),
    [
        ("delivered", 0, "0 of 3"),
        ("delivered", 3, "all in"),
        ("held", 0, "held"),
        ("skipped", 0, "skipped"),
        ("pending", 0, ""),
    ],
)
def test_a_row_says_its_state_in_a_word(status, answered, word):
    from facilitator.domain.script import ScriptRow

    row = ScriptRow(inject=inject(), status=status, at=None, expected=3, answered=answered)

    assert state_word(row) == word


@pytest.mark.usefixtures("qapp")
def test_the_standby_row_is_found():
    from facilitator.domain.script import script_rows

    plan = exercise(inject("01"), inject("02"))
    model = ScriptModel()
    model.set_rows(script_rows(plan, played(), minutes(0)))

    assert model.standby() == 0
    assert model.delivered() == 0
