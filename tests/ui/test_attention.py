"""At most one notice a minute interrupts; the rest is counted, and a key opens it."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from facilitator.app import open_window
from facilitator.ui.widgets import BannerKind
from facilitator.ui.window.attention import KEPT, PAUSE_S, Attention, Urgency

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
START = datetime(2026, 11, 25, 9, tzinfo=UTC)


class Ticking:
    """Seconds that grow when asked."""

    def __init__(self):
        self.passed = 0.0

    def seconds(self):
        return self.passed

    def now(self):
        return START + timedelta(seconds=self.passed)


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def attention(clock):
    return Attention(clock.seconds, clock.now)


def test_of_fifty_notices_in_a_minute_one_interrupts_and_forty_nine_are_counted(attention, clock):
    interrupted = 0
    for number in range(50):
        clock.passed = number * PAUSE_S / 50
        interrupted += attention.take(f"notice {number}", Urgency.NOTICE)

    assert interrupted == 1
    assert attention.waiting == 49
    assert len(attention.said()) == 50


def test_the_next_may_interrupt_when_a_minute_has_passed(attention, clock):
    seen = []
    for at in (0.0, 59.9, 60.0, 119.9, 120.0):
        clock.passed = at
        seen.append(attention.take("notice", Urgency.NOTICE))

    assert seen == [True, False, True, False, True]


@pytest.mark.parametrize("urgency", [Urgency.GRAVE, Urgency.ANSWER])
def test_safety_what_is_not_saved_and_answers_always_pass(attention, urgency):
    attention.take("notice", Urgency.NOTICE)

    assert all(attention.take("grave", urgency, engaged=True) for _time in range(50))
    assert attention.waiting == 0


def test_what_passes_always_does_not_use_up_the_minute(attention):
    attention.take("not saved", Urgency.GRAVE)

    assert attention.take("notice", Urgency.NOTICE)


def test_a_notice_never_takes_the_place_of_something_grave(attention):
    assert not attention.take("notice", Urgency.NOTICE, engaged=True)
    assert attention.waiting == 1


def test_reading_takes_the_count_away_and_leaves_the_words(attention):
    for number in range(3):
        attention.take(f"notice {number}", Urgency.NOTICE)
    attention.read()

    assert attention.waiting == 0
    assert [each.words for each in attention.said()] == ["notice 2", "notice 1", "notice 0"]
    assert [each.shown for each in attention.said()] == [False, False, True]


def test_only_so_many_are_kept_however_long_it_runs(attention):
    for number in range(KEPT + 5):
        attention.take(f"notice {number}", Urgency.NOTICE)

    assert len(attention.said()) == KEPT
    assert attention.said()[0].words == f"notice {KEPT + 4}"


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    made.host.library.start.focus_scenarios()
    made.host.library.start.take()
    yield made
    made.close()
    made.frame.deleteLater()


def press_messages(opened):
    QTest.keyClick(QApplication.focusWidget() or opened.frame, Qt.Key.Key_M, CONTROL | SHIFT)
    QApplication.processEvents()


def test_the_window_shows_one_banner_and_counts_the_others(opened):
    notices = opened.host.notices
    for number in range(50):
        notices.warn(f"notice {number}")

    assert opened.frame.banner.words.text() == "notice 0"
    assert notices.counter.words() == "49 messages"
    assert notices.counter.isVisible()
    assert notices.counter.accessibleName() == "49 messages"


def test_a_key_opens_the_list_in_place_and_escape_gives_the_line_back(opened):
    notices = opened.host.notices
    for number in range(3):
        notices.warn(f"notice {number}")
    press_messages(opened)
    words = [each.text() for each in notices.messages._labels]
    counted = notices.counter.isVisible()
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert [each.partition("  ")[2] for each in words] == ["notice 2", "notice 1", "notice 0"]
    assert not counted
    assert dialogs == []
    assert notices.messages.isHidden()
    assert opened.frame.focusWidget() is opened.frame.pages.currentWidget().desk.parts.dock.line


def test_escape_in_the_line_closes_the_list_and_then_the_banner(opened):
    notices = opened.host.notices
    notices.alert("battery 5 %")
    press_messages(opened)
    opened.frame.give_keyboard_back()
    seen = []
    for _time in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        seen.append((notices.messages.isVisible(), opened.frame.banner.isVisible()))

    assert seen == [(False, True), (False, False)]


def test_the_same_key_closes_it_and_with_nothing_waiting_it_says_so(opened):
    notices = opened.host.notices
    press_messages(opened)
    said = [each.text() for each in notices.messages._labels]
    shown = notices.messages.isVisible()
    press_messages(opened)

    assert shown
    assert notices.messages.isHidden()
    assert said == ["No message has waited."] or said[0].count(":") == 2


def test_a_notice_does_not_hide_what_is_not_saved(opened):
    notices = opened.host.notices
    notices.fail(OSError("no room"))
    grave = opened.frame.banner.words.text()
    notices.warn("a backup was made")

    assert opened.frame.banner.words.text() == grave
    assert notices.counter.words() == "1 message"


def test_the_answer_to_an_act_is_said_even_after_a_notice(opened):
    notices = opened.host.notices
    notices.warn("a backup could not be made")
    notices.say(BannerKind.AMBER, "It is running. Pause it first.")

    assert opened.frame.banner.words.text() == "It is running. Pause it first."


def test_the_counter_is_there_in_one_column_too(opened):
    opened.frame.resize(700, 420)
    for _time in range(3):
        opened.host.notices.warn("notice")
    QApplication.processEvents()

    assert opened.host.notices.counter.isVisible()
    assert opened.host.notices.counter.width() < opened.frame.width() / 3
