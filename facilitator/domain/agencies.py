"""Agencies from nothing but their names: letters, short names and shapes that tell them apart."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from facilitator.domain.exercise import Agency
from facilitator.domain.shapes import slot

EVERYBODY = frozenset(
    [
        "all",
        "everyone",
        "everybody",
        "allplayers",
        "allagencies",
        "allparticipants",
        "allteams",
        "alltables",
        "tous",
        "toutes",
        "touslesjoueurs",
        "touslesparticipants",
        "touslesservices",
        "ensemble",
        "todos",
        "todas",
        "todoslosorganismos",
        "todoslosparticipantes",
        "alle",
        "allen",
        "alledeelnemers",
        "alleteilnehmer",
        "iedereen",
        "tots",
        "totes",
        "tutti",
    ]
)
"""How scripts in six languages address everybody at once, without blanks and in small letters."""

_IN_BETWEEN = frozenset(
    [
        "and",
        "the",
        "for",
        "und",
        "von",
        "der",
        "die",
        "das",
        "les",
        "des",
        "del",
        "los",
        "las",
        "van",
        "het",
        "voor",
    ]
)
_SHORT_NAME = 6
_MOST_INITIALS = 4
_WORD = re.compile(r"[^\W_]+")


def key_of(name: str) -> str:
    """Return what makes two ways of writing a name the same: no blanks, small letters."""
    return "".join(name.split()).casefold()


def is_everybody(name: str) -> bool:
    """Tell whether a recipient means all agencies rather than one of that name."""
    return _plain(name) in EVERYBODY


def agencies_from_names(names: Iterable[str]) -> tuple[Agency, ...]:
    """Return one agency for each name, in their order; those that mean everybody make none.

    No letter, short name or name of one agency can be taken for that of another in the entry line.
    """
    wanted: dict[str, str] = {}
    for each in names:
        if key_of(each) and not is_everybody(each):
            wanted.setdefault(key_of(each), " ".join(each.split()))
    taken: dict[str, str] = {key: key for key in wanted}
    letters = [_claim(_letters(name), key, taken) for key, name in wanted.items()]
    shorts = [_claim(_shorts(name), key, taken) for key, name in wanted.items()]
    ids: dict[str, str] = {}
    made: list[Agency] = []
    for index, (key, name) in enumerate(wanted.items()):
        shape, colour = slot(index)
        made.append(
            Agency(
                id=_claim(_numbered(_slug(name)), key, ids),
                name=name,
                short=shorts[index].casefold(),
                letter=letters[index],
                shape=shape,
                colour=colour,
            )
        )
    return tuple(made)


def _claim(candidates: Iterator[str], owner: str, taken: dict[str, str]) -> str:
    """Return the first candidate that nobody else has, and note that it is taken."""
    for each in candidates:
        if taken.setdefault(each.casefold(), owner) == owner:
            return each
    raise AssertionError("candidates never end")


def _plain(text: str) -> str:
    """Return the letters and digits of a text, small and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if each.isalnum())


def _words(name: str) -> list[str]:
    """Return the words of a name, the small ones in between left out."""
    words = _WORD.findall(name)
    telling = [each for each in words if each.casefold() not in _IN_BETWEEN]
    long = [each for each in telling if len(each) > 2 or each.isupper() or each.isdecimal()]  # noqa: PLR2004 - "de", "of", "et"
    return long or words or ["X"]


def _letters(name: str) -> Iterator[str]:
    """Yield what can stand in the mark: one letter, then two, then a letter with a number."""
    words = [each.upper() for each in _words(name)]
    first = words[0][0]
    yield first
    for word in words[1:]:
        yield first + word[0]
    for each in "".join(words)[1:]:
        yield first + each
    yield from (word[0] for word in words[1:])
    yield from (f"{first}{number}" for number in range(2, 10_000))


def _shorts(name: str) -> Iterator[str]:
    """Yield what can be typed to name it: the name itself if short, initials, beginnings."""
    words: Sequence[str] = [_plain(each) for each in _words(name)]
    whole = "".join(words)
    if 1 < len(whole) <= _SHORT_NAME:
        yield whole
    initials = "".join(each[:1] for each in words)[:_MOST_INITIALS]
    if len(initials) > 1:
        yield initials
    for length in range(3, len(whole) + 1):
        yield whole[:length]
    yield from (f"{whole[:3] or 'x'}{number}" for number in range(2, 10_000))


def _slug(name: str) -> str:
    """Return an id that a person can still read."""
    return "-".join(_plain(each) for each in _WORD.findall(name))[:40].strip("-") or "agency"


def _numbered(word: str) -> Iterator[str]:
    yield word
    yield from (f"{word}-{number}" for number in range(2, 10_000))


def told_apart(agency: Agency, others: Iterable[Agency]) -> Agency:
    """Return an agency whose id, letters and short name none of the others has."""
    taken: dict[str, str] = {}
    ids: dict[str, str] = {}
    for each in others:
        ids[each.id] = each.id
        for said in (each.letter, each.short, key_of(each.name)):
            taken[said.casefold()] = each.id
    # never the same as an owner that is there already
    owner = "\0new"
    letter = _claim(_first(agency.letter, _letters(agency.name)), owner, taken)
    short = _claim(_first(agency.short, _shorts(agency.name)), owner, taken)
    ident = _claim(_numbered(agency.id or _slug(agency.name)), owner, ids)
    return replace(agency, id=ident, letter=letter, short=short.casefold())


def _first(wanted: str, others: Iterator[str]) -> Iterator[str]:
    if wanted.strip():
        yield wanted.strip()
    yield from others
