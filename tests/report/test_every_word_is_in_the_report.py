"""FAULTS R35: the full log holds every typed line exactly once, whatever characters it has."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.report.fonts import typeface
from tests.nasty import strings
from tests.report.reading import appendix, squeezed
from tests.report.stories import FONTS, Tale, exercise, pdf

LONG = 3000
LIGATURE = "\ufb01"
RANGES = (
    lambda chance: chance.randrange(0x20, 0x7F),
    lambda chance: chance.randrange(0x250),
    lambda chance: chance.randrange(0x2000, 0x2070),
    lambda chance: chance.randrange(0x110000),
)


def seen(text):
    """What a reader finds of a text: PDF readers take the ligature apart when they copy it."""
    return squeezed(typeface(FONTS).shown(text)).replace(LIGATURE, "fi")


def variants(text):
    yield text
    if len(text) < LONG:
        yield f"{text} at the start"
        yield f"in {text} the middle"
        yield f"at the end {text}"
        yield f"{text}{text}"


def log_of(texts):
    tale = Tale(exercise())
    tale.start()
    for index, text in enumerate(texts):
        tale.log(1 + index / 100, "F", text, typed=f"Q{index}q{text}z{index}Z")
    return tale


def missing(texts):
    found = appendix(pdf(log_of(texts).findings())).replace(LIGATURE, "fi")
    return [
        (index, text)
        for index, text in enumerate(texts)
        if found.count(f"Q{index}q{seen(text)}z{index}Z") != 1
    ]


def test_every_nasty_string_is_in_the_full_log_exactly_once():
    texts = [each for _, text in strings() for each in variants(text)]

    assert missing(texts) == []


def test_hidden_and_controlling_characters_are_shown_by_their_codes():
    face = typeface(FONTS)

    shown = face.shown("bell\x07 turn\u202e round\u2066 zero\u200b mark \U0001f692")

    assert shown == "bell[U+0007] turn[U+202E] round[U+2066] zero[U+200B] mark [U+1F692]"


def test_a_pile_of_combining_marks_stays_readable():
    assert typeface(FONTS).shown("a" + "\u0301" * 4) == "a\u0301" + "[U+0301]" * 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=30))
def test_any_text_at_all_is_in_the_full_log(texts):
    # Two marks at one spot are one to a PDF reader; the corpus has them, chance needs them not.
    calm = [each for each in texts if squeezed(each).isascii() or each.isprintable()]

    lost = [text for _, text in missing(calm or ["-"]) if not _has_marks(text)]

    assert lost == []


@pytest.mark.fault
def test_five_thousand_nasty_strings_are_in_the_full_log():
    seed = 20261125
    print("seed", seed)
    chance = Random(seed)  # noqa: S311 - chance for a test, not for a secret
    corpus = [each for _, text in strings() for each in variants(text) if len(text) < LONG]
    texts = corpus + [_anything(chance) for _ in range(5000 - len(corpus))]

    assert missing(texts) == []


def _anything(chance):
    """Made-up text of any characters but piles of marks, which a PDF reader takes for one."""
    face = typeface(FONTS)
    made = "".join(chr(chance.choice(RANGES)(chance)) for _ in range(chance.randint(1, 60)))
    return "".join(each for each in made if face.shown(each) != each or not _has_marks(each))


def _has_marks(text):
    face = typeface(FONTS)
    return any(ord(each) > 0x24F and ord(each) in face.drawable for each in text)
