from datetime import UTC, datetime

import pytest

from facilitator.domain.entryline import parse
from facilitator.services.writing import happened


def at(hour, minute, day=18):
    # in this computer's zone, as the line is read
    return datetime(2026, 11, day, hour, minute).astimezone().astimezone(UTC)


@pytest.mark.parametrize(
    ("line", "typed", "moment"),
    [
        ("close the road 14:32", at(14, 40), at(14, 32)),
        ("close the road 09:00", at(23, 50), at(9, 0)),
        ("close the road 23:55", at(0, 5), at(23, 55, day=17)),
        ("press conference at 15:30", at(14, 40), at(14, 40)),
    ],
)
def test_a_time_that_is_still_to_come_is_no_time_of_yesterday(line, typed, moment):
    assert happened(parse(line), typed) == moment
