from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import ChipWords, EntryDock, LetterKey, Offer

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dock(qtbot):
    dock = EntryDock(Theme())
    qtbot.addWidget(dock)
    dock.resize(900, dock.sizeHint().height())
    dock.show()
    dock.focus_line()
    dock.heard = []
    dock.first_key.connect(lambda: dock.heard.append("first"))
    dock.text_changed.connect(lambda text: dock.heard.append(("text", text)))
    dock.committed.connect(lambda text: dock.heard.append(("enter", text)))
    dock.pasted.connect(lambda lines: dock.heard.append(("pasted", lines)))
    dock.take.connect(lambda place: dock.heard.append(("take", place)))
    dock.history.connect(lambda step: dock.heard.append(("history", step)))
    dock.earlier.connect(lambda: dock.heard.append("earlier"))
    return dock


def test_the_first_key_is_told_once_and_before_the_text(dock, qtbot):
    qtbot.keyClicks(dock.line, "fd")

    assert dock.heard == ["first", ("text", "f"), ("text", "fd")]


def test_after_the_line_was_emptied_the_next_key_is_a_first_key_again(dock, qtbot):
    qtbot.keyClicks(dock.line, "f")
    dock.clear()
    qtbot.keyClicks(dock.line, "p")
    qtbot.keyClick(dock.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(dock.line, "g")

    assert dock.heard.count("first") == 3


def test_enter_gives_the_text_exactly_as_typed_and_keeps_it(dock, qtbot):
    qtbot.keyClicks(dock.line, " <b>A & E  ")
    qtbot.keyClick(dock.line, Qt.Key.Key_Return)

    assert dock.heard[-1] == ("enter", " <b>A & E  ")
    assert dock.text() == " <b>A & E  "


def test_enter_in_an_empty_line_does_nothing(dock, qtbot):
    qtbot.keyClick(dock.line, Qt.Key.Key_Return)
    dock.set_text("   ")
    qtbot.keyClick(dock.line, Qt.Key.Key_Enter)

    assert dock.heard == []


def test_enter_never_takes_an_offer(dock, qtbot):
    qtbot.keyClicks(dock.line, "p lo")
    dock.set_suggestions([Offer(text="lower road", matched=2)])
    qtbot.keyClick(dock.line, Qt.Key.Key_Return)

    assert dock.heard[-1] == ("enter", "p lo")


def test_tab_takes_the_first_offer_and_alt_the_others(dock, qtbot):
    dock.set_suggestions([Offer(text="lower road"), Offer(text="loudspeaker car")])
    qtbot.keyClick(dock.line, Qt.Key.Key_Tab)
    qtbot.keyClick(dock.line, Qt.Key.Key_2, ALT)
    qtbot.keyClick(dock.line, Qt.Key.Key_3, ALT)

    assert dock.heard == [("take", 0), ("take", 1)]


def test_the_at_sign_of_a_keyboard_with_altgr_is_typed(dock):
    dock.set_suggestions([Offer(text="lower road"), Offer(text="loudspeaker car")])
    altgr = ALT | Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_2, altgr, "@")
    QGuiApplication.sendEvent(dock.line, event)

    assert ("take", 1) not in dock.heard


def test_tab_moves_on_when_nothing_is_offered(dock, qtbot):
    qtbot.keyClick(dock.line, Qt.Key.Key_Tab)

    assert dock.heard == []


def test_arrows_ask_for_history_and_alt_down_for_an_earlier_time(dock, qtbot):
    qtbot.keyClick(dock.line, Qt.Key.Key_Up)
    qtbot.keyClick(dock.line, Qt.Key.Key_Down)
    qtbot.keyClick(dock.line, Qt.Key.Key_Down, ALT)

    assert dock.heard == [("history", -1), ("history", 1), "earlier"]


def test_several_pasted_lines_are_told_apart_and_none_is_lost(dock, qtbot):
    qtbot.keyClicks(dock.line, "f ")
    QGuiApplication.clipboard().setText("evacuate\r\n\n  call the mayor\nclose km 3")
    dock.line.paste()

    assert dock.heard[-1] == ("pasted", ("f evacuate", "call the mayor", "close km 3"))
    assert dock.text() == "f evacuate call the mayor close km 3"


def test_one_pasted_line_with_its_line_end_is_just_text(dock):
    QGuiApplication.clipboard().setText("close km 3\n")
    dock.line.paste()

    assert dock.heard == ["first", ("text", "close km 3")]


def test_a_very_long_line_is_kept(dock):
    text = "a" * 100_000
    QGuiApplication.clipboard().setText(text)
    dock.line.paste()

    assert dock.text() == text


def test_bold_words_leave_text_cursor_and_signals_alone(dock, qtbot):
    qtbot.keyClicks(dock.line, "p clear because smoke")
    dock.line.setCursorPosition(3)
    before = list(dock.heard)
    dock.set_bold([(0, 1), (8, 7)])

    assert dock.text() == "p clear because smoke"
    assert dock.line.cursorPosition() == 3
    assert dock.heard == before


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_offered_lies_beside_never_on_another(qtbot, scale, density):
    dock = EntryDock(Theme(scale=scale, density=density))
    qtbot.addWidget(dock)
    dock.set_stamp("00:36:38", "taken at the first key")
    dock.set_chips([ChipWords(text="answers 09 " * 9, key="Ctrl+D"), ChipWords(text="because …")])
    dock.set_letters([LetterKey(key="f", word="Feuerwehr " * 3)] * 9)
    dock.set_suggestions([Offer(text="lower road junction " * count) for count in (1, 2, 3)])
    dock.set_right("Alt+Down")
    dock.resize(dock.theme.px(420), dock.sizeHint().height())
    dock.grab()

    hits = dock.hits()
    assert hits
    assert all(a.right() <= b.left() for a, b in pairwise(hits))
    assert all(dock.rect().contains(hit.toAlignedRect()) for hit in hits)
    assert dock.rect().contains(dock.line.geometry())


def test_a_click_takes_what_lies_under_it(dock, qtbot):
    dock.set_suggestions([Offer(text="lower road"), Offer(text="loudspeaker car")])
    dock.grab()
    spot = dock.hits()[1].center().toPoint()
    qtbot.mouseClick(dock, Qt.MouseButton.LeftButton, pos=spot)

    assert dock.heard == [("take", 1)]
