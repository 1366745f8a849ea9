"""What each field of the details shows of a row, and what a text written into it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.exercise import Exercise, Phase
from facilitator.domain.msel import Inject
from facilitator.i18n import N_, _
from facilitator.ui.models import spans
from facilitator.ui.plan.script.cells import (
    Around,
    Changes,
    changes_of,
    objectives_text,
    text_of,
    to_text,
)
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.known import known_methods, known_of
from facilitator.ui.plan.script.typed import Wrong, span_in, time_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field: its word, how it is read from a row and put back, and what it completes to."""

    key: str
    word: str
    say: Callable[[Inject, Exercise], str]
    read: Callable[[str, Inject, Around], Changes]
    known: Callable[[Exercise], tuple[str, ...]] | None = None
    lines: int = 0
    stretch: int = 1


def _plain(key: str, word: str, *, lines: int = 0, stretch: int = 1, known: bool = False) -> Spec:
    return Spec(
        key=key,
        word=word,
        say=lambda row, _exercise: getattr(row, key),
        read=lambda text, _row, _around: {key: text},
        known=(lambda exercise: known_of(exercise, key)) if known else None,
        lines=lines,
        stretch=stretch,
    )


def _cell(key: str, word: str, column: Column, stretch: int = 1) -> Spec:
    return Spec(
        key=key,
        word=word,
        say=lambda row, exercise: text_of(row, column, exercise),
        read=lambda text, row, around: changes_of(column, text, row, around),
        stretch=stretch,
    )


def _story(row: Inject, exercise: Exercise) -> str:
    if row.story_at is not None:
        return f"{row.story_at:%H:%M}"
    if exercise.story_start is None or row.planned is None:
        return ""
    return f"{exercise.story_start + row.planned:%H:%M}"


def _story_read(text: str, _row: Inject, around: Around) -> Changes:
    time = time_in(f"@{text}" if text.strip() else "", around.exercise, around.above)
    return {"planned": time, "story_at": None}


def _minutes(key: str, word: str, stretch: int = 1) -> Spec:
    def read(text: str, _row: Inject, _around: Around) -> Changes:
        return {key: span_or_wrong(text)}

    return Spec(
        key=key,
        word=word,
        say=lambda row, _exercise: span_text(getattr(row, key)),
        read=read,
        stretch=stretch,
    )


def span_text(span: timedelta | None) -> str:
    """Return a span as whole minutes."""
    return "" if span is None else str(spans.whole_minutes(span))


def span_or_wrong(text: str) -> timedelta | None:
    """Return a span of minutes, nothing for nothing; raises Wrong."""
    if not text.strip():
        return None
    span = span_in(text)
    if span is None:
        raise Wrong(_("Write minutes as 12, or hours as 1:30."))
    return span


def _phase(row: Inject, exercise: Exercise) -> str:
    return next((each.name for each in exercise.phases if each.id == row.phase), "")


def _phase_read(text: str, _row: Inject, around: Around) -> Changes:
    sought = text.strip().casefold()
    if not sought:
        return {"phase": ""}
    phases: tuple[Phase, ...] = around.exercise.phases
    for each in phases:
        if each.name.casefold() == sought:
            return {"phase": each.id}
    names = ", ".join(each.name for each in phases)
    if not names:
        raise Wrong(_("This exercise has no phases yet: write them in Set-up."))
    raise Wrong(_("There is no such phase; there are {names}.").format(names=names))


def task_codes(exercise: Exercise) -> dict[str, str]:
    """Return the critical tasks by a code people can type: 2.1 is the first of objective 2."""
    return {
        f"{objective.number}.{place}": task.id
        for objective in exercise.objectives
        for place, task in enumerate(objective.critical_tasks, 1)
    }


def _tasks(row: Inject, exercise: Exercise) -> str:
    codes = {ident: code for code, ident in task_codes(exercise).items()}
    return " ".join(codes[each] for each in row.tasks if each in codes)


def _tasks_read(text: str, _row: Inject, around: Around) -> Changes:
    return {"tasks": tasks_in(text, around.exercise)}


def tasks_in(text: str, exercise: Exercise) -> tuple[str, ...]:
    """Return the ids of critical tasks typed by their codes; raises Wrong."""
    codes = task_codes(exercise)
    found: list[str] = []
    for part in text.replace(",", " ").split():
        if part not in codes:
            said = _("There is no critical task {code}; there are {codes}.")
            raise Wrong(said.format(code=part, codes=", ".join(codes) or _("none")))
        found.append(codes[part])
    return tuple(dict.fromkeys(found))


def _tags_read(text: str, _row: Inject, _around: Around) -> Changes:
    parts = (each.strip().lstrip("#") for each in text.split(","))
    return {"tags": tuple(dict.fromkeys(each for each in parts if each))}


def _questions_read(text: str, _row: Inject, _around: Around) -> Changes:
    return {"questions": tuple(each.strip() for each in text.splitlines() if each.strip())}


ABOVE: tuple[tuple[Spec, ...], ...] = (
    (_plain("title", N_("Title")),),
    (
        _cell("planned", N_("Exercise time"), Column.TIME, 2),
        Spec(key="story", word=N_("Story time"), say=_story, read=_story_read, stretch=2),
        Spec(
            key="method",
            word=N_("Delivery"),
            say=lambda row, _exercise: row.method,
            read=lambda text, _row, _around: {"method": text},
            known=known_methods,
            stretch=3,
        ),
    ),
    (
        _plain("sender", N_("From (simulated)"), stretch=3, known=True),
        Spec(
            key="to",
            word=N_("To"),
            say=to_text,
            read=lambda text, row, around: changes_of(Column.TO, text, row, around),
            stretch=2,
        ),
        _plain("to_role", N_("Role"), stretch=2, known=True),
    ),
    (_plain("read_aloud", N_("Read aloud"), lines=5),),
    (_plain("text", N_("Text for players"), lines=3),),
    (_plain("notes", N_("Facilitator only"), lines=2),),
)
"""The fields over the expected actions, row by row."""

BELOW: tuple[tuple[Spec, ...], ...] = (
    (
        Spec(
            key="objectives",
            word=N_("Objectives"),
            say=objectives_text,
            read=lambda text, row, around: changes_of(Column.OBJECTIVES, text, row, around),
        ),
        Spec(key="tasks", word=N_("Critical tasks"), say=_tasks, read=_tasks_read),
    ),
    (
        Spec(
            key="phase",
            word=N_("Phase"),
            say=_phase,
            read=_phase_read,
            known=lambda exercise: tuple(each.name for each in exercise.phases),
        ),
        _plain("storyline", N_("Storyline"), known=True),
    ),
    (
        _plain("location", N_("Location"), known=True),
        Spec(
            key="tags",
            word=N_("Tags"),
            say=lambda row, _exercise: ", ".join(row.tags),
            read=_tags_read,
        ),
    ),
    (
        _plain("delivered_by", N_("Delivered by"), stretch=3, known=True),
        _minutes("story_jump", N_("Story jump, min"), 2),
    ),
    (
        Spec(
            key="questions",
            word=N_("Questions to discuss, one a line"),
            say=lambda row, _exercise: "\n".join(row.questions),
            read=_questions_read,
            lines=2,
            stretch=3,
        ),
    ),
    (_minutes("discussion", N_("Discussion, min")), _plain("choice", N_("One of these (choice)"))),
)
"""The fields below the trigger."""
