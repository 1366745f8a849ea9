"""The libraries of capabilities and the usual rules of play."""

import pytest

from facilitator.services.capabilities import (
    CORE,
    EUROPEAN,
    capabilities,
    definition_of,
    usual_play,
)
from facilitator.services.scenarios import built_in, load


def test_the_core_capabilities_are_thirty_two_with_forensics_among_them():
    names = [each.name for each in capabilities(CORE, "en")]

    assert len(names) == len(set(names)) == 32
    assert "Forensics and Attribution" in names


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_european_list_has_thirteen_each_with_its_meaning(language):
    listed = capabilities(EUROPEAN, language)

    assert len({each.name for each in listed}) == 13
    assert all(each.definition.endswith(".") for each in listed)


def test_a_language_without_a_list_gets_the_english_one():
    assert capabilities(CORE, "es") == capabilities(CORE, "en")
    assert capabilities(EUROPEAN, "es_ES") == capabilities(EUROPEAN, "es")


@pytest.mark.parametrize("scenario", built_in(), ids=lambda each: f"{each.key}-{each.language}")
def test_every_capability_of_a_built_in_scenario_stands_in_the_list_of_its_language(scenario):
    plan = load(scenario.key, scenario.language)

    unknown = [
        each.capability
        for each in plan.objectives
        if each.capability and not definition_of(each.capability, plan.language)
    ]
    assert unknown == []


def test_a_capability_of_ones_own_has_no_meaning_here():
    assert definition_of("Beekeeping", "en") == ""


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "nl", "ca"])
def test_the_usual_play_is_whole_in_every_language(language):
    play = usual_play(language)

    assert len(play.rules) >= 5
    assert len(play.hot_wash) == 3
    assert play.safety_word == play.code_words[0].word
    assert all(each.meaning for each in play.code_words)
