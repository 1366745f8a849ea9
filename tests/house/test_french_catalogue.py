"""French is written as French is printed: tied signs, its own quotation marks, no straight '."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources/translations/fr/LC_MESSAGES/facilitator.po"


@pytest.fixture(scope="module")
def texts():
    with CATALOGUE.open("rb") as file:
        found = read_po(file, locale="fr")
    forms = [each.string for each in found if each.id]
    return [text for each in forms for text in (each if isinstance(each, tuple) else (each,))]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"[\w»)}] [:;!?](?:\s|$)", id="a space that may break before a sign"),
        pytest.param(r"[\w»)}][;!?](?:\s|$)", id="no space before a sign"),
        pytest.param(r"\w:\s", id="no space before a colon"),
        pytest.param(r"« |«\w| »|\w»", id="a space that may break inside quotation marks"),
        pytest.param(r"\w'\w|[“”\"]", id="a straight apostrophe or another language's marks"),
    ],
)
def test_no_text_breaks_a_rule_of_french_print(texts, wrong):
    found = [text for text in texts if re.search(wrong, text)]

    assert found == []


def test_both_forms_of_a_text_that_counts_say_how_many():
    with CATALOGUE.open("rb") as file:
        counted = [each for each in read_po(file, locale="fr") if each.pluralizable and each.id]

    # zero takes the singular in French, so that "one" would be wrong there
    silent = [each.string for each in counted if each.string[0] and "{" not in each.string[0]]

    assert silent == []
