"""AZERTY and QWERTZ: what their keys send reaches every act, without AltGr and without a pad."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from facilitator.domain.clock import ClockPhase
from facilitator.domain.events import ObservationLogged, RequestLogged
from facilitator.ui.conduct.keys import ACTS

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT_GR = CONTROL | ALT

AZERTY_UNSHIFTED = "&é\"'(-è_ç"
LETTERS = {chr(each) for each in range(ord("A"), ord("Z") + 1)}


def send(room, key, text="", held=NONE):
    target = QApplication.focusWidget() or room.line
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))
    QApplication.processEvents()


def write(room, text):
    for sign in text:
        code = QKeySequence(sign.upper())[0].key() if sign.strip() else Qt.Key.Key_Space
        room_held = SHIFT if sign in "?.1234567890/" else NONE
        send(room, code, sign, room_held)


@pytest.mark.parametrize("act", ACTS, ids=lambda each: each.name)
def test_every_key_of_the_table_is_on_every_keyboard_without_altgr_and_without_a_pad(act):
    for key in act.keys:
        combination = QKeySequence(key)[0]
        held, sign = combination.keyboardModifiers(), combination.key()
        name = QKeySequence(sign).toString()

        assert not (held & CONTROL and held & ALT)
        assert not held & Qt.KeyboardModifier.KeypadModifier
        assert (
            name in LETTERS or name in {"Esc", "Space"} or Qt.Key.Key_F1 <= sign <= Qt.Key.Key_F12
        )


def test_a_question_mark_typed_with_shift_as_on_azerty_makes_a_request(room):
    room.start()
    send(room, Qt.Key.Key_Question, "?", SHIFT)
    write(room, " f how many engines")
    send(room, Qt.Key.Key_Return, "\r")

    assert isinstance(room.entries()[-1].event, RequestLogged)


def test_a_slash_typed_with_shift_and_seven_as_on_qwertz_stays_in_the_line(room):
    room.start()
    write(room, "f fill both")
    send(room, Qt.Key.Key_Slash, "/", SHIFT)
    write(room, "all pumps")

    assert room.line.text() == "f fill both/all pumps"


def test_digits_typed_with_shift_write_a_time(room):
    room.start()
    room.wait(minutes=5)
    write(room, "f close the road ")
    send(room, Qt.Key.Key_Minus, "-")
    send(room, Qt.Key.Key_2, "2", SHIFT)
    send(room, Qt.Key.Key_M, "m")
    send(room, Qt.Key.Key_Return, "\r")
    entry = room.entries()[-1]

    assert (entry.logged_at - entry.happened_at).total_seconds() >= 120


@pytest.mark.parametrize("held", [ALT, ALT | SHIFT], ids=["unshifted", "shifted"])
def test_a_ready_answer_is_given_with_alt_and_any_row_of_digits(room, held):
    room.start()
    room.press(Qt.Key.Key_F6)
    sign = Qt.Key.Key_2 if held & SHIFT else Qt.Key.Key_Eacute
    send(room, sign, "", held)

    assert room.kinds()[-1] == "inject.skipped"
    assert room.entries()[-1].event.reason == "overtaken by events"


def test_an_offer_is_taken_with_alt_and_the_unshifted_row_of_azerty(make_room):
    room = make_room()
    room.start()
    room.conduct.deliver("i-01")
    room.conduct.deliver("i-02")
    write(room, "f ")
    offered = room.line.offers
    send(room, Qt.Key.Key_Ampersand, "&", ALT)

    assert offered >= 1
    assert len(room.line.text()) > 2
    assert "&" not in room.line.text()


def test_altgr_writes_its_sign_and_never_an_act(room):
    room.start()
    write(room, "f call ")
    for key, sign in ((Qt.Key.Key_Q, "@"), (Qt.Key.Key_E, "€"), (Qt.Key.Key_AsciiTilde, "~")):
        send(room, key, sign, ALT_GR)

    assert room.line.text() == "f call @€~"
    assert not room.parts.strip.asking()


def test_undo_follows_the_letter_z_wherever_the_keyboard_has_it(room):
    room.start()
    room.enter("f hold the road")
    send(room, Qt.Key.Key_Z, "", CONTROL)

    assert room.kinds()[-1] == "entry.struck"


def test_a_dead_key_begins_an_accent_and_acts_on_nothing(room):
    room.start()
    before = room.conduct.file.journal.last_line()
    for dead in (Qt.Key.Key_Dead_Circumflex, Qt.Key.Key_Dead_Tilde, Qt.Key.Key_Dead_Acute):
        send(room, dead)

    assert room.conduct.file.journal.last_line() == before
    assert room.conduct.state.clock.phase is ClockPhase.RUNNING
    assert room.line.text() == ""


def test_the_signs_that_need_altgr_have_keys_of_their_own(room):
    room.start()
    write(room, "f close the road")
    room.ctrl(Qt.Key.Key_I)
    write(room, "01")
    room.ctrl(Qt.Key.Key_H)
    write(room, "road")
    send(room, Qt.Key.Key_Return, "\r")
    event = room.entries()[-1].event

    assert event.inject == "i-01"
    assert event.tags == ("road",)


def test_one_key_makes_the_line_every_kind_of_entry_in_turn(room):
    room.start()
    write(room, "f they wait for the crane")
    seen = []
    for _turn in range(6):
        send(room, Qt.Key.Key_F11)
        seen.append(room.line.text()[:1])
    for _turn in range(2):
        send(room, Qt.Key.Key_F11)
    send(room, Qt.Key.Key_Return, "\r")

    assert seen == ["?", "~", "+", "!", ".", "f"]
    assert isinstance(room.entries()[-1].event, ObservationLogged)
    assert room.entries()[-1].event.text == "they wait for the crane"
