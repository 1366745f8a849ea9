import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer

from facilitator.report.undisturbed import undisturbed
from facilitator.ui.tidying import Tidying

MANY = 20_000


class Ring(QObject):
    """An object of Qt that only a ring of values keeps alive."""

    def __init__(self):
        super().__init__()
        self.itself = self


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def tidying():
    gc.collect()
    gc.enable()  # as a program finds it, and no test that has a window
    made = Tidying(every_ms=5)
    made.begin()
    yield made
    made.end()
    gc.disable()


def ring_that_notes(freed_by):
    ring = Ring()
    weakref.finalize(ring, lambda: freed_by.append(threading.current_thread().name))


def make_much():
    return [[each] for each in range(MANY)]


def worker_makes_much():
    worker = threading.Thread(target=make_much, name="worker")
    worker.start()
    worker.join()


@pytest.mark.usefixtures("tidying")
def test_a_worker_never_frees_a_ring_that_holds_an_object_of_qt():
    freed_by = []
    ring_that_notes(freed_by)

    worker_makes_much()

    assert freed_by == []


def test_left_to_itself_python_lets_a_worker_free_it(tidying):
    """Show that the test above can fail."""
    tidying.end()
    gc.collect()  # so that the next search is the worker's
    freed_by = []
    ring_that_notes(freed_by)

    worker_makes_much()

    assert freed_by == ["worker"]


@pytest.mark.usefixtures("tidying")
def test_the_window_frees_it_after_much_was_made(qtbot):
    freed_by = []
    ring_that_notes(freed_by)
    kept = make_much()

    qtbot.waitUntil(lambda: freed_by == ["MainThread"], timeout=30_000)

    assert len(kept) == MANY


def test_rings_that_have_been_looked_at_before_are_freed_once_much_more_was_made(tidying):
    freed_by = []
    ring = Ring()
    weakref.finalize(ring, lambda: freed_by.append("freed"))
    kept = []
    for _time in range(3):
        gc.collect(1)  # it grows old
    del ring
    held = len(gc.get_objects())
    while not freed_by and len(kept) * MANY < 2 * held:
        kept.append(make_much())

        tidying.look()

    assert freed_by == ["freed"]


def test_nothing_is_searched_while_work_is_to_be_left_undisturbed(tidying):
    freed_by = []
    ring_that_notes(freed_by)
    with undisturbed():
        kept = make_much()
        tidying.look()

        assert freed_by == []

    tidying.look()

    assert len(kept) == MANY
    assert freed_by == ["MainThread"]


@pytest.mark.usefixtures("tidying")
def test_work_left_undisturbed_does_not_bring_pythons_own_search_back():
    with undisturbed():
        pass

    assert not gc.isenabled()


def test_after_the_end_python_searches_by_itself_again(tidying):
    tidying.end()

    assert gc.isenabled()
    assert not tidying.findChild(QTimer).isActive()
