"""What changed between two versions of a plan, in words."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from facilitator.domain.comparing import Change, ChangeSort, FieldChange, Part
from facilitator.domain.exercise import Exercise
from facilitator.i18n import N_, _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown

_LONGEST = 90
_PARTS = {
    Part.ROW: N_("inject {label}"),
    Part.OBJECTIVE: N_("objective {label}"),
    Part.AGENCY: N_("agency {label}"),
    Part.PHASE: N_("phase {label}"),
    Part.HEAD: N_("the exercise"),
}
_SORTS = {
    ChangeSort.ADDED: N_("{what} added: {title}"),
    ChangeSort.DROPPED: N_("{what} taken out: {title}"),
    ChangeSort.MOVED: N_("{what} moved in the order: {title}"),
}
_FIELDS = {
    "number": N_("number"),
    "title": N_("title"),
    "text": N_("text"),
    "read_aloud": N_("read aloud"),
    "notes": N_("facilitator only"),
    "kind": N_("kind"),
    "phase": N_("phase"),
    "storyline": N_("storyline"),
    "planned": N_("time"),
    "story_at": N_("story time"),
    "sender": N_("from"),
    "to": N_("to"),
    "to_all": N_("to all"),
    "to_role": N_("role"),
    "method": N_("delivery"),
    "delivered_by": N_("delivered by"),
    "expected": N_("expected actions"),
    "objectives": N_("objectives"),
    "tasks": N_("critical tasks"),
    "attachments": N_("attachments"),
    "questions": N_("questions"),
    "discussion": N_("discussion"),
    "contingency_for": N_("contingency for"),
    "contingency_after": N_("contingency after"),
    "follows": N_("follows"),
    "on_decision": N_("on decision"),
    "follows_after": N_("follows after"),
    "choice": N_("choice"),
    "story_jump": N_("story jump"),
    "automatic": N_("delivers itself"),
    "critical": N_("critical"),
    "location": N_("location"),
    "tags": N_("tags"),
    "name": N_("name"),
    "short": N_("short name"),
    "letter": N_("letter"),
    "capability": N_("capability"),
    "targets": N_("targets"),
    "situation": N_("situation"),
    "purpose": N_("purpose"),
    "scope": N_("scope"),
    "place": N_("place"),
    "rules": N_("rules"),
    "contacts": N_("contacts"),
    "staff": N_("staff"),
    "length": N_("length"),
    "marking": N_("marking"),
    "language": N_("language"),
    "story_start": N_("start of the story"),
    "planned_at": N_("date"),
}


_SAID: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: _("yes") if value else _("no")),
    (timedelta, spans.hours_minutes),
    (datetime, lambda value: f"{value:%Y-%m-%d %H:%M}"),
    (Enum, lambda value: str(value.value)),
)
"""How the plain values of a plan are said."""


def change_words(change: Change, exercise: Exercise) -> Iterator[str]:
    """Return one line for each thing that changed."""
    what = _(_PARTS[change.part]).format(label=shown(change.label))
    if change.sort is not ChangeSort.CHANGED:
        yield _capital(_(_SORTS[change.sort]).format(what=what, title=shown(change.title)))
        return
    for field in change.fields:
        yield _capital(_field_words(what, field, _names(exercise)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _field_words(what: str, field: FieldChange, names: dict[str, str]) -> str:
    word = _(_FIELDS[field.name]) if field.name in _FIELDS else field.name.replace("_", " ")
    before, after = _value(field.before, names), _value(field.after, names)
    if not before:
        return _("{what}: {field} is now {after}").format(what=what, field=word, after=after)
    if not after:
        return _("{what}: {field} was {before}, now empty").format(
            what=what, field=word, before=before
        )
    said = _("{what}: {field} was {before}, now {after}")
    return said.format(what=what, field=word, before=before, after=after)


def _names(exercise: Exercise) -> dict[str, str]:
    """Return how what is named by its id is called by people."""
    names = {each.id: each.name for each in exercise.agencies}
    names |= {each.id: each.number for each in exercise.objectives}
    names |= {each.id: each.name for each in exercise.phases}
    names |= {each.id: each.number for each in exercise.msel.rows}
    for objective in exercise.objectives:
        names |= {each.id: each.text for each in objective.critical_tasks}
    return names


def _value(value: Any, names: dict[str, str]) -> str:  # noqa: ANN401 - any field
    if value is None or value in ("", ()):
        return ""
    words = _plain(value, names)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _plain(value: Any, names: dict[str, str]) -> str:  # noqa: ANN401 - any field
    for sort, say in _SAID:
        if isinstance(value, sort):
            return say(value)
    if isinstance(value, tuple):
        parts: list[str] = [_one(each, names) for each in value]  # pyright: ignore[reportUnknownVariableType] - a tuple of anything
        named = [each for each in parts if each]
        if named:
            return ", ".join(named)
        return ngettext("{n} entry", "{n} entries", len(parts)).format(n=len(parts))
    return shown(f"“{names.get(value, value)}”")


def _one(value: Any, names: dict[str, str]) -> str:  # noqa: ANN401 - a part of a plan
    if isinstance(value, str):
        return shown(names.get(value, value))
    for name in ("text", "function", "word", "name"):
        said = getattr(value, name, "")
        if said:
            return shown(str(said))
    return ""
