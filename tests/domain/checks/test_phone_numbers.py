import pytest

from facilitator.domain.checks import looks_real
from facilitator.domain.checks.phones import number_in


@pytest.mark.parametrize(
    "text",
    ["+34 612 345 678", "0034612345678", "06 12 34 56 78", "(020) 7946 0991", "112", "999"],
)
def test_a_number_that_somebody_could_dial_looks_real(text):
    assert looks_real(text)


@pytest.mark.parametrize("text", ["", "41", "ext. 41", "4711", "channel 12", "555-1"])
def test_an_extension_does_not(text):
    assert not looks_real(text)


@pytest.mark.parametrize(
    "text",
    [
        "At 16:00 on 2027-08-14 the wind turns.",
        "14/08/2027, 38 degrees, 1,200,000 euros",
        "Grid 1234.567 8910.111",
        "3 ha, 40 m/min, 450 bathers",
    ],
)
def test_dates_and_amounts_are_no_numbers_to_dial(text):
    assert number_in(text) == ""


def test_a_number_inside_a_sentence_is_found():
    assert number_in("Ring 965 790 500 now") == "965 790 500"
