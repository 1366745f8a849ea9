"""A plan with new ids is the same plan, and shares no id with the one it came from."""

from dataclasses import fields, is_dataclass, replace
from itertools import count

import pytest

from facilitator.exchange.outgoing import draft_of
from facilitator.services.renaming import with_new_ids
from facilitator.services.scenarios import every_key, load
from tests.builders import exercise, expected, inject


def renamed(plan):
    numbers = count(1)
    return with_new_ids(plan, lambda: f"new-{next(numbers)}")


def ids(value):
    """Return the ids of every part of a value but its agencies."""
    if is_dataclass(value):
        own = [value.id] if hasattr(value, "id") else []
        inner = [getattr(value, each.name) for each in fields(value) if each.name != "agencies"]
        return own + [one for each in inner for one in ids(each)]
    if isinstance(value, tuple):
        return [one for each in value for one in ids(each)]
    return []


@pytest.mark.parametrize("key", every_key())
def test_every_built_in_scenario_says_the_same_with_new_ids(key):
    plan = load(key, "en")

    again = renamed(plan)

    assert draft_of(again) == draft_of(plan)
    assert set(ids(again)) & set(ids(plan)) == {plan.id}
    assert len(ids(again)) == len(ids(plan)) == len(set(ids(again)))


def test_agencies_keep_their_ids_and_rows_still_go_to_them():
    plan = exercise(inject("1", to=("f", "p"), wants=(expected(agencies=("f",)),)))

    again = renamed(plan)

    assert again.agencies == plan.agencies
    assert again.msel.rows[0].to == ("f", "p")
    assert again.msel.rows[0].expected[0].agencies == ("f",)


def test_a_text_that_reads_like_an_id_is_left_alone():
    row = replace(inject("1", text="i-1"), tags=("i-1",), storyline="i-1")

    again = renamed(exercise(row)).msel.rows[0]

    assert (again.text, again.tags, again.storyline) == ("i-1", ("i-1",), "i-1")
