"""Catalan is written as Catalan is printed, in one norm, and nothing of Spanish is left in it."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources/translations/ca/LC_MESSAGES/facilitator.po"


@pytest.fixture(scope="module")
def texts():
    with CATALOGUE.open("rb") as file:
        found = read_po(file, locale="ca")
    forms = [each.string for each in found if each.id]
    return [text for each in forms for text in (each if isinstance(each, tuple) else (each,))]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"\w'\w|[“”\"]", id="a straight apostrophe or another language's marks"),
        pytest.param(r"[ñ¿¡]|ción\b|\b(?:y|el|los|las) (?:los|las|ejercicio)\b", id="Spanish"),
        pytest.param(r"[lL][.-][lL]", id="another sign than the middle dot between two l"),
        pytest.param(
            r"\b[dDlLsSnNmMtT]’ ?(?:[b-df-gj-npr-tv-zçB-DF-GJ-NPR-TV-Z]\w)",
            id="an apostrophe before a consonant",
        ),
        pytest.param(r"\b(?:de|De) (?!hui)[aeiouhàèéíòóú]\w", id="no apostrophe before a vowel"),
        pytest.param(r"\b(?:avui|aquí|sortir|petit|sigui|tenir)\b", id="a word of the other norm"),
    ],
)
def test_no_text_breaks_a_rule_of_catalan_print(texts, wrong):
    found = [text for text in texts if re.search(wrong, text)]

    assert found == []
