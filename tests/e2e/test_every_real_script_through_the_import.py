"""Every script that other people published comes in through the window, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.exchange.draft import RowDraft
from facilitator.ui.window.frame import CONDUCT

CONTROL = Qt.KeyboardModifier.ControlModifier
DATA = Path(__file__).parents[2] / ".." / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real scripts are not on this machine"
)

COUNTS = [
    ("dynamisinc-cadence/IMT_Trailer_MSEL_Cadence_Import.xlsx", 49, 4),
    ("OpenAEV/model_inject_xlsx.xlsx", 14, 14),
    ("OpenAEV/scenario-Akira_Ransomware_Crisis.zip", 20, 14),
    ("cmu-sei-Blueprint/newcode.xlsx", 11, 0),
    ("cmu-sei-Blueprint/ZZZ Testing Base.json", 4, 6),
    ("IcebergTTX/ransomware_response.json", 5, 4),
    ("dynamisinc-cadence/Winter exercise MSEL.xlsx", 78, 2),
    ("Murail/chronogramme.xlsx", 81, 9),
    ("OpenAEV/test_file_1.xlsx", 2, 2),
    ("OpenAEV/test_file_2.xlsx", 3, 2),
]


def reads(user, name):
    user.host.library.take_path(DATA / name)
    user.waits(lambda: not user.host.library.importing.busy())
    return user.host.library.importing


def rows(page):
    return [each.item for each in page.rows.model.lines if isinstance(each.item, RowDraft)]


def answers(user, page, question, text):
    """Type the answer to a question into its line, and wait for what comes of it."""
    asked = next(each for each in page.questions._asked if each.question.id == question)
    asked.setFocus()
    user.types(text)
    if asked.field is not None:
        user.presses(Qt.Key.Key_Return)
    user.waits(lambda: not page.busy())


def to_the_columns(user, page):
    """Go to the columns with Tab alone."""
    for _press in range(40):
        if page.columns.table.view.hasFocus():
            return
        user.presses(Qt.Key.Key_Tab)
    pytest.fail("Tab does not lead to the columns")


@pytest.mark.parametrize(("name", "count", "agencies"), COUNTS)
def test_it_comes_in_with_as_many_rows_and_agencies_as_it_has(user, name, count, agencies):
    user.starts()

    page = reads(user, name)
    shown = rows(page)
    user.presses(Qt.Key.Key_Return, CONTROL)

    assert len(shown) == count
    assert len({each for row in shown for each in row.to}) == agencies
    assert user.frame.pages.currentIndex() == CONDUCT
    assert len(user.host.session.exercise.msel.rows) == count


def test_no_file_was_left_out_of_the_list():
    there = {
        str(each.relative_to(DATA))
        for each in DATA.rglob("*")
        if each.is_file() and each.name != "README.md"
    }

    assert there == {name for name, _rows, _agencies in COUNTS}


def test_the_model_chronogram_is_placed_by_answers_that_were_typed(user):
    user.starts()
    page = reads(user, "OpenAEV/model_inject_xlsx.xlsx")

    answers(user, page, "start", "09:00")
    answers(user, page, "t_unit", "1")

    placed = {each.row: each.offset_s for each in rows(page)}
    assert (placed[13], placed[3], placed[18]) == (-3600, -300, 30_600)


def test_a_column_that_nobody_knows_is_mapped_kept_and_found_again_by_itself(user):
    """The bank exercise has a column of points: it becomes the priority, here and next time."""
    user.starts()
    page = reads(user, "cmu-sei-Blueprint/newcode.xlsx")
    to_the_columns(user, page)
    user.presses(Qt.Key.Key_End)
    user.presses(Qt.Key.Key_Return)
    user.types("prior")
    user.presses(Qt.Key.Key_Return)
    user.waits(lambda: not page.busy())
    mapped = [each.priority for each in rows(page)]
    user.presses(Qt.Key.Key_S, CONTROL)
    user.types("Bank table")
    user.presses(Qt.Key.Key_Return)

    page = reads(user, "cmu-sei-Blueprint/newcode.xlsx")

    assert mapped[0] == "100"
    assert [each.priority for each in rows(page)] == mapped
    assert "Bank table" in page.columns.head.counts


@pytest.mark.parametrize("name", [name for name, _rows, _agencies in COUNTS])
def test_every_doubt_and_every_row_left_out_leads_to_its_place(user, name):
    user.starts()
    page = reads(user, name)

    for place, line in enumerate(page.doubts.model.lines):
        page.doubts.setFocus()
        page.doubts.pick(place)
        user.presses(Qt.Key.Key_Return)
        marked = page.rows.current()
        if line.item.row in {each.item.row for each in page.rows.model.lines}:
            assert page.rows.view.hasFocus()
            assert marked.row == line.item.row
