"""Write the situation manual of a plan: what players may read before and during the exercise."""

from collections.abc import Collection
from pathlib import Path

from facilitator.domain.exercise import Exercise
from facilitator.i18n import translator
from facilitator.services.outfile import written
from facilitator.services.reporting import not_an_exercise

FIRST = (1,)
"""The modules whose situation and questions are told unless others are chosen."""


def write_manual(
    exercise: Exercise, out: Path, *, language: str = "", modules: Collection[int] = FIRST
) -> Path:
    """Write the manual as docx and return where it stands.

    It is written in the language of the exercise unless another is asked for. Raises Failed.
    """
    from facilitator.report.word.manual import build_manual  # noqa: PLC0415 - heavy
    from facilitator.report.wording import Speech  # noqa: PLC0415 - only when needed

    not_an_exercise(out)
    speech = Speech(words=translator(language or exercise.language))
    return written(
        out, lambda target: build_manual(exercise, target, speech=speech, modules=modules)
    )
