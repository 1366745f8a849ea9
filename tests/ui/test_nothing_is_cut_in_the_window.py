"""Library and review in every size and scale of the window, in languages with long words."""

from dataclasses import replace

import pytest

from facilitator.app import open_window
from facilitator.services.scenarios import load
from facilitator.ui.window.frame import LIBRARY, REVIEW
from tests.clipping import Watch, faults

SIZES = ((1280, 720), (1440, 900), (1920, 1080))
SCALES = (0.8, 1.0, 1.5, 2.0, 2.5)
BUILT_MS = 20_000


@pytest.fixture
def opened(qapp, qtbot):
    opened = open_window(qapp)
    qtbot.waitUntil(lambda: opened.host is not None)
    yield opened
    opened.close()
    opened.frame.deleteLater()
    qapp.processEvents()


def rooms(opened, qapp):
    """Put the window into every size and scale; yield each by its name."""
    looks = opened.frame.looks
    for scale in SCALES:
        looks.keep(replace(looks.settings, scale=scale))
        looks.changed.emit()
        for size in SIZES:
            opened.frame.resize(*size)
            for _turn in range(6):
                qapp.processEvents()
            yield f"{size[0]} at {scale:.0%}"


@pytest.mark.parametrize("language", ["es", "de"])
def test_nothing_is_cut_on_the_start_page(opened, qapp, monkeypatch, language):
    opened.host.speak(language)
    watch = Watch(monkeypatch)
    opened.host.screens.show(LIBRARY)

    found = [
        f"{room}: {fault}" for room in rooms(opened, qapp) for fault in faults(opened.frame, watch)
    ]

    assert found == []


@pytest.mark.parametrize("language", ["es", "fr"])
def test_nothing_is_cut_on_the_review_page(opened, qapp, qtbot, monkeypatch, language):
    opened.host.speak(language)
    opened.host.start_scenario(load("wildfire", language), "LEVANT 26")
    opened.host.screens.show(REVIEW)
    screen = opened.frame.pages.widget(REVIEW)
    screen.show_report()
    review = screen.pages.currentWidget()
    review.build()
    qtbot.waitUntil(lambda: not review.busy(), timeout=BUILT_MS)
    watch = Watch(monkeypatch)

    found = [
        f"{room}: {fault}" for room in rooms(opened, qapp) for fault in faults(opened.frame, watch)
    ]

    assert found == []
