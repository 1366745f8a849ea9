import gzip
import json
import re
from pathlib import Path

import pytest

from facilitator import resources
from facilitator.web.words import KEYS

WEB = Path(resources.path("web"))
SCRIPTS = sorted(WEB.glob("*.js"))
SAID = re.compile(r'\bt\(\s*"((?:[^"\\]|\\.)*)"')
MOST_BYTES = 60_000
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;")


def test_page_style_and_scripts_are_less_than_sixty_kilobytes_on_the_way():
    files = [each for each in WEB.iterdir() if each.suffix in {".html", ".css", ".js"}]

    assert sum(len(gzip.compress(each.read_bytes())) for each in files) <= MOST_BYTES


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda each: each.name)
def test_no_script_makes_markup_of_text(path):
    source = path.read_text("utf-8")

    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert forbidden not in source
    assert not re.search(r"new Function|DOMParser|createContextualFragment|srcdoc", source)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda each: each.name)
def test_no_script_asks_for_what_a_page_without_encryption_lacks(path):
    source = path.read_text("utf-8")

    for absent in ("randomUUID", "crypto.subtle", "serviceWorker", "navigator.storage", "wakeLock"):
        assert absent not in source


def test_nothing_is_asked_of_another_place_than_the_host():
    for path in WEB.iterdir():
        if path.suffix not in {".html", ".css", ".js"}:
            continue
        found = re.findall(r"https?://[^\s\"'`)]*", path.read_text("utf-8"))

        assert [
            each for each in found if each not in {"http://", "http://www.w3.org/2000/svg"}
        ] == []


def test_the_page_has_no_script_or_style_in_line():
    page = (WEB / "index.html").read_text("utf-8")

    assert "style=" not in page
    assert "<style" not in page
    assert not re.search(r"\son\w+=", page)
    assert all("src=" in each for each in re.findall(r"<script[^>]*>", page))


def test_every_text_of_the_page_is_in_the_list_and_no_other():
    said = {each for path in SCRIPTS for each in SAID.findall(path.read_text("utf-8"))}

    assert said == set(KEYS)


def test_the_page_has_the_values_of_the_tokens():
    tokens = json.loads(resources.read_text("tokens.json"))
    style = (WEB / "phone.css").read_text("utf-8")
    blocks = re.findall(r"color-scheme: (light|dark);(.*?)\}", style, re.DOTALL)

    assert sorted(theme for theme, _ in blocks) == ["dark", "dark", "light"]
    for theme, block in blocks:
        assert dict(COLOUR.findall(block)) == _wanted(tokens, theme)


def _wanted(tokens, theme):
    wanted = {"focus": tokens["focus_ring"][theme]}
    for group in ("surface", "text", "line", "accent", "status", "fill"):
        for name, value in tokens[theme][group].items():
            wanted[f"{group}-{name.replace('_', '-')}"] = value
    for slot, given in tokens["agencies"].items():
        if isinstance(given, dict):
            wanted[f"ag-{slot}"] = given[theme]["fill"]
            wanted[f"ag-{slot}-t"] = given[theme]["letter"]
    return wanted


def test_no_colour_stands_in_the_style_that_is_no_token():
    tokens = set(re.findall(r"#[0-9A-Fa-f]{6}", resources.read_text("tokens.json")))
    style = (WEB / "phone.css").read_text("utf-8")
    used = {each.upper() for each in re.findall(r"#[0-9A-Fa-f]{6}\b", style)}

    assert used <= {each.upper() for each in tokens}


def test_the_marks_have_the_outlines_of_the_window():
    from facilitator.domain.shapes import OUTLINES

    source = (WEB / "marks.js").read_text("utf-8")
    named = re.findall(r'^\s+(?:"([\w ]+)"|(\w+)): \["M', source, re.MULTILINE)

    assert {one or two for one, two in named} == set(OUTLINES)
