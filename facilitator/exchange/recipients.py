"""Who a row goes to: cells with several recipients split into agencies, names kept as written."""

import re
from dataclasses import dataclass
from typing import Final

from facilitator.exchange.cleaning import blank, one_line
from facilitator.exchange.draft import ExpectedDraft

SEPARATORS: Final = re.compile(r"[,;\n]")
MOST_NAMES: Final = 100
JOINED: Final = re.compile(
    r"\s*/\s*|\s+w/\s*|\s+(?:and|und|et|y|en|(?-i:i)|with|avec|con|amb|mit|met)\s+|\s*&\s*",
    re.IGNORECASE,
)
SURE: Final = re.compile(r"/")
NO_LETTER: Final = re.compile(r"[\W_]+")
ALL: Final = "all everyone everybody tous toutes todos todas tots totes tothom alle iedereen allen"
EVERYONE: Final = frozenset(ALL.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """The agencies of one cell; ``doubtful`` are names that may stand for several."""

    names: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def split(cell: str) -> tuple[str, ...]:
    """Return the names in a cell: cut at comma, semicolon and line end, each once.

    A cell of more names than an exercise has is left as it is.
    """
    names: dict[str, str] = {}
    for part in parts_of(cell):
        name = one_line(part)
        name = name.strip(" .") if name.count(".") == 1 else name
        if not blank(name):
            names.setdefault(name.casefold(), name)
    return tuple(names.values()) if len(names) <= MOST_NAMES else (one_line(cell),)


def parts_of(cell: str) -> list[str]:
    """Return the parts of a cell between separators that do not stand in brackets."""
    if "(" not in cell:
        return SEPARATORS.split(cell)
    parts: list[str] = []
    begin, depth = 0, 0
    for place, sign in enumerate(cell):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == "\n" or (sign in ",;" and depth == 0):
            parts.append(cell[begin:place])
            begin, depth = place + 1, 0
    return [*parts, cell[begin:]]


def everyone(name: str) -> bool:
    """Tell whether a name means all agencies."""
    return name.casefold().strip(" .!") in EVERYONE


class Roster:
    """The agencies of one script as they turn up; one spelling for each."""

    def __init__(self, cells: list[str]) -> None:
        """Take the cells of the whole column, to know which names stand alone."""
        self._spelling: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        self._alone = {name.casefold() for cell in cells for name in split(cell)}

    def read(self, cell: str) -> Recipients:
        """Return the agencies of one cell in the spelling that was met first."""
        names = tuple(self._spelling.setdefault(name.casefold(), name) for name in split(cell))
        return Recipients(names=names, doubtful=tuple(filter(self.may_be_several, names)))

    def may_be_several(self, name: str) -> bool:
        """Tell whether a name may be two agencies: by a slash, or because its parts stand alone."""
        parts = [part for part in JOINED.split(name) if part.strip()]
        if len(parts) < len("ab"):
            return False
        return bool(SURE.search(name)) or any(part.casefold() in self._alone for part in parts)

    def like(self, name: str) -> str:
        """Return an earlier name that differs in signs or a plural only, once for each pair."""
        key = NO_LETTER.sub("", name.casefold()).removesuffix("s")
        first = self._alike.setdefault(key, name)
        if first == name or not key:
            return ""
        self._alike[key] = name
        return first


def expectations(
    text: str, names: tuple[str, ...], target: float | None
) -> tuple[ExpectedDraft, ...]:
    """Return what each agency is to do, from the one cell that says it for all of them."""
    if not text:
        return ()
    own = own_lines(text, names)
    if own:
        return tuple(ExpectedDraft(agency=who, text=what, target_min=target) for who, what in own)
    return tuple(ExpectedDraft(agency=who, text=text, target_min=target) for who in names or ("",))


def own_lines(text: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return agency and text of every line, if every line begins with an agency and a colon."""
    known = {name.casefold(): name for name in names}
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        who, colon, what = line.partition(":")
        agency = known.get(who.strip(" \t-*•").casefold())
        if not colon or agency is None or not what.strip():
            return []
        found.append((agency, what.strip()))
    return found if len(found) > 1 else []
