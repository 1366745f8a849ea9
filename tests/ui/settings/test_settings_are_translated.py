"""Settings and the reader's pages show no word that never went through the catalogue."""

import pytest
from PySide6.QtTest import QTest

from facilitator.app import open_window
from facilitator.services import scenarios
from tests.in_greek import in_greek, written
from tests.painted import labels, untranslated
from tests.pseudo import PSEUDO, spoken_for_english

# a page of PDF cannot shade a picture of a tape as a screen does
pytestmark = pytest.mark.qt_log_ignore("QPdfEngine: unable to create a gradient")
NAMES = ("TLP", "RED", "AMBER", "STRICT", "GREEN", "CLEAR", "HSEEP", "US", "Letter")


@pytest.fixture
def opened(qapp, qtbot, monkeypatch):
    with spoken_for_english(PSEUDO), written(monkeypatch):
        made = open_window(qapp)
        qtbot.waitUntil(lambda: made.host is not None)
        made.frame.resize(1440, 900)
        yield made
        made.close()
        made.frame.deleteLater()
        qapp.processEvents()


def settle(qapp):
    for _turn in range(10):
        qapp.processEvents()
        QTest.qWait(5)


def test_the_settings(opened, qapp):
    opened.host.apart.turn_settings()
    page = opened.host.apart.settings
    bar = page._area.verticalScrollBar()
    found = set()
    for share in range(5):
        bar.setValue(bar.maximum() * share // 4)
        settle(qapp)
        found |= untranslated(opened.frame, written=NAMES)

    assert sorted(found) == []


def test_every_page_of_the_reader(opened, qapp, qtbot):
    opened.host.start_scenario(scenarios.load("wildfire", "en"), in_greek("LEVANT"))
    conduct = opened.host.session.conduct
    conduct.start()
    conduct.deliver(conduct.exercise.msel.rows[0].id)
    kept = (*labels(conduct.exercise), *conduct.exercise.msel.rows[0].text.split())
    opened.host.apart.read_open()
    reader = opened.host.apart.reader
    qtbot.waitUntil(lambda: not reader.busy())
    kept += reader._read.reading.words
    found = set()
    for place in range(reader.pages.count()):
        reader.show_page(place)
        settle(qapp)
        found |= untranslated(opened.frame, written=kept)

    assert sorted(found) == []
