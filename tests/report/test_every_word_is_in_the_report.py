"""FAULTS R35: the full log holds every typed line exactly once, whatever characters it has."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.report.fonts import typeface
from tests.nasty import strings
from tests.report.reading import appendix, squeezed
from tests.report.stories import FONTS, Tale, exercise, pdf

LONG = 3000
LIGATURE = "\ufb01"


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
    corpus = [each for _, text in strings() for each in variants(text) if len(text) < LONG]
    texts = (corpus * (5000 // len(corpus) + 1))[:5000]

    assert missing(texts) == []


def _has_marks(text):
    face = typeface(FONTS)
    return any(ord(each) > 0x24F and ord(each) in face.drawable for each in text)
