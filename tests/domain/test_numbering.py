from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.numbering import labels, only


def test_the_same_number_of_two_stations_is_told_apart_by_a_letter():
    named = labels({"id-2": 3, "id-1": 3, "id-3": 4, "id-4": 3})

    assert named == {"id-1": "3", "id-2": "3b", "id-4": "3c", "id-3": "4"}


def test_more_than_the_alphabet_goes_on_with_two_letters():
    named = labels({f"{at:03}": 1 for at in range(54)})

    assert [named[f"{at:03}"] for at in (0, 1, 25, 26, 51, 52)] == [
        "1",
        "1b",
        "1z",
        "1aa",
        "1az",
        "1ba",
    ]


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 4)), st.randoms())
def test_no_two_are_called_the_same_and_every_station_says_the_same(numbers, chance):
    shuffled = dict(chance.sample(list(numbers.items()), len(numbers)))

    assert labels(shuffled) == labels(numbers)
    assert len(set(labels(numbers).values())) == len(numbers)


def test_nothing_else_is_told_of_what_is_left_out():
    assert only({"a": "3", "b": "3b"}, ["b", "c"]) == {"b": "3b"}
