"""Agencies of seven countries: told apart by letters and shapes, added without a clash."""

from dataclasses import replace
from itertools import permutations

import pytest

from facilitator.domain.agencies import told_apart
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.presets import PRESETS, preset, with_preset
from facilitator.domain.shapes import OUTLINES, is_double

PAIRS = tuple(permutations([each.key for each in PRESETS], 2))


def clashes(agencies):
    said = [word for each in agencies for word in {each.letter.casefold(), each.short.casefold()}]
    return sorted({each for each in said if said.count(each) > 1})


def test_seven_countries_have_a_set():
    assert {each.country.partition(" (")[0] for each in PRESETS} == {
        "Spain",
        "France",
        "Belgium",
        "Netherlands",
        "Germany",
        "United Kingdom",
        "United States",
    }


@pytest.mark.parametrize("chosen", PRESETS, ids=lambda each: each.key)
def test_no_two_agencies_of_a_set_share_a_letter_a_short_name_or_a_shape(chosen):
    agencies = chosen.agencies

    assert clashes(agencies) == []
    assert len({each.shape for each in agencies}) == len(agencies)
    assert all(each.shape in OUTLINES and not is_double(each.shape) for each in agencies)
    assert len({each.id for each in agencies}) == len(agencies)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_sets_together_still_have_letters_of_their_own(one, other):
    plan = with_preset(with_preset(Exercise(id="x", title=""), preset(one)), preset(other))

    assert clashes(plan.agencies) == []
    assert len({each.id for each in plan.agencies}) == len(plan.agencies)


def test_a_set_is_not_added_twice():
    once = with_preset(Exercise(id="x", title=""), preset("es"))

    assert with_preset(once, preset("es")) is once


def test_an_agency_that_clashes_with_nobody_stays_as_it_is():
    agency = Agency(id="a", name="Harbour", short="har", letter="H", shape="square", colour="P")
    other = replace(agency, id="b", name="Police", short="pol", letter="P")

    assert told_apart(agency, (other,)) == agency
