"""The pages on which a run is judged, and the tracker, in every size and scale of the window."""

import pytest

from facilitator.app import open_window
from facilitator.services.scenarios import load
from facilitator.ui.window.frame import LIBRARY, REVIEW
from tests.clipping import Watch, faults
from tests.reviewed import speak
from tests.ui.library.test_improvement_tracker import DONE, LATER, OPEN, put_there
from tests.ui.test_nothing_is_cut_in_the_window import rooms

OBSERVED = (
    "! fd two lists were kept @01",
    "+ fd one message in three minutes",
    "~ fd waits for a call",
    "+ fd repeats the order",
)


@pytest.fixture
def window(qapp, qtbot):
    opened = open_window(qapp)
    qtbot.waitUntil(lambda: opened.host is not None)
    yield opened
    opened.close()
    opened.frame.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize(
    ("key", "language"), [("F4", "es"), ("F5", "de"), ("F6", "es"), ("F7", "de")]
)
def test_nothing_is_cut_where_a_run_is_judged(window, qapp, monkeypatch, key, language):
    window.host.speak(language)
    window.host.start_scenario(load("wildfire", "en"), "LEVANT 26")
    window.host.screens.show(REVIEW)
    screen = window.frame.pages.widget(REVIEW)
    conduct = screen.desk.conduct
    conduct.start()
    conduct.deliver(conduct.exercise.msel.rows[0].id)
    for line in OBSERVED:
        conduct.log(line)
    speak(conduct)
    screen.show_page([each.key for each in screen._offered].index(key))
    watch = Watch(monkeypatch)

    found = [
        f"{room}: {fault}" for room in rooms(window, qapp) for fault in faults(window.frame, watch)
    ]

    assert found == []


def test_nothing_is_cut_in_the_tracker(window, qapp, qtbot, monkeypatch):
    put_there("GORGAL", OPEN, DONE, LATER)
    window.host.speak("es")
    window.host.screens.show(LIBRARY)
    library = window.frame.pages.widget(LIBRARY)
    library.show_tracker()
    qtbot.waitUntil(lambda: not library.tracker.busy(), timeout=20_000)
    watch = Watch(monkeypatch)

    found = [
        f"{room}: {fault}" for room in rooms(window, qapp) for fault in faults(window.frame, watch)
    ]

    assert found == []
