"""Backups, handing over, days, duplicates and erasing, by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from facilitator.services.now import RealClock
from facilitator.services.places import backups_dir
from facilitator.services.settings import load
from facilitator.ui.window.frame import CONDUCT, LIBRARY

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def to_the_library(user):
    user.presses(Key.Key_1, CONTROL)
    user.waits(lambda: user.frame.pages.currentIndex() == LIBRARY)


@pytest.fixture
def played(user):
    """Play a little of an exercise, end it, and go to the library."""
    user.starts()
    user.starts_the_wildfire("Sant Ardell")
    conduct = user.host.session.conduct
    conduct.start()
    conduct.log("fd close the road")
    conduct.end("enough")
    user.waits(lambda: not user.host.care.copying)
    to_the_library(user)
    return user


def leaves(user):
    """Open another exercise, so that the first is closed, and mark the first in the list."""
    user.starts_the_wildfire("Another")
    to_the_library(user)
    marks(user, "Sant Ardell")


def marks(user, title):
    table = user.start_page.exercises
    titles = [each.item.title for each in table.model.lines]
    table.pick(titles.index(title))
    table.setFocus()


def rows(user):
    return [each.words() for each in user.start_page.exercises.model.lines]


def test_a_backup_is_looked_into_and_restored_beside_the_file_and_opened(played):
    user = played
    before = user.host.session.path
    user.host.session.conduct.log("pd a line that the backup lacks")
    user.presses(Key.Key_F6)
    page = user.host.library.caring.copies
    user.waits(lambda: not page.busy() and "entries" in page.holds.text())

    assert "1 entry more" in page.against.text()
    assert "close the road" in page.last.text()
    user.presses(Key.Key_Return)
    user.presses(Key.Key_Return)
    user.waits(lambda: not page.busy())
    assert "nothing was written over" in page.said.text()
    user.presses(Key.Key_Return, CONTROL)
    user.waits(lambda: user.host.session.path != before)
    assert user.frame.pages.currentIndex() == CONDUCT
    assert before.is_file()
    assert user.host.session.conduct.file.journal.last_line() == 3
    to_the_library(user)
    assert any("copy of" in each for each in rows(user))


def test_a_damaged_backup_is_said_to_be_one_and_is_not_restored(played):
    user = played
    (copy,) = backups_dir().iterdir()
    copy.write_bytes(copy.read_bytes()[:5000])
    user.presses(Key.Key_F6)
    page = user.host.library.caring.copies
    user.waits(lambda: not page.busy())

    user.presses(Key.Key_Return, CONTROL)

    assert page.refusal.sentence() != ""
    assert not page.busy()
    assert len(list(user.host.session.path.parent.glob("*.exercise"))) == 1


def test_a_second_place_is_kept_and_gets_the_next_backup(played, tmp_path):
    user = played
    stick = tmp_path / "stick"
    stick.mkdir()
    user.presses(Key.Key_F6)
    page = user.host.library.caring.copies
    user.waits(lambda: not page.busy())
    page.second_panel.place.setFocus()
    user.types(str(stick))
    user.presses(Key.Key_Return)

    assert load().backup_place == str(stick)
    user.host.session.conduct.log("fd one more")
    user.host.care.close()
    (copy,) = stick.iterdir()
    assert copy.read_bytes() == (backups_dir() / copy.name).read_bytes()


def test_a_folder_that_is_not_there_is_no_second_place(played):
    user = played
    user.presses(Key.Key_F6)
    page = user.host.library.caring.copies
    page.second_panel.place.setFocus()
    user.types("/nowhere/at/all")
    user.presses(Key.Key_Return)

    assert "no such folder" in page.second_panel.place.refusal.sentence()
    assert load().backup_place == ""


def test_an_exercise_is_handed_over_with_its_twelve_words(played, tmp_path):
    user = played
    user.presses(Key.Key_F7)
    page = user.host.library.caring.handover
    user.types(str(tmp_path))
    user.presses(Key.Key_Return)
    user.waits(lambda: page.made is not None)

    words = user.host.session.conduct.file.journal.verify().fingerprint
    assert page.words.text() == " ".join(words)
    assert page.hash.text() == page.made.sha256
    assert page.made.note.read_text("utf-8").count(page.made.sha256) == 1
    assert user.host.session is not None


def test_a_place_that_takes_nothing_is_said_beside_the_field(played, tmp_path):
    user = played
    (tmp_path / "a file").write_text("in the way")
    user.presses(Key.Key_F7)
    page = user.host.library.caring.handover
    user.types(str(tmp_path / "a file"))
    user.presses(Key.Key_Return)
    user.waits(lambda: not page.busy())

    assert page.folder.refusal.sentence() != ""
    assert page.made is None


def test_an_exercise_is_erased_by_its_title_and_nothing_else(played):
    user = played
    path = user.host.session.path
    leaves(user)
    user.presses(Key.Key_F8)
    page = user.host.library.caring.keeping
    user.waits(lambda: not page.busy())

    page.typed.setFocus()
    user.types("Sant Arde")
    user.presses(Key.Key_Return, CONTROL)
    assert path.is_file()
    assert "title" in page.refusal.sentence()
    user.types("ll")
    assert page.refusal.sentence() == ""
    user.presses(Key.Key_Return, CONTROL)
    user.waits(lambda: not page.busy())
    assert "is erased" in page.said.text()
    assert not path.exists()
    user.presses(Key.Key_Escape)
    assert not any("Sant Ardell" in each for each in rows(user))


def test_an_open_exercise_is_not_erased(played):
    user = played
    user.presses(Key.Key_F8)
    page = user.host.library.caring.keeping
    user.waits(lambda: not page.busy())
    page.typed.setFocus()
    user.types("Sant Ardell")
    user.presses(Key.Key_Return, CONTROL)
    user.waits(lambda: not page.busy())

    assert "Sant Ardell is open" in page.refusal.sentence()
    assert user.host.session.path.is_file()


def test_a_day_is_kept_and_the_start_page_reminds_of_it(played):
    user = played
    user.presses(Key.Key_F8)
    page = user.host.library.caring.keeping
    user.waits(lambda: not page.busy())
    yesterday = (RealClock().now() - timedelta(days=2)).date()
    user.types(f"{yesterday}")
    user.presses(Key.Key_Return)
    user.presses(Key.Key_Escape)

    panel = user.start_page.exercises_panel
    assert panel.reminder.isVisible()
    assert "Sant Ardell was to be kept until" in panel.reminder.toolTip()
    user.presses(Key.Key_D, ALT)
    assert user.start_page.marked.keep_until == yesterday


def test_what_is_no_day_is_not_kept(played):
    user = played
    user.presses(Key.Key_F8)
    page = user.host.library.caring.keeping
    user.types("31 May")
    user.presses(Key.Key_Return)

    assert page.until.refusal.sentence() == "Write the day as 2027-05-31."
    assert user.host.shelf.recent()[0].keep_until is None


def test_an_exercise_is_put_away_found_there_and_had_back(played):
    user = played
    user.presses(Key.Key_P, ALT)
    away = rows(user)
    user.presses(Key.Key_A, ALT)
    there = rows(user)
    user.presses(Key.Key_P, ALT)

    assert away == []
    assert "Sant Ardell" in there[0]
    assert any("Sant Ardell" in each for each in rows(user))


def test_an_exercise_is_taken_up_again_as_another_run_of_the_same(played):
    user = played
    first = user.host.session.exercise
    user.presses(Key.Key_D, CONTROL)
    user.presses(Key.Key_R, ALT)

    assert user.host.session.exercise.id == first.id
    assert user.host.session.conduct.file.journal.last_line() == 0
    to_the_library(user)
    said = rows(user)
    assert "run 2" in said[0]
    assert "run 1" in said[1]


def test_an_exercise_is_duplicated_as_a_new_one_under_another_name(played):
    user = played
    first = user.host.session.exercise
    user.presses(Key.Key_D, CONTROL)
    user.types("Autumn fire")
    user.presses(Key.Key_Return)

    assert user.host.session.exercise.title == "Autumn fire"
    assert user.host.session.exercise.id != first.id
    assert len(user.host.session.exercise.msel.rows) == len(first.msel.rows)


def test_looking_for_words_leaves_only_what_has_them_and_escape_shows_all(played):
    user = played
    leaves(user)
    user.presses(Key.Key_F, CONTROL)
    user.types("ardell")
    found = rows(user)
    user.presses(Key.Key_Escape)

    assert len(found) == 1
    assert "Sant Ardell" in found[0]
    assert len(rows(user)) == 2


def test_what_was_put_away_is_told_of_when_it_is_looked_for(played):
    user = played
    user.presses(Key.Key_P, ALT)
    user.presses(Key.Key_F, CONTROL)
    user.types("ardell")
    said = user.start_page.exercises.view.empty
    user.presses(Key.Key_A, ALT)

    assert "1 that was put away" in said
    assert "Sant Ardell" in rows(user)[0]


def test_keys_of_the_list_do_nothing_on_the_pages_behind_it(played):
    user = played
    user.presses(Key.Key_F8)
    before = user.host.session.path
    user.presses(Key.Key_R, CONTROL)
    user.presses(Key.Key_D, CONTROL)

    assert user.host.session.path == before
    assert user.host.library.caring.keeping.isVisible()


def test_what_can_be_read_of_a_damaged_file_is_saved_and_opened(played):
    user = played
    path = user.host.session.path
    leaves(user)
    content = bytearray(path.read_bytes())
    content[9000:13000] = bytes(4000)
    path.write_bytes(bytes(content))
    marks(user, "Sant Ardell")
    user.presses(Key.Key_Return)
    page = user.host.library.caring.mending

    assert page.isVisible()
    assert "backup of it" in page.copies.text()
    user.presses(Key.Key_Return, CONTROL)
    user.waits(lambda: not page.busy(), 20_000)
    assert "Saved: 3 entries." in page.said.text()
    assert list(path.parent.glob(f"{path.name}.corrupt.*"))
    assert user.banner == ""
    user.presses(Key.Key_Return, CONTROL)
    user.waits(lambda: user.host.session.path == path)
    assert user.host.session.conduct.file.journal.verify().good


def test_a_damaged_file_leads_to_its_backups(played):
    user = played
    path = user.host.session.path
    leaves(user)
    path.write_bytes(path.read_bytes()[:9000])
    marks(user, "Sant Ardell")
    user.presses(Key.Key_Return)
    user.presses(Key.Key_F6)
    page = user.host.library.caring.copies
    user.waits(lambda: not page.busy())

    assert page.isVisible()
    assert "cannot be read" in page.against.text()
    assert page.restore_button.isEnabled()
