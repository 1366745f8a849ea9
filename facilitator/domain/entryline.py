"""The entry line: any string becomes an entry; what is understood is a help, not a gate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from facilitator.domain.events import (
    DecisionLogged,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
)
from facilitator.domain.exercise import Agency

SIGNS: dict[str, tuple[str, ObservationSort | None]] = {
    "+": (ObservationLogged.kind, ObservationSort.STRENGTH),
    "!": (ObservationLogged.kind, ObservationSort.IMPROVE),
    "~": (ObservationLogged.kind, ObservationSort.INTERPRETATION),
    "?": (RequestLogged.kind, None),
    ".": (NoteLogged.kind, None),
}
"""What the first character of a line makes of it; no sign means a decision."""
FARTHEST_BACK = timedelta(hours=24)
"""A time further back than this is text, not a time."""

_BECAUSE = re.compile(
    r"(?:^|[\s,;])(?:(?:because|porque|parce que|weil|omdat|perqu[eè])\s+|parce qu['’]\s*)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s(?:by|por|par|door|durch|von|per)\s+([^\W\d_a-z][\w.'’/-]*(?:\s[\w.'’/-]+){0,3})$"
)
_ROLE_WORDS = frozenset(
    """
    mayor chief captain commander director officer deputy sergeant lieutenant inspector
    coordinator leader head alcalde alcaldesa jefe jefa mando capitán capitana sargento director
    directora concejal concejala maire chef capitaine commandant directeur adjoint préfet
    alcaldessa cap sotscap capità comandant sergent regidor regidora
    burgemeester commandant officier bürgermeister bürgermeisterin einsatzleiter einsatzleiterin
    """.split()  # noqa: SIM905 - a block is easier to read
)
"""Functions that are recognised in small letters too."""
_BY_SMALL = re.compile(r"\s(?:by|por|par|door|durch|von|per)\s+(\w+(?:\s\w+){0,2})$")
_TELLS_A_TIME = frozenset(
    """
    at until till by from around before after las los hasta desde sobre antes después
    les fins des abans després
    à jusqu'à vers avant après um bis ab vor nach om tot rond
    """.split()  # noqa: SIM905 - a block is easier to read
)
"""Words before a time of day that make it part of what was decided."""
_BACK = re.compile(r"-(\d{1,6})\s?(s|m|min|h)", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
_TAG = re.compile(r"#([^\W\d]\w*)")
_INJECT = re.compile(r"@([\w.-]{1,12})\??")
_UNITS = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """How a typed line was understood.

    ``back`` is how long before the first key it happened; ``clock`` the time of day, in this
    laptop's zone, at which it happened. ``prefix`` is what was typed to name the agencies.
    """

    typed: str
    kind: str = DecisionLogged.kind
    sort: ObservationSort | None = None
    prefix: str = ""
    agencies: tuple[str, ...] = ()
    text: str = ""
    reason: str = ""
    by_role: str = ""
    tags: tuple[str, ...] = ()
    inject: str = ""
    back: timedelta | None = None
    clock: time | None = None

    @property
    def unassigned(self) -> bool:
        """Whether no agency was recognised."""
        return not self.agencies


@dataclass(slots=True)
class _Tail:
    """What stood at the end of the line, taken off word by word."""

    rest: str
    tags: list[str]
    inject: str = ""
    back: timedelta | None = None
    clock: time | None = None


def parse(line: str, agencies: Sequence[Agency] = ()) -> EntryLine:
    """Return how a line is understood; every line that is not blank has a text."""
    body = line.strip()
    kind, sort = DecisionLogged.kind, None
    if body[:1] in SIGNS and len(body) > 1:
        kind, sort = SIGNS[body[0]]
        body = body[1:].lstrip()
    prefix, named, body = _take_agencies(body, agencies)
    tail = _take_tail(body)
    text, reason = _split_reason(tail.rest)
    text, reason, by_role = _take_role(text, reason)
    inner = [each for each in _TAG.findall(text + " " + reason) if each not in tail.tags]
    return EntryLine(
        typed=line,
        kind=kind,
        sort=sort,
        prefix=prefix,
        agencies=named,
        text=text or body or line.strip(),
        reason=reason,
        by_role=by_role,
        tags=tuple(dict.fromkeys([*inner, *reversed(tail.tags)])),
        inject=tail.inject,
        back=tail.back,
        clock=tail.clock,
    )


def prefixes(agency: Agency) -> tuple[str, ...]:
    """Return what may be typed to name an agency, in lower case, the shortest first."""
    names = (agency.letter, agency.short, agency.name.replace(" ", ""))
    return tuple(dict.fromkeys(each.casefold() for each in names if each))


def _take_agencies(body: str, agencies: Sequence[Agency]) -> tuple[str, tuple[str, ...], str]:
    """Take the agencies off the front: ``fd``, ``fd:``, ``fd+pd``, ``fd,pd``, ``fire service``."""
    word, *more = body.split(maxsplit=1)[:2] or [""]
    known = {name: each.id for each in agencies for name in prefixes(each)}
    parts = [each for each in re.split(r"[+,/&]", word.rstrip(":")) if each]
    named = [known.get(each.casefold(), "") for each in parts]
    if not parts or not all(named) or not more:
        return _take_full_name(body, agencies)
    return word, tuple(dict.fromkeys(named)), more[0].strip()


def _take_full_name(body: str, agencies: Sequence[Agency]) -> tuple[str, tuple[str, ...], str]:
    """Take a name of several words off the front; of two that fit, the longer."""
    for agency in sorted(agencies, key=lambda each: len(each.name), reverse=True):
        words = r"\s+".join(map(re.escape, agency.name.split()))
        match = re.match(rf"({words}:?)\s+(?=\S)", body, re.IGNORECASE) if words else None
        if match is not None:
            return match[1], (agency.id,), body[match.end() :].strip()
    return "", (), body


def _take_tail(body: str) -> _Tail:
    """Take tags, the linked inject and a time off the end, as long as the words are such."""
    tail = _Tail(rest=body, tags=[])
    while tail.rest:
        head, _, word = tail.rest.rpartition(" ")
        if not head or _belongs(head, word) or not _take_word(tail, word):
            break
        tail.rest = head.rstrip()
    return tail


def _belongs(head: str, word: str) -> bool:
    """Whether a time of day is part of the text: "meet at 15:30" says when, not since when."""
    before = head.casefold().split()
    return before[-1:] != [] and before[-1] in _TELLS_A_TIME and bool(_CLOCK.fullmatch(word))


def _take_word(tail: _Tail, word: str) -> bool:
    if match := _TAG.fullmatch(word):
        tail.tags.append(match[1])
        return True
    if (match := _INJECT.fullmatch(word)) and not tail.inject:
        tail.inject = match[1]
        return True
    if tail.back is not None or tail.clock is not None:
        return False
    if match := _BACK.fullmatch(word):
        back = timedelta(**{_UNITS[match[2].lower()]: int(match[1])})
        tail.back = back if back <= FARTHEST_BACK else None
        return tail.back is not None
    if match := _CLOCK.fullmatch(word):
        tail.clock = time(int(match[1]), int(match[2]), int(match[3] or 0))
        return True
    return False


def _split_reason(text: str) -> tuple[str, str]:
    match = _BECAUSE.search(text)
    if match is None:
        return text, ""
    before, after = text[: match.start()].rstrip(" ,;"), text[match.end() :].strip()
    if not before or not after:
        return text, ""
    return before, after


def _take_role(text: str, reason: str) -> tuple[str, str, str]:
    """Take ``by Mayor`` off the end of the reason, or of the text.

    A role begins with a capital or is a known function, so that "by boat" stays text.
    """
    shorter, role = _role_at_end(reason)
    if role:
        return text, shorter, role
    shorter, role = _role_at_end(text)
    return (shorter, reason, role) if role else (text, reason, "")


def _role_at_end(where: str) -> tuple[str, str]:
    match = _BY.search(where)
    if match is None:
        match = _BY_SMALL.search(where)
        if match is None or not _ROLE_WORDS & set(match[1].casefold().split()):
            return where, ""
    shorter = where[: match.start()].rstrip(" ,;")
    return (shorter, match[1].strip()) if shorter else (where, "")
