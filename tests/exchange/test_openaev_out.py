"""A script that goes out for OpenAEV comes in again with its teams, times and dependencies."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.msel import ExpectedAction, Inject, Msel
from facilitator.exchange.draft import Answers
from facilitator.exchange.formats import read_here
from facilitator.exchange.openaev_out import scenario_zip

FIRE = Agency(id="f", name="Fire", short="f", letter="F", shape="circle", colour="F")
POLICE = replace(FIRE, id="p", name="Police", letter="P")


def plan():
    action = ExpectedAction(id="e", agencies=("f",), text="Answer <now>")
    text = "Smoke & <CBRN> ahead\nSecond line\n\nNew paragraph"
    first = Inject(id="1", number="1", title="Smoke", text=text, to=("f",), sender="Pilot")
    first = replace(first, planned=timedelta(minutes=-5), expected=(action,))
    second = Inject(id="2", number="2", title="Wind", to_all=True, planned=timedelta(minutes=10))
    second = replace(second, follows="1", status="skipped")
    rows = Msel(rows=(first, second))
    return Exercise(id="x", title="Quay", why="Train", agencies=(FIRE, POLICE), msel=rows)


def test_it_comes_in_again_as_it_went_out():
    found = read_here(scenario_zip(plan()), "plan", Answers()).scripts[0]

    first, second = found.rows
    assert (first.number, first.sender, first.to) == ("1", "Pilot", ("Fire",))
    assert first.text == "Smoke & <CBRN> ahead\nSecond line\n\nNew paragraph"
    assert [each.text for each in first.expected] == ["Answer <now>"]
    assert (first.offset_s, second.offset_s) == (0, 900)
    assert (second.to, second.follows, second.standing) == (("Fire", "Police"), "1", "skipped")
    assert (found.title, found.why, found.warnings[1:]) == ("Quay", "Train", ())


def test_the_same_plan_gives_the_same_bytes_and_the_entry_says_what_it_is():
    content = scenario_zip(plan())

    assert content == scenario_zip(plan())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert [each.comment for each in archive.infolist()] == [b"Scenario"]
