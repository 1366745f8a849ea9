"""Members of a JSON that somebody else wrote: taken if they are what is wanted, else nothing."""

from collections.abc import Iterable
from math import isfinite
from typing import Any, cast

from facilitator.exchange.cleaning import SURROGATE

Object = dict[str, Any]

FURTHEST = 10 * 366 * 86_400
"""No exercise is further off than ten years; seconds beyond that are a mistake."""


def objects(value: object) -> list[Object]:
    """Return the objects in a list; whatever else stands there is passed over."""
    if not isinstance(value, list):
        return []
    return [cast("Object", each) for each in cast("list[object]", value) if isinstance(each, dict)]


def object_of(value: object) -> Object:
    """Return an object, an empty one where there is none."""
    return cast("Object", value) if isinstance(value, dict) else {}


def said(value: object) -> str:
    """Return a text, or a number as a text; nothing for all else."""
    if isinstance(value, str):
        return value if value.isascii() else SURROGATE.sub("\ufffd", value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(int(value)) if isfinite(value) and value == int(value) else str(value)


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in a list."""
    if not isinstance(value, list):
        return ()
    return tuple(filter(None, map(said, cast("list[object]", value))))


def seconds(value: object) -> int | None:
    """Return a number of seconds, or None where there is none that can be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if isfinite(value) and abs(value) <= FURTHEST else None


def one_each(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without their blanks at both ends, each of them once."""
    kept: dict[str, str] = {}
    for name in names:
        tidy = " ".join(name.split())
        if tidy:
            kept.setdefault(tidy.casefold(), tidy)
    return tuple(kept.values())
