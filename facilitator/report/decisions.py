"""Page three on: what each agency decided, why, and what it knew at that minute."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportlab.platypus.flowables import Flowable

from facilitator.domain.decided import AgencyDecisions, DecisionLine, KnownInject
from facilitator.domain.findings import Findings
from facilitator.domain.measures import Outcome
from facilitator.domain.shapes import UNASSIGNED
from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.palette import (
    BOX,
    CAPTION,
    H2,
    TABLE,
    TABLE_LATE,
    TABLE_MUTED,
    TABLE_SECOND,
    TABLE_STRUCK,
    Style,
)
from facilitator.report.text import Run
from facilitator.report.told import explained
from facilitator.report.wording import Speech, clock, names

MANY = 80
"""More decisions of one agency than this are chosen from."""
_COUNTED = re.compile(r"(.*?)([0-9]{1,8})")
SINGLES = 8
"""Up to so many known injects are all named; more are told in ranges."""


def decision_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return a table for each agency that decided or asked something."""
    _ = speech.words.text
    said = N_(
        "Decisions and requests that answer an inject, in the order they fell, each with the"
        " injects its agency knew at that minute and when the last of them reached it. Every"
        " other entry is in appendix A; numbers are those of the log. Minus: before the target"
        " ran out."
    )
    parts: list[Flowable] = [
        layout.title(speech.both(N_("Decisions, agency by agency")), key="decisions"),
        *explained(layout, speech, said, after=4, width=440),
    ]
    if any(len(each.lines) > MANY for each in findings.agencies):
        chosen = _(
            "An agency with more than {n} of them has only those here that answer an expected"
            " decision or were taken jointly; what was known at the others stands in appendix A."
        )
        parts.append(layout.text(chosen.format(n=MANY), TABLE, before=4, after=4, width=440))
    told = [each for each in findings.agencies if each.lines]
    for each in told:
        parts += _agency(layout, findings, speech, each)
    silent = [each.agency.name for each in findings.agencies if each.agency and not each.lines]
    if silent:
        text = _("No decision is in the log of: {names}.").format(names=", ".join(silent))
        parts.append(layout.text(text, TABLE, before=12))
    return parts


def _agency(
    layout: Layout, findings: Findings, speech: Speech, found: AgencyDecisions
) -> list[Flowable]:
    _ = speech.words.text
    mark = found.agency or UNASSIGNED
    name = found.agency.name if found.agency else _("Unassigned")
    shown = shown_here(found)
    head = [
        Run("", Style(size=10.5, leading=16), mark),
        Run(name, H2),
        Run("   " + summary(found, len(shown), speech), CAPTION, kept=True),
    ]
    parts: list[Flowable] = [
        layout.room(110),
        layout.heading(head, key=f"agency-{found.agency.id if found.agency else ''}", label=name),
    ]
    if not shown:
        return [*parts, layout.text(_("None of them names an inject; see appendix A."), TABLE)]
    one, two, three, four, five, six = layout.widths(45, 33, 247, 76, 53, 59)
    columns = [
        Column(title=speech.both(N_("Exercise")), width=one),
        Column(title=speech.both(N_("No.")), width=two),
        Column(title=speech.both(N_("Decision and reason")), width=three),
        Column(title=speech.both(N_("Who")), width=four),
        Column(title=speech.both(N_("Inject")), width=five),
        Column(title=speech.both(N_("To target")), width=six, right=True),
    ]
    rows = (decision_row(findings, speech, each) for each in shown)
    return [*parts, layout.table(columns, rows)]


def shown_here(found: AgencyDecisions) -> list[DecisionLine]:
    """Return the decisions that stand on the pages of their agency.

    Those that name an inject; if that were pages and pages, those that answer an expected
    decision or were taken jointly. All others stand in the full log, with what was known.
    """
    linked = [each for each in found.lines if each.inject or each.measure]
    if len(linked) <= MANY:
        return linked
    return [each for each in linked if each.measure or len(each.event.agencies) > 1]


def summary(found: AgencyDecisions, shown: int, speech: Speech) -> str:
    """Return how many decisions stand here, and how many were expected and in time."""
    _ = speech.words.text
    ngettext = speech.words.plural
    parts = [_("{shown} of {all} shown here").format(shown=shown, all=len(found.lines))]
    counts = found.counts
    if counts.applicable:
        text = ngettext("{n} expected", "{n} expected", counts.applicable)
        expected = text.format(n=counts.applicable)
        if counts.targetless:
            told = _("{expected} without targets, {taken} taken")
            parts.append(told.format(expected=expected, taken=counts.taken))
        else:
            ends = (
                (counts.met, _("{n} in time")),
                (counts.late, _("{n} late")),
                (counts.not_taken, _("{n} never taken")),
                (counts.taken, _("{n} taken without a target")),
                (counts.open, _("{n} open")),
            )
            told = ", ".join(text.format(n=number) for number, text in ends if number)
            parts.append(f"{expected}{speech.colon}{told}" if told else expected)
    return speech.semicolon.join(parts)


def decision_row(findings: Findings, speech: Speech, line: DecisionLine) -> Sequence[Cell]:
    """Return the cells of one decision."""
    _ = speech.words.text
    late = line.measure is not None and line.measure.outcome is Outcome.LATE
    target = speech.to_target(line.measure)
    if line.request and not target:
        target = _("request")
    struck = line.item.struck is not None
    return (
        [Run(clock(line.item.entry.exercise), TABLE)],
        [Run(str(line.event.number), TABLE_MUTED)],
        list(_what(findings, speech, line)),
        [Run(line.event.by_role or "–", TABLE)],
        [Run(line.inject or "–", TABLE)],
        [] if struck else [Run(target, TABLE_LATE if late else TABLE)],
    )


def _what(findings: Findings, speech: Speech, line: DecisionLine) -> Iterator[Run]:
    _ = speech.words.text
    event = line.event
    if len(event.agencies) > 1:
        yield Run(_("joint"), BOX, boxed=True)
    yield Run(event.text, TABLE if line.item.struck is None else TABLE_STRUCK)
    if event.reason:
        reason = _("because {reason}").format(reason=event.reason)
        yield Run("\n" + reason, TABLE_SECOND)
    if len(event.agencies) > 1:
        both = _("joint: {names}").format(names=names(findings.exercise, event.agencies))
        yield Run("\n" + both, TABLE_SECOND)
    if line.item.late is not None:
        written = _("written {time} later").format(time=speech.length(line.item.late))
        why = speech.colon + event.late_reason if event.late_reason else ""
        yield Run("\n" + written + why, TABLE_SECOND)
    if line.item.struck is not None:
        at = _("struck at {time}").format(time=clock(line.item.struck.exercise))
        by = line.item.replaced_by
        tail = ", " + _("replaced by {number}").format(number=by) if by else ""
        yield Run("\n" + at + tail, TABLE_SECOND)
    if line.item.amended:
        yield Run("\n" + _("as amended; both versions are in appendix A"), TABLE_SECOND)
    if line.measure is not None and line.measure.marked:
        yield Run("\n" + _("the clock did not run at real speed: not judged"), TABLE_SECOND)
    yield Run("\n" + knew(speech, line.known), TABLE_SECOND)


@lru_cache(maxsize=1024)
def knew(speech: Speech, known: tuple[KnownInject, ...]) -> str:
    """Return what was known, in short: knew: 02, 05, 06 (00:11:20).

    Many decisions fall between two deliveries, and know the same.
    """
    _ = speech.words.text
    if not known:
        return _("knew: no inject yet")
    labels = [each.number + (_(" (recalled)") if each.recalled else "") for each in known]
    last = clock(max(each.at for each in known))
    return _("knew: {numbers} ({time})").format(numbers=in_short(labels), time=last)


def in_short(labels: list[str]) -> str:
    """Return labels with their runs told as ranges, if there are many: 01–14, 16."""
    if len(labels) <= SINGLES:
        return ", ".join(labels)
    told: list[str] = []
    start = 0
    for index in range(1, len(labels) + 1):
        if index < len(labels) and _follows(labels[index - 1], labels[index]):
            continue
        run = labels[start:index]
        told += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run  # noqa: PLR2004 - two are no range
        start = index
    return ", ".join(told)


def _follows(before: str, after: str) -> bool:
    """Whether a number is the next: 06 after 05, 2-7 after 2-6."""
    one, two = _COUNTED.fullmatch(before), _COUNTED.fullmatch(after)
    if one is None or two is None or one[1] != two[1]:
        return False
    return int(two[2]) == int(one[2]) + 1
