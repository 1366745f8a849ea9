"""Findings that were there before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.improvement import Element, Finding, FindingSort
from facilitator.domain.repeats import Earlier, likeness, repeats


def finding(text, ident="new", **more):
    more.setdefault("sort", FindingSort.IMPROVE)
    return Finding(id=ident, number=1, text=text, **more)


def earlier(text, **more):
    return Earlier(exercise="LEVANT 25", finding=finding(text, "old", **more))


LISTS = "Two lists of care-home places were kept"


@pytest.mark.parametrize(
    "text",
    [
        "Two lists of care home places",
        "Care-home places: two lists kept",
        "TWO LISTS of places in care homes were kept again",
    ],
)
def test_the_same_thing_in_other_words_of_the_same_kind_is_proposed(text):
    found = repeats(
        finding(text, element=Element.PLANNING), [earlier(LISTS, element=Element.PLANNING)]
    )

    assert [each.earlier.exercise for each in found] == ["LEVANT 25"]
    assert "lists"[:4] in {each[:4] for each in found[0].shared}


def test_another_capability_or_element_is_another_finding():
    there = earlier(LISTS, element=Element.PLANNING, capability="Mass care")

    assert not repeats(finding(LISTS, element=Element.TRAINING, capability="Mass care"), [there])
    assert not repeats(finding(LISTS, element=Element.PLANNING, capability="Warning"), [there])


def test_without_an_element_more_words_have_to_be_the_same():
    text = "Two lists of places at the school"
    both = {"element": Element.PLANNING}

    assert repeats(finding(text, **both), [earlier("Two lists of places, one school bus", **both)])
    assert not repeats(finding("Lists of places lost"), [earlier(LISTS)])
    assert repeats(finding(LISTS), [earlier(LISTS)])


def test_strengths_never_return_and_a_finding_is_not_its_own_repeat():
    strength = finding(LISTS, sort=FindingSort.STRENGTH)

    assert not repeats(strength, [earlier(LISTS)])
    assert not repeats(finding(LISTS), [Earlier(exercise="X", finding=finding(LISTS))])
    assert not repeats(finding(LISTS), [earlier(LISTS, sort=FindingSort.STRENGTH)])


def test_endings_and_accents_do_not_hide_it():
    assert likeness("Les évacués attendaient", "les evacues attendent") > 0.6


texts = st.text(st.characters(categories=["Ll", "Zs", "Nd"]), max_size=40)


@given(texts, texts)
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(texts)
def test_nothing_is_more_like_a_text_than_itself(one):
    assert likeness(one, one) in {0.0, 1.0}
