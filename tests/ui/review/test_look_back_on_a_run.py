"""Timeline and Decisions: seen, walked, played again and copied by keyboard."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator.domain.events import DecisionLogged
from facilitator.domain.lanes import MarkSort
from facilitator.ui.bridge import Bridge
from facilitator.ui.review import ReviewScreen
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.lookback import reviewed

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
DEFAULT = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    made = reviewed(path=tmp_path_factory.mktemp("run") / "levant.exercise")
    yield made
    made.file.close()


@pytest.fixture
def screen(qtbot, qapp, run):
    theme, tasks, bridge = Theme(dark=True), Tasks(), Bridge(run.conduct)
    install(qapp, theme)
    made = ReviewScreen(theme, bridge, tasks)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    tasks.close()
    bridge.close()


@pytest.fixture
def timeline(screen, qtbot):
    page = screen.pages.currentWidget()
    qtbot.waitUntil(
        lambda: page.figure is not None and page.figure.line is not None, timeout=20_000
    )
    page.arrive()
    return page


@pytest.fixture
def decisions(screen, timeline, qtbot):
    assert timeline.figure is not None
    screen.show_page(1)
    page = screen.pages.currentWidget()
    qtbot.waitUntil(lambda: bool(page.strip is not None and page.strip.points), timeout=20_000)
    return page


def press(widget, key, modifiers=DEFAULT):
    QTest.keyClick(widget, key, modifiers)


def written(run, kind):
    return [each.event for each in run.file.journal.entries() if isinstance(each.event, kind)]


def drawn(figure):
    """Return how many points the items of the plot hold, by their symbol's size in pixels."""
    found = Counter()
    for item in figure.plot.items:
        if type(item).__name__ == "ScatterPlotItem" and item is not figure._ring:
            found[item.opts["size"]] += len(item.data)
    return found


def test_a_run_that_was_played_opens_on_its_timeline(screen, timeline):
    assert screen.tabs.current() == 0
    assert timeline.figure.hasFocus()


def test_the_plot_holds_a_mark_for_each_decision_and_agency(timeline, run):
    wanted = sum(len(each.agencies) for each in written(run, DecisionLogged))
    found = drawn(timeline.figure)

    decided = [
        each for own in timeline.figure.spots for each in own if each.mark.sort is MarkSort.DECISION
    ]

    assert len(decided) == wanted
    assert found[12] + found[10] == wanted


def test_plus_and_minus_zoom_and_arrows_pan(timeline):
    figure = timeline.figure
    whole = figure.shown_range()

    press(figure, Qt.Key.Key_Plus)
    closer = figure.shown_range()
    press(figure, Qt.Key.Key_Left)
    left = figure.shown_range()
    press(figure, Qt.Key.Key_0)

    assert closer[1] - closer[0] < whole[1] - whole[0]
    assert left[0] < closer[0]
    assert left[1] - left[0] == pytest.approx(closer[1] - closer[0])
    assert figure.shown_range() == pytest.approx(whole)


def test_panning_stops_at_the_ends_of_the_run(timeline):
    figure = timeline.figure
    press(figure, Qt.Key.Key_Plus)

    for _turn in range(40):
        press(figure, Qt.Key.Key_Left)

    assert figure.shown_range()[0] == pytest.approx(
        figure.line.since.total_seconds() - 0.02 * figure.line.until.total_seconds(), abs=1
    )


def test_ctrl_right_goes_from_mark_to_mark_and_tells_of_the_entry(timeline, run):
    figure = timeline.figure
    press(figure, Qt.Key.Key_Home)

    press(figure, Qt.Key.Key_Right, CTRL)
    first = figure.picked
    press(figure, Qt.Key.Key_Right, CTRL)

    assert first is figure.spots[figure.lane][0].mark
    assert figure.picked is figure.spots[figure.lane][1].mark
    event = next(each.event for each in run.file.journal.entries() if each.ref == figure.picked.ref)
    assert timeline.beside.lines[0][1] == event.text


def test_a_decision_shows_because_and_what_was_known_then(timeline):
    figure = timeline.figure
    item = next(
        mark
        for own in figure.spots
        for mark in (each.mark for each in own)
        if mark.sort is MarkSort.DECISION and timeline.played.last.known[mark.ref]
    )
    lane = next(
        place for place, own in enumerate(figure.spots) if any(each.mark is item for each in own)
    )

    figure.choose(item, lane)

    lines = dict(timeline.beside.lines[1:])
    event = timeline.played.last.item(item.ref).now
    known = [each.number for each in timeline.played.last.known[item.ref]]
    assert lines.get("Because", "") == event.reason
    assert lines["Known then"] == ", ".join(known)


def test_enter_on_a_mark_asks_for_the_entry_in_the_log(timeline, screen, qtbot):
    figure = timeline.figure
    press(figure, Qt.Key.Key_Home)
    press(figure, Qt.Key.Key_Right, CTRL)

    with qtbot.waitSignal(screen.entry_wanted) as wanted:
        press(figure, Qt.Key.Key_Return)

    assert wanted.args == [figure.picked.number]


def test_a_click_on_a_mark_chooses_it(timeline):
    figure = timeline.figure
    spot = next(each for each in figure.spots[1] if each.mark.sort is MarkSort.DECISION)

    mark, lane = figure.mark_at(spot.x, spot.y)

    assert mark is spot.mark
    assert lane == 1
    assert figure.mark_at(spot.x, spot.y + 1000) is None


def test_the_scrub_line_tells_what_held_at_that_moment(timeline):
    figure = timeline.figure
    press(figure, Qt.Key.Key_Home)

    told = dict(timeline.beside.lines)
    press(figure, Qt.Key.Key_End)
    later = dict(timeline.beside.lines)

    name = figure.line.lanes[0].agency.name
    decided = sum(1 for each in figure.line.lanes[0].marks if not each.struck)
    assert "nothing given" in told[name]
    assert f"{decided} decisions" in later[name]


def test_played_again_marks_appear_as_they_fell(timeline):
    figure, replay = timeline.figure, timeline.replay
    press(figure, Qt.Key.Key_Home)
    press(figure, Qt.Key.Key_Space)
    replay._timer.stop()
    first = figure.line.lanes[0].marks[0].at.total_seconds()
    spot = next(each for each in figure.spots[0] if each.x == first)

    replay.advance((first - 1) / 10)
    before = figure.mark_at(spot.x, spot.y)
    replay.advance(0.2)
    after = figure.mark_at(spot.x, spot.y)

    assert before is None
    assert after is not None
    assert figure.at == pytest.approx(first + 1, abs=0.5)


def test_space_starts_and_stops_and_escape_shows_everything(timeline):
    figure = timeline.figure
    press(figure, Qt.Key.Key_Home)

    press(figure, Qt.Key.Key_Space)
    running = timeline.replay.running
    press(figure, Qt.Key.Key_Space)
    stopped = not timeline.replay.running
    veiled = figure.hidden_after()
    press(figure, Qt.Key.Key_Escape)

    assert running
    assert stopped
    assert veiled < figure.line.until.total_seconds()
    assert figure.hidden_after() == float("inf")


def test_the_end_of_a_replay_shows_everything(timeline):
    timeline.figure.scrub(0)
    timeline.play()
    timeline.replay._timer.stop()

    timeline.replay.advance(timeline.figure.line.until.total_seconds())

    assert timeline.figure.hidden_after() == float("inf")


def test_the_timeline_is_a_table_too_with_every_entry_once(timeline, run):
    press(timeline.figure, Qt.Key.Key_T)

    rows = timeline.table.model_.rows
    numbers = [each.cells[3] for each in rows if each.cells[2] in {"decision", "joint decision"}]
    assert sorted(numbers) == sorted(str(each.number) for each in written(run, DecisionLogged))
    assert [each.cells[0] for each in rows] == sorted(each.cells[0] for each in rows)


def test_ctrl_c_copies_the_table_with_its_headings(timeline):
    timeline.turn()

    press(timeline.table, Qt.Key.Key_C, CTRL)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Exercise"
    assert len(lines) == 1 + len(timeline.table.model_.rows)


def test_an_entry_written_meanwhile_comes_into_the_figure(timeline, run, qtbot):
    figure = timeline.figure
    before = sum(len(each.marks) for each in figure.line.lanes)

    agency = run.conduct.exercise.agencies[0]
    run.conduct.log(f"{agency.letter.lower()} one more decision")
    qtbot.waitUntil(
        lambda: sum(len(each.marks) for each in figure.line.lanes) == before + 1, timeout=20_000
    )

    assert figure.line.lanes[0].marks


def test_m_turns_between_shares_of_the_target_and_minutes(decisions):
    strip = decisions.strip
    shares = [x for x, _y, point in strip.points if point.share is not None]
    in_shares = len(strip.points)

    press(strip, Qt.Key.Key_M)

    assert len(shares) == in_shares
    assert strip.in_minutes
    assert len(strip.points) == sum(len(each.points) for each in strip.strip.rows)
    assert sorted(x for x, _y, _point in strip.points) == pytest.approx(
        sorted(each for row in strip.strip.rows for each in row.minutes)
    )


def test_every_point_of_the_strip_is_drawn_where_its_number_is(decisions):
    strip = decisions.strip
    wanted = sorted(min(share, strip.top) for row in strip.strip.rows for share in row.shares)

    found = sorted(
        float(x)
        for item in strip.plot.items
        if type(item).__name__ == "ScatterPlotItem" and item is not strip._ring
        for x in item.data["x"]
    )

    assert found == pytest.approx(wanted)


def test_arrows_walk_the_strip_and_enter_asks_for_the_entry(decisions, screen, qtbot):
    strip = decisions.strip
    strip.setFocus()
    press(strip, Qt.Key.Key_Right)
    point = strip.own(0)[0][2]

    with qtbot.waitSignal(screen.entry_wanted) as wanted:
        press(strip, Qt.Key.Key_Return)

    assert wanted.args == [point.number]
    assert point.inject in decisions.sections[0].told.text()


def test_the_curve_stands_from_twenty_decisions_on_and_m_turns_its_scale(decisions):
    decisions.show_section(5)
    curve = decisions.curve
    assert curve.widget.isVisible() == curve.steps.drawn

    press(decisions, Qt.Key.Key_M)

    assert not curve.in_minutes
    assert decisions.strip.in_minutes is False
    rows = decisions.sections[5].numbers.model_.rows
    assert [each.cells[0] for each in rows] == ["25 %", "50 %", "75 %", "90 %", "100 %"]


def test_a_cell_of_the_matrix_is_read_out_whole_and_leads_to_its_entry(decisions, screen, qtbot):
    decisions.show_section(1)
    view, made = decisions.matrix, decisions.matrix.cells.matrix
    row, column = next(
        (row, column)
        for row, cells in enumerate(made.cells)
        for column, cell in enumerate(cells)
        if cell.ref is not None
    )
    index = view.cells.index(row, column)
    view.setCurrentIndex(index)

    with qtbot.waitSignal(screen.entry_wanted) as wanted:
        press(view, Qt.Key.Key_Return)

    assert wanted.args == [made.cells[row][column].number]
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert made.agencies[row].name in said
    assert made.columns[column].number in said


def test_f3_again_goes_through_all_figures(decisions, screen):
    seen = []

    for _turn in range(6):
        seen.append(decisions.choice.current())
        press(screen.pages.currentWidget().focusWidget(), Qt.Key.Key_F3)

    assert seen == [0, 1, 2, 3, 4, 5]
    assert decisions.choice.current() == 0


def test_coverage_says_how_many_and_names_those_not_observed_first(decisions):
    found = decisions.played.last.coverage
    rows = decisions.sections[3].numbers.model_.rows

    told = decisions.sections[3].told.text()

    assert told == f"{found.observed} of {len(found.tasks)} critical tasks observed"
    first = [each.cells[0] for each in rows[: len(found.missed)]]
    assert set(first) <= {"not observed"}
    assert len(rows) == len(found.tasks)


def test_agreement_warns_under_twenty_pairs(decisions):
    (pair,) = decisions.played.last.agreement.entries
    (row,) = decisions.sections[4].numbers.model_.rows

    assert pair.n < 20
    assert row.cells[-1] == "n under 20"
    assert "n = 20" in decisions.sections[4].told.text()
    assert row.cells[4] == str(pair.n)
