"""Spans and moments as people read them on the desk."""

from datetime import datetime, timedelta

MINUS = "\u2212"
ZERO = timedelta(0)


def _parts(span: timedelta) -> tuple[int, int, int]:
    seconds = int(abs(span).total_seconds())
    return seconds // 3600, seconds // 60 % 60, seconds % 60


def ago(span: timedelta) -> str:
    """Return how long ago, as 3:32 or 1:03:32."""
    hours, minutes, seconds = _parts(span)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


def count(span: timedelta) -> str:
    """Return a countdown without its sign, as 01:18 or 1:01:18."""
    hours, minutes, seconds = _parts(span)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes:02}:{seconds:02}"


def signed(span: timedelta) -> str:
    """Return a difference with its sign, as +01:31 or −04:45."""
    return (MINUS if span < ZERO else "+") + count(span)


def hours_minutes(span: timedelta | None) -> str:
    """Return exercise time as 00:38, or nothing if there is none."""
    if span is None:
        return ""
    hours, minutes, _seconds = _parts(span)
    return f"{MINUS if span < ZERO else ''}{hours:02}:{minutes:02}"


def full(span: timedelta) -> str:
    """Return exercise time as 00:36:42."""
    hours, minutes, seconds = _parts(span)
    return f"{MINUS if span < ZERO else ''}{hours:02}:{minutes:02}:{seconds:02}"


def minutes_seconds(span: timedelta) -> str:
    """Return exercise time as 36:42, with hours only if there are some."""
    sign = MINUS if span < ZERO else ""
    return sign + count(span)


def wall(at: datetime) -> str:
    """Return a moment on this computer's clock as 10:40:52."""
    return f"{at.astimezone():%H:%M:%S}"


def whole_minutes(span: timedelta) -> int:
    """Return a span in minutes, to the nearest."""
    return round(span.total_seconds() / 60)
