"""Times that count from the start, and days: ``J+1 H+2``, ``T+35``, ``D1 14:30``."""

import re
from dataclasses import replace
from typing import Final

from facilitator.exchange.clocks import read_clock
from facilitator.exchange.reading import DAY, HOUR, MINUTE, Reading

STEP: Final = re.compile(
    r"([tjdhmx])\s*(?:([+-])\s*(?:(\d{1,4})[:h](\d{2})(?::(\d{2}))?|(\d{1,5}))\s*"
    r"(s|secs?|m|mins?|minutes?|minuten|minuts?|minutos?|h|hours?|heures?|hor[ae]s?|uur|stunden?|d|days?|jours?)?\.?"
    r"|0)?(?:\s+|$|(?=[tjdhm][+-]))",
    re.IGNORECASE,
)
BARE: Final = re.compile(r"[tjdh]0?", re.IGNORECASE)
SIGNED: Final = re.compile(
    r"([+-])\s*(?:(\d+):(\d{2})(?::(\d{2}))?|(\d+))\s*(h|hours?|m|mins?|minutes?)?\.?",
    re.IGNORECASE,
)
STARTS: Final = re.compile(
    r"(?:startex|debex|start of exercise|inicio del ejercicio|inici de l['’]exercici|begin oefening"
    r"|übungsbeginn)"
    r"\s*(?:([+-].*))?",
    re.IGNORECASE,
)
DAY_AND_CLOCK: Final = re.compile(
    r"(?:(?:day|día|dia|jour|dag|tag)\s*(\d{1,3})|[dj]\s?([1-9]\d{0,2})|[dj]\s?(?:([+-])\s*(\d{1,3}))?)"
    r"(?:\s*[,/–]?\s+(.+))?",
    re.IGNORECASE,
)


def read_relative(text: str) -> Reading | None:
    """Return a time that counts from the start: ``J+1 H+2 M-5``, ``T+35``, ``+00:35``."""
    starts = STARTS.fullmatch(text)
    if starts:
        return read_relative("t" + starts[1].strip()) if starts[1] else Reading(offset=0)
    signed = SIGNED.fullmatch(text)
    if signed:
        return read_relative("T" + text)
    steps = [*STEP.finditer(text)]
    if not steps or STEP.sub("", text) or not all(step[2] or BARE.match(step[0]) for step in steps):
        return None
    offset, ticks, open_unit = 0, 0, False
    for step in steps:
        sign = -1 if step[2] == "-" else 1
        if step[3] is not None:
            offset += sign * (int(step[3]) * HOUR + int(step[4]) * MINUTE + int(step[5] or 0))
        elif step[6] is not None:
            unit = unit_of(step[1], step[7])
            open_unit = open_unit or not unit
            ticks += 0 if unit else sign * int(step[6])
            offset += sign * int(step[6]) * unit
    return Reading(offset=offset, ticks=ticks if open_unit else None)


def unit_of(letter: str, word: str | None) -> int:
    """Return the seconds of one step of a relative time, 0 where only a person knows (T)."""
    written = (word or letter).lower()[0]
    return {"s": 1, "m": MINUTE, "h": HOUR, "u": HOUR, "j": DAY, "d": DAY}.get(written, 0)


def read_day_and_clock(text: str) -> Reading | None:
    """Return a day of the exercise with a time on it: ``D1 14:30``, ``J+2 09h00``, ``Day 2``."""
    found = DAY_AND_CLOCK.fullmatch(text)
    if not found:
        return None
    named = found[1] or found[2]
    index = int(named) - 1 if named else int((found[3] or "") + (found[4] or "0"))
    if not found[5]:
        return Reading(day_index=index)
    following = read_clock(found[5])
    return following and replace(following, day_index=index)
