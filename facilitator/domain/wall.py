"""What the players' display may show: built from what was delivered, never from the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

from facilitator.domain.clock import ClockPhase, ClockState, elapsed, story
from facilitator.domain.events import JumpSort
from facilitator.domain.exercise import Exercise
from facilitator.domain.state import Delivery, RunState, Situation

MOST_MESSAGES = 3
"""How many messages the display holds at most; the newest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallHead:
    """The little of a plan that players may read: its name, place, language and code word."""

    title: str
    place: str = ""
    language: str = "en"
    safety_word: str = ""
    rehearsal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WallMessage:
    """A message that reached everybody; ``story`` is the story's time then, if it has a clock."""

    text: str
    at: timedelta
    story: datetime | None = None
    disregard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WallView:
    """One look at the players' display, newest message first.

    While it is curtained or stopped it holds no message and no situation at all. ``exercise`` is
    exercise time; ``stopped_at`` is the wall moment of a real emergency that is not over.
    """

    head: WallHead
    phase: ClockPhase
    exercise: timedelta
    story: datetime | None = None
    curtain: bool = False
    stopped_at: datetime | None = None
    situation: Situation | None = None
    messages: tuple[WallMessage, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether the stop card stands before everything else."""
        return self.phase is ClockPhase.STOPPED


def head_of(exercise: Exercise) -> WallHead:
    """Return what players may read of a plan."""
    return WallHead(
        title=exercise.title,
        place=exercise.place,
        language=exercise.language,
        safety_word=exercise.safety_word,
        rehearsal=exercise.rehearsal,
    )


def wall(head: WallHead, state: RunState, now: datetime, *, curtain: bool) -> WallView:
    """Return the display at a wall moment; of the state only what all players know is read."""
    clock = state.clock
    stopped = clock.phase is ClockPhase.STOPPED
    open_stage = not curtain and not stopped
    return WallView(
        head=head,
        phase=clock.phase,
        exercise=elapsed(clock, now),
        story=story(clock, now),
        curtain=curtain,
        stopped_at=clock.since if stopped else None,
        situation=state.situation if open_stage else None,
        messages=_messages(clock, state.deliveries.values()) if open_stage else (),
    )


def _messages(clock: ClockState, deliveries: Iterable[Delivery]) -> tuple[WallMessage, ...]:
    """Return the newest messages to all; one that has no text for players is told by its title."""
    newest = nlargest(
        MOST_MESSAGES,
        (each for each in deliveries if each.to_all),
        key=lambda each: (each.at, each.happened_at, each.ref.seq),
    )
    return tuple(
        WallMessage(
            text=each.text.strip() or each.title,
            at=each.at,
            story=_story_then(clock, each.at),
            disregard=each.recalled is not None,
        )
        for each in newest
    )


def _story_then(clock: ClockState, at: timedelta) -> datetime | None:
    """Return the story's time at an exercise time; jumps of the story that came later are out."""
    if clock.story_start is None:
        return None
    moved = (each.by for each in clock.jumps if each.sort is JumpSort.STORY and each.at <= at)
    return clock.story_start + at + sum(moved, timedelta(0))
