"""Make a new exercise from what was imported, or from a scenario: the whole of it, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_bytes

from facilitator.domain.agencies import agencies_from_names, is_everybody, key_of
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Agency, Exercise, Objective, Phase, TimeMode
from facilitator.domain.ids import uuid7
from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject, Msel, RowKind
from facilitator.exchange.draft import ExpectedDraft, RowDraft, ScriptDraft
from facilitator.exchange.kinds import CRITICAL
from facilitator.i18n import _
from facilitator.services.drafted import (
    SET_ASIDE,
    extra_of,
    first_line,
    kind_of,
    moment_of,
    names_in,
    numbers_of,
    since_midnight,
    startex,
    time_of,
)

_OBJECTIVE_NUMBER = 6
_DAY = timedelta(days=1)
_NOT_TIMED = 0.5
_USUAL = ExpectedSort.DECISION


@dataclass(frozen=True, slots=True, kw_only=True)
class NewExercise:
    """What a person says about an exercise that is about to be made."""

    title: str
    scenario: str = ""
    language: str = "en"
    rehearsal: bool = False


def exercise_from_draft(draft: ScriptDraft, about: NewExercise, *, now: datetime) -> Exercise:
    """Return the exercise that an imported script makes; ``now`` goes into its ids."""
    return _Making(draft, about, lambda: uuid7(now, token_bytes(10))).exercise()


def exercise_from_scenario(
    scenario: Exercise, *, title: str = "", rehearsal: bool = False, now: datetime
) -> Exercise:
    """Return a new exercise with the plan of a built-in scenario."""
    return replace(
        scenario,
        id=uuid7(now, token_bytes(10)),
        title=title.strip() or scenario.title,
        rehearsal=rehearsal,
    )


def rehearsal_of(exercise: Exercise) -> Exercise:
    """Return the same exercise, to be tried out in a file of its own."""
    return replace(exercise, rehearsal=True)


class _Making:
    """One script on its way to an exercise: what is looked up again and again."""

    def __init__(self, draft: ScriptDraft, about: NewExercise, new_id: Callable[[], str]) -> None:
        self.draft = draft
        self.rows = draft.rows
        self.about = about
        self.new_id = new_id
        self.agencies = agencies_from_names(names_in(draft))
        self.by_name: dict[str, Agency] = {key_of(each.name): each for each in self.agencies}
        self.start = startex(draft)
        self.numbers = numbers_of(draft.rows)
        self.row_ids = [new_id() for _ in draft.rows]
        self.phases = self._phases()
        self.objectives = self._objectives()
        self.tasks: dict[str, str] = {}
        self._add_tasks()

    def exercise(self) -> Exercise:
        """Return the whole exercise."""
        timed = [each for each in map(self.planned, self.rows) if each is not None]
        by_clock = bool(timed) and len(timed) >= len(self.rows) * _NOT_TIMED
        return Exercise(
            id=self.new_id(),
            title=self.about.title,
            scenario=self.about.scenario,
            rehearsal=self.about.rehearsal,
            language=self.about.language,
            mode=TimeMode.CLOCK if by_clock else TimeMode.PACED,
            zero=self._zero(),
            story_start=self._story_start(),
            length=max(timed) if timed and max(timed) > timedelta(0) else None,
            objectives=tuple(self.objectives.values()),
            agencies=self.agencies,
            phases=tuple(self.phases.values()),
            why=self.draft.why,
            msel=Msel(rows=self._on_decisions([self._inject(at) for at in range(len(self.rows))])),
        )

    def planned(self, row: RowDraft) -> timedelta | None:
        """Return the exercise time of a row, counted from STARTEX."""
        if row.offset_s is None:
            return None
        return timedelta(seconds=row.offset_s - self.start)

    def to(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the agencies that recipients name."""
        found = [self.by_name.get(key_of(each)) for each in names]
        return tuple(dict.fromkeys(each.id for each in found if each is not None))

    def _inject(self, index: int) -> Inject:
        row = self.rows[index]
        text = row.text or row.synopsis
        notes = "\n".join(each for each in (row.synopsis if row.text else "", row.notes) if each)
        kind = RowKind(row.kind) if self.draft.exact else kind_of(row)
        to, to_all = self.to(row.to), any(is_everybody(each) for each in row.to)
        parent, after = self._parent(index, row.contingency_for, row.contingency_after_s)
        follows, follows_after = self._parent(index, row.follows, row.follows_after_s)
        return Inject(
            id=self.row_ids[index],
            number=self.numbers[index],
            title=row.title or first_line(text) or first_line(row.notes) or self.numbers[index],
            kind=kind,
            text=text,
            notes=notes,
            phase=self.phases[row.phase].id if row.phase else "",
            storyline=row.storyline,
            planned=self.planned(row),
            story_at=moment_of(row),
            sender=row.sender,
            to=to,
            to_all=to_all,
            method=row.method,
            delivered_by=row.delivered_by,
            expected=self._expected(row, kind, to, to_all=to_all),
            objectives=tuple(self.objectives[each].id for each in dict.fromkeys(row.objectives)),
            tasks=tuple(self.tasks[each] for each in dict.fromkeys(row.tasks)),
            author=row.author,
            contingency_for=parent,
            contingency_after=after,
            follows=follows,
            follows_after=follows_after,
            choice=row.choice,
            read_aloud=row.read_aloud,
            to_role=row.to_role,
            questions=row.questions,
            discussion=_span(row.discussion_s),
            story_jump=_span(row.story_jump_s),
            automatic=row.automatic,
            tags=row.tags,
            critical=row.priority.casefold() in CRITICAL,
            location=row.location,
            status=row.standing if row.standing in SET_ASIDE else row.status,
            source_row=row.row,
            extra=extra_of(row),
        )

    def _expected(
        self, row: RowDraft, kind: RowKind, to: tuple[str, ...], *, to_all: bool
    ) -> tuple[ExpectedAction, ...]:
        drafts = row.expected
        if not drafts and kind is RowKind.EXPECTED and not self.draft.exact:
            # an evaluator ticks the row itself, so what it says is what is expected
            drafts = (ExpectedDraft(agency="", text=row.text or row.synopsis or row.title),)
        whole = tuple(each.id for each in self.agencies) if to_all else to
        return tuple(self._action(each, whole) for each in drafts)

    def _action(self, draft: ExpectedDraft, whole: tuple[str, ...]) -> ExpectedAction:
        named = () if is_everybody(draft.agency) else self.to((draft.agency, *draft.also))
        return ExpectedAction(
            id=self.new_id(),
            agencies=named or whole,
            text=draft.text,
            sort=ExpectedSort(draft.sort) if draft.sort in set(ExpectedSort) else _USUAL,
            target=None if draft.target_min is None else timedelta(minutes=draft.target_min),
            source=draft.source,
            task=self.tasks.get(draft.task, ""),
        )

    def _on_decisions(self, made: list[Inject]) -> tuple[Inject, ...]:
        """Return the rows, those that wait on a decision tied to the expected action it answers."""
        for index, row in enumerate(self.rows):
            number, _, which = row.on_decision.rpartition("/")
            parent, _after = self._parent(index, number, None)
            owed = next((each.expected for each in made if each.id == parent), ())
            if which.isdecimal() and 0 < int(which) <= len(owed):
                made[index] = replace(
                    made[index],
                    on_decision=owed[int(which) - 1].id,
                    follows_after=_span(row.follows_after_s),
                )
        return tuple(made)

    def _parent(
        self, index: int, number: str, written: float | None
    ) -> tuple[str, timedelta | None]:
        """Return the row of a number that another waits on, and how long after its delivery.

        The time between is as written, or what lies between their planned times.
        """
        wanted = number.casefold()
        places = [at for at, each in enumerate(self.numbers) if each.casefold() == wanted]
        places = [at for at in places if at != index]
        if not wanted or not places:
            return "", None
        place = max((at for at in places if at < index), default=places[0])
        if written is not None or self.draft.exact:
            return self.row_ids[place], _span(written)
        own, parents = self.planned(self.rows[index]), self.planned(self.rows[place])
        after = own - parents if own is not None and parents is not None else None
        return self.row_ids[place], after if after and after > timedelta(0) else None

    def _phases(self) -> dict[str, Phase]:
        phases: dict[str, Phase] = {}
        for told in self.draft.phases:
            starts = _span(told.starts_s)
            phases[told.name] = Phase(
                id=self.new_id(),
                name=told.name,
                starts=None if starts is None else starts - timedelta(seconds=self.start),
                situation=told.situation,
            )
        for row in self.rows:
            if row.phase and row.phase not in phases:
                phases[row.phase] = Phase(
                    id=self.new_id(), name=row.phase, starts=self.planned(row)
                )
        return phases

    def _objectives(self) -> dict[str, Objective]:
        named = (each for row in self.rows for each in row.objectives)
        return {
            text: Objective(
                id=self.new_id(),
                number=text if len(text) <= _OBJECTIVE_NUMBER else str(index),
                text=text,
            )
            for index, text in enumerate(dict.fromkeys((*self.draft.objectives, *named)), 1)
        }

    def _add_tasks(self) -> None:
        """Hang every critical task under the first objective of the row that names it first.

        A table does not say to which target a task belongs: each objective gets one, in its words.
        """
        found: dict[str, list[CriticalTask]] = {}
        for row in self.rows:
            for text in (*row.tasks, *(each.task for each in row.expected)):
                if text and text not in self.tasks:
                    task = CriticalTask(id=self.new_id(), text=text)
                    self.tasks[text] = task.id
                    found.setdefault(next(iter(row.objectives), ""), []).append(task)
        for name, tasks in found.items():
            objective = self.objectives.get(name)
            if objective is None:
                number = str(len(self.objectives) + 1)
                objective = Objective(id=self.new_id(), number=number, text=_("Critical tasks"))
            target = Target(id=self.new_id(), text=objective.text, tasks=tuple(tasks))
            self.objectives[name] = replace(objective, targets=(target,))

    def _zero(self) -> timedelta | None:
        """Return the time of day at STARTEX, if the script is written in times of day."""
        for row in self.rows:
            planned, clock = self.planned(row), time_of(row)
            if planned is not None and clock is not None:
                return (since_midnight(clock) - planned) % _DAY
        return None

    def _story_start(self) -> datetime | None:
        for row in self.rows:
            planned, moment = self.planned(row), moment_of(row)
            if planned is not None and moment is not None:
                return moment - planned
        return None


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)
