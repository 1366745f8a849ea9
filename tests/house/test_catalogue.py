import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", HERE / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def house(catalogue, tmp_path, monkeypatch):
    """A program of one room, with its Spanish catalogue."""
    (tmp_path / "facilitator").mkdir()
    translations = tmp_path / "resources" / "translations"
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "TRANSLATIONS", translations)
    monkeypatch.setattr(catalogue, "TEMPLATE", translations / "facilitator.pot")
    return tmp_path / "facilitator" / "room.py"


def translate(catalogue, old, new):
    path = catalogue.catalogue_of("es")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    "code",
    [
        '_("One {n}")',
        'N_("One {n}")',
        'words.text("One {n}")',
        'self.words.text("One {n}")',
        """f"{_('One {n}')}, {two}\"""",
    ],
)
def test_a_text_without_a_translation_is_found(catalogue, house, code):
    house.write_text(code, "utf-8")
    catalogue.update()

    assert list(catalogue.problems()) == ["es: not translated: 'One {n}'"]


def test_a_text_that_the_catalogue_does_not_have_is_found(catalogue, house):
    house.write_text("", "utf-8")
    catalogue.update()
    house.write_text('_("New")', "utf-8")

    assert list(catalogue.problems()) == ["es: not in the catalogue: 'New'"]


def test_a_text_that_nobody_says_any_more_is_found(catalogue, house):
    house.write_text('_("Old")', "utf-8")
    catalogue.update()
    translate(catalogue, 'msgid "Old"\nmsgstr ""', 'msgid "Old"\nmsgstr "Viejo"')
    house.write_text("", "utf-8")

    assert list(catalogue.problems()) == ["es: no longer used: 'Old'"]


def test_a_placeholder_that_differs_is_found(catalogue, house):
    house.write_text('_("One {n}")', "utf-8")
    catalogue.update()
    translate(catalogue, 'msgid "One {n}"\nmsgstr ""', 'msgid "One {n}"\nmsgstr "Uno {m}"')

    assert list(catalogue.problems()) == ["es: other placeholders: 'One {n}' -> 'Uno {m}'"]


def test_updating_twice_changes_nothing(catalogue, house):
    house.write_text('_("One {n}")\nngettext("{n} row", "{n} rows", 2)', "utf-8")
    catalogue.update()
    first = catalogue.catalogue_of("es").read_bytes()

    catalogue.update()

    assert catalogue.catalogue_of("es").read_bytes() == first
