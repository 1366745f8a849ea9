"""Page one: what a chief officer reads, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from facilitator.domain.findings import Findings
from facilitator.domain.logitems import LogItem
from facilitator.domain.measures import Outcome
from facilitator.report.layout import Cell, Column, Layout, height_of
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

_NOT_APPLICABLE = Outcome.NOT_APPLICABLE
REMARKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of everything page one holds: how many, and how many letters of each text."""

    objectives: int
    objective: int
    remark: int
    reason: int
    asks: int


ROOMS = (
    Room(objectives=6, objective=150, remark=130, reason=110, asks=5),
    Room(objectives=6, objective=90, remark=90, reason=60, asks=4),
    Room(objectives=5, objective=52, remark=60, reason=0, asks=3),
)
"""From the roomiest to one that fits the page whatever was logged."""


def front_page(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the parts of page one, as roomy as one page allows, in the order of LOOK section 5."""
    parts: list[Flowable] = []
    for room in ROOMS:
        parts = _Front(layout, findings, speech, room).parts()
        if height_of(parts) <= layout.body:
            break
    return parts


def objectives_in_full(findings: Findings) -> bool:
    """Whether the objectives must stand once more, because page one may have cut them."""
    least = ROOMS[-1]
    return len(findings.objectives) > least.objectives or any(
        len(each.objective.text) > least.objective for each in findings.objectives
    )


class _Front:
    """Page one with so much room."""

    def __init__(self, layout: Layout, findings: Findings, speech: Speech, room: Room) -> None:
        self._layout = layout
        self._findings = findings
        self._speech = speech
        self._room = room

    def parts(self) -> list[Flowable]:
        """Return the parts of the page."""
        _ = self._speech.words.text
        layout, findings = self._layout, self._findings
        title = clipped(findings.exercise.title, 90)
        remarks = layout.beside(
            self._remarks(
                findings.strengths, _("What went well"), _("No strengths were logged with +.")
            ),
            self._remarks(
                findings.gaps,
                _("What would have hurt"),
                _("No areas for improvement were logged with !."),
            ),
        )
        return [
            layout.caption(where_and_when(findings, self._speech), after=3),
            layout.title(title, key="front", first=True),
            layout.lead(verdict(findings, self._speech)),
            *self._objectives(),
            layout.space(12),
            remarks,
            *self._decisions(),
            *self._asks(),
            layout.caption(_prepared(findings, self._speech), before=12),
        ]

    def _objectives(self) -> list[Flowable]:
        if not self._findings.objectives:
            return []
        _ = self._speech.words.text
        ngettext = self._speech.words.plural
        one, two, three, four = self._layout.widths(24, 350, 90, 172)

        def rows() -> Iterator[Sequence[Cell]]:
            for each in self._findings.objectives[: self._room.objectives]:
                seen = ngettext("{n} observation", "{n} observations", each.observations)
                injects = ngettext("{n} inject", "{n} injects", each.injects)
                both = f"{seen.format(n=each.observations)}, {injects.format(n=each.injects)}"
                yield (
                    [Run(each.objective.number[:4], BODY_STRONG)],
                    [Run(clipped(each.objective.text, self._room.objective), BODY_STRONG)],
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
            self._layout.heading(_("Objectives"), before=8),
            self._layout.table(columns, rows(), leading=BODY.leading),
        ]
        more = len(self._findings.objectives) - self._room.objectives
        if more > 0:
            text = ngettext(
                "{n} more objective stands at the end of this report.",
                "{n} more objectives stand at the end of this report.",
                more,
            )
            parts.append(self._layout.caption(text.format(n=more), before=4))
        return parts

    def _remarks(self, items: tuple[LogItem, ...], title: str, nothing: str) -> list[Flowable]:
        _ = self._speech.words.text
        parts: list[Flowable] = [self._layout.heading(title)]
        rows: list[Sequence[Cell]] = []
        for index, item in enumerate(items[:REMARKS], start=1):
            event = item.now
            if event is None:
                continue
            said: list[Run] = [Run(clipped(event.text, self._room.remark), BODY_STRONG)]
            if event.reason and self._room.reason:
                said.append(Run(" " + clipped(event.reason, self._room.reason), BODY))
            for agency in event.agencies[:4]:
                said += [
                    Run(" ", BODY),
                    Run("", Style(size=8.5), mark_for(self._findings.exercise, agency)),
                ]
            said.append(
                Run(" " + _("log {number}").format(number=event.number), CAPTION, kept=True)
            )
            rows.append(([Run(str(index), BODY_STRONG)], said))
        if rows:
            width = (WIDTH - 20) / 2
            columns = [Column(title="", width=13), Column(title="", width=width - 13)]
            parts.append(self._layout.plain(columns, rows, leading=BODY.leading))
        if not items:
            parts.append(self._layout.text(nothing, BODY, after=4))
        more = len(items) - REMARKS
        if more > 0:
            ngettext = self._speech.words.plural
            text = ngettext("{n} more is in the log.", "{n} more are in the log.", more)
            parts.append(self._layout.caption(text.format(n=more), after=2))
        return parts

    def _decisions(self) -> list[Flowable]:
        _ = self._speech.words.text
        parts: list[Flowable] = [self._layout.heading(_("Time to decision"), before=12)]
        if not self._findings.counts.applicable:
            text = _("The script set no expected decisions, so there is nothing to measure.")
            return [*parts, self._layout.text(text, BODY, after=4)]
        runs = [
            Run(tally_sentence(self._findings, self._speech), BODY_STRONG),
        ]
        strip = ShareStrip(self._layout.face, self._findings, self._speech)
        if not strip.empty:
            runs.append(Run(" " + _("Each mark is one of them."), BODY))
        over = furthest(self._findings)
        if over:
            listed = ", ".join(
                f"{clipped(each.expected.text, 48)} +{short(each.over)}" for each in over
            )
            runs.append(Run(" " + _("Furthest over: {list}.").format(list=listed), BODY))
        parts.append(self._layout.text(runs, BODY, after=2))
        if not strip.empty:
            parts += [strip, self._layout.text(agency_key(self._findings), CAPTION, before=4)]
        return parts

    def _asks(self) -> list[Flowable]:
        _ = self._speech.words.text
        parts: list[Flowable] = [self._layout.heading(_("What we ask of you"), before=12)]
        if not self._findings.gaps:
            return [*parts, self._layout.text(_("No actions have been agreed yet."), BODY)]
        one, two, three, four = self._layout.widths(18, 400, 140, 90)

        def rows() -> Iterator[Sequence[Cell]]:
            for index, item in enumerate(self._findings.gaps[: self._room.asks], start=1):
                event = item.now
                if event is None:
                    continue
                owner: list[Run] = []
                for agency in event.agencies[:1]:
                    owner = [
                        Run("", BODY, mark_for(self._findings.exercise, agency)),
                        Run(clipped(names(self._findings.exercise, (agency,)), 30), BODY),
                    ]
                yield (
                    [Run(str(index), BODY_STRONG)],
                    [Run(clipped(event.text, self._room.remark), BODY)],
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
            self._layout.text(
                _("No actions have been agreed yet; these areas are open."), BODY, after=4
            )
        )
        return [*parts, self._layout.table(columns, rows(), leading=BODY.leading)]


def agency_key(findings: Findings) -> list[Run]:
    """Return the marks of the agencies of which a decision was expected, with their names."""
    owing = {each.agency for each in findings.measures if each.outcome is not _NOT_APPLICABLE}
    runs: list[Run] = []
    for agency in findings.exercise.agencies:
        if agency.id in owing:
            name = clipped(agency.name, 30).replace(" ", "\u00a0")
            runs += [Run("", CAPTION, agency), Run(f"{name}    ", CAPTION, kept=True)]
    return runs


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
