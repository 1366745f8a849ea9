"""The objectives on page one: each with its rating, and why, or with what was seen of it."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.evaluation import Rated
from facilitator.domain.findings import ObjectiveLine
from facilitator.report.frontroom import PageOne
from facilitator.report.layout import Cell, Column
from facilitator.report.moons import rating_runs
from facilitator.report.palette import BODY, BODY_STRONG
from facilitator.report.text import Run
from facilitator.report.wording import clipped


def objectives(page: PageOne) -> list[Flowable]:
    """Return the table of objectives, and how many more there are."""
    if not page.findings.objectives:
        return []
    _ = page.speech.words.text
    ngettext = page.speech.words.plural
    settled = page.findings.review.settled
    rated = any((Rated.OBJECTIVE, each.objective.id) in settled for each in _shown(page))
    one, two, three, four = page.layout.widths(
        24, 272 if rated else 350, 148 if rated else 90, 192 if rated else 172
    )
    columns = [
        Column(title=_("Objective"), width=one),
        Column(title="", width=two),
        Column(title=_("Rating"), width=three),
        Column(title=_last_head(page, rated=rated), width=four),
    ]
    rows = [_objective(page, each) for each in _shown(page)]
    parts: list[Flowable] = [
        page.layout.heading(_("Objectives"), before=8),
        page.layout.table(columns, rows, leading=BODY.leading),
    ]
    more = len(page.findings.objectives) - page.room.objectives
    if more > 0:
        text = ngettext(
            "{n} more objective stands in the full report.",
            "{n} more objectives stand in the full report.",
            more,
        )
        parts.append(page.layout.caption(text.format(n=more), before=4))
    return parts


def _last_head(page: PageOne, *, rated: bool) -> str:
    """Return the head over reasons, or over what was seen; none where nobody gives a reason."""
    _ = page.speech.words.text
    settled = page.findings.review.settled
    if not rated:
        return _("Seen")
    return _("Why") if any(each.reason for each in settled.values()) else ""


def _shown(page: PageOne) -> tuple[ObjectiveLine, ...]:
    return page.findings.objectives[: page.room.objectives]


def _objective(page: PageOne, each: ObjectiveLine) -> Sequence[Cell]:
    """Return the row of an objective: what it was rated and why, or what was seen of it."""
    ngettext = page.speech.words.plural
    settled = page.findings.review.settled.get((Rated.OBJECTIVE, each.objective.id))
    if settled is not None:
        said = clipped(settled.reason, page.room.why)
    elif each.observations or each.injects:
        seen = ngettext("{n} observation", "{n} observations", each.observations)
        injects = ngettext("{n} inject", "{n} injects", each.injects)
        said = f"{seen.format(n=each.observations)}, {injects.format(n=each.injects)}"
    else:
        said = "–"
    return (
        [Run(each.objective.number[:4], BODY_STRONG)],
        [Run(clipped(each.objective.text, page.room.objective), BODY_STRONG)],
        rating_runs(settled.rating if settled else None, page.speech, BODY),
        [Run(said, BODY)],
    )
