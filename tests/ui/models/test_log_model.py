from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QListView

from facilitator.domain.events import DecisionLogged, EntryRef, Links, Struck
from facilitator.domain.log import LogLine, LogQuery
from facilitator.ui.models.log import PAGE, LogModel, LogRow
from tests.builders import entry


class Store:
    """A journal of as many decisions as asked for, which counts what is fetched of it."""

    def __init__(self, count):
        self.lines_of = list(range(1, count + 1))
        self.matching = None
        self.struck = set()
        self.fetched = 0

    def keys(self, query):
        if query.text.startswith("#"):
            return array("q", [int(query.text[1:])])
        whole = query == LogQuery()
        return array("q", self.lines_of if whole or self.matching is None else self.matching)

    def lines(self, keys):
        self.fetched += len(keys)
        return tuple(
            LogLine(entry=decision(key), struck=decision(key) if key in self.struck else None)
            for key in keys
        )


def decision(line):
    text = f"decision {line}"
    return entry(DecisionLogged(number=line, text=text, typed=text), seq=line, at=line)


def tell(line):
    event = line.entry.event
    return LogRow(
        line=line.entry.line,
        ref=line.entry.ref,
        number=event.number,
        time="",
        short_time="",
        text=event.text,
        struck=line.struck is not None,
        said=event.text,
    )


def struck(line):
    was = Links(written_as=DecisionLogged.kind, number=line)
    ref = EntryRef(station="station-one", seq=line)
    return entry(Struck(entry=ref, was=was, reason="twice"), seq=line + 100_000)


def texts(model):
    return [model.row(place).text for place in range(model.rowCount())]


@pytest.fixture
def checked(qtmodeltester):
    """Return a model that Qt's own tester watches from its first row to its last change."""

    def check(store):
        model = LogModel(store, tell)
        qtmodeltester.check(model, force_py=True)
        return model

    return check


@pytest.mark.usefixtures("qapp")
def test_only_the_page_that_is_looked_at_is_fetched():
    store = Store(50_000)
    model = LogModel(store, tell)

    row = model.row(49_999)

    assert row.text == "decision 50000"
    assert store.fetched <= PAGE


@pytest.mark.usefixtures("qapp")
def test_few_pages_stay_in_memory():
    store = Store(50_000)
    model = LogModel(store, tell)

    for place in range(0, 50_000, PAGE):
        model.row(place)

    assert len(model._pages) < 40


def test_an_append_inserts_and_leaves_the_choice_where_it_was(checked, qtbot):
    store = Store(500)
    model = checked(store)
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectionModel().select(model.index(7), QItemSelectionModel.SelectionFlag.Select)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))

    store.lines_of.append(501)
    model.take((decision(501),))

    assert model.rowCount() == 501
    assert texts(model)[-1] == "decision 501"
    assert [each.row() for each in view.selectionModel().selectedIndexes()] == [7]
    assert resets == []


def test_an_entry_that_is_here_already_is_not_shown_twice(checked):
    model = checked(Store(5))

    model.take((decision(5),))

    assert model.rowCount() == 5


def test_an_entry_that_is_told_of_after_a_later_one_is_put_in_its_place(checked):
    store = Store(500)
    model = checked(store)
    texts(model)

    store.lines_of += [501, 502, 503, 504]
    model.take((decision(503),))
    model.take((decision(501), decision(502)))
    model.take((decision(504),))

    assert texts(model) == [f"decision {line}" for line in range(1, 505)]


@pytest.mark.usefixtures("qapp")
def test_words_that_lean_on_something_else_are_told_anew_without_fetching():
    store, numbers = Store(100), {"07": "seven"}
    model = LogModel(store, lambda line: replace(tell(line), inject=numbers["07"]))
    model.row(99)
    fetched = store.fetched

    numbers["07"] = "eight"
    model.reread()

    assert model.row(99).inject == "eight"
    assert store.fetched == fetched


def test_a_strike_changes_its_row_and_no_other(checked):
    store = Store(200)
    model = checked(store)
    model.row(9)
    changed = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))

    store.struck.add(10)
    model.take((struck(10),))

    assert changed == [(9, 9)]
    assert model.row(9).struck


@pytest.mark.parametrize(
    "matching",
    [[1, 2, 3], [4, 5, 6], [2, 9], [], list(range(1, 11)), [10], [10, 1, 2, 3]],
)
def test_a_query_shows_what_matches_and_the_whole_log_comes_back(checked, matching):
    store = Store(10)
    model = checked(store)
    store.matching = matching

    model.ask(LogQuery(text="x"))
    found = texts(model)
    model.ask(LogQuery())

    assert found == [f"decision {each}" for each in matching]
    assert texts(model) == [f"decision {each}" for each in range(1, 11)]


def test_while_a_query_is_asked_only_what_matches_is_added(checked):
    store = Store(10)
    model = checked(store)
    store.matching = [3]
    model.ask(LogQuery(text="x"))

    store.lines_of.append(11)
    model.take((decision(11),))

    assert texts(model) == ["decision 3"]


def test_a_late_entry_is_put_in_its_place_by_time(checked):
    store = Store(10)
    model = checked(store)
    store.matching = list(range(1, 11))
    model.ask(replace(LogQuery(), order="happened"))

    store.matching = [1, 2, 11, *range(3, 11)]
    model.take((decision(11),))

    assert texts(model)[2] == "decision 11"
    assert model.rowCount() == 11


@pytest.mark.usefixtures("qapp")
def test_a_number_finds_its_row():
    model = LogModel(Store(300), tell)

    assert model.place_of_number(142) == 141


@pytest.mark.usefixtures("qapp")
def test_roles_are_understood_as_plain_ints_and_as_enums():
    from PySide6.QtCore import Qt

    model = LogModel(Store(3), tell)
    index = model.index(0)

    assert model.data(index, int(Qt.ItemDataRole.DisplayRole)) == "decision 1"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "decision 1"
    QApplication.processEvents()
