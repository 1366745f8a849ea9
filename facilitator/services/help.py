"""The help inside: pages in a small Markdown of our own, found by words, read in three languages.

A page is a title, headings, paragraphs, lists, tables and lines of commands. Within them **words**
can be strong, and `words` are keys, commands and names. There are no links and there is no HTML.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import groupby

from facilitator import resources
from facilitator.i18n import best_of
from facilitator.services.shelving import plain

FOLDER = "help"
GUIDED = "first-exercise"
"""The page whose headings are the steps of the first exercise."""
NAMES = (
    GUIDED,
    "library",
    "plan-script",
    "plan-lanes",
    "plan-setup",
    "plan-checks",
    "plan-versions",
    "conduct",
    "review-timeline",
    "review-decisions",
    "review-evaluation",
    "review-findings",
    "review-hotwash",
    "review-feedback",
    "review-report",
    "observers",
    "rooms",
    "reader",
    "settings",
    "afterwards",
    "protected",
    "network",
    "sites",
    "trouble",
    "other-tools",
    "benchmarks",
)
"""The pages in the order of the list; one that is not there is left out."""

_RUN = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`]+)`", re.DOTALL)
_FENCE = "```"
_RULE = re.compile(r"^[\s|:-]+$")


class Sort(StrEnum):
    """What a block of a page is."""

    HEADING = "heading"
    TEXT = "text"
    POINT = "point"
    CODE = "code"
    ROW = "row"


class Way(StrEnum):
    """How words within a block are meant."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one kind within a block."""

    text: str
    way: Way = Way.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a point of a list, a command, or a row of a table with its cells."""

    sort: Sort
    cells: tuple[tuple[Run, ...], ...]
    head: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words of a block that is no row."""
        return self.cells[0] if self.cells else ()

    def text(self) -> str:
        """Return the words without their marks."""
        return "  ".join("".join(run.text for run in cell) for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the help; ``spoken`` is the language in which it was found, "" for the asked."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    spoken: str = ""

    def text(self) -> str:
        """Return everything it says, a block a line."""
        return "\n".join((self.title, *(each.text() for each in self.blocks)))

    def sections(self) -> tuple[tuple[Block, tuple[Block, ...]], ...]:
        """Return its headings, each with what stands below it; what stands above is left out."""
        found: list[tuple[Block, list[Block]]] = []
        for block in self.blocks:
            if block.sort is Sort.HEADING:
                found.append((block, []))
            elif found:
                found[-1][1].append(block)
        return tuple((heading, tuple(below)) for heading, below in found)


def parse(name: str, source: str) -> Page:
    """Return a page from its text; what is no mark of ours stays text."""
    title = ""
    blocks: list[Block] = []
    for block in _blocks(source):
        if not title and isinstance(block, str):
            title = block
        elif isinstance(block, Block):
            blocks.append(block)
    return Page(name=name, title=title or name, blocks=tuple(blocks))


def runs_of(text: str) -> tuple[Run, ...]:
    """Return the words of a paragraph with their marks taken off."""
    found: list[Run] = []
    at = 0
    for mark in _RUN.finditer(text):
        if mark.start() > at:
            found.append(Run(text=text[at : mark.start()]))
        strong = mark.group("strong")
        way = Way.STRONG if strong else Way.CODE
        found.append(Run(text=strong or mark.group("code"), way=way))
        at = mark.end()
    if at < len(text):
        found.append(Run(text=text[at:]))
    return tuple(found)


def _blocks(source: str) -> Iterator[Block | str]:
    """Give the blocks in order; the title comes as a plain string."""
    fenced = False
    held: list[str] = []
    for line in (*source.splitlines(), ""):
        if line.strip() == _FENCE:
            yield from _paragraphs(held)
            held, fenced = [], not fenced
        elif fenced:
            yield Block(sort=Sort.CODE, cells=((Run(text=line, way=Way.CODE),),))
        elif line.strip():
            held.append(line)
        else:
            yield from _paragraphs(held)
            held = []


def _paragraphs(lines: Sequence[str]) -> Iterator[Block | str]:
    """Give what stands between two empty lines: headings, points, rows, or one paragraph."""
    parts: list[list[str]] = []
    for line in lines:
        begins = line.startswith(("#", "- ", "|"))
        if begins or not parts or parts[-1][0].startswith(("#", "|")):
            parts.append([line])
        else:
            parts[-1].append(line.strip())
    for is_row, group in groupby(parts, key=lambda part: part[0].startswith("|")):
        if is_row:
            yield from _rows([part[0] for part in group])
        else:
            yield from (_block(" ".join(part)) for part in group)


def _block(text: str) -> Block | str:
    if text.startswith("# "):
        return text[2:].strip()
    if text.startswith("#"):
        return Block(sort=Sort.HEADING, cells=(runs_of(text.lstrip("#").strip()),))
    if text.startswith("- "):
        return Block(sort=Sort.POINT, cells=(runs_of(text[2:].strip()),))
    return Block(sort=Sort.TEXT, cells=(runs_of(text),))


def _rows(lines: Sequence[str]) -> Iterator[Block]:
    ruled = any(_RULE.match(line) for line in lines)
    for place, line in enumerate(lines):
        if not _RULE.match(line):
            cells = tuple(runs_of(each.strip()) for each in line.strip().strip("|").split("|"))
            yield Block(sort=Sort.ROW, cells=cells, head=ruled and place == 0)


def languages_of(name: str) -> frozenset[str]:
    """Return the languages in which a page is there."""
    found = {path.name for path in resources.path(FOLDER).glob(f"{name}.*md")}
    spoken = {each.removeprefix(f"{name}.").removesuffix(".md") for each in found}
    return frozenset("en" if each in {"", "md"} else each for each in spoken)


@cache
def pages(language: str) -> tuple[Page, ...]:
    """Return every page in a language, or in the next best for its readers."""
    return tuple(_load(name, language) for name in NAMES if languages_of(name))


def page(name: str, language: str) -> Page:
    """Return one page; raises KeyError for a name that no page has."""
    for each in pages(language):
        if each.name == name:
            return each
    raise KeyError(name)


def _load(name: str, language: str) -> Page:
    spoken = best_of(language, set(languages_of(name)))
    ending = "md" if spoken == "en" else f"{spoken}.md"
    made = parse(name, resources.read_text(FOLDER, f"{name}.{ending}"))
    return replace(made, spoken=spoken)


def search(among: Sequence[Page], text: str) -> tuple[Page, ...]:
    """Return the pages that say all words of a text, those first that say them in their title."""
    words = plain(text).split()
    found = [each for each in among if _says(plain(each.text()), words)]
    return tuple(sorted(found, key=lambda each: not _says(plain(each.title), words)))


def _says(said: str, words: Sequence[str]) -> bool:
    return all(word in said for word in words)


_KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*"
    r"(?:F\d{1,2}|[A-Z0-9]|Enter|Esc|Tab|Del|Delete|Ins|Up|Down|Left|Right|Space|PgUp|PgDown|[-+,.;?!])"
)


def is_key(text: str) -> bool:
    """Tell whether words set as code are keys, which are drawn as such."""
    return _KEY.fullmatch(text) is not None
