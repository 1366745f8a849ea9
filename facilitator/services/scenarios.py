"""Offer the scenarios that come with the program, in the reader's language where there is one."""

from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator import resources
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import RowKind
from facilitator.exchange.scenario import decode_scenario

KEYS = ("wildfire", "first-look")
"""The built-in scenarios, the flagship first."""
LANGUAGES = ("en", "es")
"""The languages in which every built-in scenario is written, the one to fall back on first."""
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a list of scenarios says of one; ``injects`` leaves out contingencies and ENDEX."""

    key: str
    title: str
    language: str
    injects: int
    minutes: int


def built_in() -> tuple[Scenario, ...]:
    """Return every built-in scenario once in each of its languages."""
    return tuple(_about(key, language) for key in KEYS for language in LANGUAGES)


def for_language(language: str) -> tuple[Scenario, ...]:
    """Return every built-in scenario once: in that language, or else in English."""
    return tuple(_about(key, spoken(language)) for key in KEYS)


def load(key: str, language: str, *, exercise_id: str = "") -> Exercise:
    """Return the plan of a built-in scenario, in that language or else in English.

    Without an ``exercise_id`` the plan keeps the key of its scenario as its id. Raises Failed
    when the file is not a scenario, KeyError for a key that no scenario has.
    """
    if key not in KEYS:
        raise KeyError(key)
    name = f"{key}.{spoken(language)}.json"
    exercise = decode_scenario(resources.read_text("scenarios", name), name=name)
    return replace(exercise, id=exercise_id) if exercise_id else exercise


def spoken(language: str) -> str:
    """Return the language in which a reader gets a scenario ("es" for "es_ES" or "es-ES")."""
    wanted = language.replace("-", "_").partition("_")[0].casefold()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _about(key: str, language: str) -> Scenario:
    exercise = load(key, language)
    injects = sum(1 for each in exercise.msel.rows if each.kind is RowKind.INJECT)
    return Scenario(
        key=key,
        title=exercise.title,
        language=language,
        injects=injects,
        minutes=(exercise.length or timedelta(0)) // _MINUTE,
    )
