from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.entryline import parse
from tests.builders import FIRE, POLICE, TOWN

AGENCIES = (FIRE, POLICE, TOWN)


def test_the_whole_grammar_in_one_line():
    line = parse("fd evacuate sector B because wind shift by Mayor #evac @7 -2m", agencies=AGENCIES)

    assert line.agencies == ("f",)
    assert line.text == "evacuate sector B"
    assert line.reason == "wind shift"
    assert line.by_role == "Mayor"
    assert line.tags == ("evac",)
    assert line.inject == "7"
    assert line.back == timedelta(minutes=2)
    assert line.kind == "decision.logged"


@pytest.mark.parametrize(
    ("typed", "kind", "sort"),
    [
        ("+ fd quick report", "observation.logged", "strength"),
        ("!pd nobody asked for a crane", "observation.logged", "improve"),
        ("? m how many beds", "request.logged", None),
        ("~ they seem unsure", "observation.logged", "interpretation"),
        (". coffee break", "note.logged", None),
        ("fd go", "decision.logged", None),
    ],
)
def test_the_first_sign_says_what_it_is(typed, kind, sort):
    line = parse(typed, AGENCIES)

    assert (line.kind, line.sort) == (kind, sort)


@pytest.mark.parametrize("prefix", ["F", "f", "fd", "FD", "fd:", "fireservice"])
def test_an_agency_is_named_by_letter_short_name_or_name(prefix):
    assert parse(f"{prefix} close the road", AGENCIES).agencies == ("f",)


def test_several_agencies_make_a_joint_decision():
    assert parse("fd+pd hold the bathers", AGENCIES).agencies == ("f", "p")


def test_an_unknown_prefix_stays_text_and_unassigned():
    line = parse("xx boat leaves", AGENCIES)

    assert line.unassigned
    assert line.text == "xx boat leaves"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("fd evacuate by boat", "evacuate by boat"),
        ("fd train leaves 14:32 from the port", "train leaves 14:32 from the port"),
        ("fd because because", "because because"),
        ("fd wait -99999m", "wait -99999m"),
        ("fd asked <CBRN team> for help", "asked <CBRN team> for help"),
    ],
)
def test_what_is_only_text_stays_text(typed, text):
    assert parse(typed, AGENCIES).text == text


def test_a_time_of_day_at_the_end_says_when_it_happened():
    assert parse("fd crews counted 14:32", AGENCIES).clock == time(14, 32)


def test_the_function_that_decided_may_have_several_words():
    line = parse("fd go because the plan says so, page 12 by Duty officer @3", AGENCIES)

    assert (line.reason, line.by_role) == ("the plan says so, page 12", "Duty officer")


def test_spanish_reasons_are_reasons():
    line = parse("fd corta la carretera porque el viento gira por Alcalde", AGENCIES)

    assert line.reason == "el viento gira"
    assert line.by_role == "Alcalde"


@pytest.mark.parametrize("because", ["parce que le vent", "parce qu'un vent", "Parce qu’un vent"])
def test_french_reasons_are_reasons_with_and_without_an_apostrophe(because):
    line = parse(f"fd ferme la route, {because} tourne par Maire", AGENCIES)

    assert line.text == "ferme la route"
    assert line.reason in {"le vent tourne", "un vent tourne"}
    assert line.by_role == "Maire"


@given(st.text().filter(str.strip))
def test_any_line_that_is_not_blank_has_a_text_and_keeps_what_was_typed(typed):
    line = parse(typed, AGENCIES)

    assert line.text.strip()
    assert line.typed == typed


@pytest.mark.parametrize(
    ("typed", "agencies", "text"),
    [
        ("fire service evacuate sector B", ("f",), "evacuate sector B"),
        ("Local  Police: close the road", ("p",), "close the road"),
        ("fd\tclose the road", ("f",), "close the road"),
        ("local police", (), "local police"),
        ("local policemen close the road", (), "local policemen close the road"),
    ],
)
def test_an_agency_may_be_named_in_full(typed, agencies, text):
    line = parse(typed, AGENCIES)

    assert (line.agencies, line.text) == (agencies, text)


@pytest.mark.parametrize(
    ("typed", "text", "reason", "role"),
    [
        ("fd evacuate by Mayor because wind", "evacuate", "wind", "Mayor"),
        ("fd evacuate because wind by mayor", "evacuate", "wind", "mayor"),
        ("fd evacuate by fire chief", "evacuate", "", "fire chief"),
        ("fd evacuate by boat because wind", "evacuate by boat", "wind", ""),
    ],
)
def test_the_function_may_stand_before_the_reason_and_in_small_letters(typed, text, reason, role):
    line = parse(typed, AGENCIES)

    assert (line.text, line.reason, line.by_role) == (text, reason, role)


@pytest.mark.parametrize("typed", ["fd meet at 15:30", "pd corta la calle hasta las 16:00"])
def test_a_time_that_was_decided_stays_in_the_text(typed):
    line = parse(typed, AGENCIES)

    assert line.clock is None
    assert line.text.endswith("0")
