from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from facilitator.services.now import Look
from tests.builders import exercise, inject


def test_a_sleep_is_said_and_counts_only_if_somebody_says_so(room):
    room.start()
    before = room.conduct.elapsed()

    room.clock.seen = Look(slept=timedelta(minutes=12))
    room.desk.tick()
    said, stood = room.parts.banner.words.text(), room.conduct.elapsed()
    room.parts.banner.action.click()

    assert "12:00" in said
    assert stood == before
    assert room.conduct.elapsed() == before + timedelta(minutes=12)
    assert room.parts.banner.isHidden()


def test_a_moved_clock_is_said_and_moves_nothing(room):
    room.start()
    before = room.conduct.elapsed()

    room.clock.seen = Look(drift=timedelta(hours=-1))
    room.desk.tick()

    assert "1:00:00" in room.parts.banner.words.text()
    assert room.parts.banner.action.isHidden()
    assert room.conduct.elapsed() == before


def test_a_row_marked_automatic_goes_out_by_itself_and_no_other(make_room):
    by_itself = replace(inject("01", planned=1), automatic=True)
    room = make_room(plan=exercise(by_itself, inject("02", planned=1)))
    room.start()

    room.clock.move(timedelta(seconds=60))
    room.desk.tick()

    assert list(room.conduct.state.deliveries) == ["i-01"]


def test_after_a_pause_nothing_goes_out_by_itself(make_room):
    by_itself = replace(inject("01", planned=1), automatic=True)
    room = make_room(plan=exercise(by_itself))
    room.start()
    room.conduct.pause()
    room.clock.move(timedelta(minutes=5))
    room.conduct.resume()

    room.desk.tick()

    assert room.conduct.state.deliveries == {}


def test_a_disk_that_refuses_at_the_tick_is_said_and_the_clock_goes_on(room):
    room.start()
    room.clock.seen = Look(slept=timedelta(minutes=12))
    room.disk.fill()

    room.desk.tick()

    assert not room.parts.banner.isHidden()
    assert room.parts.clock.face.digits() == "00:00:01"


def test_the_question_about_a_sleep_shows_its_keys_and_is_answered_by_them(room):
    room.start()
    before = room.conduct.elapsed()
    room.clock.seen = Look(slept=timedelta(minutes=12))
    room.desk.tick()
    banner = room.parts.banner
    shown = banner.action.accessibleName(), banner.close_button.accessibleName()

    room.ctrl(Qt.Key.Key_O)

    assert "Count it" in shown[0]
    assert "Do not count it" in shown[1]
    assert room.conduct.elapsed() == before + timedelta(minutes=12)
    assert banner.isHidden()


def test_a_sleep_that_does_not_count_is_closed_by_escape_and_stays_in_the_journal(room):
    room.start()
    before = room.conduct.elapsed()
    room.clock.seen = Look(slept=timedelta(minutes=12))
    room.desk.tick()

    room.press(Qt.Key.Key_Escape)

    assert room.parts.banner.isHidden()
    assert room.conduct.elapsed() == before
    assert room.kinds()[-1] == "run.reanchored"


def test_the_key_for_an_offer_says_so_where_there_is_none(room):
    room.ctrl(Qt.Key.Key_O)

    assert "No message offers anything" in room.parts.banner.words.text()
