"""Files on entries: dropped, pasted, by path; kept in the exercise, and never in anybody's way."""

import sys
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.domain.attachments import LARGEST, Attachment
from facilitator.domain.errors import Failed, Fault

COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def picture(path, colour="#3060a0", size=(400, 300)):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path), "PNG")
    return path


def settled(room, qtbot):
    qtbot.waitUntil(lambda: not room.desk.enclosing.attaching.reading())
    QApplication.processEvents()


def drop(widget, paths, place):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    enters = QDragEnterEvent(place, COPY, data, LEFT, NONE)
    QApplication.sendEvent(widget, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), COPY, data, LEFT, NONE))


def attached(room):
    return [each.event.attachments for each in room.entries() if hasattr(each.event, "attachments")]


def banner(room):
    return room.parts.banner.words.text() if room.parts.banner.isVisible() else ""


def test_a_file_dropped_on_the_line_goes_with_the_next_entry(room, qtbot, tmp_path):
    path = picture(tmp_path / "road.png")
    room.start()
    drop(room.parts.dock, [path], QPoint(40, 20))
    settled(room, qtbot)
    assert room.parts.files.isVisible()
    assert room.line.text() == ""

    room.enter("f dispatch two engines")

    digest = sha256(path.read_bytes()).hexdigest()
    size = path.stat().st_size
    wanted = Attachment(sha256=digest, name="road.png", media="image/png", size=size)
    assert attached(room)[-1] == (wanted,)
    assert room.conduct.file.attachments.read(digest) == path.read_bytes()
    assert room.rows()[-1].files == 1
    assert "1 file" in room.rows()[-1].said
    assert not room.parts.files.isVisible()
    assert room.conduct.file.journal.verify().good


def test_the_entry_after_that_has_no_file(room, qtbot, tmp_path):
    room.start()
    room.desk.enclosing.attaching.add([picture(tmp_path / "a.png")])
    settled(room, qtbot)
    room.enter("f one")

    room.enter("f two")

    assert [each.files for each in room.rows()] == [1, 0]


def test_a_file_dropped_on_a_row_is_added_to_its_entry(room, qtbot, tmp_path):
    room.start()
    room.enter("f dispatch two engines")
    room.enter("p close the road")
    view = room.parts.log.view
    place = view.visualRect(room.log.index(0)).center()

    drop(view.viewport(), [picture(tmp_path / "a.png")], place)
    settled(room, qtbot)

    assert [each.files for each in room.rows()] == [1, 0]
    assert room.kinds()[-1] == "entry.attached"
    assert "a.png" in banner(room)


def test_a_picture_is_pasted_and_words_are_still_words(room, qtbot):
    room.start()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    room.ctrl(Qt.Key.Key_V)
    settled(room, qtbot)
    QGuiApplication.clipboard().setText("f dispatch")
    room.ctrl(Qt.Key.Key_V)

    room.enter()

    (made,) = attached(room)[-1]
    assert made.media == "image/png"
    assert QImage.fromData(room.conduct.file.attachments.read(made.sha256)).size() == image.size()
    assert room.rows()[-1].text == "dispatch"


def test_a_file_by_its_path_needs_no_mouse_and_no_dialog(room, qtbot, tmp_path):
    path = picture(tmp_path / "map of the cove.png")
    room.start()
    room.ctrl(Qt.Key.Key_U)
    room.enter(str(tmp_path / "nothing.png"))
    assert room.parts.tray.showing() == "attach"
    form = room.parts.tray._forms["attach"]
    assert form.path.line.text().endswith("nothing.png")
    form.path.set_text(str(path))
    room.press(Qt.Key.Key_Return)
    settled(room, qtbot)

    room.enter("f see the map")

    assert room.rows()[-1].files == 1


def test_an_entry_saved_while_its_file_is_read_gets_it_afterwards(room, qtbot, tmp_path):
    room.start()
    room.desk.enclosing.attaching.add([picture(tmp_path / "a.png", size=(1500, 1500))])
    room.enter("f dispatch two engines")
    settled(room, qtbot)

    assert room.rows()[-1].files == 1


@pytest.mark.parametrize("kind", ["vanished", "too large", "full disk"])
def test_a_file_that_cannot_be_kept_is_said_and_the_entry_stands(
    room, qtbot, tmp_path, kind, monkeypatch
):
    path = tmp_path / "photo.png"
    if kind == "too large":
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)
    if kind == "full disk":
        picture(path)

        def full(*_values):
            raise Failed(Fault.DISK_FULL, name="levant.exercise")

        monkeypatch.setattr(room.conduct.file.attachments, "add", full)
    room.start()
    room.desk.enclosing.attaching.add([path])
    room.enter("f dispatch two engines")
    settled(room, qtbot)

    assert "Not attached: photo.png" in banner(room)
    assert [each.files for each in room.rows()] == [0]
    assert room.kinds()[-1] == "decision.logged"


def test_files_can_be_taken_off_the_line(room, qtbot, tmp_path):
    room.start()
    room.desk.enclosing.attaching.add([picture(tmp_path / "a.png")])
    settled(room, qtbot)
    room.parts.files.off_button.click()

    room.enter("f dispatch")

    assert room.rows()[-1].files == 0


def test_files_on_the_line_survive_a_crash(make_room, qtbot, tmp_path):
    first = make_room(spare_in=tmp_path / "state")
    first.start()
    first.type("f dispatch")
    first.desk.enclosing.attaching.add([picture(tmp_path / "a.png")])
    settled(first, qtbot)
    pending = first.desk.enclosing.attaching.pending
    content = first.conduct.file.attachments.read(pending[0].sha256)
    # the same exercise opened anew, as after a crash: the bytes are in its file
    second = make_room(spare_in=tmp_path / "other")
    second.conduct.file.attachments.add("a.png", "image/png", content)
    drafts = first.screen._unfinished._drafts
    kept = drafts.read()

    second.desk.enclosing.attaching.give_back(kept.files)

    assert kept.text == "f dispatch"
    assert kept.files == pending
    assert second.desk.enclosing.attaching.pending == pending


def test_a_bad_picture_is_a_note_and_a_good_one_is_seen(room, qtbot, tmp_path):
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nonsense" * 40)
    room.start()
    for path in (picture(tmp_path / "good.png"), bad):
        room.desk.enclosing.attaching.add([path])
        settled(room, qtbot)
    room.enter("f dispatch")
    room.press(Qt.Key.Key_F4)
    room.press(Qt.Key.Key_Up)
    room.ctrl(Qt.Key.Key_U, shift=True)
    form = room.parts.tray._forms["files"]
    qtbot.waitUntil(lambda: not form.picture.pixmap().isNull())
    assert form.file.sha256[:12] in form.note.text()

    room.press(Qt.Key.Key_PageDown)

    qtbot.waitUntil(lambda: "cannot be shown" in form.note.text())
    assert "bad.png" in form.words.text()


def test_nothing_opens_by_itself_and_a_program_never_does(room, qtbot, tmp_path):
    opened = []
    room.desk.enclosing.outside._opener = opened.append
    sound, program = tmp_path / "call.mp3", tmp_path / "setup.exe"
    sound.write_bytes(b"ID3 sound")
    program.write_bytes(b"MZ")
    room.start()
    for path in (sound, program):
        room.desk.enclosing.attaching.add([path])
        settled(room, qtbot)
    room.enter("f listen to the call")
    room.press(Qt.Key.Key_F4)
    room.press(Qt.Key.Key_Up)
    room.ctrl(Qt.Key.Key_U, shift=True)
    assert opened == []

    room.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    room.press(Qt.Key.Key_PageDown)
    room.press(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "setup.exe is not opened" in banner(room))
    assert len(opened) == 1
    assert opened[0].read_bytes() == b"ID3 sound"
    if sys.platform != "win32":
        assert not opened[0].stat().st_mode & 0o222


def test_copies_are_saved_beside_what_is_there_already(room, qtbot, tmp_path):
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    (downloads / "a.png").write_bytes(b"another")
    room.desk.enclosing.outside._folder = downloads
    path = picture(tmp_path / "a.png")
    room.start()
    room.desk.enclosing.attaching.add([path])
    settled(room, qtbot)
    room.enter("f dispatch")
    room.press(Qt.Key.Key_F4)
    room.press(Qt.Key.Key_Up)
    room.ctrl(Qt.Key.Key_U, shift=True)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: "Saved in" in banner(room))
    assert (downloads / "a.png").read_bytes() == b"another"
    assert (downloads / "a 2.png").read_bytes() == path.read_bytes()
    assert Path(downloads).is_dir()
