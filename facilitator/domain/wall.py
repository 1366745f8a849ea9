"""What the players' display may show: built from what was delivered, never from the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

from facilitator.domain.attachments import Attachment
from facilitator.domain.clock import ClockPhase, ClockState, elapsed, story
from facilitator.domain.events import JumpSort
from facilitator.domain.exercise import Exercise
from facilitator.domain.hotwash import HotWashRow
from facilitator.domain.state import Delivery, Discussion, RunState, Situation

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
class WallMedia:
    """A picture, or pages, that reached everybody; what the file was called stays with control."""

    sha256: str
    pages: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WallDiscussion:
    """What the room discusses; ``left`` is exercise time, zero once the time is up."""

    title: str
    questions: tuple[str, ...]
    left: timedelta

    @property
    def up(self) -> bool:
        """Whether the time is up."""
        return not self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class WallView:
    """One look at the players' display, newest message first.

    While it is curtained or stopped it holds no message, situation, picture or discussion at all,
    and what was said in the hot wash (None unless it is being held) neither. ``exercise`` is
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
    media: tuple[WallMedia, ...] = ()
    discussion: WallDiscussion | None = None
    hot_wash: tuple[HotWashRow, ...] | None = None

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


def wall(
    head: WallHead,
    state: RunState,
    now: datetime,
    *,
    curtain: bool,
    hot_wash: tuple[HotWashRow, ...] | None = None,
) -> WallView:
    """Return the display at a wall moment; of the state only what all players know is read.

    ``hot_wash`` is what the room itself said; while that is shown, nothing else is.
    """
    clock = state.clock
    stopped = clock.phase is ClockPhase.STOPPED
    seen = not curtain and not stopped
    open_stage = seen and hot_wash is None
    newest = _newest(state.deliveries.values()) if open_stage else []
    now_at = elapsed(clock, now)
    return WallView(
        head=head,
        phase=clock.phase,
        exercise=now_at,
        story=story(clock, now),
        curtain=curtain,
        stopped_at=clock.since if stopped else None,
        situation=state.situation if open_stage else None,
        messages=tuple(_message(clock, each) for each in newest),
        media=_media(newest),
        discussion=_discussion(state.discussion, now_at) if open_stage else None,
        hot_wash=hot_wash if seen else None,
    )


def _newest(deliveries: Iterable[Delivery]) -> list[Delivery]:
    return nlargest(
        MOST_MESSAGES,
        (each for each in deliveries if each.to_all),
        key=lambda each: (each.at, each.happened_at, each.ref.seq),
    )


def _message(clock: ClockState, given: Delivery) -> WallMessage:
    """Return a message to all; one that has no text for players is told by its title."""
    return WallMessage(
        text=given.text.strip() or given.title,
        at=given.at,
        story=_story_then(clock, given.at),
        disregard=given.recalled is not None,
    )


def _media(newest: Iterable[Delivery]) -> tuple[WallMedia, ...]:
    """Return what can be shown of the newest message on display that has any and still holds."""
    for given in newest:
        if given.recalled is None and (found := tuple(filter(_seen, given.attachments))):
            return tuple(WallMedia(sha256=each.sha256, pages=each.pages) for each in found)
    return ()


def _seen(attachment: Attachment) -> bool:
    return attachment.picture or attachment.pages


def _discussion(open_one: Discussion | None, now: timedelta) -> WallDiscussion | None:
    if open_one is None:
        return None
    left = max(timedelta(0), open_one.until - now)
    return WallDiscussion(title=open_one.title, questions=open_one.questions, left=left)


def _story_then(clock: ClockState, at: timedelta) -> datetime | None:
    """Return the story's time at an exercise time; jumps of the story that came later are out."""
    if clock.story_start is None:
        return None
    moved = (each.by for each in clock.jumps if each.sort is JumpSort.STORY and each.at <= at)
    return clock.story_start + at + sum(moved, timedelta(0))
