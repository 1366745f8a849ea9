"""The improvement plan: what will be done, by whom, until when, and how far it has come."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from facilitator.domain.events import About
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import CorrectiveAction, FindingSort
from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.page import ACROSS, UPRIGHT, turn
from facilitator.report.palette import BODY, TABLE, TABLE_MUTED, TABLE_SECOND, TABLE_STRONG
from facilitator.report.readerwords import accepted_words, comment_runs, whole_comments
from facilitator.report.sheet import across
from facilitator.report.text import Run
from facilitator.report.told import element_word, narrated, owner_runs, priority_word, status_word
from facilitator.report.wording import Speech

SHARES = (32, 74, 125, 129, 66, 86, 62, 58, 58, 62)


def plan_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the plan on paper turned across, the sheets before and after it upright.

    The eight columns of HSEEP, and number, priority, status and evidence beside them.
    """
    review = findings.review
    if not (review.actions or review.findings or review.comments):
        return []
    wide = replace(layout, sheet=across(layout.sheet))
    parts: list[Flowable] = [
        *turn(ACROSS),
        wide.title(speech.both(N_("Improvement plan")), key="plan"),
    ]
    parts += _table(wide, findings, speech)
    for words in speech.each:
        title = words.words.text("Next steps")
        parts += narrated(wide, findings, words, "next_steps", title)
    parts += whole_comments(wide, findings, speech)
    return [*parts, *turn(UPRIGHT)]


def _table(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    _ = speech.words.text
    actions = findings.review.actions
    room = layout.sheet.width - 2 * layout.sheet.margin
    whole = sum(SHARES)
    widths = [room * each / whole for each in SHARES]
    titles = (
        N_("No."),
        N_("Core capability"),
        N_("Area for improvement"),
        N_("Corrective action"),
        N_("Element"),
        N_("Responsible organisation"),
        N_("Contact"),
        N_("Starts"),
        N_("Due"),
        N_("Priority, status"),
    )
    columns = [
        Column(title=speech.both(title), width=width)
        for title, width in zip(titles, widths, strict=True)
    ]
    parts: list[Flowable] = []
    if actions:
        parts.append(layout.table(columns, (_row(findings, speech, each) for each in actions)))
    else:
        parts.append(layout.text(_("No actions have been agreed yet."), BODY))
    planned = {each.finding for each in actions}
    bare = [
        findings.review.called(each)
        for each in findings.review.findings
        if each.sort is FindingSort.IMPROVE and each.id not in planned
    ]
    if bare:
        text = _("Areas for improvement without an action: {numbers}.")
        parts.append(layout.text(text.format(numbers=", ".join(bare)), TABLE, before=8))
    return parts


def _of_objective(findings: Findings, objective: str) -> str:
    """Return the capability that an objective shows."""
    return next(
        (
            each.objective.capability
            for each in findings.objectives
            if each.objective.id == objective
        ),
        "",
    )


def _row(findings: Findings, speech: Speech, action: CorrectiveAction) -> Sequence[Cell]:
    _ = speech.words.text
    finding = findings.review.finding(action.finding)
    capability = action.capability or (finding.capability if finding else "")
    if not capability and finding is not None:
        capability = _of_objective(findings, finding.objective)
    area = []
    if finding is not None:
        area = [Run(f"{findings.review.called(finding)}  ", TABLE_MUTED), Run(finding.text, TABLE)]
    if finding is not None and finding.repeats:
        area.append(
            Run("\n" + _("found before: {exercise}").format(exercise=finding.repeats), TABLE_SECOND)
        )
    element = action.element or (finding.element if finding else None)
    what = [Run(action.text, TABLE)]
    if action.evidence:
        shown = _("Shown by: {evidence}").format(evidence=action.evidence)
        what.append(Run("\n" + shown, TABLE_SECOND))
    what += comment_runs(findings, speech, About.ACTION, action.id)
    standing = status_word(action.status, speech)
    taken_on = accepted_words(findings, action, speech)
    none = [Run("–", TABLE_MUTED)]
    return (
        [Run(findings.review.called(action), TABLE_STRONG)],
        [Run(capability or "–", TABLE)],
        area or none,
        what,
        [Run(element_word(element, speech) or "–", TABLE)],
        owner_runs(findings.exercise, action.owner, TABLE)
        if action.owner
        else [Run(_("to be named"), TABLE_MUTED)],
        [Run(action.contact or "–", TABLE)],
        [Run(speech.date(action.start), TABLE)] if action.start else none,
        [Run(speech.date(action.due), TABLE)]
        if action.due
        else [Run(_("to be agreed"), TABLE_MUTED)],
        [
            Run(priority_word(action.priority, speech), TABLE_STRONG),
            Run("\n" + "\n".join(filter(None, (standing, taken_on))), TABLE_SECOND),
        ],
    )
