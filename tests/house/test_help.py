"""Every claim of every page of help: keys, commands, options, names; the same in each language."""

import ast
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import click
import pytest

from facilitator.__main__ import cli
from facilitator.domain.evaluation import Rating
from facilitator.domain.lasting import _SIGNED as SIGNED
from facilitator.services.guiding import STEPS
from facilitator.services.help import GUIDED, NAMES, Sort, Way, is_key, languages_of, page
from facilitator.services.simulating import simulate

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = ("en", "es", "fr")
HERE = tuple(name for name in NAMES if languages_of(name))
OURS = tuple(name for name in HERE if name not in {"network", "sites", "benchmarks"})
"""Pages whose claims are about keys; the others are checked beside what they tell of."""
FOLDERS = {
    "library": "library",
    "plan": "plan",
    "conduct": "conduct",
    "review": "review",
    "observers": "observers",
    "reader": "reader",
    "settings": "settings",
}
EVERYWHERE = ("window", "widgets", "help", "players")
OF_EACH_SYSTEM = {"Enter", "Esc", "Down", "Up", "Tab"}
"""What every list and field does with them is Qt's."""
QT_NAMES = {"Del": "Delete", "PgDown": "PageDown", "PgUp": "PageUp"}
FILES = {"settings.json", "journal.json", "journal.csv"}


@cache
def strings(folder):
    """Return every string constant in the code of a part of the window."""
    found = set()
    for path in sorted((ROOT / "facilitator/ui" / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            if isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
                found.add(node.attr.removeprefix("Key_"))
    return frozenset(found)


def listens(key, folders):
    """Tell whether some part of these folders listens to a key."""
    there = frozenset().union(*map(strings, folders))
    last = key.rpartition("+")[2]
    if key in there or key.replace("Enter", "Return") in there or key in OF_EACH_SYSTEM:
        return True
    if re.fullmatch(r"(Ctrl|Alt)\+[1-9]", key):
        # the screens of the window, the agencies and sections by their number
        return True
    if "review" in folders and key in {each.value for each in Rating}:
        return True
    named = QT_NAMES.get(last, last)
    return key.startswith("Alt+") and named in there


def codes(one):
    """Return the words of a page that are set as code within sentences."""
    for block in one.blocks:
        for cell in block.cells:
            for run in cell:
                if run.way is Way.CODE and block.sort is not Sort.CODE:
                    yield run.text


def commands(one):
    """Return the lines of a page that are typed into a terminal, and those named in a sentence."""
    for block in one.blocks:
        if block.sort is Sort.CODE:
            yield block.text()
    yield from (each for each in codes(one) if each.startswith("facilitator "))


def every_page():
    return [(name, code) for name in OURS for code in SPOKEN]


@pytest.mark.parametrize(("name", "code"), every_page())
def test_every_key_that_a_page_names_is_listened_to_there(name, code):
    folder = FOLDERS.get(name.partition("-")[0])
    folders = (folder, *EVERYWHERE) if folder else (*FOLDERS.values(), *EVERYWHERE)
    keys = [each for each in codes(page(name, code)) if is_key(each)]

    assert [each for each in keys if not listens(each, folders)] == []


@pytest.mark.parametrize(("name", "code"), every_page())
def test_what_stands_as_code_is_a_key_a_command_a_view_or_a_file(name, code):
    said = [each for each in codes(page(name, code)) if not is_key(each)]
    views = set(re.findall(r"CREATE (?:VIEW|TABLE) (\w+)", schema()))
    logged = set(re.findall(r'"(\w+)"', re.search(r"for name in \((.*?)\)", schema()).group(1)))
    known = views | logged | FILES | {"struck", ".exercise"}

    odd = [
        each
        for each in said
        if each not in known and not is_state(each) and not each.startswith("facilitator ")
    ]
    assert odd == []


TITLES = {page(name, "en").title for name in HERE}
EXAMPLES = {"First look", "because", "sent to the mayor", "public network"}
"""What a page quotes and other people say, or the name of a scenario."""


def quoted(one):
    """Return what a page quotes within its sentences."""
    plain = (
        "".join(run.text for run in cell if run.way is not Way.CODE)
        for block in one.blocks
        for cell in block.cells
        if block.sort is not Sort.CODE
    )
    return [each for text in plain for each in re.findall('"([^"]+)"', text)]


@pytest.mark.parametrize("name", HERE)
def test_what_a_page_quotes_is_written_on_the_screen(name):
    said = frozenset().union(*map(strings, (*FOLDERS.values(), *EVERYWHERE)))
    asked = [each for each in quoted(page(name, "en")) if each not in EXAMPLES | TITLES]

    assert [each for each in asked if not any(text.startswith(each) for text in said)] == []


def is_state(text):
    """Tell whether a tag opens or closes a state, as the lanes read it."""
    return SIGNED.fullmatch(text) is not None


def schema():
    return (ROOT / "facilitator/store/schema.py").read_text(encoding="utf-8")


def test_the_files_that_pages_name_are_written_by_the_program():
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "facilitator/services").rglob("*.py")
    )

    assert [each for each in sorted(FILES) if f'"{each}"' not in code] == []


@pytest.mark.parametrize(("name", "code"), every_page())
def test_every_command_of_a_page_is_there_with_its_options(name, code):
    for line in commands(page(name, code)):
        words = shlex.split(line)
        if words[0] != "facilitator":
            continue
        found, rest = cli, words[1:]
        while rest and isinstance(found, click.Group):
            inner = found.get_command(click.Context(found), rest[0])
            if inner is None:
                break
            found, rest = inner, rest[1:]
        assert found is not cli, line
        options = {each for parameter in found.params for each in parameter.opts}
        asked = [each for each in rest if each.startswith("-")]
        assert [each for each in asked if each not in options] == [], line


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    path = tmp_path_factory.mktemp("help") / "X.exercise"
    simulate(path, injects=8, agencies=3, entries=80, seed=1)
    return path


def test_other_tools_read_the_file_as_the_page_says(played):
    lines = [each for each in commands(page("other-tools", "en")) if each.startswith("sqlite")]
    assert len(lines) == 3
    for line in lines:
        program, *rest = shlex.split(line)
        if program == "sqlite3":
            rest = ["query", *rest]
        done = subprocess.run(
            [sys.executable, "-m", "sqlite_utils", *rest],
            cwd=played.parent,
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        assert done.stdout.strip(), line


@pytest.mark.parametrize("name", HERE)
def test_a_page_is_there_in_each_language_with_the_same_parts(name):
    assert languages_of(name) >= set(SPOKEN)
    first = page(name, "en")
    for code in SPOKEN[1:]:
        other = page(name, code)
        assert [each.sort for each in other.blocks] == [each.sort for each in first.blocks]
        if name in OURS:
            told = [sorted(filter(is_key, codes(each))) for each in (first, other)]
            assert told[0] == told[1]


def test_the_guide_has_a_heading_for_each_step_and_one_for_the_end():
    for code in SPOKEN:
        assert len(page(GUIDED, code).sections()) == len(STEPS) + 1


def test_no_page_lies_about_unlisted():
    stems = {path.name.partition(".")[0] for path in (ROOT / "resources/help").glob("*.md")}

    # what programs read is documented beside the command, not among the pages
    assert stems - {"report-json"} <= set(NAMES)
