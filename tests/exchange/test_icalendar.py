"""The script as a calendar keeps the rules of RFC 5545."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, Msel
from facilitator.exchange.icalendar import calendar
from tests.nasty import strings

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
START = datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001 - the local time of whoever looks


def plan(**fields):
    row = Inject(id="i", number="4", title="Smoke; wind, haze", planned=timedelta(minutes=-5))
    return Exercise(id="x", title="T", msel=Msel(rows=(replace(row, **fields),)))


def unfolded(content):
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_row_stands_at_its_time_from_the_start():
    lines = unfolded(calendar(plan(), start=START, now=NOW))

    assert "DTSTART:20261201T085500" in lines
    assert "SUMMARY:EXERCISE 4: Smoke\\; wind\\, haze" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "DTSTAMP:20261125T090000Z" in lines


def test_a_start_with_a_time_zone_is_written_in_utc():
    start = datetime.fromisoformat("2026-12-01T09:00:00+01:00")

    lines = unfolded(calendar(plan(), start=start, now=NOW))

    assert "DTSTART:20261201T075500Z" in lines


def test_a_row_without_a_time_is_no_event():
    lines = unfolded(calendar(plan(planned=None), start=START, now=NOW))

    assert lines.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize("text", [text for _kind, text in strings()])
def test_no_text_breaks_a_line_or_begins_another_property(text):
    content = calendar(plan(title=text, text=text, location=text), start=START, now=NOW)

    pieces = content.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert not set(content.replace(b"\r\n", b"")) & {*range(9), *range(10, 32), 127}
    names = [line.partition(":")[0] for line in unfolded(content)]
    assert {*names} <= {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "DTSTART"),
        *("DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "TRANSP", ""),
    }
