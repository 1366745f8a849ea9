"""What the guide for translators says is so: its terms, its files and its commands."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from facilitator import i18n

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
GUIDE = (TRANSLATIONS / "GUIDE.md").read_text(encoding="utf-8")
CODES = {"Spanish": "es", "Catalan": "ca", "French": "fr", "Dutch": "nl", "German": "de"}


def glossary():
    lines = [line for line in GUIDE.splitlines() if line.startswith("| ")]
    heads, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_glossary_has_every_language_that_the_program_speaks():
    assert {"en", *CODES.values()} == set(i18n.available())
    assert set(glossary()[0]) == {"English", *CODES}


@pytest.mark.parametrize("name", CODES)
def test_a_term_of_the_glossary_is_what_the_catalogue_says(name):
    path = TRANSLATIONS / CODES[name] / "LC_MESSAGES" / "facilitator.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=CODES[name])
    terms = glossary()

    other = [
        (row["English"], row[name], said.string if said else None)
        for row in terms
        if (said := catalogue.get(row["English"])) is None or said.string != row[name]
    ]

    assert len(terms) > 40
    assert other == []


def test_every_file_that_the_guide_names_is_there():
    named = re.findall(r"`((?:facilitator|tests|resources)/[\w./]+\.(?:py|json))", GUIDE)

    assert len(named) >= 8
    assert [each for each in named if not (ROOT / each).is_file()] == []
