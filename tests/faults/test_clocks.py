"""Clocks that jump, sleep, pause and pass midnight move no exercise time (FAULTS R20 to R25)."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.clock import elapsed, elapsed_then
from facilitator.domain.entry import Author
from facilitator.domain.events import ClockReanchored, JumpSort, Logged, Reanchoring, RunPaused
from facilitator.domain.run import fold
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.reporting import findings_of, write_report
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes
from tests.faults.chance import chance
from tests.faults.setcheck import MARK
from tests.report.reading import appendix
from tests.services.test_clock_watch import Computer

CLOSE = timedelta(milliseconds=100)
MOVES = (minutes(60), -minutes(60), minutes(24 * 60), -minutes(24 * 60), minutes(7), -minutes(3))
PLAN = exercise(inject("01", wants=(expected("x1"),)), inject("02", planned=10))
AUTHOR = Author(role="facilitator")
MODELS = (True, False)
"""Whether the steady clock stops in a sleep: on Linux and macOS; and on Windows."""


class WallComputer(Computer):
    """A computer that believes what its wall clock says."""

    def now(self):
        return self.wall

    def look(self):
        self.reanchor()
        return super().look()


def sat_down(computer):
    file = ExerciseFile.memory(PLAN, now=computer.now)
    conduct = Conduct(file, clock=computer, author=AUTHOR)
    conduct.start()
    return conduct


def a_night_of_moves(luck, make):
    """Move the clock and sleep at random; return what should not have been."""
    computer = make(STARTEX, steady_sleeps=luck.choice(MODELS))
    conduct = sat_down(computer)
    conduct.deliver("i-01")
    awake, told, moved = timedelta(0), 0, 0
    for _turn in range(6):
        by = timedelta(seconds=luck.randint(20, 90))
        computer.run(by, conduct)
        awake += by
        moved += 1
        if luck.random() < 0.5:
            computer.set_clock(luck.choice(MOVES))
        else:
            computer.sleep(timedelta(seconds=luck.randint(60, 4000)))
        told += isinstance(getattr(conduct.look_at_clock(), "event", None), ClockReanchored)
    decision = conduct.log("f go @01")
    wrong = []
    if abs(conduct.elapsed() - awake) > CLOSE:
        wrong.append(f"exercise time off by {conduct.elapsed() - awake}")
    if told != moved:
        wrong.append(f"{moved - told} moves not logged")
    if abs(decision.exercise - awake) > CLOSE:
        wrong.append("time to decision changed")
    if len(conduct.state.deliveries) != 1:
        wrong.append("a burst of injects")
    seqs = [each.seq for each in conduct.file.journal.entries()]
    if seqs != sorted(seqs):
        wrong.append("order")
    return wrong


def nights(seeds, make=Computer):
    return [(seed, each) for seed in seeds for each in a_night_of_moves(chance(seed), make)]


def test_moves_and_sleeps_move_no_exercise_time():
    assert nights(range(5)) == []


@pytest.mark.fault
@pytest.mark.row("R20", "nights of moved clocks and sleeps, three systems")
@pytest.mark.row("R21", "nights of moved clocks and sleeps, three systems")
def test_moves_and_sleeps_of_two_hundred_nights_move_no_exercise_time(tally):
    tally(200)

    assert nights(range(100, 300)) == []


@pytest.mark.known_bad("R20", "the wall clock instead of the steady one")
@pytest.mark.known_bad("R21", "the wall clock instead of the steady one")
def test_by_the_wall_clock_exercise_time_jumps():
    assert nights(range(5), WallComputer) != []


@pytest.mark.parametrize("steady_sleeps", MODELS, ids=["linux and macOS", "windows"])
def test_a_sleep_is_asked_about_once_whatever_the_system(steady_sleeps):
    computer = Computer(STARTEX, steady_sleeps=steady_sleeps)
    conduct = sat_down(computer)
    computer.run(minutes(1), conduct)
    computer.sleep(timedelta(minutes=19, seconds=42))

    asked = [conduct.look_at_clock() for _look in range(5)]

    (one,) = [each for each in asked if each is not None]
    assert one.event.why is Reanchoring.SLEPT


# --- pauses, jumps, late entries ---------------------------------------------------------------


def a_day_of_pauses(luck, clock, conduct):
    conduct.start()
    for _turn in range(40):
        clock.move(timedelta(milliseconds=luck.randint(1, 90_000)))
        phase = str(conduct.state.clock.phase)
        act = luck.random()
        if act < 0.2:
            conduct.pause() if phase == "running" else conduct.resume()
        elif act < 0.3 and phase == "paused":
            conduct.jump(JumpSort.CLOCK, minutes(luck.randint(1, 30)))
        elif act < 0.35:
            conduct.correct_clock(timedelta(seconds=luck.randint(-40, 40)), "wrong by a little")
        else:
            back = timedelta(milliseconds=luck.choice((0, 0, 0, 500, 10_000)))
            conduct.log("f go", typed_at=max(clock.now() - back, conduct.state.clock.started_at))


def unlike_the_log(conduct, unwritten=()):
    """Compute every exercise time anew from the log before it; return what differs."""
    entries = list(conduct.file.journal.entries())
    found = []
    for place, each in enumerate(entries):
        before = [other for other in entries[:place] if not isinstance(other.event, unwritten)]
        clock = fold(before).clock
        if clock.started_at is None:
            continue
        late = clock.since is not None and each.happened_at < clock.since
        then = (elapsed_then if late else elapsed)(clock, each.happened_at)
        if abs(then - each.exercise) >= timedelta(milliseconds=1):
            found.append((each.seq, then, each.exercise))
    return found


def days(seeds, unwritten=()):
    found = []
    for seed in seeds:
        clock = PlayedClock(STARTEX)
        with ExerciseFile.memory(PLAN, now=clock.now) as file:
            conduct = Conduct(file, clock=clock, author=AUTHOR)
            a_day_of_pauses(chance(seed), clock, conduct)
            found += [(seed, each) for each in unlike_the_log(conduct, unwritten)]
            again = Conduct(file, clock=clock, author=AUTHOR)
            if again.elapsed() != conduct.elapsed():
                found.append((seed, "another time after a restart"))
    return found


def test_every_exercise_time_can_be_computed_from_the_log():
    assert days(range(5)) == []


@pytest.mark.fault
@pytest.mark.row("R25", "days of pauses, jumps and corrections recomputed")
def test_every_exercise_time_of_two_hundred_days_can_be_computed_from_the_log(tally):
    tally(200)

    assert days(range(1000, 1200)) == []


@pytest.mark.known_bad("R25", "a pause that is not an entry")
def test_a_pause_that_nobody_wrote_down_shows():
    assert days(range(5), unwritten=RunPaused) != []


# --- midnight, lateness ------------------------------------------------------------------------


@pytest.mark.row("R22", "from 23:30 to 02:00: log and PDF")
def test_over_midnight_order_times_and_dates_are_right_on_paper_as_well(tmp_path):
    clock = PlayedClock(datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    with ExerciseFile.create(tmp_path / "n.exercise", PLAN, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=AUTHOR)
        conduct.start()
        for number in range(30):
            conduct.log(f"f go q{number}z")
            clock.move(minutes(5))
        conduct.end()
        found = findings_of(file, now=clock.now)
        out = write_report(file, tmp_path / "report.pdf", now=clock.now)

    logged = [each.entry for each in found.log if each.logged is not None]
    assert [each.exercise for each in logged] == [minutes(5 * n) for n in range(30)]
    assert {each.happened_at.date().day for each in logged} == {18, 19}
    assert MARK.findall(appendix(out.read_bytes())) == [f"q{number}z" for number in range(30)]


@pytest.mark.row("R11", "entries written 0, 179 and 181 s late")
@pytest.mark.parametrize(("late", "marked"), [(0, False), (179, False), (181, True)])
def test_an_entry_is_late_after_three_minutes_and_saved_without_a_reason(late, marked):
    clock = PlayedClock(STARTEX)
    with ExerciseFile.memory(PLAN, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=AUTHOR)
        conduct.start()
        clock.move(minutes(10))
        happened = clock.now() - timedelta(seconds=late)

        entry = conduct.log("f go", typed_at=happened)

        (item,) = [each for each in findings_of(file, now=clock.now).log if each.logged]
    assert isinstance(entry.event, Logged)
    assert (entry.happened_at, entry.logged_at) == (happened, clock.now())
    assert (item.late is not None) is marked
