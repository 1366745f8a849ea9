"""What a reader is told: what happened in one line, how points are called and how they stand."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from facilitator.domain.events import About
from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding, FindingSort
from facilitator.domain.logitems import LogItem
from facilitator.domain.reviewing import Review
from facilitator.i18n import N_, _, language, pgettext
from facilitator.services.signing_off import Reading
from facilitator.services.telling import WHAT_HAPPENED, tell_entry

STATES = {
    ActionStatus.OPEN: N_("open"),
    ActionStatus.IN_PROGRESS: N_("in progress"),
    ActionStatus.DONE: N_("done"),
    ActionStatus.VERIFIED: N_("verified"),
    ActionStatus.REJECTED: N_("rejected"),
}
_TOLD = ("title", "text", "reason", "agencies", "agency", "to")


def day_words(when: date | datetime) -> str:
    """Return a day as the language writes it."""
    if isinstance(when, datetime):
        when = when.astimezone().date()
    return QLocale(language()).toString(
        QDate(when.year, when.month, when.day),
        pgettext("a date for Qt: day, short month, year", "d MMM yyyy"),
    )


# --- what happened --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One line of the timeline."""

    line: int
    at: str
    what: str
    text: str
    struck: bool = False

    def said(self) -> str:
        """Return the line as one sentence."""
        struck = _("struck") if self.struck else ""
        return ", ".join(each for each in (self.at, self.what, self.text, struck) if each)


def happened(item: LogItem, exercise: Exercise) -> Happened:
    """Return an entry as a reader sees it: when, what, and the words."""
    told = tell_entry(item.entry, exercise)
    kind = str(told["kind"])
    texts: list[str] = []
    inject = told.get("inject")
    if isinstance(inject, str) and inject and item.logged is None:
        titles = {each.number: each.title for each in exercise.msel.rows}
        texts.append(f"{inject} {titles.get(inject, '')}".strip())
    for name in _TOLD:
        value = told.get(name)
        said = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(said, str) and said.strip() and not any(said in each for each in texts):
            texts.append(" ".join(said.split()))
    number = told.get("number")
    head = f"{number}  " if isinstance(number, int) and number and item.logged else ""
    return Happened(
        line=item.entry.line,
        at=str(told["exercise"]),
        what=_(WHAT_HAPPENED[kind]) if kind in WHAT_HAPPENED else kind,
        text=head + " · ".join(texts),
        struck=item.struck is not None,
    )


# --- what can be commented ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment: its id, the function of whoever made it, and how it reads."""

    id: str
    by: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The report, a finding or an action: what can be commented, and some of it taken on."""

    about: About
    of: str
    title: str
    text: str
    standing: str = ""
    comments: tuple[Said, ...] = ()
    acceptable: bool = False
    accepted: bool = False

    def said(self) -> str:
        """Return the point as one sentence."""
        return ". ".join(each for each in (self.title, self.text, self.standing) if each)


def points(reading: Reading) -> tuple[Point, ...]:
    """Return the report as a whole, then every action, then every finding."""
    review = reading.review
    whole = Point(
        about=About.REPORT,
        of="",
        title=_("The report as a whole"),
        text=version_words(reading),
        comments=_comments(review, About.REPORT, ""),
    )
    actions = tuple(_action(review, each) for each in review.actions)
    findings = tuple(_finding(review, each) for each in review.findings)
    return (whole, *actions, *findings)


def _comments(review: Review, about: About, of: str) -> tuple[Said, ...]:
    return tuple(
        Said(id=each.id, by=each.by, words=f"{each.by}, {day_words(each.at)}: {each.text}")
        for each in review.comments_on(about, of)
    )


def _action(review: Review, action: CorrectiveAction) -> Point:
    accepted = review.accepted.get(action.id)
    stands = accepted is not None and accepted.stands
    due = _("due {day}").format(day=day_words(action.due)) if action.due else _("no date yet")
    parts = [_(STATES[action.status]), action.owner or _("no owner yet"), due]
    if accepted is not None:
        told = _("accepted: {by}, {day}") if stands else _("changed since {by} accepted it, {day}")
        parts.append(told.format(by=accepted.by, day=day_words(accepted.at)))
    return Point(
        about=About.ACTION,
        of=action.id,
        title=_("Action {number}").format(number=review.called(action)),
        text=action.text,
        standing=" · ".join(parts),
        comments=_comments(review, About.ACTION, action.id),
        acceptable=not stands and bool(action.owner) and action.due is not None,
        accepted=stands,
    )


def _finding(review: Review, finding: Finding) -> Point:
    strength = finding.sort is FindingSort.STRENGTH
    title = _("Strength {number}") if strength else _("Area for improvement {number}")
    return Point(
        about=About.FINDING,
        of=finding.id,
        title=title.format(number=review.called(finding)),
        text=finding.text,
        standing=finding.effect,
        comments=_comments(review, About.FINDING, finding.id),
    )


# --- how the report stands ------------------------------------------------------------------------


def version_words(reading: Reading) -> str:
    """Return which version this is, and who approved it."""
    standing = reading.findings.standing
    if standing.settled:
        told = _("Final, version {n}, approved by {who}.")
        return told.format(n=standing.version, who=standing.approved_by or "–")
    if standing.version:
        return _("Draft after version {n}.").format(n=standing.version)
    return _("Draft; no version was given out yet.")
