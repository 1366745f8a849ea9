"""A plan as the draft of a script again: what goes out is told in the words that come in."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.exchange.draft import ExpectedDraft, PhaseDraft, RowDraft, ScriptDraft
from facilitator.exchange.kinds import CRITICAL, method_kind

DAY: Final = timedelta(days=1)
MINUTE: Final = timedelta(minutes=1)
ALL: Final = "All"
SET_ASIDE: Final = frozenset({"draft", "skipped", "cancelled"})
GIVEN_BACK: Final = frozenset({"Type", "Priority", "Status"})
"""The cells that an import keeps beside a row though it reads them."""


def draft_of(exercise: Exercise, *, told: bool = False) -> ScriptDraft:
    """Return the script of an exercise as it would be read from a file.

    ``told`` works out the story's moment of rows that do not name it.
    """
    leaving = _Leaving(exercise, exercise.story_start if told else None)
    return ScriptDraft(
        name=exercise.title,
        header_row=1,
        rows=tuple(leaving.row(index, each) for index, each in enumerate(exercise.msel.rows)),
        title=exercise.title,
        why=exercise.why,
        agencies=tuple(each.name for each in exercise.agencies),
        objectives=tuple(each.text for each in exercise.objectives),
        phases=tuple(
            PhaseDraft(name=each.name, starts_s=_whole(each.starts), situation=each.situation)
            for each in exercise.phases
        ),
        from_start=True,
        exact=True,
    )


class _Leaving:
    """One plan on its way out: names and numbers in the place of ids."""

    def __init__(self, exercise: Exercise, story_start: datetime | None) -> None:
        self.zero = exercise.zero
        self.story_start = story_start
        self.agencies = {each.id: each.name for each in exercise.agencies}
        self.phases = {each.id: each.name for each in exercise.phases}
        self.objectives = {each.id: each.text for each in exercise.objectives}
        self.tasks = {
            task.id: task.text for each in exercise.objectives for task in each.critical_tasks
        }
        self.numbers = {each.id: each.number for each in exercise.msel.rows}
        self.actions = {
            action.id: f"{row.number}/{which}"
            for row in exercise.msel.rows
            for which, action in enumerate(row.expected, 1)
        }

    def row(self, index: int, inject: Inject) -> RowDraft:
        """Return one row; an import would give it the line below the headings and rows above."""
        beside = dict(inject.extra)
        aside = inject.status in SET_ASIDE
        return RowDraft(
            row=index + 2,
            number=inject.number,
            kind=inject.kind.value,
            title=inject.title,
            text=inject.text,
            time=self.clock(inject.planned),
            offset_s=_whole(inject.planned),
            sender=inject.sender,
            to=(*((ALL,) if inject.to_all else ()), *_named(inject.to, self.agencies)),
            method=inject.method,
            method_kind=method_kind(inject.method),
            expected=tuple(self.expected(each) for each in inject.expected),
            status=beside.get("Status", inject.status) if aside else inject.status,
            standing=inject.status if aside else "",
            objectives=_named(inject.objectives, self.objectives),
            tasks=_named(inject.tasks, self.tasks),
            author=inject.author,
            notes=inject.notes,
            phase=self.phases.get(inject.phase, ""),
            storyline=inject.storyline,
            delivered_by=inject.delivered_by,
            location=inject.location,
            priority=_priority(beside.get("Priority", ""), critical=inject.critical),
            kind_written=beside.get("Type", ""),
            contingency_for=self.numbers.get(inject.contingency_for, ""),
            contingency_after_s=_seconds(inject.contingency_after),
            follows=self.numbers.get(inject.follows, ""),
            follows_after_s=_seconds(inject.follows_after),
            on_decision=self.actions.get(inject.on_decision, ""),
            choice=inject.choice,
            read_aloud=inject.read_aloud,
            to_role=inject.to_role,
            questions=inject.questions,
            discussion_s=_seconds(inject.discussion),
            story=self.story(inject),
            story_jump_s=_seconds(inject.story_jump),
            automatic=inject.automatic,
            tags=inject.tags,
            extra=tuple(
                each
                for each in inject.extra
                if each[0] not in GIVEN_BACK or (each[0] == "Status" and not aside)
            ),
        )

    def clock(self, planned: timedelta | None) -> str | None:
        """Return the time of day of a row, where the script is written in times of day."""
        if self.zero is None or planned is None:
            return None
        seconds = round(((self.zero + planned) % DAY).total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"

    def story(self, inject: Inject) -> str:
        """Return the story's moment of a row."""
        moment = inject.story_at
        if moment is None and self.story_start is not None and inject.planned is not None:
            moment = self.story_start + inject.planned
        return moment.isoformat() if moment else ""

    def expected(self, action: ExpectedAction) -> ExpectedDraft:
        """Return what is expected, with the names of those who owe it."""
        names = _named(action.agencies, self.agencies)
        return ExpectedDraft(
            agency=names[0] if names else "",
            also=names[1:],
            text=action.text,
            target_min=None if action.target is None else action.target / MINUTE,
            sort=action.sort.value,
            source=action.source,
            task=self.tasks.get(action.task, ""),
        )


def _named(ids: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names[each] for each in ids if each in names)


def _priority(written: str, *, critical: bool) -> str:
    """Return the priority as written, unless the plan says otherwise by now."""
    if critical == (written.casefold() in CRITICAL):
        return written
    return "critical" if critical else ""


def _whole(span: timedelta | None) -> int | None:
    return None if span is None else round(span.total_seconds())


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds()


def owed_by(action: ExpectedDraft) -> Sequence[str]:
    """Return the names of those who owe an expected action."""
    return [each for each in (action.agency, *action.also) if each]
