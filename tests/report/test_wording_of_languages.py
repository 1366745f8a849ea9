import pytest

from facilitator.i18n import translator
from facilitator.report.wording import Speech, clipped


@pytest.mark.parametrize(
    ("language", "colon", "semicolon"),
    [("en", ": ", "; "), ("es", ": ", "; "), ("fr", "\u00a0: ", "\u00a0; ")],
)
def test_french_alone_puts_a_space_before_a_double_sign(language, colon, semicolon):
    speech = Speech(words=translator(language))

    assert (speech.colon, speech.semicolon) == (colon, semicolon)


def test_what_is_tied_together_stays_tied_when_a_text_is_put_on_one_line():
    assert clipped("«\u00a0rester\u00a0»\n ou  partir", 80) == "«\u00a0rester\u00a0» ou partir"


def test_a_text_that_is_cut_does_not_end_with_a_space_or_an_open_quotation():
    said = clipped("rester sur place\u00a0: «\u00a0tous dehors\u00a0»", 25)

    assert said == "rester sur place…"
