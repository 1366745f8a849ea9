"""The preview of an import: shown before anything is made, asked and refused in place."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.exchange.draft import (
    ExpectedDraft,
    ImportResult,
    Question,
    RowDraft,
    RowWarning,
    ScriptDraft,
    Skipped,
)
from facilitator.ui.library.importing import ImportPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import apply_theme

DATA = Path(__file__).parents[3] / ".." / "shared" / "data"


def script(name="MSEL", rows=2):
    return ScriptDraft(
        name=name,
        header_row=1,
        rows=tuple(
            RowDraft(
                row=number + 1,
                number=str(number),
                title=f"Row {number}",
                time="09:00:00",
                offset_s=0,
                to=("Fire",),
                expected=(ExpectedDraft(agency="Fire", text="Go"),),
            )
            for number in range(1, rows + 1)
        ),
        skipped=(Skipped(row=9, reason="A legend."),),
        warnings=(RowWarning(row=3, column="C (Time)", message="Not understood."),),
    )


ASKS = (
    Question(
        id="t_unit",
        text="Hours or minutes?",
        options=("h", "min"),
        default="h",
        labels=("hours", "minutes"),
    ),
    Question(id="start", text="When is T+0?"),
)


class Reader:
    """Reads what it was told to, and remembers what it was asked."""

    def __init__(self, *results):
        self.results = list(results)
        self.asked = []

    def __call__(self, _path, answers):
        self.asked.append(answers)
        result = self.results.pop(0) if len(self.results) > 1 else self.results[0]
        if isinstance(result, Exception):
            raise result
        return result


@pytest.fixture
def opened(qtbot, qapp):
    tasks = Tasks(qapp)

    def make(*results):
        reader = Reader(*results)
        page = ImportPage(Theme(), tasks, reader)
        qtbot.addWidget(page)
        page.resize(1280, 640)
        page.show()
        page.read(Path("levee_script.xlsx"))
        qtbot.waitUntil(lambda: not page.busy())
        return page, reader

    yield make
    tasks.close()


def read(*scripts, questions=()):
    return ImportResult(recognised=True, format="xlsx", scripts=scripts, questions=questions)


def test_what_was_recognised_is_said_and_shown(opened):
    page, _reader = opened(read(script()))

    assert page.title.text() == "levee_script.xlsx: 2 rows, 1 agency, all with a time"
    assert [each.item.row for each in page.rows.model.lines] == [2, 3, 9]
    assert page.doubts.model.lines[0].words() == "3, C (Time), Not understood."
    assert "A legend." in page.doubts.model.lines[1].words()
    assert page.name.text() == "levee script"


def test_import_gives_the_script_and_its_name(opened, qtbot):
    page, _reader = opened(read(script()))
    page.name.set_text("Levee")

    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(page.rows.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked.args == [script(), "Levee"]


def test_a_file_that_names_its_exercise_gives_the_name_until_somebody_does(opened):
    page, _reader = opened(read(replace(script(), title="Quay fire")))
    taken = page.name.text()
    page.name.set_text("Ours")
    page.say_words()

    assert (taken, page.name.text()) == ("Quay fire", "Ours")


def test_a_question_answered_by_a_digit_reads_the_file_again(opened, qtbot):
    page, reader = opened(read(script(), questions=ASKS), read(script(rows=3), questions=ASKS))
    choice = page.questions._asked[0].choice

    qtbot.keyClick(choice, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: not page.busy())

    assert [each.t_unit for each in reader.asked] == ["", "min"]
    assert page.rows.model.rowCount() == 4


def test_a_free_answer_is_given_by_enter(opened, qtbot):
    page, reader = opened(read(script(), questions=ASKS))
    field = page.questions._asked[1].field

    qtbot.keyClicks(field.line, "08:30")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.busy())

    assert reader.asked[-1].start == "08:30"


def test_the_default_of_a_question_is_marked(opened):
    page, _reader = opened(read(script(), questions=ASKS))

    assert page.questions._asked[0].choice.current() == 0


def test_a_refused_file_is_refused_in_its_sentence_and_cannot_be_imported(opened, qtbot):
    said = "This looks like a mission tracker."
    page, _reader = opened(ImportResult(recognised=False, format="xlsx", refused=said))

    with qtbot.assertNotEmitted(page.wanted):
        page.take()

    assert page.title.text() == said
    assert not page.import_button.isEnabled()


def test_a_file_that_cannot_be_read_is_said_to_be_so(opened):
    page, _reader = opened(PermissionError(13, "Permission denied"))

    assert page.title.text() == "This did not work: Permission denied."


def test_of_several_scripts_one_is_chosen(opened, qtbot):
    page, _reader = opened(read(script("Morning"), script("Afternoon", rows=5)))

    qtbot.keyClick(page.sheets.table.view, Qt.Key.Key_Down)

    assert page.sheets.isVisible()
    assert page.rows.model.rowCount() == 6


def test_a_name_is_needed(opened, qtbot):
    page, _reader = opened(read(script()))
    page.name.set_text("")

    with qtbot.assertNotEmitted(page.wanted):
        page.take()

    assert page.name.refusal.sentence() == "Give the exercise a name."


def test_escape_goes_back(opened, qtbot):
    page, _reader = opened(read(script()))

    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.rows.view, Qt.Key.Key_Escape)


@pytest.mark.parametrize("density", list(Density))
def test_in_every_fold_no_panel_lies_over_another(opened, density):
    page, _reader = opened(read(script(), questions=ASKS))

    apply_theme(page, Theme(scale=2.0 if density is Density.SINGLE else 1.0, density=density))
    page.resize(1281, 641)
    page._scroll.widget().layout().activate()

    panels = (page.columns, page.rows_panel, page.ask_panel, page.doubts_panel)
    places = [each.geometry() for each in panels]
    for index, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[index + 1 :])
