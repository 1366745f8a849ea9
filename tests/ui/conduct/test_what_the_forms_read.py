from datetime import timedelta

import pytest

from facilitator.domain.log import LogQuery
from facilitator.ui.conduct.forms import span_of
from facilitator.ui.conduct.log_panel import query_of
from facilitator.ui.conduct.recipients import recipients
from facilitator.ui.conduct.replacing import renamed
from tests.builders import exercise, inject

PLAN = exercise(inject("07"))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("6h", 360),
        ("45m", 45),
        ("45", 45),
        ("45 min", 45),
        ("1:30", 90),
        ("1h30", 90),
        ("1h 30m", 90),
        ("+2h", 120),
        ("", None),
        ("soon", None),
        ("1h30x", None),
        ("-5m", None),
        ("9" * 40 + "h", None),
    ],
)
def test_a_span_is_read_as_people_write_it(text, minutes):
    wanted = None if minutes is None else timedelta(minutes=minutes)

    assert span_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "to", "everybody", "unknown"),
    [
        ("f", ("f",), False, ()),
        ("f p", ("f", "p"), False, ()),
        ("fd+PD, m", ("f", "p", "m"), False, ()),
        ("Local police", ("p",), False, ()),
        ("all", (), True, ()),
        ("zz f", ("f",), False, ("zz",)),
        ("", (), False, ()),
    ],
)
def test_recipients_are_read_by_letter_short_name_or_name(text, to, everybody, unknown):
    assert recipients(text, PLAN) == (to, everybody, unknown)


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("m closes the road", "p closes the road"),
        ("? f is it safe", "? p is it safe"),
        ("xx boat leaves", "p xx boat leaves"),
        ("f+m one message", "p one message"),
    ],
)
def test_an_entry_gets_another_agency_and_keeps_its_words(typed, new):
    assert renamed(typed, "P", PLAN) == new


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("crane", LogQuery(text="crane")),
        ("f: crane", LogQuery(text="crane", agency="f")),
        ("#evac wind", LogQuery(text="wind", tag="evac")),
        ("@7", LogQuery(inject="i-07")),
        ("@07", LogQuery(inject="i-07")),
        ("@99", LogQuery(inject="-")),
        ("note: x", LogQuery(text="note: x")),
        ("", LogQuery()),
    ],
)
def test_what_is_looked_for_is_read_from_one_line(text, query):
    assert query_of(text, PLAN, "logged") == query
