"""Agencies made from names can be told apart in the mark and in the entry line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agencies import agencies_from_names, is_everybody, key_of
from facilitator.domain.entryline import parse, prefixes
from facilitator.domain.shapes import OUTLINES, outline

TOWN = ["Fire service", "Local police", "Gendarmerie", "Ambulance", "Municipality"]


def test_the_order_of_the_script_is_the_order_of_the_agencies():
    made = agencies_from_names(TOWN)

    assert [each.name for each in made] == TOWN
    assert [each.letter for each in made] == ["F", "L", "G", "A", "M"]
    assert [each.shape for each in made] == ["triangle", "square", "diamond", "cross", "circle"]


def test_two_ways_of_writing_blanks_and_capitals_are_one_agency():
    made = agencies_from_names(["Fire  service ", "FIRE SERVICE", "Fireservice"])

    assert [each.name for each in made] == ["Fire service"]


@pytest.mark.parametrize("name", ["Tous", "ALL", "all players", "Todos", "Alle", "Iedereen"])
def test_everybody_is_no_agency(name):
    made = agencies_from_names([name, "Cyber"])

    assert is_everybody(name)
    assert [each.name for each in made] == ["Cyber"]


def test_the_same_first_letter_makes_two_letters():
    made = agencies_from_names(["Command", "Communication", "Cyber", "City hall"])

    assert [each.letter for each in made] == ["C", "CO", "CY", "CH"]


def test_past_seven_the_outline_is_doubled_and_the_letters_tell_them_apart():
    made = agencies_from_names([f"Team {number}" for number in range(20)])

    assert made[7].shape == "double triangle"
    assert outline(made[7].shape) == OUTLINES["triangle"]
    assert len({each.letter for each in made}) == 20
    assert len({(each.letter, each.shape) for each in made}) == 20


def test_a_short_name_of_the_script_can_be_typed_as_it_is():
    made = agencies_from_names(["EOC", "team1", "Fire and Rescue Department"])

    assert [each.short for each in made] == ["eoc", "team1", "frd"]
    assert parse("eoc opens the shelter", made).agencies == (made[0].id,)
    assert parse("team1+frd meet", made).agencies == (made[1].id, made[2].id)


@given(st.lists(st.text(min_size=1, max_size=30), max_size=40))
def test_whatever_the_names_no_prefix_means_two_agencies(names):
    made = agencies_from_names(names)

    wanted = {key_of(each) for each in names if not is_everybody(each)} - {""}
    assert len(made) == len(wanted)
    owners = {}
    for agency in made:
        for each in prefixes(agency):
            assert owners.setdefault(each, agency.id) == agency.id
    assert len({each.id for each in made}) == len(made)
    for agency in made:
        assert parse(f"{agency.short} does it", made).agencies == (agency.id,)
