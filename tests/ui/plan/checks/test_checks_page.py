from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator import i18n
from facilitator.domain.checks import CheckSort
from facilitator.domain.editing import change_row
from facilitator.domain.exercise import Objective
from facilitator.ui.plan.checks.page import ChecksPage
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import apply_theme, install, text_width
from tests.builders import exercise, expected, inject
from tests.plan_table import laid_out

GOALS = (
    Objective(id="o1", number="1", text="Evacuate"),
    Objective(id="o2", number="2", text="Warn"),
)


def plan():
    rows = (
        replace(inject("01", wants=(expected(agencies=("p",)),)), objectives=("o1",)),
        replace(inject("02", planned=5, to=("f", "m")), objectives=("o1",)),
        replace(inject("03", planned=9, to=("p",), text=""), objectives=("o1",)),
    )
    return replace(exercise(*rows), objectives=GOALS, safety_word="NO PLAY")


@pytest.fixture
def table(qapp):
    install(qapp, Theme())
    with laid_out(plan()) as made:
        yield made


@pytest.fixture
def page(table, qtbot):
    made = ChecksPage(Theme(), table.desk, table.tasks)
    qtbot.addWidget(made)
    made.resize(1280, 640)
    made.show()
    table.until(lambda: made.watch.last is not None)
    made.arrive()
    return made


def pick(page, sort):
    lines = page.view.found.lines
    (place,) = (at for at, each in enumerate(lines) if getattr(each, "sort", None) is sort)
    page.view.pick(place)


def sorts(page):
    return {getattr(each, "sort", None) for each in page.view.found.lines}


def test_what_is_to_decide_stands_under_its_heading_before_what_is_to_consider(page):
    headings = [each for each in page.view.found.lines if isinstance(each, str)]

    found = page.watch.last.gathered
    assert headings == ["3 to decide", f"{len(found) - 3} to consider"]
    assert page.view.found.lines[0] == headings[0]


def test_the_head_of_the_screen_is_told_the_counts(table, page):
    decide, consider = table.weighed[-1]

    assert (decide, consider) == (3, len(page.watch.last.gathered) - 3)


def test_arrows_walk_over_headings(page):
    page.view.pick(0)
    for _press in range(len(page.view.found.lines)):
        QTest.keyClick(page.view, Qt.Key.Key_Down)

    assert page.view.current() is page.view.found.lines[-1]


def test_enter_goes_to_the_row(table, page):
    pick(page, CheckSort.ROW_WITHOUT_TEXT)

    QTest.keyClick(page.view, Qt.Key.Key_Return)

    assert table.sought == [("row", "i-03")]


def test_enter_goes_to_the_objective(table, page):
    pick(page, CheckSort.OBJECTIVE_WITHOUT_INJECT)

    QTest.keyClick(page.view, Qt.Key.Key_Return)

    assert table.sought == [("objective", "o2")]


def without_targets(table, page, count):
    rows = [
        inject(f"{each:02}", planned=each * 6, wants=(expected(f"x{each}", target=None),))
        for each in range(count)
    ]
    many = replace(exercise(*rows), safety_word="NO PLAY")
    table.desk.change("many", lambda _each: many)
    table.until(lambda: page.watch.last.exercise is table.desk.exercise)
    pick(page, CheckSort.EXPECTED_WITHOUT_TARGET)


def test_many_of_one_sort_are_one_line_and_enter_goes_from_one_to_the_next(table, page):
    without_targets(table, page, 6)

    for _press in range(7):
        QTest.keyClick(page.view, Qt.Key.Key_Return)

    assert [ident for _sort, ident in table.sought] == [f"i-{each:02}" for each in (*range(6), 0)]


def test_many_of_one_sort_are_put_right_and_undone_in_one_step(table, page):
    without_targets(table, page, 6)

    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    mended = [each.expected[0].target for each in table.desk.exercise.msel.rows]
    name = table.desk.stack.undoText()
    table.desk.undo()

    assert None not in mended
    assert name == "Set 10 min, 6 times"
    assert {each.expected[0].target for each in table.desk.exercise.msel.rows} == {None}


def test_ctrl_enter_puts_it_right_under_a_name_and_the_check_is_gone(table, page):
    pick(page, CheckSort.EXPECTED_NOT_ADDRESSED)

    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    table.until(lambda: CheckSort.EXPECTED_NOT_ADDRESSED not in sorts(page))

    assert table.row("i-01").to == ("f", "p")
    assert table.desk.stack.undoText() == "Add Local police"


def test_what_was_put_right_can_be_undone(table, page):
    pick(page, CheckSort.EXPECTED_NOT_ADDRESSED)
    page.mend_button.click()

    table.desk.undo()
    table.until(lambda: CheckSort.EXPECTED_NOT_ADDRESSED in sorts(page))

    assert table.row("i-01").to == ("f",)


def test_the_button_says_what_it_would_do_or_that_nothing_is_obvious(page):
    pick(page, CheckSort.EXPECTED_NOT_ADDRESSED)
    offered = (page.mend_button.words(), page.mend_button.isEnabled())
    pick(page, CheckSort.ROW_WITHOUT_TEXT)

    assert offered == ("Add Local police", True)
    assert not page.mend_button.isEnabled()


def test_a_change_of_the_plan_is_looked_at_by_itself(table, page):
    table.desk.change("write", lambda each: change_row(each, "i-03", text="Smoke."))

    table.until(lambda: CheckSort.ROW_WITHOUT_TEXT not in sorts(page))

    assert page.watch.last.exercise is table.desk.exercise


def test_what_was_found_in_an_older_plan_is_never_shown(table, page):
    shown = []
    page.watch.found.connect(lambda looked: shown.append(looked.exercise is table.desk.exercise))

    for letter in "Smoke above":
        text = table.row("i-03").text + letter
        table.desk.change("write", lambda each, text=text: change_row(each, "i-03", text=text))
        table.until(lambda: True)
    table.until(lambda: page.watch.last.exercise is table.desk.exercise)

    assert shown
    assert all(shown)


def test_an_exercise_may_be_left_while_it_is_looked_at(table, qtbot):
    made = ChecksPage(Theme(), table.desk, table.tasks)
    qtbot.addWidget(made)
    made.show()
    watch = made.watch
    table.desk.change("write", lambda each: change_row(each, "i-03", text="Smoke."))
    shiboken6.delete(made)
    shiboken6.delete(watch)

    answered = []
    table.tasks.start(lambda: True, answered.append)
    table.until(lambda: answered)

    assert answered == [True]


def test_nothing_is_put_right_once_the_exercise_has_started(table, page):
    table.start()
    pick(page, CheckSort.EXPECTED_NOT_ADDRESSED)

    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert table.row("i-01").to == ("f",)
    assert not page.mend_button.isEnabled()


def test_a_cell_of_the_matrix_says_how_many_and_which(page):
    cells = page.matrix.cells
    told = cells.data(cells.index(0, 1), int(Qt.ItemDataRole.AccessibleTextRole))

    assert cells.data(cells.index(0, 0)) == 2
    assert told == "Objective 1, Local police: 2 injects (01, 03)"


def test_an_empty_cell_says_so_in_words(page):
    cells = page.matrix.cells
    told = cells.data(cells.index(1, 0), int(Qt.ItemDataRole.AccessibleTextRole))

    assert told == "Objective 2, Fire service: no inject"


def test_enter_in_the_matrix_goes_to_the_first_row_of_a_cell(table, page):
    page.matrix.setFocus()
    QTest.keyClick(page.matrix, Qt.Key.Key_Right)

    QTest.keyClick(page.matrix, Qt.Key.Key_Return)

    assert table.sought == [("row", "i-01")]


def test_the_load_of_each_agency_is_drawn_and_told(table, page):
    table.until(lambda: page.strip.plots)

    told = page.strip.accessibleDescription()
    assert len(page.strip.plots) == 3
    assert "Fire service: most 2 in ten minutes" in told


def test_load_above_the_limit_is_told_in_words(table, page):
    rows = [inject(f"c{each:02}", planned=each * 0.5) for each in range(11)]
    many = exercise(*rows)
    table.desk.change("many", lambda _each: many)
    table.until(
        lambda: page.strip.plots and "above the limit" in page.strip.accessibleDescription()
    )

    assert page.strip.plots[0].accessibleName().startswith("Fire service: most 11")


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("density", list(Density))
def test_the_page_is_laid_out_in_every_fold(page, dark, density):
    theme = Theme(dark=dark, scale=2.0 if density is Density.SINGLE else 1.0, density=density)
    apply_theme(page, theme)
    page.say_words()

    page.grab()

    assert page.horizontalScrollBar().maximum() == 0
    assert page.matrix.viewport().height() >= theme.px(30)
    assert page.view.viewport().height() >= theme.px(60)


def test_a_plan_without_faults_says_so_in_a_sentence(page):
    kept = page.view.found.exercise
    page.view.show_found((), kept)
    said = page.view.grab()
    page.view.empty = ""

    assert page.view.grab().toImage() != said.toImage()


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_words_below_the_bars_of_a_load_never_touch(page, table, language):
    table.until(lambda: bool(page.strip.plots))
    i18n.use(language)
    page.strip.say_words()
    plots = page.strip.plots
    touching, unlike = [], []

    for wide in range(96, 164, 3):
        for at, plot in enumerate(plots):
            plot.resize(wide + at % 2, plot.height())
        feet = [plot.foot_words(beside=True) for plot in plots]
        if len({len(foot) for foot in feet}) > 1:
            unlike.append(wide)
        for plot, foot in zip(plots, feet, strict=True):
            fonts = [plot.theme.font("caption" if w == plot.most else "hint") for w, _at in foot]
            ends = [at + text_width(w, font) for (w, at), font in zip(foot, fonts, strict=True)]
            begins = [at for _w, at in foot]
            if any(end + 4 > begin for end, begin in zip(ends, begins[1:], strict=False)):
                touching.append((wide, foot))

    assert touching == []
    assert unlike == []
