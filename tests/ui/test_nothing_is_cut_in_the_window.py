"""Library and review in every size and scale of the window, in languages with long words."""

import pytest

from facilitator.services.scenarios import load
from facilitator.ui.window.frame import LIBRARY, REVIEW
from tests.clipping import Watch
from tests.rooms import cut, window


@pytest.fixture
def opened(qapp, qtbot):
    with window(qapp, qtbot) as made:
        yield made


@pytest.mark.parametrize("language", ["es", "de", "ca"])
def test_nothing_is_cut_on_the_start_page(opened, qapp, monkeypatch, language):
    opened.host.speak(language)
    watch = Watch(monkeypatch)
    opened.host.screens.show(LIBRARY)

    found = cut(opened, qapp, watch)

    assert found == []


@pytest.mark.parametrize("language", ["es", "fr", "ca"])
def test_nothing_is_cut_on_the_review_page(opened, qapp, qtbot, monkeypatch, language):
    opened.host.speak(language)
    opened.host.start_scenario(load("wildfire", language), "LEVANT 26")
    opened.host.screens.show(REVIEW)
    screen = opened.frame.pages.widget(REVIEW)
    screen.show_report()
    review = screen.pages.currentWidget()
    review.build()
    qtbot.waitUntil(lambda: not review.busy())
    watch = Watch(monkeypatch)

    found = cut(opened, qapp, watch)

    assert found == []
