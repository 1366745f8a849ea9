"""What readers of the report said of it, and which actions they took on, in words."""

from reportlab.platypus.flowables import Flowable

from facilitator.domain.events import About, ActionAccepted, Event, ReaderCommented
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import CorrectiveAction
from facilitator.i18n import N_
from facilitator.report.layout import Layout
from facilitator.report.palette import BODY, TABLE, TABLE_SECOND
from facilitator.report.text import Run
from facilitator.report.wording import Speech


def comment_runs(findings: Findings, speech: Speech, about: About, of: str) -> list[Run]:
    """Return what readers said of a finding or an action, each on a line of its own."""
    runs: list[Run] = []
    for each in findings.review.comments_on(about, of):
        head = speech.words.text("Comment, {by}").format(by=each.by)
        runs += [Run(f"\n{head}{speech.colon}", TABLE_SECOND), Run(each.text, TABLE)]
    return runs


def accepted_words(findings: Findings, action: CorrectiveAction, speech: Speech) -> str:
    """Return who took an action on and when, and whether it was changed since; or nothing."""
    _ = speech.words.text
    accepted = findings.review.accepted.get(action.id)
    if accepted is None:
        return ""
    told = (
        _("accepted: {by}, {day}")
        if accepted.stands
        else _("changed since it was accepted: {by}, {day}")
    )
    return told.format(by=accepted.by, day=speech.day(accepted.at))


def whole_comments(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return what readers said of the report as a whole; nothing where nobody did."""
    comments = findings.review.comments_on(About.REPORT)
    if not comments:
        return []
    parts: list[Flowable] = [layout.heading(speech.both(N_("Comments on this report")))]
    for each in comments:
        runs = [Run(f"{each.by}, {speech.day(each.at)}{speech.colon}", TABLE_SECOND)]
        parts.append(layout.text([*runs, Run(each.text, BODY)], BODY, after=4))
    return parts


def reading_told(event: Event, findings: Findings, speech: Speech) -> tuple[str, str] | None:
    """Return what an entry of a reader says in the log, or None for any other."""
    _ = speech.words.text
    match event:
        case ReaderCommented(text=text, by=by):
            told = _("Comment by {by}: {what}") if text else _("Comment taken back by {by}: {what}")
            return told.format(by=by, what=_what(event, findings, speech)), text
        case ActionAccepted(by=by, text=text, owner=owner, due=due):
            told = _("Action {number} accepted by {by}")
            found = findings.review.action(event.action)
            number = findings.review.called(found) if found is not None else "–"
            dated = f"{_('Due')}{speech.colon}{speech.date(due)}"
            return told.format(number=number, by=by), f"{text}\n{owner}\n{dated}"
        case _:
            return None


def _what(event: ReaderCommented, findings: Findings, speech: Speech) -> str:
    _ = speech.words.text
    finding = findings.review.finding(event.of)
    action = findings.review.action(event.of)
    if event.about is About.FINDING and finding is not None:
        return _("finding {number}").format(number=findings.review.called(finding))
    if event.about is About.ACTION and action is not None:
        return _("action {number}").format(number=findings.review.called(action))
    return _("the report") if event.about is About.REPORT else "–"
