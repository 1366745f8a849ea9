"""While an exercise is in play the laptop does not fall asleep; afterwards it may."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

from facilitator.services.awake import Awake, Kept

SOON = 30


@dataclass
class FakeKeeper:
    active: bool = True
    entered: Event = field(default_factory=Event)
    left: Event = field(default_factory=Event)
    times: int = 0

    @contextmanager
    def __call__(self):
        self.times += 1
        self.entered.set()
        yield self
        self.left.set()


def settled(awake):
    for _round in range(SOON * 100):
        if awake.kept is not Kept.ASKED:
            break
        Event().wait(0.01)
    return awake.kept


def test_nothing_is_asked_of_the_system_before_an_exercise_runs():
    keeper = FakeKeeper()

    awake = Awake(keeper)

    assert awake.kept is Kept.OFF
    assert keeper.times == 0


def test_the_laptop_is_kept_awake_until_it_is_released():
    keeper = FakeKeeper()
    awake = Awake(keeper)

    awake.hold()
    awake.hold()
    kept, left = settled(awake), keeper.left.is_set()
    awake.release(wait=SOON)

    assert (kept, left, keeper.times) == (Kept.ON, False, 1)
    assert keeper.left.is_set()
    assert awake.kept is Kept.OFF


def test_a_system_that_does_not_allow_it_is_told_as_it_is():
    awake = Awake(FakeKeeper(active=False))

    awake.hold()

    assert settled(awake) is Kept.REFUSED
    awake.release(wait=SOON)


def test_a_system_that_answers_with_an_error_stops_nothing():
    def broken():
        raise OSError

    awake = Awake(broken)

    awake.hold()

    assert settled(awake) is Kept.REFUSED
    awake.release(wait=SOON)
    assert awake.kept is Kept.OFF
