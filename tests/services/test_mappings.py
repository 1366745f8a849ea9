"""Mappings of columns are kept by name, found again by their columns, and never lost in silence."""

import json

import pytest

from facilitator.domain.errors import Failed
from facilitator.services.mappings import Mapping, Mappings, Unusable, mapping_in

COLUMNS = (("Lp", "number"), ("Kiedy", ""), ("Tresc", "text"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "mappings.json"


def test_a_mapping_that_was_kept_is_there_again(path):
    Mappings(path).keep("Polish  table", COLUMNS)

    assert Mappings(path).all() == (Mapping(name="Polish table", columns=COLUMNS),)


def test_it_fits_the_same_columns_in_any_order_and_no_others(path):
    kept = Mappings(path)
    kept.keep("Polish", COLUMNS)

    assert kept.fitting(["Tresc", "Lp", "Kiedy"]) is not None
    assert kept.fitting(["Tresc", "Lp"]) is None
    assert kept.fitting(["Tresc", "Lp", "Kiedy", "Kto"]) is None


def test_of_two_that_fit_the_newer_one_is_offered(path):
    kept = Mappings(path)
    kept.keep("old", COLUMNS)
    kept.keep("new", COLUMNS)

    assert kept.fitting(["Tresc", "Lp", "Kiedy"]).name == "new"


def test_it_can_be_renamed_and_forgotten(path):
    kept = Mappings(path)
    kept.keep("one", COLUMNS)
    kept.keep("two", COLUMNS)

    kept.rename("one", "first")
    kept.forget("two")

    assert [each.name for each in Mappings(path).all()] == ["first"]


def test_renamed_to_its_own_name_in_other_letters_it_is_still_there_once(path):
    kept = Mappings(path)
    kept.keep("one", COLUMNS)

    kept.rename("one", "One")

    assert [each.name for each in kept.all()] == ["One"]


def test_what_another_window_kept_meanwhile_is_not_lost(path):
    here, there = Mappings(path), Mappings(path)

    there.keep("theirs", COLUMNS)
    here.keep("ours", COLUMNS)

    assert [each.name for each in Mappings(path).all()] == ["ours", "theirs"]


def test_a_disk_that_takes_nothing_leaves_what_was_kept(path, monkeypatch):
    kept = Mappings(path)
    kept.keep("one", COLUMNS)

    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Failed):
        kept.rename("one", "two")

    assert [each.name for each in kept.all()] == ["one"]
    assert [each.name for each in Mappings(path).all()] == ["one"]
    assert [each.name for each in path.parent.iterdir()] == ["mappings.json"]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"mappings": []}',
        '{"mappings": {"a": {"Lp": "nonsense"}}}',
        '{"mappings": {"a": {"Lp": []}}}',
        "\x00",
        "[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_said_to_be(path, content):
    path.parent.mkdir()
    path.write_text(content)

    kept = Mappings(path)
    kept.keep("new", COLUMNS)

    assert kept.set_aside is not None
    assert kept.set_aside.read_text() == content
    assert [each.name for each in Mappings(path).all()] == ["new"]


def test_the_file_can_be_read_and_written_by_hand(path):
    Mappings(path).keep("Größe", COLUMNS)

    assert json.loads(path.read_text("utf-8")) == {"mappings": {"Größe": dict(COLUMNS)}}
    assert "Größe" in path.read_text("utf-8")


def test_a_file_of_its_own_holds_one_mapping(tmp_path):
    file = tmp_path / "ours.json"
    file.write_text(json.dumps(dict(COLUMNS)))

    assert mapping_in(file) == Mapping(name="ours", columns=COLUMNS)


@pytest.mark.parametrize("content", ["", "{}", '{"Lp": "nonsense"}', '{"mappings": {}}'])
def test_a_file_that_holds_no_mapping_is_refused(tmp_path, content):
    file = tmp_path / "ours.json"
    file.write_text(content)

    with pytest.raises(Unusable):
        mapping_in(file)
