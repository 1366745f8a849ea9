"""The words of the page of results; names of figures stay as ``make bench`` prints them."""

import json
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    title: str
    made: str
    machine: str
    how: tuple
    verdict: str
    nothing_missed: str
    limits: tuple
    at_most: str
    heads: tuple
    holds: str
    missed: str
    again: str
    point: str
    thousands: str
    parts: dict
    about: dict


def words(language):
    """Return the words of a language."""
    said = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))[language]
    return Words(**{each.name: said[each.name] for each in fields(Words)})
