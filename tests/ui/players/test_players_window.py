"""The window for the room: what it says, where it stands, and that it has no controls."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.domain.wall import wall
from facilitator.ui.bridge import Bridge
from facilitator.ui.players import PlayersDisplay, PlayersPanel
from facilitator.ui.players.screens import Place
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import install
from tests.builders import minutes
from tests.canaries import CANARY, SHOWN, canary_exercise, conduct_of, ident, leaked, walk

DESK = Place("desk", QRect(0, 0, 1440, 900))
BEAM = Place("beam", QRect(1440, 0, 1920, 1080))
STEP = timedelta(seconds=2)
GREEN = (10, 200, 60)
VIOLET = (0x5B, 0x3F, 0xA0)


class Room:
    """A display over a played exercise, with screens that can be plugged in and out."""

    def __init__(self, app, **plan):
        self.plan = canary_exercise(**plan)
        self.conduct, self.clock = self.made = conduct_of(self.plan)
        self.plugged = [DESK, BEAM]
        self.bridge = Bridge(self.conduct)
        self.display = PlayersDisplay(self.bridge, app, screens=lambda: self.plugged)
        self.window = self.display.window

    def said(self):
        return text_of(self.window)

    def colours(self):
        image = self.window.picture.grab().toImage()
        points = ((x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))
        return {image.pixelColor(x, y).getRgb()[:3] for x, y in points}


def text_of(root):
    """Return all that a screen reader can read in a tree of widgets, and all their texts."""
    said = [root.windowTitle()]
    for each in (root, *root.findChildren(QWidget)):
        said += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        said.append(str(each.property("text") or ""))
        face = QAccessible.queryAccessibleInterface(each)
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        said += [face.text(kind) for kind in kinds] if face else []
    said += [each.text() for each in root.findChildren(QAction)]
    return "\n".join(said)


@pytest.fixture
def make_room(qtbot, qapp):
    made = []

    def make(**plan):
        install(qapp, Theme())
        room = Room(qapp, **plan)
        qtbot.addWidget(room.window)
        made.append(room)
        return room

    yield make
    for room in made:
        room.display.deleteLater()
        room.bridge.close()
        room.conduct.file.close()


@pytest.fixture
def room(make_room):
    return make_room()


# --- what it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("curtain", [True, False])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_canary_reaches_the_window_or_the_preview_in_any_phase(
    make_room, qtbot, curtain, language
):
    room = make_room(language=language)
    panel = PlayersPanel(Theme(), room.display)
    qtbot.addWidget(panel)
    phases = set()
    for name, conduct in walk(room.plan, room.made):
        room.display.set_curtain(drawn=curtain)
        phases.add(conduct.state.clock.phase)

        assert CANARY not in room.said() + text_of(panel), name

    assert phases == set(ClockPhase)


def test_the_canaries_would_be_found_in_the_window_if_its_view_held_them(room, monkeypatch):
    def careless(head, state, now, *, curtain, hot_wash):  # noqa: ARG001 - as it is called
        return wall(head, leaked(state, room.plan), now, curtain=curtain)

    monkeypatch.setattr("facilitator.ui.players.display.wall", careless)
    room.display.set_curtain(drawn=False)

    assert CANARY in room.said()


def test_what_everybody_was_told_can_be_read(room):
    for name, _conduct in walk(room.plan, room.made):
        if name == "recall":
            break
    room.display.set_curtain(drawn=False)

    assert SHOWN in room.said()
    assert "What everybody was told, no. 1" in room.said()
    assert "Disregard: What everybody was told, no. 2" in room.said()


def test_the_curtain_is_drawn_until_somebody_opens_it(room):
    room.conduct.start()

    assert "Please wait" in room.said()
    assert "RUNNING" not in room.said()

    room.display.curtain_action.trigger()

    assert "Please wait" not in room.said()
    assert "RUNNING" in room.said()


def test_a_real_emergency_turns_the_room_to_the_stop_card_at_once(room):
    room.conduct.start()
    room.display.show()
    room.display.set_curtain(drawn=False)
    assert VIOLET in room.colours()

    room.conduct.stop_for_safety()

    assert "STOP\nREAL EMERGENCY" in room.said()
    assert VIOLET not in room.colours()
    assert (0xB3, 0x26, 0x1E) in room.colours()


def test_after_a_real_emergency_the_room_waits_behind_the_curtain(room):
    room.conduct.start()
    room.display.set_curtain(drawn=False)
    room.conduct.stop_for_safety()
    room.conduct.clear_safety(as_director=True)

    assert "STOP" not in room.said()
    assert "Please wait" in room.said()


def test_the_words_are_in_the_language_of_the_exercise_and_a_rehearsal_says_so(make_room):
    room = make_room(language="es", rehearsal=True)
    room.conduct.start()

    assert "EJERCICIO\nENSAYO\nUn momento, por favor" in room.said()


def test_the_clock_goes_on_by_itself(room, qtbot):
    room.conduct.start()
    room.display.set_curtain(drawn=False)
    room.display.show()
    room.clock.move(STEP)

    qtbot.waitUntil(lambda: room.window.picture.view.exercise >= STEP)


def pictured(room, media="image/png", name="sketch.png", content=None):
    """Give everybody a picture, or what is said to be one."""
    kept = room.conduct.file.attachments.add(name, media, content or png())
    row = room.conduct.row(ident(1))
    rows = tuple(
        replace(each, attachments=(kept,)) if each.id == row.id else each
        for each in room.plan.msel.rows
    )
    room.conduct.replan(replace(room.plan, msel=replace(room.plan.msel, rows=rows)))
    room.conduct.start()
    room.display.set_curtain(drawn=False)
    room.conduct.deliver(row.id)


def png():
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(*GREEN))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def pages(count):
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made)
    for number in range(count):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def test_a_picture_to_all_is_seen_and_the_curtain_and_the_stop_card_stand_before_it(room, qtbot):
    room.display.show()
    pictured(room)
    qtbot.waitUntil(lambda: GREEN in room.colours())

    room.display.set_curtain(drawn=True)
    assert GREEN not in room.colours()
    room.display.set_curtain(drawn=False)
    assert GREEN in room.colours()
    room.conduct.stop_for_safety()
    assert GREEN not in room.colours()


def test_pages_are_turned_by_the_facilitator_and_after_the_last_there_is_none(room, qtbot):
    pictured(room, "application/pdf", "plan.pdf", pages(2))
    book, look = room.display.media, room.display.look
    book.shot(look())
    qtbot.waitUntil(lambda: not book.pictures.waiting())
    seen = [(book.shot(look()).number, book.shot(look()).count)]
    for _turn in range(3):
        room.display.turn_action.trigger()
        shot = book.shot(look())
        seen.append((shot.number, shot.count) if shot else None)

    assert seen == [(1, 2), (2, 2), None, (1, 2)]


@pytest.mark.parametrize(
    ("media", "content"),
    [
        ("image/png", b"no picture"),
        ("application/pdf", b"%PDF-1.7 no page"),
        ("image/png", b"<svg/>"),
    ],
)
def test_what_is_no_picture_is_said_to_be_none(room, qtbot, media, content):
    pictured(room, media, content=content)
    book, look = room.display.media, room.display.look
    book.shot(look())
    qtbot.waitUntil(lambda: not book.pictures.waiting())

    shot = book.shot(look())
    assert shot.bad
    assert shot.image is None


def test_a_sound_is_for_the_facilitator_alone(room):
    pictured(room, "audio/mpeg", "call.mp3", b"ID3")

    assert room.display.look().media == ()


def test_a_discussion_says_its_questions_and_in_the_end_that_the_time_is_up(room):
    room.conduct.start()
    room.display.set_curtain(drawn=False)
    room.conduct.open_discussion("The road", minutes(5), questions=("Who decides?",))
    assert "The road\nWho decides?" in room.said()
    assert "Time is up" not in room.said()
    assert "discussion" not in room.display.seen()
    room.display.show()
    assert "discussion" in room.display.seen()
    room.clock.move(timedelta(minutes=6))
    room.window.picture.tick()

    assert "Time is up" in room.said()
    room.conduct.close_discussion()
    assert "Who decides?" not in room.said()


# --- where it stands ------------------------------------------------------------------------------


def test_it_fills_the_second_screen(room):
    room.display.show()

    assert room.window.geometry() == BEAM.area
    assert room.window.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_on_the_only_screen_it_stands_small(room):
    room.plugged = [DESK]
    room.display.show()

    assert DESK.area.contains(room.window.geometry())
    assert room.window.geometry() != DESK.area
    assert not room.window.isFullScreen()


def test_it_returns_to_the_first_screen_when_its_own_is_unplugged_and_goes_out_again(room):
    room.display.show("beam")
    room.plugged = [DESK]
    room.display.settle()

    assert room.display.shown
    assert room.window.place == DESK
    assert not room.window.isFullScreen()
    assert DESK.area.contains(room.window.geometry())

    room.plugged = [DESK, BEAM]
    room.display.settle()

    assert room.window.place == BEAM
    assert room.window.geometry() == BEAM.area


def test_a_screen_that_comes_or_goes_does_not_bring_up_a_window_that_is_away(room):
    room.plugged = [DESK]
    room.display.settle()

    assert not room.display.shown


def test_it_has_no_controls_no_cursor_and_escape_does_nothing(room):
    room.display.show()
    QTest.keyClick(room.window, Qt.Key.Key_Escape)

    assert room.display.shown
    assert room.window.cursor().shape() == Qt.CursorShape.BlankCursor
    assert not room.window.findChildren(QAbstractButton)
    assert not room.window.findChildren(QLineEdit)
    assert {each.focusPolicy() for each in (room.window, room.window.picture)} == {
        Qt.FocusPolicy.NoFocus
    }


def test_it_never_takes_the_keyboard_from_the_line(room, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    room.display.show()
    qtbot.waitUntil(line.hasFocus)

    assert room.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert room.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not room.window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


# --- the facilitator's side -----------------------------------------------------------------------


def test_the_preview_shows_what_is_behind_the_curtain(room, qtbot):
    panel = PlayersPanel(Theme(), room.display)
    qtbot.addWidget(panel)
    room.conduct.start()

    assert "RUNNING" in panel.preview.accessibleName()
    assert "RUNNING" not in room.said()


def test_ctrl_b_turns_the_curtain_from_the_facilitators_window(room, qtbot):
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.addAction(room.display.curtain_action)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    QTest.keyClick(desk, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)

    assert not room.display.curtain


def test_the_foot_says_what_players_see(room):
    said = [room.display.seen()]
    room.display.show()
    said.append(room.display.seen())
    room.conduct.start()
    room.display.set_curtain(drawn=False)
    said.append(room.display.seen())
    room.conduct.stop_for_safety()
    said.append(room.display.seen())

    assert said == [
        "Players see: nothing",
        "Players see: Please wait",
        "Players see: 0 messages",
        "Players see: STOP",
    ]


def test_the_panel_shows_takes_away_and_chooses_the_screen(room, qtbot):
    panel = PlayersPanel(Theme(), room.display)
    qtbot.addWidget(panel)
    panel.show_button.click()
    assert room.window.place == BEAM

    panel.screens.picked.emit(0)
    assert room.window.place == DESK

    panel.show_button.click()
    assert not room.display.shown


def test_a_screen_without_a_name_is_still_called_a_screen(room, qtbot):
    room.plugged = [Place("", QRect(0, 0, 1440, 900))]
    panel = PlayersPanel(Theme(), room.display)
    qtbot.addWidget(panel)
    room.display.show()

    assert panel.screens.accessibleDescription() == "1 Screen"


def test_closing_the_window_is_noticed(room, qtbot):
    room.display.show()
    with qtbot.waitSignal(room.display.changed):
        room.window.close()

    assert room.display.seen() == "Players see: nothing"


def test_a_situation_is_shown_when_it_is_given_and_not_while_it_is_typed(room, qtbot):
    panel = PlayersPanel(Theme(), room.display)
    qtbot.addWidget(panel)
    room.conduct.start()
    room.display.set_curtain(drawn=False)
    QTest.keyClicks(panel.situation.headline.line, "Smoke above the estate")
    assert "Smoke" not in room.said()

    panel.situation.button.click()

    assert "Smoke above the estate" in room.said()
    assert panel.situation.headline.text() == ""


def test_a_situation_before_the_start_is_refused_beside_the_line_and_stays_typed(room, qtbot):
    panel = PlayersPanel(Theme(), room.display)
    qtbot.addWidget(panel)
    panel.situation.headline.set_text("Smoke")

    panel.situation.button.click()

    assert panel.situation.headline.text() == "Smoke"
    assert room.conduct.state.situation is None
