"""Page one: what a chief officer reads, and nothing else."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.findings import Findings
from facilitator.domain.measures import Outcome
from facilitator.report.frontaims import objectives
from facilitator.report.frontasks import asks
from facilitator.report.frontroom import PageOne, Room, roomiest
from facilitator.report.frontsides import both_sides
from facilitator.report.layout import Layout, height_of
from facilitator.report.palette import BODY, BODY_STRONG, CAPTION
from facilitator.report.preparing import prepared
from facilitator.report.sharestrip import ShareStrip
from facilitator.report.summing import furthest, tally_sentence, verdict, where_and_when
from facilitator.report.text import Run
from facilitator.report.wording import Speech, clipped, short

_NOT_APPLICABLE = Outcome.NOT_APPLICABLE


def front_page(
    layout: Layout, findings: Findings, speech: Speech, head: Sequence[Flowable] = ()
) -> list[Flowable]:
    """Return the parts of page one, as roomy as one page allows, in the order of LOOK section 5.

    ``head`` stands above them where there is room for it.
    """

    def parts(room: Room) -> list[Flowable]:
        return [*head, *_parts(PageOne(layout, findings, speech, room))]

    return parts(roomiest(lambda room: height_of(parts(room)) <= layout.first))


def _parts(page: PageOne) -> list[Flowable]:
    """Return the parts of the page."""
    _ = page.speech.words.text
    layout, findings = page.layout, page.findings
    title = clipped(findings.exercise.title, 90)
    return [
        layout.caption(where_and_when(findings, page.speech), after=3),
        layout.title(title, key=f"front{page.speech.suffix}", first=True),
        layout.lead(_verdict(page)),
        *objectives(page),
        layout.space(12),
        both_sides(page),
        *_decisions(page),
        *asks(page),
        layout.caption(prepared(findings, page.speech), before=12),
    ]


def _verdict(page: PageOne) -> str:
    """Return the sentence that people wrote, or the one that is computed from counts."""
    written = page.findings.review.told("verdict", page.speech.words.language)
    return clipped(written, page.room.verdict) or verdict(page.findings, page.speech)


def _decisions(page: PageOne) -> list[Flowable]:
    _ = page.speech.words.text
    parts: list[Flowable] = [page.layout.heading(_("Time to decision"), before=12)]
    if not page.findings.counts.applicable:
        text = _("The script set no expected decisions, so there is nothing to measure.")
        return [*parts, page.layout.text(text, BODY, after=4)]
    runs = [
        Run(tally_sentence(page.findings, page.speech), BODY_STRONG),
    ]
    strip = ShareStrip(page.layout.face, page.findings, page.speech)
    if not strip.empty:
        runs.append(Run(" " + _("Each mark is one of them."), BODY))
    over = furthest(page.findings)
    if over:
        listed = ", ".join(
            f"{clipped(each.expected.text, 48)} +{short(each.over)}" for each in over
        )
        runs.append(Run(" " + _("Furthest over: {list}.").format(list=listed), BODY))
    parts.append(page.layout.text(runs, BODY, after=2))
    if not strip.empty:
        parts += [strip, page.layout.text(agency_key(page.findings), CAPTION, before=4)]
    return parts


def agency_key(findings: Findings) -> list[Run]:
    """Return the marks of the agencies of which a decision was expected, with their names."""
    owing = {each.agency for each in findings.measures if each.outcome is not _NOT_APPLICABLE}
    runs: list[Run] = []
    for agency in findings.exercise.agencies:
        if agency.id in owing:
            name = clipped(agency.name, 30).replace(" ", "\u00a0")
            runs += [Run("", CAPTION, agency), Run(f"{name}    ", CAPTION, kept=True)]
    return runs
