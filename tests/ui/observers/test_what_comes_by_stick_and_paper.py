"""Bundles, packs and log sheets at the Observers screen, by keyboard."""

from datetime import timedelta
from itertools import pairwise

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.events import BundleMerged, Logged, StationClockSet, StationTimed
from facilitator.services.now import PlayedClock
from facilitator.services.observing.bundling import hand_in
from facilitator.services.observing.packing import make_pack, open_pack
from facilitator.services.session import Shelf
from facilitator.ui.observers.merging_words import offset_text, read_offset
from facilitator.ui.observers.sheet import SheetForm
from facilitator.ui.widgets import KeyButton, Kind
from facilitator.ui.window.frame import CONDUCT, OBSERVERS
from tests.watched import Watched

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BEATS = 5
"""Turns of the event loop that show that the window goes on."""
WRITTEN = ("+ f water at the upper street", "f hose line laid")


@pytest.fixture
def room(qapp, qtbot, tmp_path):
    made = Watched(qapp, tmp_path)
    qtbot.waitActive(made.frame)
    yield made
    made.close()


def press(room, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or room.frame, key, modifiers)
    room.settle()


def type_in(room, text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    room.settle()


def events(room, kind):
    entries = room.conduct.file.journal.entries(after=0)
    return [each for each in entries if isinstance(each.event, kind)]


def brought(room, folder, *, ahead=timedelta(0), marked=True):
    """Return a bundle of an observer's laptop whose clock may be wrong."""
    door = room.doorway.door
    fire = room.conduct.exercise.agencies[0].id
    out = folder / "eva.observer"
    make_pack(door, out, name="Eva", role="evaluator", covers=(fire,))
    clock = PlayedClock(room.clock.now() + ahead)
    shelf = Shelf(clock)
    session = open_pack(out, shelf)
    if marked:
        session.conduct.record(StationClockSet(at=room.conduct.elapsed()))
    for line in WRITTEN:
        session.conduct.log(line)
    made = hand_in(session.conduct, folder / "eva.log")
    shelf.close(session)
    return made


def look(room, qtbot, path):
    room.screen.take_in(path)
    qtbot.waitUntil(lambda: not room.places.merging.busy())
    room.settle()


def merge(room, qtbot):
    press(room, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not room.places.merging.busy())
    room.settle()


def test_a_bundle_is_shown_first_and_merged_at_another_key(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path)
    before = room.conduct.file.journal.entries_count()
    look(room, qtbot, bundle)
    form = room.places.merging
    line = form.grid.model.lines[0]
    untouched = room.conduct.file.journal.entries_count()
    merge(room, qtbot)

    assert [each.text for each in line.cells[:3]] == ["Eva", "4", "4"]
    assert "Nothing is merged yet" not in form.said.text()
    assert untouched == before
    assert form.sum.text() == f"{before} + 4 new, 0 lost"
    assert [each.event.new for each in events(room, BundleMerged)] == [4]
    assert room.places.stations.rows[-1].entries == 4


def test_the_same_bundle_again_brings_nothing_new(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path)
    for _again in range(2):
        look(room, qtbot, bundle)
        merge(room, qtbot)

    assert "+ 0 new, 0 lost" in room.places.merging.sum.text()
    assert "4 known already" in room.places.merging.said.text()


def test_one_byte_that_is_not_as_written_refuses_the_whole_in_one_sentence(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path)
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(bytes(content))
    before = room.conduct.file.journal.last_line()
    look(room, qtbot, bundle)
    press(room, Qt.Key.Key_Return, CONTROL)
    form = room.places.merging

    assert form.refusal.sentence()
    assert "\n" not in form.refusal.sentence()
    assert not form.take_button.isEnabled()
    assert room.conduct.file.journal.last_line() == before


def test_the_clock_of_a_laptop_is_shown_and_its_times_are_put_right(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path, ahead=timedelta(hours=2))
    look(room, qtbot, bundle)
    said = room.places.merging.grid.model.lines[0].cells[3].text
    merge(room, qtbot)
    (timed,) = events(room, StationTimed)
    entry = events(room, Logged)[-1]

    assert said == "2:00:00 ahead ±2 s"
    assert timed.event.by == timedelta(hours=-2)
    assert abs(entry.happened_at - room.clock.now()) < timedelta(seconds=2)


def test_an_offset_that_somebody_knows_better_is_typed(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path, ahead=timedelta(minutes=3), marked=False)
    look(room, qtbot, bundle)
    form = room.places.merging
    unknown = form.grid.model.lines[0].cells[3].text
    form.offset.setFocus()
    type_in(room, "soon")
    press(room, Qt.Key.Key_Return)
    refused = form.offset.refusal.sentence()
    form.offset.line.selectAll()
    type_in(room, "-0:03:00")
    press(room, Qt.Key.Key_Return)
    said = form.grid.model.lines[0].cells[3].text
    merge(room, qtbot)

    assert unknown == "not known"
    assert refused
    assert said == "03:00 ahead"
    assert [each.event.by for each in events(room, StationTimed)] == [timedelta(minutes=-3)]


@pytest.mark.parametrize("typed", ["+0:02:30", "-2:00:00", "+0:00:01"])
def test_an_offset_is_typed_as_it_is_shown(typed):
    assert offset_text(read_offset(typed)) == typed


@pytest.mark.parametrize("typed", ["", "x", "+2", "1:2:3", "--1:00"])
def test_what_is_no_offset_is_none(typed):
    assert read_offset(typed) is None


def test_a_station_that_nobody_let_in_stays_out_unless_somebody_says_so(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path)
    # the same exercise as it was before that pack was made
    other = tmp_path / "other"
    other.mkdir()
    stranger = Watched(room.app, other)
    look(stranger, qtbot, bundle)
    form = stranger.places.merging
    said = form.grid.model.lines[0].cells[4].text
    merge(stranger, qtbot)
    nothing = form.sum.text()
    look(stranger, qtbot, bundle)
    form.strangers.setFocus()
    press(stranger, Qt.Key.Key_2)
    merge(stranger, qtbot)

    assert said == "left out: nobody let it in"
    assert "+ 0 new" in nothing
    assert "+ 4 new, 0 lost" in form.sum.text()
    stranger.close()


def drop(frame, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    frame.dragEnterEvent(enter)
    if enter.isAccepted():
        frame.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()


def test_a_bundle_dropped_on_any_screen_is_looked_at(room, qtbot, tmp_path):
    bundle = brought(room, tmp_path)
    room.host.screens.show(OBSERVERS - 3)
    taken = drop(room.frame, bundle)
    qtbot.waitUntil(lambda: bool(room.places.merging.grid.model.lines))

    assert taken
    assert room.frame.pages.currentIndex() == OBSERVERS
    assert room.places.form() is room.places.merging


def test_a_picture_dropped_on_the_window_is_not_taken(room, tmp_path):
    assert not drop(room.frame, tmp_path / "photo.jpg")


def test_a_pack_is_made_by_keys_and_opens_in_that_role(room, qtbot, tmp_path):
    press(room, Qt.Key.Key_P, CONTROL)
    form = room.places.packing
    type_in(room, "Eva")
    named = form.place.text()
    form.place.set_text(str(tmp_path / "eva"))
    form.covers.setFocus()
    press(room, Qt.Key.Key_2)
    press(room, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not form.busy())
    path = tmp_path / "eva.observer"
    session = open_pack(path, Shelf(room.clock))
    post = session.conduct.state.post

    assert named.endswith("-eva.observer")
    assert str(path) in form.said.text()
    assert (post.role, post.covers) == ("evaluator", (room.conduct.exercise.agencies[1].id,))
    assert len(session.exercise.msel.rows) < len(room.conduct.exercise.msel.rows)
    session.conduct.file.close()


def test_the_whole_script_comes_along_only_if_it_is_chosen_and_the_role_may(room, qtbot, tmp_path):
    press(room, Qt.Key.Key_P, CONTROL)
    form = room.places.packing
    offered = []
    for role in "15":
        form.role.setFocus()
        press(room, Qt.Key(ord(role)))
        offered.append(form.script.isVisible())
    form.role.setFocus()
    press(room, Qt.Key.Key_1)
    form.script.setFocus()
    press(room, Qt.Key.Key_2)
    means = form.script.accessibleDescription()
    form.name.set_text("Eva")
    form.place.set_text(str(tmp_path / "eva.observer"))
    press(room, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not form.busy())
    session = open_pack(tmp_path / "eva.observer", Shelf(room.clock))

    assert offered == [True, False]
    assert "knows what is to come" in means
    assert session.exercise.msel.rows == room.conduct.exercise.msel.rows
    session.conduct.file.close()


def test_a_pack_for_nobody_is_refused_in_place(room):
    press(room, Qt.Key.Key_P, CONTROL)
    press(room, Qt.Key.Key_Return, CONTROL)

    assert room.places.packing.name.refusal.sentence()
    assert not room.conduct.state.observers


# --- paper ------------------------------------------------------------------------------------


def sheet(room):
    press(room, Qt.Key.Key_Y, CONTROL)
    return room.places.sheet


def test_a_sheet_is_typed_in_line_by_line_with_enter_alone(room):
    form = sheet(room)
    for text in ("evaluator 2", "f", "09:12", "", "lookout on the ridge"):
        type_in(room, text)
        press(room, Qt.Key.Key_Return)
    for text in ("+20", "p", "+ one message for all"):
        type_in(room, text)
        press(room, Qt.Key.Key_Return)
    first, second = events(room, Logged)[-2:]
    agencies = room.conduct.exercise.agencies

    assert f"{first.happened_at.astimezone():%H:%M:%S}" == "09:12:00"
    assert first.event.agencies == (agencies[0].id,)
    assert second.event.agencies == (agencies[1].id,)
    assert second.exercise == timedelta(minutes=20)
    for each in (first, second):
        assert each.event.source == "paper, evaluator 2"
        assert each.event.late_reason == "from paper"
        assert each.logged_at == room.clock.now()
    assert len(form.typed.model.lines) == 2
    assert form.fields_of["time"].line.hasFocus()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"whose": "", "time": "9:12", "line": "f x"}, "whose"),
        ({"whose": "e", "time": "soon", "line": "f x"}, "time"),
        ({"whose": "e", "time": "23:59", "line": "f x"}, "time"),
        ({"whose": "e", "time": "9:12", "agency": "circus", "line": "x"}, "agency"),
        ({"whose": "e", "time": "9:12", "line": ""}, "line"),
    ],
)
def test_what_is_not_right_is_said_where_it_stands_and_nothing_is_written(room, fields, wrong):
    form = sheet(room)
    before = room.conduct.file.journal.last_line()
    for name, text in fields.items():
        form.fields_of[name].set_text(text)
    press(room, Qt.Key.Key_Return, CONTROL)

    refused = [name for name, each in form.fields_of.items() if each.refusal.sentence()]
    assert refused == [wrong]
    assert room.conduct.file.journal.last_line() == before


def test_a_line_that_was_being_typed_is_there_after_a_crash(room):
    form = sheet(room)
    typed = {"whose": "evaluator 2", "time": "9:12", "agency": "f", "line": "lookout on the ri"}
    for name, text in typed.items():
        form.fields_of[name].setFocus()
        type_in(room, text)
    # a second after the first key; then the program is killed, and another one opens the file
    form._soon.timeout.emit()
    after = SheetForm(room.frame.theme, room.conduct)
    after.begin()

    assert {name: after.fields_of[name].text() for name in typed} == typed
    after.deleteLater()


def test_a_line_that_was_saved_is_not_offered_again(room):
    form = sheet(room)
    for text in ("evaluator 2", "f", "9:12", "", "lookout on the ridge"):
        type_in(room, text)
        press(room, Qt.Key.Key_Return)
    after = SheetForm(room.frame.theme, room.conduct)
    after.begin()

    assert not form.fields_of["line"].text()
    assert not after.fields_of["line"].text()
    assert after.fields_of["whose"].text() == "evaluator 2"
    after.deleteLater()


def test_the_sheet_of_a_station_begins_with_who_it_is(room):
    room.open_door()
    room.fill()
    room.places.stations.grid.setFocus()
    room.places.stations.grid.view.pick(1)
    press(room, Qt.Key.Key_Return)
    press(room, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    fields = room.places.sheet.fields_of

    assert fields["whose"].text() == "Evaluator 2"
    assert fields["usual"].text() == "Local police"
    assert fields["time"].line.hasFocus()


def test_paper_comes_back_in_the_report_with_both_times_and_the_reason(room, tmp_path):
    from facilitator.services.reporting import write_report

    form = sheet(room)
    for text in ("evaluator 2", "f", "09:12", "", "lookout posted on the Ardell ridge"):
        type_in(room, text)
        press(room, Qt.Key.Key_Return)
    assert form.typed.model.lines
    room.conduct.end("objectives met")
    out = write_report(
        room.conduct.file, tmp_path / "report.pdf", language="en", now=room.conduct.now
    )
    document = pypdfium2.PdfDocument(out)
    pages = [each.get_textpage().get_text_bounded() for each in document]
    text = " ".join(" ".join(pages).split())
    at = text.rindex("lookout posted on the Ardell")
    near = text[at - 400 : at + 600]

    entry = next(each for each in events(room, Logged) if "Ardell ridge" in each.event.text)
    assert f"{entry.happened_at.astimezone():%H:%M}" in near
    assert f"{entry.logged_at.astimezone():%H:%M}" in near
    assert "from paper" in near


def test_lines_keep_the_order_of_the_sheet(room):
    form = sheet(room)
    form.fields_of["whose"].set_text("loggist")
    for time, line in (("9:10", "f one"), ("9:11", "p two"), ("0912", "m three")):
        form.fields_of["time"].set_text(time)
        form.fields_of["line"].set_text(line)
        form.take()
    moments = [each.happened_at for each in events(room, Logged)[-3:]]

    assert all(before < after for before, after in pairwise(moments))


def test_the_window_goes_on_while_a_long_merge_holds_the_file(room, qtbot, tmp_path, monkeypatch):
    from threading import Event as Flag

    from PySide6.QtCore import QTimer

    from facilitator.ui.observers import merging

    bundle = brought(room, tmp_path)
    look(room, qtbot, bundle)
    merge_it, over = merging.merge, Flag()

    def long_one(conduct, incoming, **more):
        with conduct.together():
            over.wait(60)
            return merge_it(conduct, incoming, **more)

    monkeypatch.setattr(merging, "merge", long_one)
    beats = []
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    desk = room.frame.pages.widget(CONDUCT).desk
    room.places.merging.take()
    beats.clear()
    while len(beats) < BEATS and room.places.merging.busy():
        desk.parts.clock.face.ticked.emit()
        room.screen.look_aside()
        qtbot.wait(20)
    busy = room.places.merging.busy()
    over.set()
    qtbot.waitUntil(lambda: not room.places.merging.busy())

    assert busy
    assert "+ 4 new, 0 lost" in room.places.merging.sum.text()


def next_acts(room):
    buttons = room.screen.findChildren(KeyButton)
    return [each for each in buttons if each.isVisible() and each.kind is Kind.NEXT]


def test_a_form_leaves_one_next_act_on_the_screen(room):
    room.screen.make_pack()
    room.settle()

    assert next_acts(room) == [room.places.packing.take_button]


def test_the_door_is_the_next_act_again_once_the_form_is_left(room):
    room.screen.make_pack()
    room.places.close_form()
    room.settle()

    assert next_acts(room) == [room.places.join.opening.open_button]


def test_a_pack_names_the_agencies_as_people_do(room):
    room.screen.make_pack()
    room.settle()
    names = [each.name for each in room.conduct.exercise.agencies]

    assert list(room.places.packing.covers._options) == names
