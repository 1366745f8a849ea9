"""The Observers screen and an observer's laptop in every size and scale, with long words."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize

from facilitator.services.observing.packing import make_pack
from facilitator.ui.observers.places import COVERAGE, FILES, JOIN, STATIONS
from facilitator.ui.window.frame import CONDUCT
from tests.clipping import Watch
from tests.rooms import cut
from tests.watched import Watched


@pytest.fixture
def room(qapp, qtbot, tmp_path):
    made = Watched(qapp, tmp_path)
    qtbot.waitActive(made.frame)
    yield made
    made.frame.looks.keep(replace(made.frame.looks.settings, scale=1.0))
    made.close()


def faults(room, qapp, watch):
    return cut(SimpleNamespace(frame=room.frame), qapp, watch)


@pytest.mark.parametrize("language", ["es", "de"])
@pytest.mark.parametrize("page", [JOIN, STATIONS, COVERAGE, FILES])
def test_nothing_is_cut_on_a_page(room, qapp, monkeypatch, language, page):
    room.host.speak(language)
    room.open_door()
    room.fill()
    room.places.turn_to(page)
    watch = Watch(monkeypatch)

    assert faults(room, qapp, watch) == []


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 720, 1.0), (1440, 900, 1.0), (1280, 720, 2.0)]
)
def test_what_is_to_be_done_at_the_end_is_said_whole(room, width, height, scale):
    room.host.speak("de")
    room.open_door()
    room.conduct.end("objectives met")
    looks = room.frame.looks
    looks.keep(replace(looks.settings, scale=scale))
    looks.changed.emit()
    room.frame.resize(width, height)
    room.settle()
    room.screen.look()

    said = room.places.head.said

    assert room.frame.size() == QSize(width, height)
    assert 200 < said.sizeHint().width() <= said.width()


@pytest.mark.parametrize("language", ["es", "de"])
def test_nothing_is_cut_where_it_is_asked_before_the_door_opens(room, qapp, monkeypatch, language):
    room.host.speak(language)
    room.screen.turn_door()
    watch = Watch(monkeypatch)

    assert faults(room, qapp, watch) == []


@pytest.mark.parametrize("form", ["pack", "sheet", "acts", "fingerprint", "merge"])
def test_nothing_is_cut_in_a_form(  # noqa: PLR0917 - fixtures go by name
    room, qapp, qtbot, monkeypatch, tmp_path, form
):
    room.host.speak("de")
    room.open_door()
    room.fill()
    if form == "pack":
        room.screen.make_pack()
    elif form == "sheet":
        room.screen.type_sheet()
        room.places.sheet.take()
    elif form == "acts":
        room.places.stations.grid.view.pick(1)
        room.places.stations.grid.taken.emit()
    elif form == "fingerprint":
        room.conduct.end("objectives met")
        room.screen.show_fingerprint()
    else:
        bundle = tmp_path / "eva.log"
        bundle.write_bytes(b"no bundle")
        room.screen.take_in(bundle)
        qtbot.waitUntil(lambda: not room.places.merging.busy())
    watch = Watch(monkeypatch)

    assert faults(room, qapp, watch) == []


def test_nothing_is_cut_on_an_observers_laptop(room, qapp, monkeypatch, tmp_path):
    room.host.speak("de")
    fire = room.conduct.exercise.agencies[0].id
    out = tmp_path / "eva.observer"
    make_pack(room.doorway.door, out, name="Eva", role="evaluator", covers=(fire,))
    room.conduct.pause()
    room.host.open_path(str(out))
    room.settle()
    room.frame.pages.widget(CONDUCT).desk.post.ask_clock()
    watch = Watch(monkeypatch)

    assert faults(room, qapp, watch) == []


def test_nothing_is_cut_where_a_room_is_joined(room, qapp, monkeypatch):
    room.host.speak("de")
    room.host.screens.show(0)
    room.host.library.show_joining()
    page = room.host.library.joining
    page._invited(
        {
            "title": "LEVANT 26",
            "warning": "Others on this Wi-Fi could read this. No real personal data.",
            "roles": [{"id": "evaluator", "text": "Evaluator"}, {"id": "loggist", "text": "L"}],
            "agencies": [{"id": "f", "name": "Fire service"}, {"id": "p", "name": "Police"}],
        }
    )
    watch = Watch(monkeypatch)

    assert faults(room, qapp, watch) == []
