"""The window with its real server: phones come in, a second laptop joins, the door shuts."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.app import open_window
from facilitator.domain.events import Logged, Way
from facilitator.services.observing.addresses import Address, Link
from facilitator.services.observing.invitations import Guest
from facilitator.ui.observers import opening
from facilitator.ui.window.frame import CONDUCT, LIBRARY, OBSERVERS
from tests.phones import HERE, Phone

CONTROL = Qt.KeyboardModifier.ControlModifier
LOOPBACK = (Address(address=HERE, interface="lo", link=Link.SELF),)
SOON_S = 10.0
LONG_MS = 60_000


@pytest.fixture
def opened(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(opening, "addresses", lambda: LOOPBACK)
    made = open_window(qapp)
    qtbot.waitUntil(lambda: made.host is not None)
    qtbot.waitActive(made.frame)
    library = made.host.library
    library.start.focus_scenarios()
    library.start.take()
    yield made
    made.close()
    made.frame.deleteLater()
    qapp.processEvents()


def press(opened, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or opened.frame, key, modifiers)
    QApplication.processEvents()


def open_door(opened, qtbot):
    opened.host.screens.show(OBSERVERS)
    doorway = opened.host.screens.present.doorway
    for _press in range(2):
        press(opened, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: doorway.opened is not None, timeout=LONG_MS)
    return doorway


def answers(port):
    with socket.socket() as asked:
        asked.settimeout(0.3)
        return asked.connect_ex((HERE, port)) == 0


def shut_within(port, seconds):
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if not answers(port):
            return True
        QTest.qWait(20)
    return False


def test_a_phone_is_seen_on_the_screen_and_the_door_is_gone_a_second_after_its_key(opened, qtbot):
    doorway = open_door(opened, qtbot)
    screen = opened.frame.pages.widget(OBSERVERS)
    port = doorway.opened.port
    token = doorway.door.invitations.of(Guest.OBSERVER).token
    with Phone(doorway.opened.url) as phone:
        phone.join(token, "Ana")
        phone.write("+ first report at once")
        phone.send()
        qtbot.waitUntil(
            lambda: any(each.entries == 1 for each in screen.places.stations.rows), timeout=LONG_MS
        )
    named = screen.places.stations.grid.model.lines[0].cells[0].text
    press(opened, Qt.Key.Key_D, CONTROL)

    assert named == "Ana"
    assert shut_within(port, SOON_S)
    assert doorway.opened is None


@pytest.mark.parametrize("how", ["exercise", "window"])
def test_the_door_is_gone_a_second_after_the_exercise_is_left(opened, qtbot, how):
    port = open_door(opened, qtbot).opened.port
    here = answers(port)
    if how == "window":
        opened.frame.close()
    else:
        opened.host.make_rehearsal(str(opened.host.session.path))

    assert here
    assert shut_within(port, SOON_S)


def test_the_room_test_finds_that_this_computer_answers(opened, qtbot):
    open_door(opened, qtbot)
    test = opened.frame.pages.widget(OBSERVERS).places.join.room_test
    qtbot.waitUntil(lambda: "answers at its address" in test.own_line.accessibleName())

    assert "this computer only" in test.cause.text()
    assert "127.0.0.1" in test.remedy.text()


def test_a_second_laptop_joins_with_the_copied_line_and_its_entries_come(
    opened, qtbot, qapp, tmp_path, monkeypatch
):
    doorway = open_door(opened, qtbot)
    screen = opened.frame.pages.widget(OBSERVERS)
    line = screen.places.join.inviting.line()
    host = opened.host.session.conduct
    # the other laptop has a home of its own
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    laptop = open_window(qapp)
    qtbot.waitUntil(lambda: laptop.host is not None)
    laptop.frame.activateWindow()
    laptop.host.screens.show(LIBRARY)
    library = laptop.host.library
    library.show_joining()
    page = library.joining
    page.line.set_text(line)
    page.take()
    qtbot.waitUntil(lambda: not page.busy(), timeout=LONG_MS)
    shown = page.found.text()
    page.name.set_text("Eva")
    page.take()
    qtbot.waitUntil(lambda: laptop.host.session is not None, timeout=LONG_MS)
    conduct = laptop.host.session.conduct
    post = laptop.frame.pages.widget(CONDUCT).desk.post
    qtbot.waitUntil(lambda: "handed in" in post.status.accessibleName(), timeout=LONG_MS)
    conduct.log("+ f first report at once")
    QApplication.processEvents()
    waiting = post.status.accessibleName()
    qtbot.waitUntil(lambda: "handed in" in post.status.accessibleName(), timeout=LONG_MS)
    texts = [each.event.text for each in host.file.journal.entries(after=0) if _logged(each)]
    alone = post.alone
    doorway.shut()
    qtbot.waitUntil(lambda: "does not answer" in post.status.accessibleName(), timeout=LONG_MS)
    way = conduct.state.post.way
    laptop.close()
    laptop.frame.deleteLater()

    assert shown == opened.host.session.exercise.title
    assert way is Way.LAPTOP
    assert waiting == "waiting (1)"
    assert "first report at once" in texts
    assert not alone
    assert post.why.text()


def _logged(entry):
    return isinstance(entry.event, Logged)


def test_a_line_that_is_none_is_refused_where_it_was_pasted(opened, qtbot):
    opened.host.screens.show(LIBRARY)
    press(opened, Qt.Key.Key_J, CONTROL)
    page = opened.host.library.joining
    page.line.set_text("http://example.org")
    press(opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.line.refusal.sentence()))

    assert not page.asked.isVisible()
    press(opened, Qt.Key.Key_Escape)
    assert opened.host.library.start.isVisible()


def test_a_window_that_was_started_knows_no_server_until_a_door_opens():
    asked = (
        "import sys\n"
        "from facilitator.app import application, open_window\n"
        "app = application()\n"
        "opened = open_window(app)\n"
        "while opened.host is None:\n"
        "    app.processEvents()\n"
        "opened.host.library.start.focus_scenarios()\n"
        "opened.host.library.start.take()\n"
        "assert opened.host.session is not None\n"
        "heavy = ('starlette', 'uvicorn', 'segno', 'cryptography', 'http.client', 'ssl')\n"
        "print(sorted(each for each in heavy if each in sys.modules))\n"
        "opened.close()\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert said.stdout.strip().splitlines()[-1] == "[]"
