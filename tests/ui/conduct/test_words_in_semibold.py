"""Which parts of the line are set in semibold while it is being typed."""

import pytest

from facilitator.ui.conduct.entry_words import bold_of


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("f close the road because wind", ["f", "because"]),
        ("f cortar la carretera, porque hay viento", ["f", "porque"]),
        ("f fermer la route parce que le vent tourne", ["f", "parce que"]),
        ("f fermer la route parce qu’il vente", ["f", "parce qu’"]),
        ("+ f close the road", ["+", "f"]),
    ],
)
def test_the_whole_word_for_a_cause_is_in_semibold(room, typed, expected):
    understood = room.conduct.understand(typed)

    assert [typed[at : at + length] for at, length in bold_of(typed, understood)] == expected
