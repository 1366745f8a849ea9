"""The program in a user's menu: put there, started from there, and taken away without a trace."""

import subprocess
import sys
from configparser import RawConfigParser
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.services import menu

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only desktops of Linux have such entries"
)


def entry():
    read = RawConfigParser(strict=True, interpolation=None)
    read.optionxform = str
    read.read(menu.share() / "applications" / menu.ENTRY, encoding="utf-8")
    return read["Desktop Entry"]


def test_everything_is_put_in_its_place_and_everything_is_taken_away():
    menu.install()
    there = {place for _name, place in menu.places() if place.is_file()}
    removed = set(menu.remove())

    assert there == {place for _name, place in menu.places()} == removed
    assert not any(place.exists() for place in there)


def test_installing_twice_and_removing_twice_is_no_error():
    menu.install()
    menu.install()

    assert menu.remove()
    assert menu.remove() == ()


@pytest.mark.parametrize(
    "folder", ["plain", "with space", "Übung £", 'a"b', "100% $HOME `x`", "b\\c"]
)
def test_the_entry_starts_the_program_from_any_path(tmp_path, monkeypatch, folder):
    program = tmp_path / folder / "facilitator"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    menu.install()
    unescaped = entry()["Exec"].replace("\\\\", "\\")

    line = unescaped.replace("%%", "%").replace("%f", '"a file.exercise"')
    said = subprocess.run(("sh", "-c", line), capture_output=True, text=True, check=True).stdout

    assert said == "open|a file.exercise|"


def test_both_endings_are_ours_and_each_type_that_is_opened_is_declared():
    menu.install()
    tree = ET.parse(menu.share() / "mime" / "packages" / menu.TYPES)  # noqa: S314 - our own file
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    declared = {
        each.get("type"): each.find("m:glob", space).get("pattern")
        for each in tree.findall("m:mime-type", space)
    }

    assert set(declared.values()) == {"*.exercise", "*.observer"}
    assert set(entry()["MimeType"].strip(";").split(";")) == set(declared)


def test_the_command_says_what_it_did():
    done = CliRunner().invoke(cli, ["desktop-entry", "--install"])
    neither = CliRunner().invoke(cli, ["desktop-entry"])

    assert str(menu.share() / "applications" / menu.ENTRY) in done.output
    assert neither.exit_code == 2
