"""The export by keys: a form, a place, and one sentence about what came of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.errors import Failed, Fault
from facilitator.exchange.formats import read
from facilitator.services.handing import FORMS, TEMPLATE, hand_out
from facilitator.services.now import PlayedClock
from facilitator.services.scenarios import load
from facilitator.store.file import ExerciseFile
from facilitator.store.templates import is_marked
from facilitator.ui.library.exporting import ExportPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from tests.report.documents import text

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Sits before the export and presses keys."""

    def __init__(self, page, qtbot):
        self.page, self._bot = page, qtbot

    def presses(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self._bot.keyClick(self.page.focusWidget(), key, modifier)

    def types(self, text):
        self._bot.keyClicks(self.page.focusWidget(), text)

    def picks(self, key):
        """Go to a form with the arrows."""
        self.page.forms.setFocus()
        self.presses(KEY.Key_Home)
        for _step in range([each.key for each in FORMS].index(key)):
            self.presses(KEY.Key_Down)
        assert self.page.forms.current().key == key

    def writes_to(self, path):
        self.page.path.setFocus()
        self.page.path.line.selectAll()
        self.types(str(path))
        self.presses(KEY.Key_Return)
        self._bot.waitUntil(lambda: not self.page.busy())


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "levant.exercise"
    ExerciseFile.create(path, load("wildfire", "en"), now=PlayedClock(NOW).now).close()
    return path


@pytest.fixture
def opened(qtbot, qapp, source):
    tasks = Tasks(qapp)

    def make(write=hand_out):
        page = ExportPage(Theme(), tasks, lambda: NOW, write)
        qtbot.addWidget(page)
        page.resize(1280, 640)
        page.show()
        page.show_plan(load("wildfire", "en"), source)
        return Person(page, qtbot)

    yield make
    tasks.close()


@pytest.mark.parametrize("form", [each for each in FORMS if each.key != "calendar"])
def test_every_form_is_written_where_it_was_asked_for(opened, tmp_path, form):
    person = opened()
    person.picks(form.key)

    person.writes_to(tmp_path / f"out{form.endings[0]}")

    assert (tmp_path / f"out{form.endings[0]}").stat().st_size > 500
    assert person.page.said.text().startswith("Written: ")


def test_the_manual_tells_of_the_modules_that_were_chosen_and_of_no_other(opened, tmp_path):
    orders = []

    def write(order):
        orders.append(order)
        return hand_out(order)

    person = opened(write)
    before = person.page.modules.isVisible()
    person.picks("manual")
    person.presses(KEY.Key_Return)
    asked = person.page.focusWidget() is person.page.modules
    usual = person.page.modules.chosen()
    for key in (KEY.Key_2, KEY.Key_Right, KEY.Key_Space):
        person.presses(key)
    person.presses(KEY.Key_1)
    person.presses(KEY.Key_Return)

    person.writes_to(tmp_path / "m.docx")

    phases = orders[0].plan.phases
    told = text((tmp_path / "m.docx").read_bytes())
    assert (before, asked, usual) == (False, True, (0,))
    assert orders[0].modules == (2, 3)
    assert [each.name in told for each in phases[:3]] == [False, True, True]


def test_a_table_can_be_a_csv(opened, tmp_path):
    person = opened()
    person.picks("hseep")

    person.writes_to(tmp_path / "out.csv")

    assert read(tmp_path / "out.csv").recognised


def test_a_name_without_an_ending_gets_that_of_the_form(opened, tmp_path):
    person = opened()
    person.picks("paper")

    person.writes_to(tmp_path / "pack")

    assert (tmp_path / "pack.pdf").is_file()


def test_a_calendar_asks_for_its_day_and_is_written_with_it(opened, tmp_path):
    person = opened()
    person.picks("calendar")
    person.presses(KEY.Key_Return)
    asked = person.page.focusWidget() is person.page.start.line
    person.presses(KEY.Key_Return)
    refused = person.page.start.refusal.sentence()

    person.types("2026-12-01 09:00")
    person.writes_to(tmp_path / "x.ics")

    assert asked
    assert "2026-11-18 09:00" in refused
    assert (tmp_path / "x.ics").is_file()


def test_the_template_form_writes_a_marked_file(opened, tmp_path):
    person = opened()
    person.picks(TEMPLATE)

    person.writes_to(tmp_path / "t.exercise")

    assert is_marked(tmp_path / "t.exercise")


def test_a_file_that_is_there_is_said_to_be_replaced(opened, tmp_path):
    (tmp_path / "out.xlsx").write_text("old")
    person = opened()
    person.page.path.setFocus()
    person.page.path.line.selectAll()

    person.types(str(tmp_path / "out.xlsx"))

    assert "replaced" in person.page.there.text()
    assert not person.page.there.isHidden()


def test_a_place_without_a_root_is_refused_in_place(opened):
    person = opened()

    person.writes_to("script.xlsx")

    assert "from the root" in person.page.path.refusal.sentence()


def test_what_the_disk_says_is_said_in_place_and_can_be_tried_again(opened, tmp_path):
    def full(_order):
        raise Failed(Fault.DISK_FULL, name="out.xlsx")

    person = opened(full)

    person.writes_to(tmp_path / "out.xlsx")

    assert person.page.path.refusal.sentence()
    assert person.page.export_button.isEnabled()


def test_what_did_not_fit_is_said(opened, tmp_path):
    person = opened()
    person.picks("openaev")

    person.writes_to(tmp_path / "out.zip")

    assert "have no place in OpenAEV" in person.page.said.text()


def test_a_target_that_is_held_open_elsewhere_gets_a_numbered_neighbour(
    opened, tmp_path, monkeypatch
):
    """As on Windows: what another program holds open cannot be replaced."""
    person, held = opened(), tmp_path / "out.xlsx"
    real = Path.replace

    def replace(path, target):
        if Path(target) == held:
            raise PermissionError(13, "in use")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)

    person.writes_to(held)

    assert "out (2).xlsx" in person.page.said.text()
    assert (tmp_path / "out (2).xlsx").is_file()


def test_escape_goes_back(opened, qtbot):
    person = opened()

    with qtbot.waitSignal(person.page.left):
        person.presses(KEY.Key_Escape)
