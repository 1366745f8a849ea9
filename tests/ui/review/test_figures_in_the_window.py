"""The figures of Review in the real window: whole in every room, and a way to the log."""

import pytest

from facilitator.services.scenarios import load
from facilitator.ui.window.frame import CONDUCT, REVIEW
from tests.clipping import Watch, faults
from tests.rooms import SMALL, USUAL, rooms, window

PAGES = (0, 1)


@pytest.fixture
def opened(qapp, qtbot):
    with window(qapp, qtbot) as made:
        yield made


def begin(opened, language="en"):
    """Play a little, and show the page."""
    opened.host.speak(language)
    opened.host.start_scenario(load("wildfire", language), "LEVANT 26")
    conduct = opened.host.session.conduct
    conduct.start()
    rows = [each.inject.id for each in conduct.script()]
    for row in rows[:3]:
        conduct.deliver(row)
    letter = conduct.exercise.agencies[0].letter.lower()
    conduct.log(f"{letter} two engines to the estate because smoke is seen")
    opened.host.screens.show(REVIEW)
    return opened.frame.pages.widget(REVIEW)


def wait_for_figures(screen, qtbot):
    page = screen.pages.currentWidget()
    figure = "figure" if hasattr(page, "figure") else "strip"
    qtbot.waitUntil(
        lambda: getattr(page, figure) is not None and page.played.last is not None,
        timeout=20_000,
    )
    return page


@pytest.mark.parametrize("place", PAGES)
def test_nothing_is_cut_round_the_figures(opened, qapp, qtbot, monkeypatch, place):
    language = ("es", "de")[place]
    screen = begin(opened, language)
    screen.show_page(place)
    page = wait_for_figures(screen, qtbot)
    watch = Watch(monkeypatch)

    found = []
    for room in rooms(opened, qapp, (SMALL, USUAL)):
        for section in range(6 if place else 1):
            if place:
                page.show_section(section)
                qapp.processEvents()
            found += [f"{room}, {section}: {fault}" for fault in faults(opened.frame, watch)]

    assert found == []


def test_enter_on_a_mark_shows_the_entry_on_the_desk(opened, qtbot):
    screen = begin(opened)
    page = wait_for_figures(screen, qtbot)
    qtbot.waitUntil(lambda: page.figure.spots[0] != [], timeout=20_000)
    page.figure.scrub(0)
    page.figure.step(1)

    page.show_in_log()

    assert opened.frame.pages.currentIndex() == CONDUCT
    log = opened.frame.pages.widget(CONDUCT).desk.parts.log
    assert log.model.row(log.view.chosen()).number == page.figure.picked.number


def test_before_startex_the_review_opens_on_the_report(opened, qtbot):
    opened.host.start_scenario(load("wildfire", "en"), "LEVANT 26")

    opened.host.screens.show(REVIEW)
    screen = opened.frame.pages.widget(REVIEW)

    assert screen.tabs.current() == screen.pages.count() - 1
    screen.show_page(0)
    page = wait_for_figures(screen, qtbot)
    assert all(own == [] for own in page.figure.spots)
