"""Plans kept as JSON text: written, and read however old they are."""

import json
from typing import Any, cast

import msgspec

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.store.codec import without_surrogates


def plan_text(exercise: Exercise) -> str:
    """Return a plan as JSON text; the same plan is always the same text."""
    try:
        return msgspec.json.encode(exercise).decode()
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(exercise)
        return without_surrogates(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def read_plan(text: str, name: str) -> Exercise:
    """Return the plan of a JSON text; raises Failed(CORRUPT) with the file's name."""
    try:
        plain = msgspec.json.decode(text)
        if isinstance(plain, dict):
            _tasks_under_targets(cast("dict[str, Any]", plain))
        return msgspec.convert(plain, Exercise)
    except (msgspec.MsgspecError, TypeError, KeyError, AttributeError) as error:
        raise Failed(Fault.CORRUPT, name=name, said=str(error)) from error


def _tasks_under_targets(plan: dict[str, Any]) -> None:
    """Put the critical tasks of an objective, texts before version 2, under a target."""
    for objective in plan.get("objectives", ()):
        texts = objective.pop("critical_tasks", ())
        if texts and not objective.get("targets"):
            name = objective["id"]
            tasks = [{"id": f"{name}-task-{at}", "text": text} for at, text in enumerate(texts, 1)]
            objective["targets"] = [{"id": f"{name}-target", "text": "", "tasks": tasks}]
