"""Write the paper pack of an exercise file: all that a room needs when the laptop dies."""

from collections.abc import Collection
from pathlib import Path

from facilitator import resources
from facilitator.domain.exercise import Exercise
from facilitator.i18n import translator
from facilitator.report.paper.parts import Part
from facilitator.services.outfile import written
from facilitator.store.file import ExerciseFile


def write_paper(
    file: ExerciseFile, out: Path, *, language: str = "", only: Collection[Part] = ()
) -> Path:
    """Write the pack, or ``only`` some parts of it, as PDF and return where it stands.

    It is written in the language of the exercise unless another is asked for. Raises Failed.
    """
    return write_paper_of(file.plans.load(), out, language=language, only=only)


def write_paper_of(
    exercise: Exercise, out: Path, *, language: str = "", only: Collection[Part] = ()
) -> Path:
    """Write the pack of a plan; as ``write_paper``."""
    from facilitator.report.paper.pack import build_pack  # noqa: PLC0415 - heavy; only when needed
    from facilitator.report.wording import Speech  # noqa: PLC0415 - heavy; only when needed

    speech = Speech(words=translator(language or exercise.language))
    fonts = resources.path("fonts")
    return written(
        out, lambda target: build_pack(exercise, target, speech=speech, fonts=fonts, only=only)
    )
