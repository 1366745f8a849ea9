from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from facilitator.domain.exercise import Objective, Phase
from facilitator.domain.msel import RowKind
from facilitator.ui.plan.lanes import LanesPage
from facilitator.ui.plan.lanes.grouping import Grouping
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import apply_theme, install
from tests.builders import exercise, expected, inject, minutes
from tests.plan_table import laid_out

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def plan():
    rows = (
        replace(inject("01", planned=0, to=("f",), wants=(expected(target=8),)), storyline="Fire"),
        replace(inject("02", planned=10, to=("p",)), storyline="Road", objectives=("o1",)),
        replace(inject("03", planned=20, to=("f", "p")), storyline="Fire", phase="a"),
        inject(
            "01-A",
            planned=12,
            to=("f",),
            kind=RowKind.CONTINGENCY,
            contingency_for="i-01",
            after=12,
        ),
        inject("04", planned=30, to=(), to_all=True),
        inject("05", planned=None, to=("f",)),
    )
    return replace(
        exercise(*rows),
        phases=(
            Phase(id="a", name="First", starts=minutes(0)),
            Phase(id="b", name="Then", starts=minutes(15)),
        ),
        objectives=(Objective(id="o1", number="1", text="Evacuate"),),
    )


@pytest.fixture
def table(qapp):
    install(qapp, Theme())
    with laid_out(plan()) as made:
        yield made


@pytest.fixture
def page(table, qtbot):
    made = LanesPage(Theme(), table.desk, table.tasks)
    qtbot.addWidget(made)
    made.resize(1280, 640)
    made.show()
    made.arrive()
    qtbot.waitUntil(made.view.hasFocus)
    return made


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.view, key, held)


def chosen(page):
    box = page.view.current()
    return page.view.layout_.strips[box.lane].lane.key, box.row.number


def test_the_first_row_is_chosen_when_the_lanes_get_the_keyboard(page):
    assert chosen(page) == ("f", "01")


def test_arrows_walk_along_a_lane_in_the_order_of_time(page):
    walked = []
    for _press in range(4):
        press(page, Qt.Key.Key_Right)
        walked.append(chosen(page)[1])

    assert walked == ["01-A", "03", "04", "04"]


def test_arrows_walk_across_lanes_to_the_same_row_or_the_nearest(page):
    press(page, Qt.Key.Key_Down)
    nearest = chosen(page)
    page.reveal("i-03")
    press(page, Qt.Key.Key_Down)

    assert nearest == ("p", "02")
    assert chosen(page) == ("p", "03")


def test_home_and_end_go_to_the_ends_of_a_lane(page):
    press(page, Qt.Key.Key_End)
    last = chosen(page)
    press(page, Qt.Key.Key_Home)

    assert (last, chosen(page)) == (("f", "04"), ("f", "01"))


@pytest.mark.parametrize(
    ("key", "held", "at"),
    [
        (Qt.Key.Key_Right, ALT, 11),
        (Qt.Key.Key_Left, ALT, 9),
        (Qt.Key.Key_Right, ALT | SHIFT, 15),
        (Qt.Key.Key_Left, ALT | SHIFT, 5),
    ],
)
def test_alt_and_arrows_move_a_row_in_time(table, page, key, held, at):
    page.reveal("i-02")

    press(page, key, held)

    assert table.row("i-02").planned == minutes(at)
    assert chosen(page)[1] == "02"


def test_moves_of_one_row_after_each_other_are_undone_as_one_under_a_name(table, page):
    page.reveal("i-02")
    for _press in range(3):
        press(page, Qt.Key.Key_Right, ALT)
    name = table.desk.stack.undoText()

    table.desk.undo()

    assert name == "move 02 to 00:13"
    assert table.row("i-02").planned == minutes(10)


def test_a_contingency_keeps_its_distance_in_step_and_never_comes_before_its_row(table, page):
    page.reveal("i-01-A")
    press(page, Qt.Key.Key_Right, ALT)
    later = table.row("i-01-A")
    for _press in range(4):
        press(page, Qt.Key.Key_Left, ALT | SHIFT)

    first = table.row("i-01-A")
    assert (later.planned, later.contingency_after) == (minutes(13), minutes(13))
    assert (first.planned, first.contingency_after) == (minutes(0), minutes(0))


def test_alt_and_down_hands_a_row_with_what_is_expected_to_the_next_agency(table, page):
    page.reveal("i-01")

    press(page, Qt.Key.Key_Down, ALT)

    row = table.row("i-01")
    assert (row.to, row.expected[0].agencies) == (("p",), ("p",))
    assert chosen(page) == ("p", "01")
    assert table.desk.stack.undoText() == "move 01 to Local police"


def test_a_row_for_everybody_stays_and_says_why(table, page):
    page.reveal("i-04")

    press(page, Qt.Key.Key_Down, ALT)

    assert table.row("i-04").to_all
    assert "goes to everybody" in page.said.text()


def test_a_row_that_is_in_the_other_lane_already_stays_and_says_so(table, page):
    page.reveal("i-03")

    press(page, Qt.Key.Key_Down, ALT)

    assert table.row("i-03").to == ("f", "p")
    assert page.said.text() == "03 is in Local police already."


@pytest.mark.parametrize(
    ("grouping", "row", "changed"),
    [
        (Grouping.STORYLINE, "i-01", {"storyline": "Road"}),
        (Grouping.PHASE, "i-03", {"phase": "b"}),
        (Grouping.OBJECTIVE, "i-02", {"objectives": ()}),
    ],
)
def test_in_other_lanes_a_move_changes_what_the_lanes_are(table, page, grouping, row, changed):
    while page.view.grouping is not grouping:
        page.again()
    page.reveal(row)

    press(page, Qt.Key.Key_Down, ALT)

    assert table.row(row) == replace(plan().msel.row(row), revision=1, **changed)


def test_the_key_of_the_page_goes_through_all_kinds_of_lanes(page):
    seen = []
    for _press in range(4):
        page.again()
        seen.append(page.view.grouping)

    assert seen == [Grouping.STORYLINE, Grouping.OBJECTIVE, Grouping.PHASE, Grouping.AGENCY]


def test_plus_and_minus_zoom_and_nought_shows_all(page):
    def wide():
        return page.view.layout_.scale.width

    whole = wide()
    press(page, Qt.Key.Key_Plus)
    press(page, Qt.Key.Key_Plus)
    near = wide()
    press(page, Qt.Key.Key_Minus)
    between = wide()
    press(page, Qt.Key.Key_0)

    assert whole < between < near
    assert wide() == whole


def test_the_chosen_row_stays_in_view_when_it_is_zoomed(page):
    page.reveal("i-03")
    for _press in range(8):
        press(page, Qt.Key.Key_Plus)

    view = page.view.view()
    rect = view.rect(page.view.current())
    assert view.head <= rect.left() <= view.width


def test_enter_goes_to_the_row_in_the_script(table, page):
    page.reveal("i-02")

    press(page, Qt.Key.Key_Return)

    assert table.sought == [("row", "i-02")]


def test_the_row_is_told_with_its_lane(page):
    page.reveal("i-02")

    assert page.view.accessibleDescription() == (
        "Local police: 02 · 00:10 · Inject 02 · Local police"
    )


def test_the_lane_of_an_agency_or_an_objective_is_shown_to_whoever_seeks_it(page):
    page.reveal("o1", "objective")
    objective = page.view.grouping, chosen(page)
    page.reveal("m", "agency")

    assert objective == (Grouping.OBJECTIVE, ("o1", "02"))
    assert chosen(page) == ("m", "04")


def test_a_lane_without_rows_says_so(table, page):
    table.desk.change("one", lambda each: replace(exercise(inject("01")), phases=each.phases))

    page.reveal("m", "agency")

    assert page.said.text() == "Municipality: no row"


def test_rows_without_a_time_are_counted(page):
    assert page.panel.head.counts == "5 rows, 1 without a time"


def centre(page):
    return page.view.view().rect(page.view.current()).center().toPoint()


def drag(page, start, end, held=Qt.KeyboardModifier.NoModifier):
    area = page.view.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, held, start)
    middle = (QPointF(start) + QPointF(end)) / 2
    QTest.mouseMove(area, middle.toPoint())
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, held, end)


def test_a_row_is_dragged_in_time_to_the_minute(table, page):
    page.reveal("i-02")
    start = centre(page)
    step = page.view.layout_.scale.per_minute

    drag(page, start, start + QPoint(round(4.3 * step), 0))

    assert table.row("i-02").planned == minutes(14)


def test_a_row_is_dragged_to_another_agency(table, page):
    page.reveal("i-02")
    start = centre(page)
    strips = page.view.layout_.strips

    drag(page, start, start - QPoint(0, round(strips[1].top - strips[0].top)))

    assert table.row("i-02").to == ("f",)
    assert table.row("i-02").planned == minutes(10)


def test_a_press_without_a_move_only_chooses(table, page):
    page.reveal("i-02")
    start = centre(page)
    page.reveal("i-01")

    drag(page, start, start + QPoint(2, 0))

    assert chosen(page)[1] == "02"
    assert table.desk.stack.count() == 0


def test_escape_drops_a_drag(table, page):
    page.reveal("i-02")
    start, area = centre(page), page.view.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(area, start + QPoint(80, 0))
    press(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)

    assert table.row("i-02").planned == minutes(10)


def test_nothing_moves_once_the_exercise_has_started(table, page):
    table.start()
    page.reveal("i-02")

    press(page, Qt.Key.Key_Right, ALT)

    assert table.row("i-02").planned == minutes(10)
    assert page.said.text() == "The exercise has started: the plan is only read."


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("density", list(Density))
def test_the_lanes_are_painted_in_every_fold(page, dark, density):
    theme = Theme(dark=dark, scale=2.0 if density is Density.SINGLE else 1.0, density=density)
    apply_theme(page, theme)
    for _kind in Grouping:
        page.again()
        picture = page.view.grab().toImage()

        ground = theme.colour("surface.panel")
        colours = {
            picture.pixelColor(x, picture.height() // 2).name()
            for x in range(0, picture.width(), 3)
        }
        assert picture.pixelColor(2, picture.height() - 4) == ground
        assert len(colours) > 2


def test_an_empty_plan_says_what_will_stand_here(table, page):
    table.desk.change("empty", lambda _each: exercise())

    blank = page.view.grab()
    page.view.empty = ""

    assert page.view.current() is None
    assert page.view.grab().toImage() != blank.toImage()
