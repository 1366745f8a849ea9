"""Work runs elsewhere, its result comes back to the window's thread."""

import threading

import pytest
from PySide6.QtCore import QObject, Signal
from shiboken6 import delete

from facilitator.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks(qapp)
    yield made
    made.close()


def test_the_result_comes_back_in_the_thread_of_the_window(qtbot, tasks):
    seen = []

    tasks.start(threading.get_ident, lambda there: seen.append((there, threading.get_ident())))

    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] == threading.get_ident()


def test_an_error_goes_to_whoever_said_sorry(qtbot, tasks):
    seen = []

    tasks.start(lambda: 1 // 0, seen.append, lambda error: seen.append(type(error)))

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [ZeroDivisionError]


def test_an_error_that_nobody_waits_for_is_announced(qtbot, tasks):
    with qtbot.waitSignal(tasks.failed) as heard:
        tasks.start(lambda: 1 // 0, lambda _result: None)

    assert isinstance(heard.args[0], ZeroDivisionError)


def test_what_was_dropped_is_never_told(qtbot, tasks):
    gate, seen = threading.Event(), []
    number = tasks.start(gate.wait, lambda _result: seen.append("dropped"))

    tasks.drop(number)
    gate.set()
    tasks.start(lambda: "kept", seen.append)

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["kept"]


def test_a_page_that_is_gone_is_told_nothing_and_nothing_crashes(qtbot, tasks):
    class Page(QObject):
        told = Signal(object)

        def take(self, result):
            self.told.emit(result)

    gate, seen, page = threading.Event(), [], Page()
    tasks.start(gate.wait, page.take)
    delete(page)
    gate.set()

    tasks.start(lambda: "after", seen.append)

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["after"]


@pytest.mark.usefixtures("qapp")
def test_closing_waits_for_what_runs_and_tells_nobody():
    tasks, gate, seen = Tasks(), threading.Event(), []
    tasks.start(lambda: gate.wait(5), seen.append)
    gate.set()

    tasks.close()

    assert seen == []


def test_then_never_comes_before_start_has_returned(qtbot, tasks):
    order = []

    for _again in range(50):
        tasks.start(lambda: None, lambda _result: order.append("then"))
        order.append("started")

    qtbot.waitUntil(lambda: order.count("then") == 50)
    assert order[:50] == ["started"] * 50


def test_nothing_begins_once_all_is_put_away():
    tasks, begun = Tasks(), []
    tasks.close()

    number = tasks.start(lambda: begun.append(1), lambda _done: None)

    assert (number, begun) == (0, [])
