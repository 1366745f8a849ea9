"""The words in the window's foot, and in a terminal, for each way in which a room can stand."""

import pytest

from facilitator.sites.standing import Link, Standing, Wrong
from facilitator.sites.words import short_words, standing_words
from tests.builders import STARTEX

AT = f"{STARTEX.astimezone():%H:%M}"


@pytest.mark.parametrize(
    ("stands", "short", "long"),
    [
        (Standing(link=Link.CONNECTED), "Other rooms: linked", "Linked."),
        (
            Standing(link=Link.ALONE, alone_since=STARTEX, waiting=3),
            f"Other rooms: alone since {AT} (3)",
            "3 entries wait",
        ),
        (
            Standing(link=Link.REFUSED, wrong=Wrong.CREDENTIALS, alone_since=STARTEX),
            "Other rooms: not let in",
            "do not accept",
        ),
        (
            Standing(link=Link.CONNECTED, wrong=Wrong.DISK),
            "Other rooms: linked",
            "The disk does not take",
        ),
        (Standing(link=Link.CONNECTED, many_refused=2), "Other rooms: linked", "2 entries were"),
        (Standing(link=Link.CONNECTED, forks=1), "Other rooms: linked", "1 entry contradicts"),
    ],
)
def test_it_says_so(stands, short, long):
    assert short_words(stands) == short
    assert long in standing_words(stands)
