"""Events to text and back."""

import json
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events import KINDS, DecisionLogged, Unread
from facilitator.store.codec import decode, encode, kind_of
from tests.store.golden import GOLDEN, NEWEST
from tests.store.made import decision

ROWS = json.loads((Path(__file__).parents[1] / "data" / "golden_events.json").read_text("utf-8"))

FROZEN = """
action.accepted action.dropped action.written bundle.merged decision.logged discussion.closed
discussion.extended discussion.opened entry.amended entry.attached entry.struck entry.unstruck
expected.closed feedback.given finding.dropped finding.written hotwash.noted inject.acknowledged
inject.added inject.cancelled inject.delivered inject.held inject.recalled inject.released
inject.replaced inject.skipped lead.taken narrative.written note.logged observation.logged
observer.admitted observer.marked observer.readmitted observer.revoked rating.given
rating.settled reader.commented report.issued request.logged run.clock_corrected
run.emergency_noted run.ended run.jumped run.paused run.reanchored run.resumed
run.safety_cleared run.safety_stopped run.speed_changed run.started script.shifted
situation.shown station.clock_set station.opened station.timed
""".split()  # noqa: SIM905 - a block is easier to read


def test_the_list_of_kinds_on_disk_only_grows():
    assert set(FROZEN) <= set(KINDS)
    assert sorted(KINDS) == FROZEN, "a new kind: add it to FROZEN, GOLDEN and golden_events.json"


def test_every_kind_has_a_golden_row():
    assert {row["kind"] for row in ROWS} == set(KINDS)
    assert [kind_of(event) for event in GOLDEN] == [row["kind"] for row in ROWS]


@pytest.mark.parametrize("event", NEWEST, ids=kind_of)
def test_a_golden_event_fills_every_field(event):
    for each in fields(event):
        default = each.default
        assert default is MISSING or getattr(event, each.name) != default, each.name


@pytest.mark.parametrize(
    ("event", "row"), list(zip(GOLDEN, ROWS, strict=True)), ids=[row["kind"] for row in ROWS]
)
def test_what_was_ever_written_is_read_for_good(event, row):
    assert decode(row["kind"], json.dumps(row["payload"])) == event


@pytest.mark.parametrize("event", GOLDEN, ids=kind_of)
def test_what_is_written_now_is_read_back(event):
    assert decode(kind_of(event), encode(event)) == event


def test_a_field_of_a_newer_version_is_passed_over():
    text = encode(decision())[:-1] + ',"colour_of_the_sky":"red"}'

    assert decode("decision.logged", text) == decision()


def test_an_unknown_kind_is_kept_as_it_is():
    event = decode("weather.changed", '{"wind": 7}')

    assert event == Unread(written_as="weather.changed", payload='{"wind": 7}')
    assert (kind_of(event), encode(event)) == ("weather.changed", '{"wind": 7}')


@pytest.mark.parametrize("payload", ['{"number":"12"}', "[]", "", "{", '{"number":1}'])
def test_a_payload_that_does_not_fit_its_kind_is_kept_as_unread(payload):
    assert decode("decision.logged", payload) == Unread(
        written_as="decision.logged", payload=payload
    )


def test_a_lone_surrogate_becomes_a_replacement_character():
    event = decision(text="a\ud800b", tags=("\udfff",))

    back = decode("decision.logged", encode(event))

    assert isinstance(back, DecisionLogged)
    assert (back.text, back.tags) == ("a\ufffdb", ("\ufffd",))


@given(st.text())
def test_any_text_comes_back_as_it_was(text):
    assert decode("decision.logged", encode(decision(text=text))) == decision(text=text)
