"""Exports of other programs with anything in any place: a script or a refusal, nothing else."""

import json
import os
import random
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.draft_json import to_json
from facilitator.exchange.formats import read, read_here
from facilitator.services.planning import NewExercise, exercise_from_draft
from tests.exchange.peers import blueprint, bundle, iceberg, openaev, word
from tests.exchange.test_mutated_files import mutated, repacked
from tests.exchange.workbooks import HEADINGS, ROWS

SEED = int(os.environ.get("FACILITATOR_SEED", "7"))
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
JUNK = [
    None,
    True,
    0,
    -1,
    1e308,
    float("nan"),
    "",
    "x",
    "\ud800",
    "<p>&#0;<",
    [],
    {},
    [[]],
    {"": {}},
]
JUNK += [["a", 1, None], {"$ref": "1"}, {"$values": [1, {"$ref": "1"}]}, "9" * 400, 10**30]
PLANS = (openaev, blueprint, iceberg)


def places(value, found):
    """Collect every list and object in a document."""
    if isinstance(value, dict | list):
        found.append(value)
        for each in value.values() if isinstance(value, dict) else value:
            places(each, found)
    return found


def disturbed(document, chance):
    """Return a document with some of its members taken away, doubled, or made something else."""
    for _ in range(chance.randrange(1, 6)):
        place = chance.choice(places(document, []))
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            continue
        key, act = chance.choice(keys), chance.randrange(3)
        if act == 0:
            del place[key]
        elif act == 1:
            place[key] = chance.choice(JUNK)
        elif isinstance(place, list):
            place.append(place[key])
        else:
            place[chance.choice(keys)] = place[key]
    return document


def made(chance, number):
    kind = number % 5
    plan = json.dumps(chance.choice(PLANS)()).encode()
    if kind == 0:
        return mutated(plan, chance)
    if kind == 1:
        return mutated(bundle(openaev()), chance)
    if kind == 2:
        return repacked(word([HEADINGS, *ROWS]), chance)
    document = disturbed(chance.choice(PLANS)(), chance)
    try:
        return bundle(document) if kind == 3 else json.dumps(document).encode()
    except (RecursionError, ValueError):
        return plan


def check(result, number):
    assert isinstance(result, ImportResult), number
    assert result.recognised == (result.refused is None) == bool(result.scripts), number
    json.dumps(to_json(result), ensure_ascii=False).encode()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(result), type=ImportResult) == result
    for each in result.scripts:
        exercise_from_draft(each, NewExercise(title="T"), now=NOW)


def run(count):
    chance = random.Random(SEED)  # noqa: S311 - mutations, no secrets
    for number in range(count):
        check(read_here(made(chance, number), "plan", Answers()), number)


def test_mutated_exports_are_read_or_refused():
    run(500)


@pytest.mark.fault
def test_ten_thousand_mutated_exports_are_read_or_refused():
    run(10_000)


def test_mutated_exports_are_read_or_refused_in_the_process_apart(tmp_path):
    chance = random.Random(SEED + 1)  # noqa: S311 - mutations, no secrets
    for number in range(20):
        path = tmp_path / "plan.json"
        path.write_bytes(made(chance, number))

        check(read(path), number)


MEMBERS = (
    *("injects", "id", "scenario_injects", "inject_content", "$values", "$ref", "$id"),
    *("ScenarioEvents", "DataFields", "DataValues", "options", "next_inject_id"),
)
VALUE = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(MEMBERS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)
HEAD = some.sampled_from(
    [
        ("scenario_injects",),
        ("exercise_injects", "exercise_teams"),
        ("ScenarioEvents", "DataFields", "Moves"),
        ("schema_version", "participant_teams", "injects"),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HEAD, some.data())
def test_any_values_whatever_are_a_script_or_a_refusal(head, data):
    document = {name: data.draw(VALUE) for name in head}
    content = json.dumps(document).encode("utf-8", "surrogatepass")

    check(read_here(content, "plan", Answers()), 0)
