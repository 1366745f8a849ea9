"""The figures of the report for word processors: their numbers as tables."""

from collections.abc import Iterator

from facilitator.domain.findings import Findings
from facilitator.domain.measures import counts, median
from facilitator.report.word.markup import Head, Said, table
from facilitator.report.wording import Speech, percent

WIDTH = 493.0


def lanes_table(findings: Findings, speech: Speech) -> str:
    """Return what the timeline shows of each agency."""
    _ = speech.words.text
    heads = [
        Head(title=_("Agency"), width=WIDTH * 0.4),
        Head(title=_("Injects"), width=WIDTH * 0.15, right=True),
        Head(title=_("Decisions"), width=WIDTH * 0.15, right=True),
        Head(title=_("Joint"), width=WIDTH * 0.15, right=True),
        Head(title=_("Late entries"), width=WIDTH * 0.15, right=True),
    ]

    def rows() -> Iterator[tuple[Said, ...]]:
        for lane in findings.timeline.lanes:
            yield (
                lane.agency.name,
                str(len(lane.given)),
                str(len(lane.marks)),
                str(sum(each.joint for each in lane.marks)),
                str(sum(each.late for each in lane.marks)),
            )

    return table(heads, rows(), told=_("What the timeline shows of each agency"))


def shares_table(findings: Findings, speech: Speech) -> str:
    """Return what the strip of each agency shows; nothing where no target was set."""
    _ = speech.words.text
    heads = [
        Head(title=_("Agency"), width=WIDTH * 0.4),
        Head(title=_("In time"), width=WIDTH * 0.15, right=True),
        Head(title=_("Late"), width=WIDTH * 0.15, right=True),
        Head(title=_("Never taken"), width=WIDTH * 0.15, right=True),
        Head(title=_("Median of target"), width=WIDTH * 0.15, right=True),
    ]

    def rows() -> Iterator[tuple[Said, ...]]:
        for agency in findings.exercise.agencies:
            own = [each for each in findings.measures if each.agency == agency.id and each.target]
            if not own:
                continue
            found = counts(own)
            half = median([each.share for each in own if each.share is not None])
            yield (
                agency.name,
                str(found.met),
                str(found.late),
                str(found.not_taken),
                "–" if half is None else percent(half, speech),
            )

    made = list(rows())
    return table(heads, made, told=_("Share of the target used, by agency")) if made else ""
