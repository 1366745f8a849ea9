"""What the band on top of every page of the report says."""

from facilitator.domain.findings import Findings
from facilitator.report.wording import Speech


def band_words(findings: Findings, speech: Speech) -> str:
    """Return what this is; in a second language in short, so that the marking has its room."""
    _ = speech.words.text
    left = _("EXERCISE · for exercise purposes only")
    if findings.rehearsal:
        left = _("REHEARSAL · EXERCISE · for exercise purposes only")
    if speech.second is not None:
        _ = speech.second.text
        left += " / " + _("EXERCISE")
    if not findings.standing.settled:
        _ = speech.both
        left += " · " + _("DRAFT")
    return left
