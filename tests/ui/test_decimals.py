import pytest

from facilitator import i18n
from facilitator.ui.models.decimals import decimal
from facilitator.ui.review.decisions.words import kappa_words
from facilitator.ui.review.feedback.words import median_words


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "2.2"), ("es", "2,2"), ("fr", "2,2"), ("nl", "2,2"), ("de", "2,2"), ("ca", "2,2")],
)
def test_a_number_has_the_point_or_the_comma_of_the_language(language, said):
    i18n.use(language)

    assert decimal(2.2, 1) == said


def test_medians_and_kappa_are_written_as_the_language_does():
    i18n.use("es")

    assert median_words(4.5) == "4,5"
    assert kappa_words(-0.25) == "−0,25"
    assert kappa_words(-0.001) == "0,00"
