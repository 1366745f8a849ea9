import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from facilitator.__main__ import cli
from facilitator.services.simulating import simulate
from facilitator.ui.conduct.keys import ACTS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def levant(tmp_path_factory):
    """A played exercise under the name that the README uses."""
    path = tmp_path_factory.mktemp("readme") / "levant.exercise"
    simulate(path, injects=8, agencies=3, entries=80, seed=1)
    return path


@pytest.mark.parametrize("line", re.findall(r"^sqlite-utils (.*)$", README, re.MULTILINE))
def test_other_tools_read_the_file_as_the_readme_says(levant, line):
    command = [sys.executable, "-m", "sqlite_utils", *shlex.split(line)]
    done = subprocess.run(
        command, cwd=levant.parent, capture_output=True, check=True, text=True, encoding="utf-8"
    )

    assert len(done.stdout.splitlines()) > 2


@pytest.mark.parametrize("view", ["decision", "delivery", "observation", "entry_as_read"])
def test_the_views_that_the_readme_names_hold_something(levant, view):
    assert f"`{view}`" in README
    command = [sys.executable, "-m", "sqlite_utils", "rows", str(levant), view, "--limit", "1"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")

    assert '"line"' in done.stdout


def test_the_readme_names_every_command_there_is():
    named = set(re.findall(r"`facilitator (\w[\w-]*)", README))

    assert named == set(cli.list_commands(click.Context(cli)))


GROUPS = ("site", "backup")
SAID = re.findall(rf"`((?:facilitator|{'|'.join(GROUPS)}) [^`]*)`", README)
"""The lines that are typed, and what stands in for the rest of one in a row of several."""


def lacking(said):
    """Return the options that a line names and its command does not have."""
    found, rest = cli, re.sub(r"[\[\]…]", " ", said).split()
    rest = rest[rest[0] == "facilitator" :]
    while rest and isinstance(found, click.Group):
        inner = found.get_command(click.Context(found), rest[0])
        assert inner is not None, said
        found, rest = inner, rest[1:]
    options = {each for parameter in found.params for each in parameter.opts}
    return [each for each in rest if each.startswith("-") and each not in options]


@pytest.mark.parametrize("said", SAID)
def test_the_readme_names_no_option_that_its_command_lacks(said):
    assert lacking(said) == []


def test_an_option_that_is_not_there_is_found():
    assert len(SAID) > len(cli.list_commands(click.Context(cli)))
    assert lacking("facilitator export X.exercise [--colour NAME] -o OUT.xlsx") == ["--colour"]
    assert lacking("site host X.exercise --addres A") == ["--addres"]


@pytest.mark.parametrize("target", re.findall(r"make (\w+)", README))
def test_the_readme_names_no_target_that_is_not_there(target):
    assert target in {"$(READY)", *re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE)}


@pytest.mark.parametrize("target", re.findall(r"\[[^]]*\]\(([^):]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(target):
    assert (ROOT / target).is_file()


@pytest.mark.parametrize("act", ACTS, ids=lambda each: each.name)
def test_the_readme_names_every_key_of_the_desk_in_the_words_of_the_desk(act):
    keys = ", ".join(f"`{key}`" for key in act.keys)

    assert f"| {keys} | {act.words} |" in README
