"""The after-action report for word processors: the same parts as on paper, in the same order."""

from pathlib import Path
from typing import IO

from facilitator.domain.editions import Edition
from facilitator.domain.findings import Findings
from facilitator.report.build import frames, story_of
from facilitator.report.fonts import typeface
from facilitator.report.picturepages import Contents
from facilitator.report.sheet import SHEETS
from facilitator.report.word.fromreport import Turner, page_of
from facilitator.report.word.kept import KeptLayout
from facilitator.report.word.shell import About, write_document
from facilitator.report.wording import Speech


def build_word(  # noqa: PLR0913 - what is told, and how it is set
    findings: Findings,
    target: IO[bytes],
    *,
    speech: Speech,
    fonts: Path,
    edition: Edition,
    contents: Contents | None = None,
) -> None:
    """Write the report as a document with real styles; same findings, same bytes.

    ``findings`` hold no more than the readers of the ``edition`` may know; ``fonts`` serve for
    measuring, none is put inside. ``contents`` reads the pictures of the log; without it none are
    shown.
    """
    sheet = SHEETS[edition.paper]
    layout = KeptLayout(typeface(fonts), sheet)
    turner = Turner(findings, speech, sheet)
    words = frames(findings, speech, edition)
    about = About(
        band=" · ".join(each for each in (words.left, words.right) if each),
        foot=" · ".join(each for each in (words.name, words.fingerprint) if each),
        title=words.title,
        subject=words.subject,
        language=speech.words.language,
        dated=words.dated,
        page=page_of(sheet),
    )
    pieces = [*turner.pieces(story_of(layout, findings, speech, edition, contents))]
    write_document(target, pieces, about)
