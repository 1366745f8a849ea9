"""A line outlives a crash while it is typed, and a disk that does not take it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.errors import Fault


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def room(make_room, state):
    return make_room(spare_in=state)


def kept(state):
    return list((state / "typed").glob("*.json"))


def test_a_second_after_a_key_the_line_is_on_the_disk_and_comes_back_in_the_next_window(
    room, make_room, state, qtbot
):
    room.start()
    first = room.clock.now()
    room.type("fd send two eng")
    qtbot.waitUntil(lambda: bool(kept(state)))

    again = make_room(spare_in=state)

    assert again.line.text() == "fd send two eng"
    assert again.desk.entry.typed_at == first
    assert "draft restored" in again.line.accessibleDescription()


def test_the_entry_that_was_begun_before_is_saved_with_the_time_of_its_first_key(
    room, make_room, state
):
    room.type("fd send two eng")
    first = room.clock.now()
    room.screen.keep_line()
    again = make_room(spare_in=state)
    again.clock.move(timedelta(seconds=40))

    again.enter("ines")

    assert again.entries()[-1].happened_at == first
    assert again.entries()[-1].event.typed == "fd send two engines"


def test_a_line_that_was_saved_does_not_come_back(room, make_room, state):
    room.type("fd send two engines")
    room.screen.keep_line()
    room.enter()

    again = make_room(spare_in=state)

    assert again.line.text() == ""
    assert kept(state) == []


def test_a_line_that_was_cleared_does_not_come_back(room, state):
    room.type("fd")
    room.screen.keep_line()
    room.ctrl(Qt.Key.Key_A)
    room.press(Qt.Key.Key_Backspace)

    assert kept(state) == []


def test_lines_that_the_file_does_not_take_wait_and_the_typist_goes_on(room):
    room.start()
    room.disk.fill(Fault.READ_ONLY)

    room.enter("fd send two engines")
    room.enter("p close the road")

    assert room.line.text() == ""
    assert "2 lines wait on this laptop" in room.parts.banner.words.text()
    assert room.kinds() == ["run.started"]


def test_what_waited_goes_in_once_at_its_own_time_when_the_file_takes_it_again(room):
    room.start()
    room.disk.fill(Fault.DISK_ERROR)
    moment = room.clock.now()
    room.enter("fd send two engines")
    room.wait(minutes=4)
    room.disk.free()

    room.desk.entry.elsewhere.try_again()
    room.desk.entry.elsewhere.try_again()

    assert room.kinds().count("decision.logged") == 1
    assert room.entries()[-1].happened_at == moment
    assert "1 line that waited is now in the exercise" in room.parts.banner.words.text()


def test_what_waited_goes_in_before_the_next_line(room):
    room.start()
    room.disk.fill(Fault.DISK_ERROR)
    room.enter("fd first")
    room.disk.free()

    room.enter("fd second")

    texts = [each.event.typed for each in room.entries() if each.event.kind == "decision.logged"]
    assert texts == ["fd first", "fd second"]
    assert [row.number for row in room.rows()][-2:] == [1, 2]


def test_a_delivery_that_the_disk_refuses_does_not_hide_that_lines_wait(room):
    room.start()
    room.disk.fill(Fault.READ_ONLY)
    room.enter("fd send two engines")

    room.ctrl(Qt.Key.Key_Return)

    assert "1 line waits" in room.parts.banner.words.text()
    assert room.conduct.state.deliveries == {}


def test_where_this_laptop_takes_nothing_either_the_text_stays_in_the_line(make_room, state):
    state.mkdir()
    (state / "waiting").write_text("a file where the folder should be")
    room = make_room(spare_in=state)
    room.start()
    room.disk.fill(Fault.DISK_FULL)

    room.enter("fd send two engines")

    assert room.line.text() == "fd send two engines"
    assert "Try again" in room.parts.banner.action.accessibleName()
