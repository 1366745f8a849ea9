"""A first exercise in twenty minutes: its steps, each checked by what the program itself holds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from facilitator.domain.clock import ClockPhase
from facilitator.domain.events import HotWashNoted
from facilitator.domain.exercise import Exercise
from facilitator.domain.state import RunState
from facilitator.services.conduct import Conduct
from facilitator.services.scenarios import built_in, load

MICRO = "first-look"
"""The built-in scenario that the guide goes through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far somebody has come: what is open, what was noted, whether a report lies there."""

    exercise: Exercise | None = None
    state: RunState | None = None
    noted: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do; whether it is done is asked of the program, never of the person."""

    name: str
    done: Callable[[Standing], bool]


@cache
def _scenarios() -> frozenset[str]:
    spoken = [each.language for each in built_in() if each.key == MICRO]
    return frozenset(load(MICRO, each).scenario for each in spoken)


def _opened(at: Standing) -> bool:
    return at.exercise is not None and at.exercise.scenario in _scenarios()


def _in_state(holds: Callable[[RunState], object]) -> Callable[[Standing], bool]:
    def done(at: Standing) -> bool:
        return at.state is not None and bool(holds(at.state))

    return done


def _started(state: RunState) -> bool:
    return state.clock.phase is not ClockPhase.READY


def _ended(state: RunState) -> bool:
    return state.clock.phase is ClockPhase.ENDED


def _resumed(state: RunState) -> bool:
    return bool(state.clock.pauses) and state.clock.phase is not ClockPhase.PAUSED


def _two_decided(state: RunState) -> bool:
    return len([each for each in state.decided.values() if each]) > 1 or bool(state.struck)


def _through(at: Standing) -> bool:
    """Tell whether every message has gone out, or was set aside; an ended run has no more."""
    if at.state is None or at.exercise is None:
        return False
    rows = [each for each in at.exercise.msel.rows if each.kind.value == "inject"]
    gone = at.state.deliveries.keys() | at.state.marks.keys()
    return _ended(at.state) or all(each.id in gone for each in rows)


STEPS = (
    Step(name="open", done=_opened),
    Step(name="start", done=_in_state(_started)),
    Step(name="begin", done=_in_state(lambda state: state.deliveries)),
    Step(name="deliver", done=_in_state(lambda state: len(state.deliveries) > 1)),
    Step(name="decide", done=_in_state(lambda state: state.decided or state.struck)),
    Step(name="another", done=_in_state(_two_decided)),
    Step(name="take-back", done=_in_state(lambda state: state.struck)),
    Step(name="pause", done=_in_state(lambda state: state.clock.pauses)),
    Step(name="resume", done=_in_state(_resumed)),
    Step(name="rest", done=_through),
    Step(name="end", done=_in_state(_ended)),
    Step(name="hot-wash", done=lambda at: at.noted),
    Step(name="report", done=lambda at: at.reported),
)
"""The steps in order; the headings of the page of help say them in words."""


def reached(at: Standing) -> int:
    """Return the place of the first step that is not done; the number of steps when all are."""
    if not _opened(at):
        return 0
    return next((place for place, each in enumerate(STEPS) if not each.done(at)), len(STEPS))


def standing(conduct: Conduct | None) -> Standing:
    """Return how far the exercise that is open has come."""
    if conduct is None:
        return Standing()
    state = conduct.state
    # what comes after ENDEX is looked for only then: it is read from the file
    after = _ended(state)
    return Standing(
        exercise=conduct.exercise,
        state=state,
        noted=after and _has_notes(conduct),
        reported=after and _has_report(conduct),
    )


def _has_notes(conduct: Conduct) -> bool:
    entries = conduct.file.journal.entries()
    return any(isinstance(each.event, HotWashNoted) for each in entries)


def _has_report(conduct: Conduct) -> bool:
    path = conduct.file.path
    return path is not None and any(path.parent.glob(f"{path.stem}-report*.pdf"))
