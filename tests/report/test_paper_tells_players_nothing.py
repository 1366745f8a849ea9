"""What players hold in their hands says nothing that only control may know (canaries)."""

from dataclasses import fields, replace

import pytest

from facilitator.domain.exercise import Objective, Phase
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.report.paper import cardset, letters
from facilitator.report.paper.parts import CONTROL, Part
from tests.builders import FIRE, POLICE, TOWN, exercise, minutes
from tests.canaries import CANARY, canaries
from tests.report.papers import pack, quarters, texts

ON_THE_CARD = ("title", "text", "sender", "method", "delivered_by", "to_role")
"""Fields of a row that its recipients read."""
FOR_PLAYERS = tuple(each for each in Part if each not in CONTROL and each is not Part.CARDS)


def row(number, *, to, **more):
    """Return a row whose every field that players may not read is a canary."""
    wants = ExpectedAction(**canaries(ExpectedAction, number, agencies=("f",), target=minutes(5)))
    clean = {each: f"{each} of {number}" for each in ON_THE_CARD}
    return Inject(
        **canaries(
            Inject,
            number,
            id=f"i-{number}",
            number=number,
            to=to,
            expected=(wants,),
            extra=((f"{CANARY} key", f"{CANARY} value"),),
            planned=minutes(3),
            **({"kind": RowKind.INJECT, "contingency_for": "", "status": ""} | clean | more),
        )
    )


def all_canary(number, **more):
    return replace(row(number, to=("f",), **dict.fromkeys(ON_THE_CARD, CANARY)), **more)


def plan(*rows):
    return replace(
        exercise(*rows, agencies=(FIRE, POLICE, TOWN)),
        scenario=CANARY,
        why=CANARY,
        objectives=(Objective(**canaries(Objective, 1)),),
        phases=(Phase(**canaries(Phase, 1)),),
    )


CLEAN = plan(
    row("1", to=("f",)),
    row("2", to=("p",)),
    row("3", to=("f", "m"), kind=RowKind.CONTINGENCY, contingency_for="i-1"),
    row("4", to=(), to_all=True),
    row("5", to=("p",), text="text of 5 " + "x" * 1200),
    all_canary("901", kind=RowKind.EXPECTED),
    all_canary("902", kind=RowKind.ADMIN),
    all_canary("903", status="skipped"),
    all_canary("904", status="cancelled"),
)


def test_every_field_of_a_row_is_either_for_the_card_or_a_canary():
    made = row("1", to=("f",))
    plain = {each.name for each in fields(Inject) if each.type in {str, "str"}}
    structure = {"id", "number", "contingency_for", "status"}

    told = {name for name in plain if CANARY in getattr(made, name)}

    assert told == plain - set(ON_THE_CARD) - structure
    assert {"notes", "read_aloud", "location", "follows", "choice"} <= told


def test_cards_hold_nothing_but_what_their_recipients_may_read():
    assert CANARY not in " ".join(texts(pack(CLEAN, Part.CARDS)))


@pytest.mark.parametrize("leak", ["notes", "read_aloud", "expected", "tags"])
def test_a_card_that_told_more_would_be_caught(monkeypatch, leak):
    def careless(_paper, inject):
        yield "from", str(getattr(inject, leak))

    monkeypatch.setattr(cardset, "origin", careless)
    monkeypatch.setattr(letters, "origin", careless)

    found = texts(pack(CLEAN, Part.CARDS))

    assert CANARY in found[0]
    assert CANARY in found[-1]


def test_each_card_holds_its_own_inject_and_no_other():
    found = quarters(pack(CLEAN, Part.CARDS))[:4]

    for number, card in enumerate(found, 1):
        others = {"1", "2", "3", "4", "5"} - {str(number)}
        assert f"text of {number}" in card
        assert not [each for each in others if f"of {each}" in card]


def test_an_agency_is_named_only_on_the_cards_it_gets():
    first, second, third, fourth = quarters(pack(CLEAN, Part.CARDS))[:4]

    assert "Fire service" in first
    assert "Local police" not in first
    assert "Fire service" not in second
    assert "Municipality" in third
    assert all(each.name in fourth for each in CLEAN.agencies)


@pytest.mark.parametrize("part", FOR_PLAYERS)
def test_no_other_sheet_for_players_tells_of_the_script(part):
    assert CANARY not in " ".join(texts(pack(CLEAN, part)))


@pytest.mark.parametrize("part", [Part.SCRIPT, Part.MSEL, Part.EVALUATION])
def test_what_tells_of_the_script_says_on_each_page_that_players_may_not_read_it(part):
    found = texts(pack(CLEAN, part))

    assert CANARY in " ".join(found)
    assert all("exercise control only, not for players" in each for each in found)


def test_only_what_is_told_before_the_start_stands_in_the_briefing():
    before = Phase(id="a", name=CANARY, starts=-minutes(10), situation="A dry Saturday")
    later = Phase(id="b", name=CANARY, starts=minutes(0), situation=CANARY)

    told = " ".join(texts(pack(replace(CLEAN, phases=(before, later)), Part.BRIEFING)))

    assert "A dry Saturday" in told
    assert CANARY not in told
