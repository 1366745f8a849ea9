"""A script that somebody wrote becomes an exercise: looked at first, made whole, then played."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.msel import RowKind
from facilitator.ui.window.frame import CONDUCT
from tests.exchange.workbooks import workbook

CONTROL = Qt.KeyboardModifier.ControlModifier
DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
SCRIPT = """Levee exercise;;;;;;
No.;Time;Type;To;Title;Message;Expected action
1;09:00;Administrative;All;STARTEX;The exercise begins.;
2;09:10;Inject;Fire, Police;Water over the quay;Three callers report it.;Close the quay road
3;soon;Inject;Mayor;A journalist calls;What will you do?;Name a speaker
2-A;09:20;Contingency;Police;Cars drift;No road was closed.;
"""


def files():
    return list(Path(os.environ["XDG_DATA_HOME"]).rglob("*.exercise"))


def reads(user, path):
    user.host.library.take_path(path)
    user.waits(lambda: not user.host.library.importing.busy())


def test_nothing_is_made_before_import_and_then_all_of_it(user, tmp_path):
    script = tmp_path / "levee.csv"
    script.write_text(SCRIPT, encoding="utf-8")
    user.starts()

    reads(user, script)
    page = user.host.library.importing
    assert page.rows.model.rowCount() == 4
    assert any("soon" in each.words() for each in page.doubts.model.lines)
    assert files() == []

    user.presses(Qt.Key.Key_Return, CONTROL)

    assert [each.name for each in files()] == ["levee.exercise"]
    assert user.frame.pages.currentIndex() == CONDUCT
    plan = user.host.session.exercise
    assert [each.name for each in plan.agencies] == ["Fire", "Police", "Mayor"]
    assert plan.msel.rows[3].kind is RowKind.CONTINGENCY
    assert plan.msel.rows[3].contingency_for == plan.msel.rows[1].id
    conduct = user.host.session.conduct
    conduct.start()
    conduct.deliver(conduct.standby().row.inject.id)
    assert len(conduct.state.deliveries) == 1


def test_what_is_typed_right_after_import_stands_in_the_line(user, tmp_path):
    script = tmp_path / "levee.csv"
    script.write_text(SCRIPT, encoding="utf-8")
    user.starts()
    reads(user, script)

    user.presses(Qt.Key.Key_Return, CONTROL)
    user.types("f close the quay")

    assert user.conduct.desk.parts.dock.text() == "f close the quay"


def test_a_file_that_is_no_script_makes_nothing(user, tmp_path):
    letter = tmp_path / "letter.csv"
    letter.write_text("Dear all,\nsee you on Monday.\n", encoding="utf-8")
    user.starts()

    reads(user, letter)
    user.presses(Qt.Key.Key_Return, CONTROL)

    assert user.host.library.importing.title.text().endswith(".")
    assert user.host.session is None
    assert files() == []


def test_a_script_in_two_sheets_becomes_two_iterations_of_one_exercise(user, tmp_path):
    rows = [("No.", "Time", "To", "Message"), ("1", "11:00", "Fire", "Water over the quay")]
    later = [rows[0], ("1", "13:15", "Fire", "Water over the quay")]
    path = workbook(tmp_path / "levee.xlsx", ("Morning", rows), ("Afternoon", later))
    user.starts()
    reads(user, path)
    user.host.library.importing.sheets.table.setFocus()

    user.presses(Qt.Key.Key_Down)
    user.types("2")
    user.presses(Qt.Key.Key_Return, CONTROL)

    recent = user.host.shelf.recent()
    assert sorted(each.name for each in files()) == [
        "levee-afternoon.exercise",
        "levee-morning.exercise",
    ]
    assert len({each.exercise for each in recent}) == 1
    assert user.host.session.exercise.title == "levee – Morning"
    assert user.frame.pages.currentIndex() == CONDUCT


def test_escape_while_reading_drops_what_would_come(user, tmp_path):
    script = tmp_path / "levee.csv"
    script.write_text(SCRIPT, encoding="utf-8")
    user.starts()

    user.host.library.take_path(script)
    user.presses(Qt.Key.Key_Escape)

    assert user.start_page.isVisible()
    assert not user.host.library.importing.busy()


@pytest.mark.parametrize(
    ("name", "rows", "agencies"),
    [
        ("Murail/chronogramme.xlsx", 81, 8),
        ("dynamisinc-cadence/IMT_Trailer_MSEL_Cadence_Import.xlsx", 49, 3),
        ("dynamisinc-cadence/Winter exercise MSEL.xlsx", 78, 2),
    ],
)
def test_a_real_script_becomes_an_exercise_that_can_be_started(user, name, rows, agencies):
    path = DATA / name
    if not path.is_file():
        pytest.skip("the real scripts are not beside this checkout")
    user.starts()

    reads(user, path)
    user.host.library.importing.take()

    plan = user.host.session.exercise
    assert (len(plan.msel.rows), len(plan.agencies)) == (rows, agencies)
    user.host.session.conduct.start()
    assert user.host.session.conduct.standby().row is not None
