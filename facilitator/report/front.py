"""Page one: what a chief officer reads, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from facilitator.domain.evaluation import Rated
from facilitator.domain.findings import Findings, ObjectiveLine
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.domain.logitems import LogItem
from facilitator.domain.measures import Outcome
from facilitator.report.layout import Cell, Column, Layout, height_of
from facilitator.report.moons import rating_runs
from facilitator.report.palette import (
    BODY,
    BODY_MUTED,
    BODY_STRONG,
    BOX,
    CAPTION,
    WIDTH,
    Style,
)
from facilitator.report.preparing import prepared
from facilitator.report.sharestrip import ShareStrip
from facilitator.report.summing import furthest, tally_sentence, verdict, where_and_when
from facilitator.report.text import Run
from facilitator.report.told import agency_runs, by_priority, of_sort, owner_runs
from facilitator.report.wording import Speech, clipped, mark_for, names, short

_NOT_APPLICABLE = Outcome.NOT_APPLICABLE
MARK = Style(size=8.5)
REMARKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of everything page one holds: how many, and how many letters of each text."""

    objectives: int
    objective: int
    remark: int
    reason: int
    asks: int
    why: int
    verdict: int


ROOMS = (
    Room(objectives=6, objective=150, remark=130, reason=110, asks=5, why=150, verdict=420),
    Room(objectives=6, objective=90, remark=90, reason=60, asks=4, why=80, verdict=300),
    Room(objectives=6, objective=70, remark=80, reason=60, asks=4, why=60, verdict=280),
    Room(objectives=6, objective=60, remark=70, reason=50, asks=3, why=50, verdict=260),
    Room(objectives=5, objective=52, remark=60, reason=40, asks=3, why=40, verdict=240),
    Room(objectives=5, objective=52, remark=60, reason=0, asks=3, why=40, verdict=240),
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
        return [
            layout.caption(where_and_when(findings, self._speech), after=3),
            layout.title(title, key=f"front{self._speech.suffix}", first=True),
            layout.lead(self._verdict()),
            *self._objectives(),
            layout.space(12),
            self._both_sides(),
            *self._decisions(),
            *self._asks(),
            layout.caption(prepared(findings, self._speech), before=12),
        ]

    def _verdict(self) -> str:
        """Return the sentence that people wrote, or the one that is computed from counts."""
        written = self._findings.review.told("verdict", self._speech.words.language)
        return clipped(written, self._room.verdict) or verdict(self._findings, self._speech)

    def _both_sides(self) -> Flowable:
        """Return strengths beside gaps: findings, or else what observers logged."""
        _ = self._speech.words.text
        findings = self._findings
        well, hurt = _("What went well"), _("What would have hurt")
        found = findings.review.findings
        if found:
            return self._layout.beside(
                self._found(of_sort(found, FindingSort.STRENGTH), well),
                self._found(of_sort(found, FindingSort.IMPROVE), hurt),
            )
        return self._layout.beside(
            self._remarks(findings.strengths, well, _("No strengths were logged with +.")),
            self._remarks(findings.gaps, hurt, _("No areas for improvement were logged with !.")),
        )

    def _objectives(self) -> list[Flowable]:
        if not self._findings.objectives:
            return []
        _ = self._speech.words.text
        ngettext = self._speech.words.plural
        settled = self._findings.review.settled
        rated = any((Rated.OBJECTIVE, each.objective.id) in settled for each in self._shown())
        one, two, three, four = self._layout.widths(
            24, 272 if rated else 350, 148 if rated else 90, 192 if rated else 172
        )
        columns = [
            Column(title=_("Objective"), width=one),
            Column(title="", width=two),
            Column(title=_("Rating"), width=three),
            Column(title=self._last_head(rated=rated), width=four),
        ]
        rows = [self._objective(each) for each in self._shown()]
        parts: list[Flowable] = [
            self._layout.heading(_("Objectives"), before=8),
            self._layout.table(columns, rows, leading=BODY.leading),
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

    def _last_head(self, *, rated: bool) -> str:
        """Return the head over reasons, or over what was seen; none where nobody gives a reason."""
        _ = self._speech.words.text
        settled = self._findings.review.settled
        if not rated:
            return _("Seen")
        return _("Why") if any(each.reason for each in settled.values()) else ""

    def _shown(self) -> tuple[ObjectiveLine, ...]:
        return self._findings.objectives[: self._room.objectives]

    def _objective(self, each: ObjectiveLine) -> Sequence[Cell]:
        """Return the row of an objective: what it was rated and why, or what was seen of it."""
        ngettext = self._speech.words.plural
        settled = self._findings.review.settled.get((Rated.OBJECTIVE, each.objective.id))
        if settled is not None:
            said = clipped(settled.reason, self._room.why)
        elif each.observations or each.injects:
            seen = ngettext("{n} observation", "{n} observations", each.observations)
            injects = ngettext("{n} inject", "{n} injects", each.injects)
            said = f"{seen.format(n=each.observations)}, {injects.format(n=each.injects)}"
        else:
            said = "–"
        return (
            [Run(each.objective.number[:4], BODY_STRONG)],
            [Run(clipped(each.objective.text, self._room.objective), BODY_STRONG)],
            rating_runs(settled.rating if settled else None, self._speech, BODY),
            [Run(said, BODY)],
        )

    def _found(self, found: Sequence[Finding], title: str) -> list[Flowable]:
        """Return the first findings of a sort, each with its effect in the field."""
        _ = self._speech.words.text
        parts: list[Flowable] = [self._layout.heading(title)]
        rows: list[Sequence[Cell]] = []
        for index, finding in enumerate(found[:REMARKS], start=1):
            text = clipped(finding.text, self._room.remark)
            said: list[Run] = [Run(text, BODY_STRONG)]
            if finding.effect and self._room.reason:
                said.append(Run(_stop(text) + clipped(finding.effect, self._room.reason), BODY))
            said += agency_runs(self._findings.exercise, finding.agencies[:4], MARK)
            if finding.repeats:
                said += [Run(" ", BODY), Run(_("found before"), BOX, boxed=True)]
            number = _("finding {number}").format(number=self._findings.review.called(finding))
            said.append(Run(" " + number, CAPTION, kept=True))
            rows.append(([Run(str(index), BODY_STRONG)], said))
        if rows:
            parts.append(self._listed(rows))
        else:
            parts.append(self._layout.text(_("None was written down."), BODY, after=4))
        more = len(found) - REMARKS
        if more > 0:
            ngettext = self._speech.words.plural
            text = ngettext(
                "{n} more stands with the objectives.", "{n} more stand with the objectives.", more
            )
            parts.append(self._layout.caption(text.format(n=more), after=2))
        return parts

    def _listed(self, rows: Sequence[Sequence[Cell]]) -> Flowable:
        width = (WIDTH - 20) / 2
        columns = [Column(title="", width=13), Column(title="", width=width - 13)]
        return self._layout.plain(columns, rows, leading=BODY.leading)

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
            said += agency_runs(self._findings.exercise, event.agencies[:4], MARK)
            said.append(
                Run(" " + _("log {number}").format(number=event.number), CAPTION, kept=True)
            )
            rows.append(([Run(str(index), BODY_STRONG)], said))
        if rows:
            parts.append(self._listed(rows))
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
        actions = self._findings.review.actions
        if actions:
            return [*parts, *self._agreed(by_priority(actions))]
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

    def _agreed(self, actions: Sequence[CorrectiveAction]) -> list[Flowable]:
        """Return the most pressing of what was agreed: what, who, by when."""
        _ = self._speech.words.text
        if not actions:
            return [self._layout.text(_("Everything that was agreed is done."), BODY)]
        one, two, three, four = self._layout.widths(18, 390, 140, 100)
        columns = [
            Column(title=_("Action"), width=one),
            Column(title="", width=two),
            Column(title=_("Owner"), width=three),
            Column(title=_("By when"), width=four),
        ]
        rows: list[Sequence[Cell]] = []
        for index, each in enumerate(actions[: self._room.asks], start=1):
            finding = self._findings.review.finding(each.finding)
            what = [Run(clipped(each.text, self._room.remark), BODY)]
            if finding is not None and finding.repeats:
                what += [Run(" ", BODY), Run(_("found before"), BOX, boxed=True)]
            owner = owner_runs(self._findings.exercise, clipped(each.owner, 40), BODY)
            rows.append(
                (
                    [Run(str(index), BODY_STRONG)],
                    what,
                    owner if each.owner else [Run(_("to be named"), BODY_MUTED)],
                    [Run(self._speech.date(each.due), BODY)]
                    if each.due
                    else [Run(_("to be agreed"), BODY_MUTED)],
                )
            )
        parts: list[Flowable] = [self._layout.table(columns, rows, leading=BODY.leading)]
        more = len(actions) - self._room.asks
        if more > 0:
            ngettext = self._speech.words.plural
            text = ngettext(
                "{n} more stands in the improvement plan.",
                "{n} more stand in the improvement plan.",
                more,
            )
            parts.append(self._layout.caption(text.format(n=more), before=4))
        return parts


def _stop(text: str) -> str:
    """Return what parts a statement from what follows it."""
    return " " if text.rstrip()[-1:] in {".", "!", "?", "…"} else ". "


def agency_key(findings: Findings) -> list[Run]:
    """Return the marks of the agencies of which a decision was expected, with their names."""
    owing = {each.agency for each in findings.measures if each.outcome is not _NOT_APPLICABLE}
    runs: list[Run] = []
    for agency in findings.exercise.agencies:
        if agency.id in owing:
            name = clipped(agency.name, 30).replace(" ", "\u00a0")
            runs += [Run("", CAPTION, agency), Run(f"{name}    ", CAPTION, kept=True)]
    return runs
