"""What is evaluated, and in which words: targets, critical tasks, ratings."""

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """How well something was done; never a number, never averaged (HSEEP 2020, appendix C)."""

    PERFORMED = "P"
    SOME_CHALLENGES = "S"
    MAJOR_CHALLENGES = "M"
    UNABLE = "U"
    NOT_OBSERVED = "N"


class Rated(StrEnum):
    """What a rating can be of."""

    TASK = "task"
    TARGET = "target"
    CAPABILITY = "capability"
    OBJECTIVE = "objective"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalTask:
    """What has to be done for a target to be reached; ``source`` is the plan, order or page."""

    id: str
    text: str
    source: str = ""
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A capability target: a performance threshold with a number, and the tasks it takes."""

    id: str
    text: str
    tasks: tuple[CriticalTask, ...] = ()
