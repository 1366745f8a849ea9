"""The report as a document that offices edit: the twin of the PDF."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from facilitator import resources
from facilitator.domain.editions import Edition
from facilitator.i18n import translator
from facilitator.report.undisturbed import undisturbed
from facilitator.services.outfile import written
from facilitator.services.reporting import findings_for, findings_of, names_of, not_an_exercise
from facilitator.store.file import ExerciseFile


def write_docx(
    file: ExerciseFile, out: Path, edition: Edition, now: Callable[[], datetime]
) -> Path:
    """Write what an edition tells as docx, and return where it stands; as ``write_report``."""
    from facilitator.report.word.report import build_word  # noqa: PLC0415 - heavy
    from facilitator.report.wording import Speech  # noqa: PLC0415 - heavy; only when needed

    not_an_exercise(out)
    second = translator(edition.second) if edition.second else None
    speech = Speech(words=translator(edition.language), second=second)
    with undisturbed():
        told = findings_for(findings_of(file, now=now), edition, names_of(file))
        fonts = resources.path("fonts")
        return written(
            out,
            lambda target: build_word(
                told,
                target,
                speech=speech,
                fonts=fonts,
                edition=edition,
                contents=file.attachments.read,
            ),
        )
