import shutil

import pytest

from facilitator import i18n, resources
from facilitator.domain.entryline import parse


@pytest.mark.parametrize("asked", ["es", "es_MX", "es-AR", "ES"])
def test_a_language_is_spoken_whatever_its_country(asked):
    assert i18n.translator(asked).language == "es"


@pytest.mark.parametrize("asked", ["", "en", "en_GB", "xx", "../es", "C.UTF-8"])
def test_a_language_without_a_catalogue_is_english(asked):
    words = i18n.translator(asked)

    assert words.language == "en"
    assert words.text("Decision") == "Decision"


def test_the_language_in_use_is_told():
    i18n.use("es_ES")

    assert i18n.language() == "es"


def test_an_empty_text_stays_empty():
    # gettext would answer with the header of its catalogue
    assert i18n.translator("es").text("") == ""


@pytest.mark.parametrize("language", i18n.available())
def test_the_words_for_a_cause_and_for_a_role_are_understood_in_a_line(language):
    words = i18n.translator(language)
    by = words.text("by {role}").format(role="Mayor")

    line = parse(f"close the road {words.text('because')} 3 engines wait {by}", ())

    assert (line.text, line.reason, line.by_role) == ("close the road", "3 engines wait", "Mayor")


def test_numbers_choose_their_form_in_english():
    assert i18n.ngettext("{n} row", "{n} rows", 1) == "{n} row"
    assert i18n.ngettext("{n} row", "{n} rows", 2) == "{n} rows"


def test_a_catalogue_that_nobody_compiled_is_spoken_all_the_same(tmp_path, monkeypatch):
    folder = tmp_path / "translations" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(resources.path("translations/es/LC_MESSAGES/facilitator.po"), folder)
    with (folder / "facilitator.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "A text of this test alone"\nmsgstr "Un texto solo de esta prueba"\n')
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    i18n.translator.cache_clear()

    said = i18n.translator("es").text("A text of this test alone")

    i18n.translator.cache_clear()
    assert said == "Un texto solo de esta prueba"


@pytest.mark.parametrize(
    ("wanted", "there", "served"),
    [
        ("ca", ("en", "es", "fr"), "es"),
        ("ca_ES@valencia", ("ca", "en", "es"), "ca"),
        ("ca", ("en", "fr"), "en"),
        ("fr-BE", ("en", "fr"), "fr"),
        ("nl", ("en", "es"), "en"),
    ],
)
def test_readers_of_catalan_get_spanish_before_english(wanted, there, served):
    assert i18n.best_of(wanted, there) == served
