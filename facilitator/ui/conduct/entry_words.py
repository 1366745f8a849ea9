"""How a line that is being typed is understood, as chips and as words in semibold."""

import re
from collections.abc import Sequence
from datetime import datetime

from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    DecisionLogged,
    Logged,
    NoteLogged,
    ObservationSort,
    RequestLogged,
)
from facilitator.domain.exercise import Agency
from facilitator.domain.linking import Suggestion
from facilitator.domain.shapes import UNASSIGNED, mark_of
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import LATE, Understood, happened
from facilitator.ui.conduct.keys import key
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import ChipWords, LetterKey, Offer

_CAUSE = re.compile(r"(?:parce\s+)?\S+$", re.IGNORECASE)
"""The word before a reason; in French there are two of them."""
_SIGNS = "+!~?."
_KINDS = ("", "?", "~", "+", "!", ".")
_SHORT = 13
"""Up to so many letters the name of an agency stands whole in the row of letters."""


def chips_of(
    conduct: Conduct, understood: Understood, *, detached: bool, typed_at: datetime
) -> list[ChipWords]:
    """Return the chips of a line, the most telling first."""
    line = understood.line
    chips = [_who(conduct, line.agencies)]
    kind = _kind(line.kind, line.sort)
    if kind:
        chips.append(ChipWords(text=kind))
    link = understood.link
    if detached:
        chips.append(
            ChipWords(text=_("answers nothing"), key=_("{key} link").format(key=key("detach")))
        )
    elif link.number:
        words = _("answers {number} · {label}") if link.expected else _("after {number} · {label}")
        text = words.format(number=shown(link.number), label=shown(link.label))
        chips.append(ChipWords(text=text, key=_("{key} no").format(key=key("detach"))))
    if line.reason:
        chips.append(ChipWords(text=_("because …")))
    if line.by_role:
        chips.append(ChipWords(text=_("by {role}").format(role=shown(line.by_role))))
    chips.extend(ChipWords(text=f"#{shown(tag)}") for tag in line.tags)
    if line.back is not None or line.clock is not None:
        at = happened(line, typed_at)
        late = typed_at - at > LATE
        words = _("at {time}, late: why? {key}") if late else _("at {time}")
        told = words.format(time=spans.wall(at), key=key("details"))
        chips.append(ChipWords(text=told))
    return chips


def needs_reason(entry: Entry) -> bool:
    """Whether an entry was written late and does not say why."""
    event = entry.event
    late = entry.logged_at - entry.happened_at > LATE
    return late and isinstance(event, Logged) and not event.late_reason


def late_reasons() -> tuple[str, ...]:
    """Return the ready answers to why an entry was late."""
    return (_("from paper"), _("was on the phone"), _("heard later"))


def _who(conduct: Conduct, agencies: tuple[str, ...]) -> ChipWords:
    found = [conduct.exercise.agency(each) for each in agencies]
    known = [each for each in found if each is not None]
    if not known:
        return ChipWords(text=_("unassigned"), marks=(UNASSIGNED,))
    marks = tuple(mark_of(each) for each in known)
    name = known[0].name if len(known) == 1 else _("joint")
    return ChipWords(text=shown(name), marks=marks)


def _kind(kind: str, sort: ObservationSort | None) -> str:
    words = {
        DecisionLogged.kind: "",
        RequestLogged.kind: _("request"),
        NoteLogged.kind: _("note"),
    }
    sorts = {
        ObservationSort.STRENGTH: _("strength"),
        ObservationSort.IMPROVE: _("area for improvement"),
        ObservationSort.INTERPRETATION: _("interpretation"),
    }
    return words.get(kind, "") if sort is None else sorts[sort]


def bold_of(text: str, understood: Understood) -> list[tuple[int, int]]:
    """Return the parts of a line by which it was understood: (start, length) each."""
    line = understood.line
    start = len(text) - len(text.lstrip())
    bold: list[tuple[int, int]] = []
    if text[start : start + 1] in _SIGNS and text[start : start + 1] and len(text) > start + 1:
        bold.append((start, 1))
        start += 1
        start += len(text[start:]) - len(text[start:].lstrip())
    if line.prefix and text[start:].startswith(line.prefix):
        bold.append((start, len(line.prefix)))
    if line.reason:
        at = text.find(line.reason)
        head = text[: max(at, 0)].rstrip()
        if word := _CAUSE.search(head):
            bold.append((word.start(), len(word[0])))
    return bold


def taken(text: str, understood: Understood, suggestion: Suggestion) -> str:
    """Return the line after a suggestion was taken.

    What somebody has typed beyond the agency is theirs: then only the link is added.
    """
    line = understood.line
    body = text.strip()
    sign = body[0] if len(body) > 1 and body[0] in _SIGNS else ""
    body = body.removeprefix(sign).strip()
    own = body.removeprefix(line.prefix).strip() if line.prefix else body
    offered = suggestion.line.removeprefix(line.prefix).strip()
    if not own or not line.prefix or offered.casefold().startswith(own.casefold()):
        return f"{sign} {suggestion.line}" if sign else suggestion.line
    if line.inject:
        return text
    return f"{text.rstrip()} @{suggestion.number}"


def letters(agencies: Sequence[Agency]) -> list[LetterKey]:
    """Return what can begin a line: the agencies' letters, then the signs."""
    keys = [
        LetterKey(
            key=each.letter.casefold(),
            word=shown(each.name if len(each.name) <= _SHORT else each.short),
            mark=mark_of(each),
        )
        for each in agencies
    ]
    signs = (
        ("?", _("request")),
        ("+", _("strength")),
        ("!", _("to improve")),
        (".", _("note")),
    )
    return [*keys, *(LetterKey(key=sign, word=word) for sign, word in signs)]


def offer(each: Suggestion, own: str) -> Offer:
    """Return a suggestion as it is offered; what is typed of it already is printed bold."""
    _number, _gap, rest = each.label.partition(" ")
    matched = len(own) if own and rest.casefold().startswith(own) else 0
    return Offer(text=shown(each.label), matched=len(each.number) + 1 + matched if matched else 0)


def saved_chips(entry: Entry | None) -> list[ChipWords]:
    """Return what was saved last, as a chip."""
    if entry is None or not isinstance(entry.event, Logged):
        return []
    words = _("last saved {number}, {time}")
    text = words.format(number=entry.event.number, time=spans.full(entry.exercise))
    return [ChipWords(text=text)]


def turned(text: str) -> str:
    """Return a line as the next kind of entry, by the sign before it; none means a decision."""
    sign = text.lstrip()[:1]
    sign = sign if sign in _KINDS else ""
    rest = text.lstrip()[len(sign) :].lstrip()
    after = _KINDS[(_KINDS.index(sign) + 1) % len(_KINDS)]
    return f"{after} {rest}".lstrip()
