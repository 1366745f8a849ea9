"""Scenario files: a whole plan as JSON, read strictly."""

from typing import cast

import msgspec

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise


def decode_scenario(content: str | bytes, *, name: str = "") -> Exercise:
    """Return the exercise that a scenario file plans.

    Durations are ISO 8601 ("PT6M"). A wrong type, a field that is missing or one that nobody
    knows raises Failed(CORRUPT) with the place; ``name`` is how that error calls the file.
    """
    try:
        exercise = msgspec.json.decode(content, type=Exercise)
        written = cast("object", msgspec.json.decode(content))
    except msgspec.DecodeError as error:
        raise Failed(Fault.CORRUPT, path=name, where=str(error)) from error
    unknown = _unknown(written, msgspec.to_builtins(exercise), "$")
    if unknown:
        raise Failed(Fault.CORRUPT, path=name, where=unknown)
    return exercise


def _unknown(written: object, read: object, place: str) -> str:
    """Return the place of the first field that was written but not read, or nothing.

    msgspec refuses unknown fields in its own structs alone, and ours are plain dataclasses.
    """
    if isinstance(written, dict) and isinstance(read, dict):
        fields = cast("dict[str, object]", written)
        known = cast("dict[str, object]", read)
        for field, value in fields.items():
            there = f"{place}.{field}"
            found = _unknown(value, known[field], there) if field in known else there
            if found:
                return found
    if isinstance(written, list) and isinstance(read, list | tuple):
        pairs = zip(cast("list[object]", written), cast("list[object]", read), strict=True)
        for index, (each, counterpart) in enumerate(pairs):
            found = _unknown(each, counterpart, f"{place}[{index}]")
            if found:
                return found
    return ""
