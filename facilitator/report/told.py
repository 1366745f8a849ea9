"""What people wrote for the report themselves, and what the parts after the run share."""

from collections.abc import Callable, Sequence
from datetime import date

from reportlab.platypus.flowables import Flowable

from facilitator.domain.exercise import Exercise
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import (
    ActionStatus,
    CorrectiveAction,
    Element,
    Finding,
    FindingSort,
    Priority,
)
from facilitator.report.layout import Layout
from facilitator.report.palette import BODY, TABLE, Style
from facilitator.report.text import Run
from facilitator.report.wording import Speech, clipped, mark_for

SOONEST = (Priority.HIGH, Priority.MEDIUM, Priority.LOW)


def told(findings: Findings, speech: Speech, narrative: str) -> str:
    """Return a field as it was written in the report's language, or for all languages."""
    text = findings.review.told(narrative, speech.words.language)
    if speech.again and (narrative, speech.words.language) not in findings.review.narrative:
        # it stands in the first language's part already
        return ""
    return text


def paragraphs(layout: Layout, text: str, style: Style = BODY) -> list[Flowable]:
    """Return a text as its paragraphs."""
    return [
        layout.text(each.strip(), style, after=6) for each in text.split("\n\n") if each.strip()
    ]


def narrated(
    layout: Layout, findings: Findings, speech: Speech, narrative: str, title: str
) -> list[Flowable]:
    """Return a field under its heading; nothing where nobody wrote it."""
    text = told(findings, speech, narrative)
    if not text:
        return []
    return [layout.heading(title), *paragraphs(layout, text)]


def explained(
    layout: Layout,
    speech: Speech,
    say: str | Callable[[Speech], str],
    style: Style = TABLE,
    **room: float,
) -> list[Flowable]:
    """Return a sentence in each language of the report: a message, or what makes it of a speech."""
    parts: list[Flowable] = []
    said = ""
    for each in speech.each:
        text = each.words.text(say) if isinstance(say, str) else say(each)
        if text == said:
            continue
        said = text
        if each.again:
            parts.append(layout.spoken(each.words.language))
        parts.append(layout.text(text, style, **room))
        if each.again:
            parts.append(layout.spoken(""))
    return parts


def of_sort(found: Sequence[Finding], sort: FindingSort) -> list[Finding]:
    """Return the findings of a sort, in their order."""
    return [each for each in found if each.sort is sort]


def by_priority(actions: Sequence[CorrectiveAction]) -> list[CorrectiveAction]:
    """Return what is still to be done, the most pressing first."""
    left = [each for each in actions if not each.status.over]
    last = date.max
    return sorted(
        left, key=lambda each: (SOONEST.index(each.priority), each.due or last, each.number)
    )


def element_word(element: Element | None, speech: Speech) -> str:
    """Return the capability element in a word."""
    _ = speech.words.text
    words = {
        Element.PLANNING: _("Planning"),
        Element.ORGANISATION: _("Organisation"),
        Element.EQUIPMENT: _("Equipment"),
        Element.TRAINING: _("Training"),
        Element.EXERCISES: _("Exercises"),
    }
    return words[element] if element is not None else ""


def priority_word(priority: Priority, speech: Speech) -> str:
    """Return a priority in a word."""
    _ = speech.words.text
    words = {
        Priority.HIGH: _("high"),
        Priority.MEDIUM: _("medium"),
        Priority.LOW: _("low"),
    }
    return words[priority]


def status_word(status: ActionStatus, speech: Speech) -> str:
    """Return how far an action has come, in a word."""
    _ = speech.words.text
    words = {
        ActionStatus.OPEN: _("open"),
        ActionStatus.IN_PROGRESS: _("in progress"),
        ActionStatus.DONE: _("done"),
        ActionStatus.VERIFIED: _("verified"),
        ActionStatus.REJECTED: _("rejected"),
    }
    return words[status]


def owner_runs(exercise: Exercise, owner: str, style: Style) -> list[Run]:
    """Return who is responsible, with the mark if it is one of the agencies."""
    same = next(
        (
            each
            for each in exercise.agencies
            if owner.strip().casefold() in {each.name.casefold(), each.short.casefold(), each.id}
        ),
        None,
    )
    if same is None:
        return [Run(clipped(owner, 200), style)]
    return [Run("", style, same), Run(clipped(same.name, 200), style)]


def agency_runs(exercise: Exercise, agencies: Sequence[str], style: Style) -> list[Run]:
    """Return the marks of agencies, one after the other."""
    runs: list[Run] = []
    for each in agencies:
        runs += [Run(" ", style), Run("", style, mark_for(exercise, each))]
    return runs
