"""What was discussed, added and said after the run, in words: more entries that nobody typed."""

from facilitator.domain.evaluation import Rated
from facilitator.domain.events import (
    ActionDropped,
    ActionWritten,
    Attached,
    DiscussionClosed,
    DiscussionExtended,
    DiscussionOpened,
    Event,
    FeedbackGiven,
    FindingDropped,
    FindingWritten,
    HotWashNoted,
    HotWashSort,
    NarrativeWritten,
    RatingGiven,
    RatingSettled,
    ReportIssued,
    ReportStatus,
)
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import CorrectiveAction, FindingSort
from facilitator.report.attachednames import AttachedNames
from facilitator.report.formwords import statements_by_key
from facilitator.report.readerwords import reading_told
from facilitator.report.stationwords import stations_told
from facilitator.report.told import status_word
from facilitator.report.wording import MINUS, ZERO, Speech, clock, names

Words = tuple[str, str]
"""A sentence, and what somebody wrote to it."""


class LaterWords:
    """Tells the entries of discussions, attachments and the review."""

    def __init__(self, findings: Findings, speech: Speech) -> None:
        self._findings = findings
        self._exercise, self._review = findings.exercise, findings.review
        self._speech = speech
        self._files = AttachedNames(findings, speech)
        self._rated = {
            (rated, key): name
            for objective in findings.exercise.objectives
            for rated, key, name in (
                (Rated.OBJECTIVE, objective.id, objective.number),
                *((Rated.TARGET, each.id, each.text) for each in objective.targets),
                *((Rated.TASK, each.id, each.text) for each in objective.critical_tasks),
            )
        }

    def told(self, event: Event) -> Words | None:
        """Return what an entry says, or None if it is told elsewhere."""
        return (
            self._room(event)
            or self._judged(event)
            or self._learned(event)
            or reading_told(event, self._findings, self._speech)
            or stations_told(event, self._exercise, self._speech)
        )

    def _room(self, event: Event) -> Words | None:
        _ = self._speech.words.text
        match event:
            case DiscussionOpened(title=title, questions=questions, length=length):
                text = _("Discussion for {time}: {title}")
                told = text.format(time=self._speech.length(length), title=title)
                return told, "\n".join(questions)
            case DiscussionExtended(by=by):
                sign = MINUS if by < ZERO else "+"
                text = _("Discussion moved by {time}")
                return text.format(time=sign + clock(abs(by))), ""
            case DiscussionClosed():
                return _("Discussion over"), ""
            case Attached(number=number, attachments=attachments):
                text = _("Added to no. {number}").format(number=number)
                return text, self._files.names(attachments, "\n")
            case HotWashNoted(agency=agency, sort=sort, text=text):
                what = {
                    HotWashSort.WELL: _("Hot wash, went well: {agency}"),
                    HotWashSort.BETTER: _("Hot wash, could be better: {agency}"),
                    HotWashSort.CHANGE: _("Hot wash, one change: {agency}"),
                }
                who = names(self._exercise, (agency,)) if agency else _("the room")
                return what[sort].format(agency=who), text
            case _:
                return None

    def _judged(self, event: Event) -> Words | None:
        _ = self._speech.words.text
        match event:
            case RatingGiven(rated=rated, of=of, rating=rating, by=by, note=note):
                text = _("Rating {letter} proposed by {by}: {what}")
                what = self._rated.get((rated, of), of)
                return text.format(letter=rating.value, by=by, what=what), note
            case RatingSettled(rated=rated, of=of, rating=rating, reason=reason):
                text = _("Rating {letter} decided: {what}")
                what = self._rated.get((rated, of), of)
                return text.format(letter=rating.value, what=what), reason
            case FeedbackGiven():
                return _("A feedback form was entered"), _form(event, self._speech)
            case ReportIssued(version=version, status=status, remark=remark):
                final = status is ReportStatus.FINAL
                text = _("Report issued, version {n}, final") if final else ""
                text = text or _("Report issued, version {n}, draft")
                said = [event.approved_by, remark, " ".join(event.fingerprint)]
                return text.format(n=version), "\n".join(each for each in said if each)
            case _:
                return None

    def _learned(self, event: Event) -> Words | None:
        _ = self._speech.words.text
        match event:
            case FindingWritten(finding=finding):
                strength = finding.sort is FindingSort.STRENGTH
                text = _("Strength {number}") if strength else _("Area for improvement {number}")
                said = [
                    finding.text,
                    finding.effect,
                    finding.reference,
                    finding.analysis,
                    *finding.whys,
                ]
                return text.format(number=self._review.called(finding)), "\n".join(
                    filter(None, said)
                )
            case ActionWritten(action=action):
                text = _("Corrective action {number}").format(number=self._review.called(action))
                return text, _action(action, self._speech)
            case FindingDropped(reason=reason):
                return _("A finding was taken back"), reason
            case ActionDropped(reason=reason):
                return _("A corrective action was taken back"), reason
            case NarrativeWritten(field=field, text=text):
                what = self._fields().get(field, "") or self._objective(field) or field
                return _("Report text written: {field}").format(field=what), text
            case _:
                return None

    def _fields(self) -> dict[str, str]:
        return narrative_words(self._speech)

    def _objective(self, field: str) -> str:
        """Return what an objective's analysis is called."""
        _ = self._speech.words.text
        key = field.removeprefix("objective.")
        number = self._rated.get((Rated.OBJECTIVE, key), "") if key != field else ""
        return _("Objective {number}").format(number=number) if number else ""


def _action(action: CorrectiveAction, speech: Speech) -> str:
    _ = speech.words.text
    dated = ((_("Starts"), action.start), (_("Due"), action.due))
    said = [
        action.text,
        action.owner,
        action.contact,
        *(f"{word}{speech.colon}{speech.date(day)}" for word, day in dated if day is not None),
        status_word(action.status, speech),
        action.evidence,
    ]
    return "\n".join(filter(None, said))


def narrative_words(speech: Speech) -> dict[str, str]:
    """Return what the fields of the report are called."""
    _ = speech.words.text
    return {
        "verdict": _("Verdict in one sentence"),
        "summary": _("Summary"),
        "method": _("Method"),
        "limits": _("Limits"),
        "next_steps": _("Next steps"),
        "prepared_by": _("Prepared by"),
        "handling": _("Handling"),
        "redacted": _("Words to mask in the public version"),
        "kept": _("Words that may stay in the public version"),
    }


def _form(event: FeedbackGiven, speech: Speech) -> str:
    """Return what was written into a feedback form, and the scores as they were ticked."""
    sentences = statements_by_key(speech.words)
    scores = "\n".join(
        f"{score}{speech.colon}{sentences.get(what, what)}" for what, score in event.scores
    )
    said = [
        *event.strengths,
        *event.improvements,
        event.unseen,
        *event.actions,
        event.to_review,
        event.remarks,
        scores,
    ]
    return "\n".join(filter(None, said))
