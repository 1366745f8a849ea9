"""Who sits at a laptop without power is told twice, not every minute."""

from facilitator.services.battery import Battery, BatteryWatch, read_battery


def told(*readings):
    left = iter(readings)
    watch = BatteryWatch(lambda: next(left))
    return [watch.low() for _reading in readings]


def at(percent, *, plugged=False):
    return Battery(percent=percent, plugged=plugged)


def test_it_is_said_below_twenty_percent_and_again_below_ten():
    assert told(at(20), at(18), at(17), at(10), at(9), at(3)) == [None, 18, None, None, 9, None]


def test_a_battery_that_is_nearly_empty_at_once_is_said_once():
    assert told(at(6), at(5), at(4)) == [6, None, None]


def test_nothing_is_said_while_power_comes_in_and_again_when_it_is_pulled():
    readings = (at(12, plugged=True), at(12), at(13, plugged=True), at(13))

    assert told(*readings) == [None, 12, None, 13]


def test_a_computer_without_a_battery_says_nothing():
    assert told(None, None) == [None, None]


def test_this_computer_can_be_asked():
    found = read_battery()

    assert found is None or 0 <= found.percent <= 100
