from datetime import timedelta

import pytest

from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (78, "01:18"), (-64, "01:04"), (3723, "1:02:03")]
)
def test_a_countdown_has_no_sign(seconds, text):
    assert spans.count(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(("seconds", "text"), [(91, "+01:31"), (-285, "\u221204:45")])
def test_a_difference_has_its_sign(seconds, text):
    assert spans.signed(timedelta(seconds=seconds)) == text


def test_exercise_time_before_the_start_has_a_minus():
    assert spans.full(timedelta(minutes=-10)) == "\u221200:10:00"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x07b", "a[U+0007]b"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\tb\nc", "a b c"),
        ("naïve café – 🚒", "naïve café – 🚒"),
        ("<b>bold</b> & more", "<b>bold</b> & more"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text, seen):
    assert shown(text) == seen
