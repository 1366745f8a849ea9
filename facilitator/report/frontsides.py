"""What went well beside what would have hurt: findings, or else what observers logged."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.improvement import Finding, FindingSort
from facilitator.domain.logitems import LogItem
from facilitator.report.frontroom import PageOne
from facilitator.report.layout import Cell, Column
from facilitator.report.palette import BODY, BODY_STRONG, BOX, CAPTION, WIDTH, Style
from facilitator.report.text import Run
from facilitator.report.told import agency_runs, of_sort
from facilitator.report.wording import clipped

MARK = Style(size=8.5)
REMARKS = 3


def both_sides(page: PageOne) -> Flowable:
    """Return strengths beside gaps: findings, or else what observers logged."""
    _ = page.speech.words.text
    findings = page.findings
    well, hurt = _("What went well"), _("What would have hurt")
    found = findings.review.findings
    if found:
        return page.layout.beside(
            _found(page, of_sort(found, FindingSort.STRENGTH), well),
            _found(page, of_sort(found, FindingSort.IMPROVE), hurt),
        )
    return page.layout.beside(
        _remarks(page, findings.strengths, well, _("No strengths were logged with +.")),
        _remarks(page, findings.gaps, hurt, _("No areas for improvement were logged with !.")),
    )


def _found(page: PageOne, found: Sequence[Finding], title: str) -> list[Flowable]:
    """Return the first findings of a sort, each with its effect in the field."""
    _ = page.speech.words.text
    parts: list[Flowable] = [page.layout.heading(title)]
    rows: list[Sequence[Cell]] = []
    for index, finding in enumerate(found[:REMARKS], start=1):
        text = clipped(finding.text, page.room.remark)
        said: list[Run] = [Run(text, BODY_STRONG)]
        if finding.effect and page.room.reason:
            said.append(Run(_stop(text) + clipped(finding.effect, page.room.reason), BODY))
        said += agency_runs(page.findings.exercise, finding.agencies[:4], MARK)
        if finding.repeats:
            said += [Run(" ", BODY), Run(_("found before"), BOX, boxed=True)]
        number = _("finding {number}").format(number=page.findings.review.called(finding))
        said.append(Run(" " + number, CAPTION, kept=True))
        rows.append(([Run(str(index), BODY_STRONG)], said))
    if rows:
        parts.append(_listed(page, rows))
    else:
        parts.append(page.layout.text(_("None was written down."), BODY, after=4))
    more = len(found) - REMARKS
    if more > 0:
        ngettext = page.speech.words.plural
        text = ngettext(
            "{n} more stands with the objectives.", "{n} more stand with the objectives.", more
        )
        parts.append(page.layout.caption(text.format(n=more), after=2))
    return parts


def _listed(page: PageOne, rows: Sequence[Sequence[Cell]]) -> Flowable:
    width = (WIDTH - 20) / 2
    columns = [Column(title="", width=13), Column(title="", width=width - 13)]
    return page.layout.plain(columns, rows, leading=BODY.leading)


def _remarks(page: PageOne, items: tuple[LogItem, ...], title: str, nothing: str) -> list[Flowable]:
    _ = page.speech.words.text
    parts: list[Flowable] = [page.layout.heading(title)]
    rows: list[Sequence[Cell]] = []
    for index, item in enumerate(items[:REMARKS], start=1):
        event = item.now
        if event is None:
            continue
        said: list[Run] = [Run(clipped(event.text, page.room.remark), BODY_STRONG)]
        if event.reason and page.room.reason:
            said.append(Run(" " + clipped(event.reason, page.room.reason), BODY))
        said += agency_runs(page.findings.exercise, event.agencies[:4], MARK)
        said.append(Run(" " + _("log {number}").format(number=event.number), CAPTION, kept=True))
        rows.append(([Run(str(index), BODY_STRONG)], said))
    if rows:
        parts.append(_listed(page, rows))
    if not items:
        parts.append(page.layout.text(nothing, BODY, after=4))
    more = len(items) - REMARKS
    if more > 0:
        ngettext = page.speech.words.plural
        text = ngettext("{n} more is in the log.", "{n} more are in the log.", more)
        parts.append(page.layout.caption(text.format(n=more), after=2))
    return parts


def _stop(text: str) -> str:
    """Return what parts a statement from what follows it."""
    return " " if text.rstrip()[-1:] in {".", "!", "?", "…"} else ". "
