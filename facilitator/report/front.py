"""Page one: what a chief officer reads, and nothing else."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.findings import Findings
from facilitator.domain.logitems import LogItem
from facilitator.domain.measures import Outcome
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import (
    BODY,
    BODY_MUTED,
    BODY_STRONG,
    CAPTION,
    WIDTH,
    Style,
)
from facilitator.report.sharestrip import ShareStrip
from facilitator.report.summing import furthest, tally_sentence, verdict, where_and_when
from facilitator.report.text import Run
from facilitator.report.wording import Speech, clipped, mark_for, names, short

OBJECTIVES = 6
"""How many objectives page one can hold; the rest is named at the end of the report."""
REMARKS = 3
_NOT_APPLICABLE = Outcome.NOT_APPLICABLE
ASKS = 5


def front_page(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the parts of page one, in the order of LOOK section 5."""
    _ = speech.words.text
    parts: list[Flowable] = [
        layout.caption(where_and_when(findings, speech), after=3),
        layout.title(clipped(findings.exercise.title, 90), key="front", first=True),
        layout.lead(verdict(findings, speech)),
    ]
    if findings.objectives:
        parts += _objectives(layout, findings, speech)
    parts.append(layout.space(12))
    parts.append(
        layout.beside(
            _remarks(
                layout,
                findings,
                findings.strengths,
                _("What went well"),
                _("No strengths were logged with +."),
                speech,
            ),
            _remarks(
                layout,
                findings,
                findings.gaps,
                _("What would have hurt"),
                _("No areas for improvement were logged with !."),
                speech,
            ),
        )
    )
    parts += _decisions(layout, findings, speech)
    parts += _asks(layout, findings, speech)
    parts.append(layout.caption(_prepared(findings, speech), before=12))
    return parts


def _objectives(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    ngettext = speech.words.plural
    one, two, three, four = layout.widths(24, 350, 90, 172)

    def rows() -> Iterator[Sequence[Cell]]:
        for each in findings.objectives[:OBJECTIVES]:
            seen = ngettext("{n} observation", "{n} observations", each.observations)
            injects = ngettext("{n} inject", "{n} injects", each.injects)
            both = f"{seen.format(n=each.observations)}, {injects.format(n=each.injects)}"
            yield (
                [Run(each.objective.number[:4], BODY_STRONG)],
                [Run(clipped(each.objective.text, 150), BODY_STRONG)],
                [Run(_("not rated yet"), BODY_MUTED)],
                [Run(both, BODY)],
            )

    columns = [
        Column(title=_("Objective"), width=one),
        Column(title="", width=two),
        Column(title=_("Rating"), width=three),
        Column(title=_("Seen"), width=four),
    ]
    parts: list[Flowable] = [
        layout.heading(_("Objectives"), before=8),
        layout.table(columns, rows(), leading=BODY.leading),
    ]
    more = len(findings.objectives) - OBJECTIVES
    if more > 0:
        text = ngettext(
            "{n} more objective stands at the end of this report.",
            "{n} more objectives stand at the end of this report.",
            more,
        )
        parts.append(layout.caption(text.format(n=more), before=4))
    return parts


def _remarks(  # noqa: PLR0913, PLR0917 - two columns that differ in their words alone
    layout: Layout,
    findings: Findings,
    items: tuple[LogItem, ...],
    title: str,
    nothing: str,
    speech: Speech,
) -> list[Flowable]:
    _ = speech.words.text
    parts: list[Flowable] = [layout.heading(title)]
    width = (WIDTH - 20) - (WIDTH - 20) / 2
    for index, item in enumerate(items[:REMARKS], start=1):
        event = item.now
        if event is None:
            continue
        said: list[Run] = [Run(clipped(event.text, 130), BODY_STRONG)]
        if event.reason:
            said.append(Run(" " + clipped(event.reason, 110), BODY))
        for agency in event.agencies[:4]:
            said += [Run(" ", BODY), Run("", Style(size=8.5), mark_for(findings.exercise, agency))]
        said.append(Run(" " + _("log {number}").format(number=event.number), CAPTION, kept=True))
        parts.append(_numbered(layout, index, said, width))
    if not items:
        parts.append(layout.text(nothing, BODY, after=4))
    more = len(items) - REMARKS
    if more > 0:
        ngettext = speech.words.plural
        text = ngettext("{n} more is in the log.", "{n} more are in the log.", more)
        parts.append(layout.caption(text.format(n=more), after=2))
    return parts


def _numbered(layout: Layout, index: int, said: list[Run], width: float) -> Flowable:
    columns = [Column(title="", width=13), Column(title="", width=width - 13)]
    return layout.plain(columns, [([Run(str(index), BODY_STRONG)], said)], leading=BODY.leading)


def _decisions(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    parts: list[Flowable] = [layout.heading(_("Time to decision"), before=12)]
    if not findings.counts.applicable:
        text = _("The script set no expected decisions, so there is nothing to measure.")
        return [*parts, layout.text(text, BODY, after=4)]
    runs = [
        Run(tally_sentence(findings, speech), BODY_STRONG),
    ]
    strip = ShareStrip(layout.face, findings, speech)
    if not strip.empty:
        runs.append(Run(" " + _("Each mark is one of them."), BODY))
    over = furthest(findings)
    if over:
        listed = ", ".join(
            f"{clipped(each.expected.text, 48)} +{short(each.over)}" for each in over
        )
        runs.append(Run(" " + _("Furthest over: {list}.").format(list=listed), BODY))
    parts.append(layout.text(runs, BODY, after=2))
    if not strip.empty:
        parts += [strip, layout.text(agency_key(findings), CAPTION, before=4)]
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


def _asks(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    parts: list[Flowable] = [layout.heading(_("What we ask of you"), before=12)]
    if not findings.gaps:
        return [*parts, layout.text(_("No actions have been agreed yet."), BODY)]
    one, two, three, four = layout.widths(18, 400, 140, 90)

    def rows() -> Iterator[Sequence[Cell]]:
        for index, item in enumerate(findings.gaps[:ASKS], start=1):
            event = item.now
            if event is None:
                continue
            owner: list[Run] = []
            for agency in event.agencies[:1]:
                owner = [
                    Run("", BODY, mark_for(findings.exercise, agency)),
                    Run(clipped(names(findings.exercise, (agency,)), 30), BODY),
                ]
            yield (
                [Run(str(index), BODY_STRONG)],
                [Run(clipped(event.text, 130), BODY)],
                owner or [Run(_("to be named"), BODY_MUTED)],
                [Run(_("to be agreed"), BODY_MUTED)],
            )

    columns = [
        Column(title=_("Open area for improvement"), width=one),
        Column(title="", width=two),
        Column(title=_("Concerns"), width=three),
        Column(title=_("By when"), width=four),
    ]
    parts.append(
        layout.text(_("No actions have been agreed yet; these areas are open."), BODY, after=4)
    )
    return [*parts, layout.table(columns, rows(), leading=BODY.leading)]


def _prepared(findings: Findings, speech: Speech) -> str:
    _ = speech.words.text
    parts = [
        _("Prepared from the exercise log. Draft; functions are named, not persons."),
        _("Objectives have not been rated and actions not been agreed."),
    ]
    if findings.verdict.fingerprint:
        words = " ".join(findings.verdict.fingerprint)
        parts.append(_("Fingerprint of the log: {words}.").format(words=words))
    return " ".join(parts)
