"""The Rooms screen in every size and scale, with the longest words there are."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.clipping import Watch
from tests.rooms import cut
from tests.several import Several


@pytest.fixture
def made(qapp, qtbot, tmp_path):
    opened = []

    def make(place):
        site = Several(qapp, tmp_path, place=place)
        opened.append(site)
        qtbot.waitActive(site.frame)
        return site

    yield make
    for each in opened:
        each.frame.looks.keep(replace(each.frame.looks.settings, scale=1.0))
        each.close()


def faults(site, qapp, watch):
    return cut(SimpleNamespace(frame=site.frame), qapp, watch)


@pytest.mark.parametrize("language", ["es", "de"])
def test_nothing_is_cut_while_the_lead_is_taken_from_a_room_that_is_away(
    made, qapp, monkeypatch, language
):
    site = made(1)
    site.host.speak(language)
    site.hear(0)
    site.move(6)
    site.show()
    site.screen.lead.go_on()
    watch = Watch(monkeypatch)

    assert faults(site, qapp, watch) == []


def test_nothing_is_cut_in_an_emergency(made, qapp, monkeypatch):
    site = made(0)
    site.host.speak("de")
    site.show()
    site.hear(1)
    site.others[1].stop_for_safety()
    site.link()
    site.look()
    watch = Watch(monkeypatch)

    assert faults(site, qapp, watch) == []
