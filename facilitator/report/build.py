"""The after-action report: its pages in order, from findings to a PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from facilitator.domain.entry import EPOCH
from facilitator.domain.findings import Findings
from facilitator.report.archive import Attached
from facilitator.report.decisions import decision_pages
from facilitator.report.fonts import typeface
from facilitator.report.front import front_page
from facilitator.report.fulllog import full_log
from facilitator.report.happened import happened_page
from facilitator.report.layout import Layout
from facilitator.report.method import method_pages
from facilitator.report.page import Frames, write_pages
from facilitator.report.played import measure_pages, script_pages
from facilitator.report.sheet import A4, Sheet
from facilitator.report.summing import where_and_when
from facilitator.report.wording import Speech, clipped

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable


def build(  # noqa: PLR0913 - what is told, and how it is set
    findings: Findings,
    target: IO[bytes],
    *,
    speech: Speech,
    fonts: Path,
    sheet: Sheet = A4,
    attached: Sequence[Attached] = (),
) -> int:
    """Write the report as PDF and return its number of pages; same findings, same bytes.

    ``attached`` files lie inside it; only the full report, for those who may read everything,
    carries any.
    """
    layout = Layout(typeface(fonts), sheet)
    story: list[Flowable] = [
        *front_page(layout, findings, speech),
        layout.new_page(),
        *happened_page(layout, findings, speech),
        layout.room(layout.body * 0.6),
        *decision_pages(layout, findings, speech),
        *measure_pages(layout, findings, speech),
        layout.new_page(),
        *method_pages(layout, findings, speech),
        layout.new_page(),
        *full_log(layout, findings, speech),
        layout.new_page(),
        *script_pages(layout, findings, speech),
    ]
    words = frames(findings, speech)
    return write_pages(target, layout.face, words, story, sheet=sheet, attached=attached)


def frames(findings: Findings, speech: Speech) -> Frames:
    """Return the words of band and foot, and what the file says of itself."""
    _ = speech.words.text
    exercise = findings.exercise
    words = findings.verdict.fingerprint
    groups = [" ".join(words[i : i + 3]) for i in range(0, len(words), 3)]
    name = exercise.title.partition(":")[0]
    left = _("EXERCISE · for exercise purposes only")
    if findings.rehearsal:
        left = _("REHEARSAL · EXERCISE · for exercise purposes only")
    return Frames(
        left=left,
        right=" · ".join(each for each in (exercise.marking, exercise.sponsor) if each),
        name=" · ".join((clipped(name, 60), _("after-action report"), _("draft"))),
        fingerprint=_("log: {words}").format(words=" · ".join(groups)) if groups else "",
        title=_("{title}: after-action report").format(title=exercise.title[:200]),
        subject=where_and_when(findings, speech),
        language=speech.words.language,
        dated=max((each.entry.logged_at for each in findings.log), default=EPOCH),
        unnamed=_("Unassigned"),
    )
