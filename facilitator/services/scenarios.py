"""Offer the scenarios that come with the program, in the reader's language where there is one."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

import msgspec

from facilitator import resources
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import RowKind
from facilitator.exchange.scenario import decode_scenario
from facilitator.i18n import best_of

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a list of scenarios says of one; ``injects`` leaves out contingencies and ENDEX."""

    key: str
    title: str
    language: str
    injects: int
    minutes: int


@cache
def built_in() -> tuple[Scenario, ...]:
    """Return every built-in scenario once in each of its languages, the flagship first.

    Read from the index beside the scenarios, so that a list needs no plan to be decoded.
    """
    index = resources.read_text("scenarios", "index.json")
    return msgspec.json.decode(index, type=tuple[Scenario, ...])


def every_key() -> tuple[str, ...]:
    """Return the keys of the built-in scenarios, in the order of the list."""
    return tuple(dict.fromkeys(each.key for each in built_in()))


def for_language(language: str) -> tuple[Scenario, ...]:
    """Return every built-in scenario once: in that language, or the next best for its readers."""
    offered = {(each.key, each.language): each for each in built_in()}
    return tuple(offered[key, spoken(key, language)] for key in every_key())


def load(key: str, language: str, *, exercise_id: str = "") -> Exercise:
    """Return the plan of a built-in scenario, in that language or the next best for its readers.

    Without an ``exercise_id`` the plan keeps the key of its scenario as its id. Raises Failed
    when the file is not a scenario, KeyError for a key that no scenario has.
    """
    if key not in every_key():
        raise KeyError(key)
    name = f"{key}.{spoken(key, language)}.json"
    exercise = decode_scenario(resources.read_text("scenarios", name), name=name)
    return replace(exercise, id=exercise_id) if exercise_id else exercise


def spoken(key: str, language: str) -> str:
    """Return the language in which a reader gets a scenario ("es" for "es_ES" or "es-ES")."""
    return best_of(language, {each.language for each in built_in() if each.key == key})


def described(exercise: Exercise, *, key: str) -> Scenario:
    """Return what a list says of a plan; the index holds exactly this of each scenario."""
    injects = sum(1 for each in exercise.msel.rows if each.kind is RowKind.INJECT)
    return Scenario(
        key=key,
        title=exercise.title,
        language=exercise.language,
        injects=injects,
        minutes=(exercise.length or timedelta(0)) // _MINUTE,
    )
