"""The pages about the network, several sites and results claim nothing that the program is not."""

import re
from itertools import pairwise
from pathlib import Path

import click
import pytest

from facilitator.__main__ import cli
from facilitator.console.siting import host, join
from facilitator.services.help import Sort, Way, is_key, languages_of, page
from facilitator.services.rooms import LOCAL
from facilitator.sites.configuring import CLIENT_PORT, CLUSTER_PORT, LEAF_PORT
from facilitator.sites.line import ALIVE_S
from facilitator.sites.setting_up import CONFIGURATION, LEAF
from facilitator.sites.talking import SAY_S

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = ("en", "es", "fr")
PAGES = tuple(each for each in ("network", "sites", "benchmarks") if languages_of(each))
SETTINGS = {"max_file_store", "sync_interval: always"}
SECONDS = 8 * 3600
DISK_KB, LINE_KBIT = 1.2, 8.0


def codes(one):
    """Return the words of a page that are set as code."""
    return [
        run.text
        for block in one.blocks
        for cell in block.cells
        for run in cell
        if run.way is Way.CODE
    ]


def options_of(command):
    return {each for parameter in command.params for each in parameter.opts}


def every_page():
    return [(name, code) for name in PAGES for code in SPOKEN]


def code_of(name):
    return (ROOT / "facilitator" / name).read_text(encoding="utf-8")


def configuration():
    return code_of("sites/configuring.py")


def is_claimed_truly(text):
    """Tell whether what stands as code is a key, an option, a file, a setting or a tag of ours."""
    words = text.split()
    if is_key(text):
        return f'"{text}"' in code_of("ui/observers/screen.py")
    if text.startswith("make "):
        targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        return words[1] in targets
    if text.startswith("--"):
        asked = {each for each in words if each.startswith("--")}
        return asked <= options_of(host) or asked <= options_of(join)
    if text.startswith("facilitator "):
        return words[1] in cli.list_commands(click.Context(cli))
    named = {CONFIGURATION, LEAF, LOCAL, f"nats-server -c {CONFIGURATION}"}
    named |= {each for each in SETTINGS if each in configuration()}
    if '.with_suffix(".servers")' in code_of("console/siteservers.py"):
        named.add("X.servers")
    return text in named


@pytest.mark.parametrize(("name", "code"), every_page())
def test_what_stands_as_code_is_something_of_the_program(name, code):
    assert [each for each in codes(page(name, code)) if not is_claimed_truly(each)] == []


@pytest.mark.parametrize(
    "text", ["--grab", "Ctrl+Shift+Q", "make rooms", "facilitator sites", "X.server", "#room"]
)
def test_a_claim_that_is_not_true_is_found(text):
    assert not is_claimed_truly(text)


@pytest.mark.parametrize("name", PAGES)
def test_the_same_stands_as_code_in_each_language(name):
    first = sorted(codes(page(name, "en")))

    assert [sorted(codes(page(name, code))) for code in SPOKEN[1:]] == [first, first]


@pytest.mark.parametrize("code", SPOKEN)
def test_ports_store_and_times_are_those_of_the_configuration(code):
    said = page("sites", code).text()

    for port in (CLIENT_PORT, CLUSTER_PORT, LEAF_PORT):
        assert str(port) in said
    size = re.search(r"max_file_store: (\d+)GB", configuration()).group(1)
    assert re.search(rf"{size}\s[G]", said)
    assert (SAY_S, ALIVE_S) == (2.0, 5)


def number(text):
    return float(re.sub(r"[^\d.]", "", text))


def rows_of_sizes():
    """Return the rows of the English table for planning: rooms, people, entries a second, sizes."""
    rows = [each for each in page("sites", "en").blocks if each.sort is Sort.ROW]
    cells = [["".join(run.text for run in cell) for cell in each.cells] for each in rows]
    return [each for each in cells if len(each) == len(cells[-1]) and each[0].isdigit()]


def test_the_table_for_planning_is_computed_from_its_own_constants():
    rows = rows_of_sizes()

    assert len(rows) == 4
    for _rooms, people, rate, journal, line, _servers in rows:
        a_second = number(rate)
        entries, disk = journal.split(";")
        many = number(entries) * (1e6 if "million" in entries else 1)
        # ten entries in a minute for each of them
        assert number(people) / 6 == pytest.approx(a_second, rel=0.2)
        assert many == pytest.approx(a_second * SECONDS, rel=0.04)
        assert number(disk) == pytest.approx(many * DISK_KB / 1e6, rel=0.15)
        assert 0.95 <= number(line) / (a_second * LINE_KBIT / 1000) <= 1.3
    assert all(number(a[2]) < number(b[2]) for a, b in pairwise(rows))


NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


def numbers(text):
    """Return the numbers of a text, however its language writes them."""
    found = []
    for each in NUMBER.findall(text):
        grouped = re.sub(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", each)
        found += re.findall(r"\d+(?:\.\d+)?", grouped.replace(",", "."))
    return sorted(found)


@pytest.mark.parametrize("name", PAGES)
def test_every_language_tells_the_same_numbers(name):
    first = numbers(page(name, "en").text())

    assert [numbers(page(name, code).text()) for code in SPOKEN[1:]] == [first, first]
