"""Make a new exercise from what was imported, or from a scenario: the whole of it, or nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from secrets import token_bytes

from facilitator.domain.agencies import agencies_from_names, is_everybody, key_of
from facilitator.domain.exercise import Agency, Exercise, Objective, Phase, TimeMode
from facilitator.domain.ids import uuid7
from facilitator.domain.msel import ExpectedAction, Inject, Msel, RowKind
from facilitator.exchange.draft import ExpectedDraft, RowDraft, ScriptDraft

STARTEX = re.compile(
    r"\b(startex|debex|start of (?:the )?exercise|exercise start|inicio del ejercicio|"
    r"d[ée]but de l['’]exercice|begin oefening|übungsbeginn)\b",
    re.IGNORECASE,
)
"""How scripts in five languages call the row at which the clock starts."""
CRITICAL = frozenset({"critical", "high", "crítica", "alta", "critique", "haute", "hoch", "hoog"})
_SET_ASIDE = frozenset({"draft", "skipped", "cancelled"})
_TITLE_LENGTH = 80
_OBJECTIVE_NUMBER = 6
_DAY = timedelta(days=1)
_NOT_TIMED = 0.5


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
        self.rows = draft.rows
        self.about = about
        self.new_id = new_id
        self.agencies = agencies_from_names(_names(draft.rows))
        self.by_name: dict[str, Agency] = {key_of(each.name): each for each in self.agencies}
        self.start = _startex(draft.rows)
        self.numbers = _numbers(draft.rows)
        self.row_ids = [new_id() for _ in draft.rows]
        self.phases = self._phases()
        self.objectives = self._objectives()

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
            msel=Msel(rows=tuple(self._inject(index) for index in range(len(self.rows)))),
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
        kind = _kind(row)
        to, to_all = self.to(row.to), any(is_everybody(each) for each in row.to)
        parent, after = self._parent(index)
        return Inject(
            id=self.row_ids[index],
            number=self.numbers[index],
            title=row.title or _first_line(text) or _first_line(row.notes) or self.numbers[index],
            kind=kind,
            text=text,
            notes=notes,
            phase=self.phases[row.phase].id if row.phase else "",
            storyline=row.storyline,
            planned=self.planned(row),
            story_at=_moment(row),
            sender=row.sender,
            to=to,
            to_all=to_all,
            method=row.method,
            delivered_by=row.delivered_by,
            expected=self._expected(row, kind, to, to_all=to_all),
            objectives=tuple(self.objectives[each].id for each in dict.fromkeys(row.objectives)),
            contingency_for=parent,
            contingency_after=after,
            critical=row.priority.casefold() in CRITICAL,
            location=row.location,
            status=row.standing if row.standing in _SET_ASIDE else row.status,
            source_row=row.row,
            extra=_extra(row),
        )

    def _expected(
        self, row: RowDraft, kind: RowKind, to: tuple[str, ...], *, to_all: bool
    ) -> tuple[ExpectedAction, ...]:
        drafts = row.expected
        if not drafts and kind is RowKind.EXPECTED:
            # an evaluator ticks the row itself, so what it says is what is expected
            drafts = (ExpectedDraft(agency="", text=row.text or row.synopsis or row.title),)
        whole = tuple(each.id for each in self.agencies) if to_all else to
        made: list[ExpectedAction] = []
        for each in drafts:
            named = () if is_everybody(each.agency) else self.to((each.agency,))
            target = None if each.target_min is None else timedelta(minutes=each.target_min)
            made.append(
                ExpectedAction(
                    id=self.new_id(), agencies=named or whole, text=each.text, target=target
                )
            )
        return tuple(made)

    def _parent(self, index: int) -> tuple[str, timedelta | None]:
        """Return the row that a contingency waits on, and how long after its delivery."""
        row = self.rows[index]
        if not row.contingency_for:
            return "", None
        wanted = row.contingency_for.casefold()
        places = [at for at, each in enumerate(self.numbers) if each.casefold() == wanted]
        places = [at for at in places if at != index]
        if not places:
            return "", None
        place = max((at for at in places if at < index), default=places[0])
        own, parents = self.planned(row), self.planned(self.rows[place])
        after = own - parents if own is not None and parents is not None else None
        return self.row_ids[place], after if after and after > timedelta(0) else None

    def _phases(self) -> dict[str, Phase]:
        phases: dict[str, Phase] = {}
        for row in self.rows:
            if row.phase and row.phase not in phases:
                phases[row.phase] = Phase(
                    id=self.new_id(), name=row.phase, starts=self.planned(row)
                )
        return phases

    def _objectives(self) -> dict[str, Objective]:
        texts = dict.fromkeys(each for row in self.rows for each in row.objectives)
        return {
            text: Objective(
                id=self.new_id(),
                number=text if len(text) <= _OBJECTIVE_NUMBER else str(index),
                text=text,
            )
            for index, text in enumerate(texts, 1)
        }

    def _zero(self) -> timedelta | None:
        """Return the time of day at STARTEX, if the script is written in times of day."""
        for row in self.rows:
            planned, clock = self.planned(row), _time_of(row)
            if planned is not None and clock is not None:
                return (_since_midnight(clock) - planned) % _DAY
        return None

    def _story_start(self) -> datetime | None:
        for row in self.rows:
            planned, moment = self.planned(row), _moment(row)
            if planned is not None and moment is not None:
                return moment - planned
        return None


def _names(rows: Sequence[RowDraft]) -> list[str]:
    """Return every name of an agency in a script, in the order in which they come up."""
    return [
        name
        for row in rows
        for name in (*row.to, *(each.agency for each in row.expected))
        if name.strip()
    ]


def _startex(rows: Sequence[RowDraft]) -> int:
    """Return where the clock starts, in seconds from the script's own T+0."""
    for row in rows:
        if row.offset_s is not None and STARTEX.search(f"{row.number} {row.title}"):
            return row.offset_s
    return 0


def _numbers(rows: Sequence[RowDraft]) -> list[str]:
    """Return the numbers as written; a row without one gets the next that is free."""
    taken = {each.number.casefold() for each in rows}
    highest = max((int(each) for each in taken if each.isdecimal()), default=0)
    numbers: list[str] = []
    for row in rows:
        if not row.number:
            highest += 1
        numbers.append(row.number or str(highest))
    return numbers


def _first_line(text: str) -> str:
    line = next((each.strip() for each in text.splitlines() if each.strip()), "")
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _kind(row: RowDraft) -> RowKind:
    """Return what a row is for.

    Planners call a row "expected action" and write into it the message that brings the action
    about, how it is sent, and beside it what should come of it: such a row is delivered.
    """
    kind = RowKind(row.kind) if row.kind in set(RowKind) else RowKind.INJECT
    sent = row.method and row.sender and row.to and row.expected
    return RowKind.INJECT if kind is RowKind.EXPECTED and sent else kind


def _extra(row: RowDraft) -> tuple[tuple[str, str], ...]:
    """Return the cells that have no field of their own, so that none is lost."""
    kept = [("Type", row.kind_written), ("Priority", row.priority)]
    if row.standing in _SET_ASIDE:
        kept.append(("Status", row.status))
    if row.day and _date_of(row) is None:
        kept.append(("Day", row.day))
    return (*row.extra, *(each for each in kept if each[1]))


def _date_of(row: RowDraft) -> date | None:
    try:
        return date.fromisoformat(row.day or "")
    except ValueError:
        return None


def _time_of(row: RowDraft) -> time | None:
    try:
        return time.fromisoformat(row.time or "")
    except ValueError:
        return None


def _moment(row: RowDraft) -> datetime | None:
    """Return the story's moment of a row that has both a date and a time of day."""
    day, clock = _date_of(row), _time_of(row)
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, tzinfo=UTC)


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
