"""Settings survive, and a broken file of settings does no harm."""

import json

import pytest

from facilitator.services.settings import Settings, load, save, set_aside


def test_what_is_saved_is_loaded(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    wanted = Settings(dark=False, scale=1.5, language="es", open_file="/x.exercise", clean=False)

    save(wanted, path)

    assert load(path) == wanted
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_without_a_file_everything_is_as_it_comes(tmp_path):
    assert load(tmp_path / "none.json") == Settings()


def test_what_makes_no_sense_is_as_it_comes_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"dark": "yes", "scale": 9, "language": "es", "later": 1}))

    assert load(path) == Settings(scale=2.5, language="es")


def test_a_broken_file_is_no_error(tmp_path):
    path = tmp_path / "settings.json"
    for text in ("", "{", "[]", "null"):
        path.write_text(text)

        assert load(path) == Settings()


def test_the_keys_that_a_person_changed_are_kept(tmp_path):
    path = tmp_path / "settings.json"

    save(Settings(keys={"pause": "F10"}), path)

    assert load(path).keys == {"pause": "F10"}


def test_a_key_that_is_no_text_stays_to_be_said(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"keys": {"pause": 5, "hold": "F7"}}))
    some = load(path).keys
    path.write_text(json.dumps({"keys": ["F5"]}))

    assert some == {"pause": "", "hold": "F7"}
    assert load(path).keys == {"": ""}


def test_a_file_that_cannot_be_read_is_set_aside_until_a_new_one_is_written(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"organisation": "City hall", ')

    load(path)
    aside = set_aside(path)

    assert aside is not None
    assert "City hall" in aside.read_text()
    save(Settings(), path)
    assert set_aside(path) is None
    assert aside.exists()


@pytest.mark.parametrize("content", [b"", b"[]", b'"x"', b"null", b"\xff\x00", b"[" * 100_000])
def test_whatever_is_no_table_of_settings_is_set_aside_as_it_was(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)

    assert load(path) == Settings()
    aside = set_aside(path)
    assert aside is not None
    assert aside.read_bytes() == content


def test_a_sound_file_is_not_set_aside(tmp_path):
    path = tmp_path / "settings.json"
    save(Settings(), path)

    load(path)

    assert set_aside(path) is None
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]
