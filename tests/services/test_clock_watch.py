"""The exercise clock while the computer sleeps or somebody moves its clock (FAULTS R20 to R22)."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.clock import elapsed, elapsed_then
from facilitator.domain.entry import Author
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import ClockReanchored, Reanchoring
from facilitator.services.conduct import Conduct
from facilitator.services.now import Look
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject, minutes


class Computer:
    """A computer whose clocks part as they do on three systems."""

    def __init__(self, start, *, steady_sleeps=True):
        self.wall = self.anchor = start
        self.steady = self.boot = timedelta(0)
        self.steady_sleeps = steady_sleeps
        self.looked = timedelta(0)
        self._anchors = (start, timedelta(0), timedelta(0))

    def now(self):
        wall, steady, _boot = self._anchors
        return wall + self.steady - steady

    def look(self):
        _wall, steady, boot = self._anchors
        silence, self.looked = self.steady - self.looked, self.steady
        slept = (self.boot - boot) - (self.steady - steady)
        drift = self.wall - self.now()
        if silence > timedelta(seconds=30) and not slept:
            return Look(drift, silence, counted=True)
        return Look(drift, slept)

    def reanchor(self):
        self._anchors = (self.wall, self.steady, self.boot)
        self.looked = self.steady

    def run(self, by, conduct=None):
        """Let time pass awake, with a look at every second."""
        for _second in range(int(by.total_seconds())):
            self.wall += timedelta(seconds=1)
            self.steady += timedelta(seconds=1)
            self.boot += timedelta(seconds=1)
            if conduct is not None:
                conduct.look_at_clock()

    def sleep(self, by):
        self.wall += by
        self.boot += by
        self.steady += timedelta(0) if self.steady_sleeps else by

    def set_clock(self, by):
        self.wall += by


def running(computer):
    file = ExerciseFile.memory(exercise(inject("01"), inject("02", planned=10)), now=computer.now)
    conduct = Conduct(file, clock=computer, author=Author(role="facilitator"))
    conduct.start()
    computer.run(minutes(2), conduct)
    return conduct


@pytest.mark.parametrize(
    "by",
    [timedelta(hours=1), -timedelta(hours=1), timedelta(days=1), -timedelta(days=1)],
    ids=["an hour on", "an hour back", "a day on", "a day back"],
)
def test_moving_the_computers_clock_moves_no_exercise_time(by):
    computer = Computer(STARTEX)
    conduct = running(computer)
    computer.set_clock(by)

    entry = conduct.look_at_clock()
    computer.run(minutes(3), conduct)

    assert entry.event == ClockReanchored(why=Reanchoring.MOVED, by=by)
    assert abs(conduct.elapsed() - minutes(5)) <= timedelta(milliseconds=100)


@pytest.mark.parametrize("steady_sleeps", [True, False], ids=["linux and macOS", "windows"])
def test_a_sleep_is_not_counted_unless_somebody_says_so(steady_sleeps):
    computer = Computer(STARTEX, steady_sleeps=steady_sleeps)
    conduct = running(computer)
    computer.sleep(timedelta(minutes=19, seconds=42))

    entry = conduct.look_at_clock()

    assert entry.event.why is Reanchoring.SLEPT
    assert entry.event.by == timedelta(minutes=19, seconds=42)
    assert conduct.elapsed() == minutes(2)
    assert conduct.standby().row.inject.number == "01"
    conduct.count_sleep(entry)
    assert conduct.elapsed() == timedelta(minutes=21, seconds=42)


def test_after_a_sleep_nothing_is_delivered_and_one_row_is_next():
    computer = Computer(STARTEX)
    conduct = running(computer)
    computer.sleep(minutes(60))
    entry = conduct.look_at_clock()
    conduct.count_sleep(entry)

    due = [each for each in conduct.script() if each.status in {"due", "standby"}]

    assert len(due) == 2
    assert not conduct.state.deliveries


def test_a_restart_after_the_clock_was_moved_shows_the_same_exercise_time():
    computer = Computer(STARTEX)
    conduct = running(computer)
    computer.set_clock(timedelta(hours=5))
    conduct.look_at_clock()
    computer.run(minutes(1), conduct)

    again = Conduct(conduct.file, clock=computer, author=conduct.author)

    assert again.elapsed() == minutes(3)


@pytest.mark.parametrize(
    "start",
    [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
        datetime(2026, 11, 18, 23, 30, tzinfo=UTC),
    ],
    ids=["back to winter time", "on to summer time", "over midnight"],
)
def test_the_night_of_a_clock_change_and_midnight_are_ordinary_hours(start):
    computer = Computer(start)
    file = ExerciseFile.memory(exercise(inject("01")), now=computer.now)
    conduct = Conduct(file, clock=computer, author=Author(role="facilitator"))
    conduct.start()

    computer.run(minutes(150), conduct)
    entry = conduct.log("fd go")

    assert conduct.elapsed() == minutes(150)
    assert entry.exercise == minutes(150)
    assert conduct.file.journal.last_line() == 2


def test_small_differences_are_nobodys_business():
    computer = Computer(STARTEX)
    conduct = running(computer)
    computer.set_clock(timedelta(seconds=2))

    assert conduct.look_at_clock() is None


def test_a_past_moment_keeps_its_exercise_time_after_a_sleep():
    computer = Computer(STARTEX)
    conduct = running(computer)
    before = computer.now()
    computer.sleep(minutes(20))
    conduct.look_at_clock()
    computer.run(minutes(1), conduct)

    assert elapsed_then(conduct.state.clock, before) == minutes(2)
    assert elapsed(conduct.state.clock, computer.now()) == minutes(3)


def test_the_rest_of_the_script_moves_by_ten_minutes_and_delivered_rows_stay():
    computer = Computer(STARTEX)
    conduct = running(computer)
    conduct.deliver("i-01")

    conduct.shift(minutes(10), "lunch ran over")

    rows = {each.inject.number: each for each in conduct.script()}
    assert rows["02"].at == minutes(20)
    assert rows["01"].moved == minutes(2)
    assert conduct.standby().due_in == minutes(18)


def test_with_nothing_left_to_move_the_shift_is_refused():
    computer = Computer(STARTEX)
    conduct = running(computer)
    conduct.deliver("i-01")
    conduct.deliver("i-02")

    with pytest.raises(Refused) as refused:
        conduct.shift(minutes(10))

    assert refused.value.reason is Reason.NOTHING_TO_SHIFT
