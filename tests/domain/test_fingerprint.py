"""Twelve words that people can compare."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.fingerprint import LENGTH, head, words
from facilitator.domain.words import WORDS


def distance(one, two):
    """Return how many letters have to be changed, added or left out."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i]
        for j, b in enumerate(two, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
    return row[-1]


def test_there_is_one_word_for_every_byte():
    assert len(set(WORDS)) == 256
    assert all(each.isascii() and each.islower() and 4 <= len(each) <= 12 for each in WORDS)


def test_no_two_words_are_nearly_the_same():
    near = [pair for pair in combinations(WORDS, 2) if distance(*pair) < 3]

    assert near == []


def test_the_list_of_words_is_frozen():
    # printed fingerprints must be found again by every later version
    assert head([("words", index, word.encode()) for index, word in enumerate(WORDS)]).hex() == (
        "8bb871af9546310d9fcd8360737d4eb987d782f70b49f4711c2f1594f2da3899"
    )


@given(st.binary(min_size=32, max_size=32))
def test_each_of_the_first_twelve_bytes_is_one_word(value):
    assert words(value) == tuple(WORDS[each] for each in value[:LENGTH])


def test_a_fingerprint_tells_every_part_of_a_head():
    heads = {
        head([]),
        head([("a", 1, b"x")]),
        head([("a", 2, b"x")]),
        head([("b", 1, b"x")]),
        head([("a", 1, b"y")]),
        head([("a", 1, b"x"), ("b", 1, b"x")]),
    }

    assert len(heads) == 6
