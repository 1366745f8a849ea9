"""The import by keys: columns mapped, sheets arranged, rows and reasons leading to each other."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.exchange.draft import RowDraft
from facilitator.exchange.spreadsheet import read_script
from facilitator.i18n import available, use
from facilitator.services.mappings import Mappings
from facilitator.services.places import config_dir
from facilitator.ui.library.importing import ImportPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from tests.exchange.workbooks import HEADINGS, ROWS, workbook

FOREIGN = [("Lp", "Kiedy", "Tresc"), ("1", "rano", "Pali sie las"), ("2", "noc", "Droga")]
COLUMNS = (("Lp", "number"), ("Kiedy", ""), ("Tresc", "text"))
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Sits before the import and presses keys."""

    def __init__(self, page, qtbot):
        self.page, self._bot = page, qtbot

    def reads(self, path: Path):
        self.page.read(path)
        self.waits()

    def waits(self):
        self._bot.waitUntil(lambda: not self.page.busy())

    def presses(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            self._bot.keyClick(self.page.focusWidget(), key, modifier)

    def types(self, text):
        self._bot.keyClicks(self.page.focusWidget(), text)

    def takes(self, column: int, words: str):
        """Take a column for a field, by a part of the field's name."""
        self.page.columns.table.setFocus()
        self.page.columns.table.pick(column)
        self.presses(KEY.Key_Return)
        self.types(words)
        self.presses(KEY.Key_Return)
        self.waits()

    def rows(self):
        lines = self.page.rows.model.lines
        return [each.item for each in lines if isinstance(each.item, RowDraft)]

    def taken_for(self):
        return [each.field for each in self.page.columns.columns]


@pytest.fixture
def person(qtbot, qapp):
    tasks = Tasks(qapp)
    page = ImportPage(Theme(), tasks, read_script)
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    qtbot.waitActive(page).__enter__()
    yield Person(page, qtbot)
    tasks.close()


@pytest.fixture
def script(tmp_path):
    return workbook(tmp_path / "s.xlsx", ("Script", [HEADINGS, *ROWS]))


@pytest.fixture
def foreign(tmp_path):
    return workbook(tmp_path / "f.xlsx", ("Plan", FOREIGN))


def test_a_column_is_taken_for_something_else_and_the_rows_follow(person, script):
    person.reads(script)

    person.takes(2, "place")

    assert [each.location for each in person.rows()] == ["Control room", "Mayor", "Hospital"]
    assert [each.sender for each in person.rows()] == ["", "", ""]


def test_the_column_that_held_the_field_is_kept_beside_the_rows(person, script):
    person.reads(script)

    person.takes(2, "to agencies")

    assert person.taken_for()[2:4] == ["to", ""]
    assert person.rows()[0].to == ("Control room",)
    assert ("To", "Fire, Police") in person.rows()[0].extra


def test_delete_keeps_a_column_beside_the_rows(person, script):
    person.reads(script)
    person.page.columns.table.setFocus()
    person.page.columns.table.pick(2)

    person.presses(KEY.Key_Delete)
    person.waits()

    assert ("From", "Mayor") in person.rows()[1].extra


def test_escape_leaves_the_list_of_fields_and_not_the_import(person, script, qtbot):
    person.reads(script)
    person.page.columns.table.setFocus()
    person.presses(KEY.Key_Return)

    with qtbot.assertNotEmitted(person.page.left):
        person.presses(KEY.Key_Escape)

    assert person.page.columns.table.view.hasFocus()


def test_a_table_that_looks_like_no_script_is_mapped_by_hand_and_comes_in(person, foreign, qtbot):
    person.reads(foreign)
    refused = person.page.import_button.isEnabled()
    person.takes(0, "number")
    person.takes(2, "text to")

    with qtbot.waitSignal(person.page.wanted) as asked:
        person.presses(KEY.Key_Return, modifier=CONTROL)

    assert not refused
    assert [row.text for row in asked.args[0].rows] == ["Pali sie las", "Droga"]


def test_columns_are_kept_by_name_and_taken_up_by_themselves_next_time(person, foreign):
    person.reads(foreign)
    person.takes(0, "number")
    person.takes(2, "text to")
    person.presses(KEY.Key_S, modifier=CONTROL)
    person.types("County")
    person.presses(KEY.Key_Return)

    person.reads(foreign)

    assert [each.name for each in Mappings().all()] == ["County"]
    assert [row.text for row in person.rows()] == ["Pali sie las", "Droga"]
    assert "County" in person.page.columns.head.counts


def test_what_the_program_recognises_itself_can_be_had_back(person, script):
    odd = dict.fromkeys(HEADINGS, "") | {"Expected action": "text"}
    Mappings().keep("Odd", tuple(odd.items()))
    person.reads(script)
    mapped = person.taken_for()

    person.presses(KEY.Key_M, modifier=CONTROL)
    person.types("recog")
    person.presses(KEY.Key_Return)
    person.waits()

    assert mapped == ["", "", "", "", "", "", "text"]
    assert person.taken_for()[0] == "number"


def test_a_kept_mapping_is_renamed_and_forgotten_in_place(person, foreign):
    Mappings().keep("County", COLUMNS)
    Mappings().keep("Other", (("A", "text"),))
    person.reads(foreign)

    person.presses(KEY.Key_M, modifier=CONTROL)
    person.types("County")
    person.presses(KEY.Key_F2)
    person.types("Region")
    person.presses(KEY.Key_Return)
    person.types("Other")
    person.presses(KEY.Key_Delete)

    assert [each.name for each in Mappings().all()] == ["Region"]


def test_a_mapping_without_a_name_is_not_kept(person, foreign):
    person.reads(foreign)

    person.presses(KEY.Key_S, modifier=CONTROL)
    person.presses(KEY.Key_Return)

    assert Mappings().all() == ()
    assert person.page.columns.name.refusal.sentence() == "Give the mapping a name."


def test_a_damaged_file_of_mappings_is_said_and_does_not_stand_in_the_way(person, script):
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "mappings.json").write_text("{")

    person.reads(script)

    assert "mappings.damaged-1.json" in person.page.columns.refusal.sentence()
    assert len(person.rows()) == 3


@pytest.fixture
def sheets(tmp_path):
    night = [("4", "21:00", "Mayor", "Fire", "Phone", "The wind turns", "Decide")]
    return workbook(
        tmp_path / "two.xlsx",
        ("Morning", [HEADINGS, *ROWS]),
        ("Night", [HEADINGS, *night]),
        ("People", [("Name", "Phone"), ("A", "B"), ("C", "D")]),
    )


def test_of_several_sheets_the_first_is_taken_and_it_is_said(person, sheets, qtbot):
    person.reads(sheets)

    with qtbot.waitSignal(person.page.wanted) as asked:
        person.presses(KEY.Key_Return, modifier=CONTROL)

    assert len(asked.args[0].rows) == 3
    assert person.page.comes_label.text() == "two: 3 rows of Morning"


def test_a_sheet_becomes_a_day_of_the_exercise_before_it(person, sheets, qtbot):
    person.reads(sheets)
    person.page.sheets.table.setFocus()
    person.presses(KEY.Key_Down)
    person.types("3+")

    with qtbot.waitSignal(person.page.wanted) as asked:
        person.presses(KEY.Key_Return, modifier=CONTROL)

    assert [row.offset_s for row in asked.args[0].rows] == [0, 720, 1800, 2 * 86_400 + 12 * 3600]
    assert person.page.comes_label.text() == "two: 4 rows of Morning, Night"


def test_each_sheet_becomes_an_exercise_of_its_own(person, sheets, qtbot):
    person.reads(sheets)
    person.page.sheets.table.setFocus()
    person.presses(KEY.Key_Down)
    person.types("2")

    with qtbot.waitSignal(person.page.several_wanted) as asked:
        person.presses(KEY.Key_Return, modifier=CONTROL)

    (made,) = asked.args
    assert [(len(each.rows), title) for each, title in made] == [
        (3, "two – Morning"),
        (1, "two – Night"),
    ]


def test_all_sheets_left_out_make_nothing(person, sheets, qtbot):
    person.reads(sheets)
    person.page.sheets.table.setFocus()
    person.types("1")

    with qtbot.assertNotEmitted(person.page.wanted):
        person.presses(KEY.Key_Return, modifier=CONTROL)

    assert not person.page.import_button.isEnabled()


def test_a_sheet_that_is_no_script_can_be_looked_at_and_mapped(person, sheets):
    person.reads(sheets)
    person.page.sheets.table.setFocus()
    person.presses(KEY.Key_End)

    person.takes(0, "title")

    assert person.page.sheets.current() == "People"
    assert [each.title for each in person.rows()] == ["A", "C"]


def test_a_hidden_sheet_is_not_taken_unasked_but_can_be(person, tmp_path, qtbot):
    other = ("Old", [HEADINGS, *ROWS[:2]], "hidden")
    person.reads(workbook(tmp_path / "h.xlsx", ("Roster", [("Name", "Phone"), ("A", "B")]), other))
    before = person.page.import_button.isEnabled()
    person.page.sheets.table.setFocus()
    person.presses(KEY.Key_End)
    person.types("2")

    with qtbot.waitSignal(person.page.wanted) as asked:
        person.presses(KEY.Key_Return, modifier=CONTROL)

    assert not before
    assert len(asked.args[0].rows) == 2


def test_what_is_chosen_for_a_sheet_holds_when_a_column_is_mapped_after_it(person, sheets):
    person.reads(sheets)
    person.page.sheets.table.setFocus()
    person.presses(KEY.Key_Down)
    person.types("3")

    person.takes(2, "place")

    assert [each.sheets for each in person.page.sheets.arranged()] == [("Morning", "Night")]


def test_enter_leads_from_a_row_to_what_is_said_of_it_and_back(person, tmp_path):
    rows = [*ROWS[:2], ("3", "soon", "Mayor", "Fire", "Phone", "A call", "Answer")]
    person.reads(workbook(tmp_path / "s.xlsx", ("Script", [HEADINGS, *rows])))
    person.page.rows.setFocus()
    person.page.rows.pick(2)

    person.presses(KEY.Key_Return)
    there = person.page.doubts.current().message
    person.presses(KEY.Key_Return)

    assert "soon" in there
    assert person.page.rows.view.hasFocus()
    assert person.page.rows.current().row == 4


def test_a_row_that_was_left_out_stands_at_its_place_with_the_reason(person, tmp_path):
    rows = [ROWS[0], ("", "", "", "", "", "remark", ""), *ROWS[1:]]
    person.reads(workbook(tmp_path / "s.xlsx", ("Script", [HEADINGS, *rows])))

    shown = person.page.rows.model.lines

    assert [each.item.row for each in shown] == [2, 3, 4, 5]
    assert "remark" in shown[1].words()


@pytest.fixture
def spoken():
    yield use
    use("en")


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_button_is_wider_than_its_panel_in_any_language(person, sheets, language, scale, spoken):
    from facilitator.ui.theme import density_for
    from facilitator.ui.widgets import apply_theme

    spoken(language)
    page = person.page
    page.say_words()
    person.reads(sheets)

    apply_theme(page, Theme(scale=scale, density=density_for(1280, 720, scale)))
    page._scroll.widget().layout().activate()

    for panel in (page.sheets, page.columns):
        for button in panel.buttons.values():
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()
                assert button.geometry().right() <= panel.flow.width()
