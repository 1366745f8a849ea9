"""The pages on which a run is judged, and the tracker, in every size and scale of the window."""

import pytest

from facilitator.services.scenarios import load
from facilitator.ui.window.frame import LIBRARY, REVIEW
from tests.clipping import Watch
from tests.reviewed import speak
from tests.rooms import cut, window
from tests.ui.library.test_improvement_tracker import DONE, LATER, OPEN, put_there

OBSERVED = (
    "! fd two lists were kept @01",
    "+ fd one message in three minutes",
    "~ fd waits for a call",
    "+ fd repeats the order",
)


@pytest.fixture
def opened(qapp, qtbot):
    with window(qapp, qtbot) as made:
        yield made


@pytest.mark.parametrize(
    ("key", "language"), [("F4", "es"), ("F5", "de"), ("F6", "es"), ("F7", "de")]
)
def test_nothing_is_cut_where_a_run_is_judged(opened, qapp, monkeypatch, key, language):
    opened.host.speak(language)
    opened.host.start_scenario(load("wildfire", "en"), "LEVANT 26")
    opened.host.screens.show(REVIEW)
    screen = opened.frame.pages.widget(REVIEW)
    conduct = screen.desk.conduct
    conduct.start()
    conduct.deliver(conduct.exercise.msel.rows[0].id)
    for line in OBSERVED:
        conduct.log(line)
    speak(conduct)
    screen.show_page([each.key for each in screen._offered].index(key))
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert found == []


def test_nothing_is_cut_in_the_tracker(opened, qapp, qtbot, monkeypatch):
    put_there("GORGAL", OPEN, DONE, LATER)
    opened.host.speak("es")
    opened.host.screens.show(LIBRARY)
    library = opened.frame.pages.widget(LIBRARY)
    library.show_tracker()
    qtbot.waitUntil(lambda: not library.tracker.busy(), timeout=20_000)
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert found == []
