"""Offer capabilities and the usual rules of play, in the exercise's language if it is there."""

from dataclasses import dataclass
from functools import cache

import msgspec

from facilitator import resources
from facilitator.domain.exercise import CodeWord
from facilitator.i18n import best_of

EUROPEAN = "european"
"""The short European list: what is offered unless somebody asks for more."""
CORE = "core"
"""The 32 core capabilities (National Preparedness Goal, second edition)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """Something that an organisation can do, and one sentence on what that means."""

    key: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualPlay:
    """What most exercises agree on: rules, code words, questions, and the safety word."""

    rules: tuple[str, ...]
    code_words: tuple[CodeWord, ...]
    hot_wash: tuple[str, ...]
    safety_word: str


class _Said(msgspec.Struct):
    name: str
    definition: str


class _Kept(msgspec.Struct):
    key: str
    words: dict[str, _Said]


class _Play(msgspec.Struct):
    rules: tuple[str, ...]
    code_words: tuple[tuple[str, str], ...]
    hot_wash: tuple[str, ...]
    safety_word: str


@cache
def capabilities(library: str, language: str) -> tuple[Capability, ...]:
    """Return a library of capabilities in a language, or the next best for its readers."""
    kept = msgspec.json.decode(
        resources.read_text("capabilities", f"{library}.json"), type=tuple[_Kept, ...]
    )
    found: list[Capability] = []
    for each in kept:
        said = each.words[best_of(language, each.words)]
        found.append(Capability(key=each.key, name=said.name, definition=said.definition))
    return tuple(found)


def definition_of(name: str, language: str) -> str:
    """Return what a capability of either library means, or nothing for one of somebody's own."""
    offered = (*capabilities(EUROPEAN, language), *capabilities(CORE, language))
    return next((each.definition for each in offered if each.name == name), "")


@cache
def usual_play(language: str) -> UsualPlay:
    """Return the usual rules, code words and questions in a language, or the next best."""
    kept = msgspec.json.decode(
        resources.read_text("capabilities", "play.json"), type=dict[str, _Play]
    )
    play = kept[best_of(language, kept)]
    return UsualPlay(
        rules=play.rules,
        code_words=tuple(CodeWord(word=word, meaning=meaning) for word, meaning in play.code_words),
        hot_wash=play.hot_wash,
        safety_word=play.safety_word,
    )
