"""In the window: an exercise gets a pass-phrase, asks for it, and loses it again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from facilitator.app import open_window
from facilitator.services.places import config_dir, data_dir, state_dir
from facilitator.services.protecting import is_locked, is_protected
from facilitator.store import encryption
from facilitator.store.encryption import RING, recovery_words
from facilitator.ui.widgets import EntryDock
from facilitator.ui.window.frame import CONDUCT, LIBRARY

PASSPHRASE = "six words that nobody guesses"  # noqa: S105 - opens nothing but these files
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def ring(monkeypatch):
    monkeypatch.setattr(encryption.RING, "_secrets", {})
    monkeypatch.setattr(encryption, "ROUNDS", 1000)


@pytest.fixture
def opened(qapp, qtbot):
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    yield made
    made.close()
    made.frame.deleteLater()


@pytest.fixture
def host(opened):
    return opened.host


@pytest.fixture
def path(host):
    """Return an exercise that is open in the window."""
    host.library.start.focus_scenarios()
    host.library.start.take()
    path = host.session.path
    host.screens.show(LIBRARY)
    host.library.refresh()
    host.library.start.exercises.pick(0)
    return path


@pytest.fixture
def page(host, path):
    assert path.is_file()
    QTest.keyClick(host.library.start, Qt.Key.Key_F4)
    assert host.library.guarding.protection.isVisible()
    return host.library.guarding.protection


def with_sheet(page, qtbot, tmp_path, passphrase=PASSPHRASE):
    for each in (page.phrase, page.again):
        each.line.clear()
        QTest.keyClicks(each.line, passphrase)
    page.write_sheet(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: not page.busy())


def with_words(page):
    words = recovery_words(page._protection.key)
    for field, number in zip(page.words, page.asked, strict=True):
        field.set_text(words[number - 1].upper())


def protected(page, qtbot, tmp_path):
    with_sheet(page, qtbot, tmp_path)
    with_words(page)
    page.take()
    qtbot.waitUntil(lambda: not page.busy())


def test_an_open_exercise_is_closed_protected_and_its_row_tells_nothing(
    host, page, path, qtbot, tmp_path
):
    title = host.session.exercise.title

    protected(page, qtbot, tmp_path)

    assert is_protected(path)
    assert "pass-phrase only" in page.said.text()
    assert host.session is None
    row = host.shelf.recent()[0]
    assert row.protected
    assert title not in repr(row)


def test_without_a_sheet_nothing_happens(page, path):
    page.phrase.set_text(PASSPHRASE)
    page.again.set_text(PASSPHRASE)

    page.take()

    assert not page.busy()
    assert "sheet first" in page.refusal.sentence()
    assert not is_protected(path)


def test_wrong_words_of_the_sheet_are_refused(page, path, qtbot, tmp_path):
    with_sheet(page, qtbot, tmp_path)
    for field in page.words:
        field.set_text("nothing")

    page.take()

    assert not page.busy()
    assert not is_protected(path)


def test_a_sheet_for_another_pass_phrase_counts_no_more(page, path, qtbot, tmp_path):
    with_sheet(page, qtbot, tmp_path)
    with_words(page)
    for each in (page.phrase, page.again):
        QTest.keyClick(each.line, Qt.Key.Key_End)
        QTest.keyClicks(each.line, "x")

    page.take()

    assert not page.words[0].isVisible()
    assert page.phrase.text() == page.again.text()
    assert "sheet first" in page.refusal.sentence()
    assert not is_protected(path)


def test_two_pass_phrases_that_differ_are_refused_before_a_sheet_is_written(page, tmp_path):
    page.phrase.set_text(PASSPHRASE)
    page.again.set_text(PASSPHRASE + "!")

    page.write_sheet(tmp_path / "sheet.pdf")

    assert not page.busy()
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_short_pass_phrase_is_refused_beside_its_field(page, qtbot, tmp_path):
    with_sheet(page, qtbot, tmp_path, "short")

    assert not (tmp_path / "sheet.pdf").exists()
    assert page.asked == ()


def test_six_words_are_suggested_and_shown(page):
    QTest.keyClick(page, Qt.Key.Key_G, ALT)

    assert len(page.phrase.text().split()) == 6
    assert page.again.text() == page.phrase.text()
    assert page.phrase.line.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClick(page, Qt.Key.Key_S, ALT)
    assert page.phrase.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.fixture
def locked(page, path, qtbot, tmp_path):
    """Return a protected exercise that nobody has unlocked, on the start page."""
    protected(page, qtbot, tmp_path)
    RING._secrets.clear()
    page.leave()
    return path


def try_phrase(host, qtbot, typed):
    page = host.library.guarding.unlocking
    QTest.keyClicks(page.phrase.line, typed)
    QTest.keyClick(page.phrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.busy())


def test_a_locked_exercise_asks_in_place_and_then_opens(host, locked, qtbot):
    host.open_path(str(locked))
    page = host.library.guarding.unlocking

    assert page.isVisible()
    assert page.phrase.line.hasFocus()
    assert page.phrase.line.echoMode() is QLineEdit.EchoMode.Password
    try_phrase(host, qtbot, PASSPHRASE)

    assert host.session is not None
    assert host.session.path == locked
    assert host.frame.pages.currentIndex() == CONDUCT


def test_a_wrong_pass_phrase_is_said_and_can_be_typed_again(host, locked, qtbot):
    host.open_path(str(locked))
    page = host.library.guarding.unlocking

    try_phrase(host, qtbot, "not this one")

    assert host.session is None
    assert page.isVisible()
    assert is_locked(locked)
    assert page.phrase.line.selectedText() == "not this one"
    try_phrase(host, qtbot, PASSPHRASE)
    assert host.session is not None


def test_escape_leaves_and_keeps_nothing_of_what_was_typed(host, locked):
    host.open_path(str(locked))
    page = host.library.guarding.unlocking
    QTest.keyClicks(page.phrase.line, PASSPHRASE)

    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert host.library.start.isVisible()
    assert page.phrase.text() == ""
    assert is_locked(locked)


def test_the_pass_phrase_of_a_locked_exercise_is_asked_before_it_is_taken_off(host, locked, qtbot):
    host.library.start.exercises.pick(0)
    host.library.guarding.show_protection()
    assert host.library.guarding.unlocking.isVisible()

    try_phrase(host, qtbot, PASSPHRASE)
    page = host.library.guarding.protection
    assert page.isVisible()
    QTest.keyClick(page, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: not page.busy())

    assert not is_protected(locked)
    assert "without a pass-phrase" in page.said.text()


def test_a_locked_exercise_that_was_open_before_asks_when_the_program_starts(qapp, qtbot, locked):
    again = open_window(qapp, locked)
    qtbot.waitUntil(lambda: again.host is not None)

    assert again.host.session is None
    assert again.host.library.guarding.unlocking.isVisibleTo(again.frame)
    again.close()
    again.frame.deleteLater()


def test_an_unlocked_exercise_is_locked_again_by_one_key(host, locked, qtbot):
    host.open_path(str(locked))
    try_phrase(host, qtbot, PASSPHRASE)
    host.screens.show(LIBRARY)
    host.library.refresh()
    host.library.start.exercises.pick(0)
    host.library.guarding.show_protection()

    QTest.keyClick(host.library.guarding.protection, Qt.Key.Key_K, ALT)

    assert host.session is None
    assert is_locked(locked)
    assert host.library.start.isVisible()


def test_the_page_says_what_is_known_of_the_disk(page, qtbot):
    qtbot.waitUntil(lambda: page.disk.text() != "")

    assert "disk" in page.disk.text()


def kept_anywhere():
    """Return what the program keeps on this computer, all of it."""
    found = [*data_dir().rglob("*"), *state_dir().rglob("*"), *config_dir().rglob("*")]
    return b"\n".join(each.read_bytes() for each in found if each.is_file())


def test_a_new_exercise_with_a_pass_phrase_is_encrypted_and_what_is_typed_in_it(
    host, qtbot, tmp_path
):
    host.library.show_beginning()
    begin = host.library.beginning
    begin.name.set_text("HEARTWOOD 27")
    QTest.keyClick(begin, Qt.Key.Key_F4)
    page = host.library.guarding.protection
    assert page.isVisible()
    with_sheet(page, qtbot, tmp_path)
    with_words(page)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert host.session.exercise.title == "HEARTWOOD 27"
    assert is_protected(host.session.path)
    host.screens.show(CONDUCT)
    dock = host.frame.pages.currentWidget().findChild(EntryDock)
    QTest.keyClicks(dock.line, "CANARY in the log")
    QTest.keyClick(dock.line, Qt.Key.Key_Return)
    QTest.keyClicks(dock.line, "CANARY still typed")
    host.frame.call(CONDUCT, "keep_line")
    assert host.session.conduct.file.journal.last_line() > 0
    host.screens.show(LIBRARY)

    assert list((state_dir() / "typed").glob("*.json"))
    kept = kept_anywhere()
    for word in (b"CANARY", b"HEARTWOOD"):
        assert word not in kept
