"""The verbs of the review: rate, settle, find, put right, tell, listen, give out."""

from collections.abc import Callable
from dataclasses import replace
from secrets import token_bytes

from facilitator.domain import fingerprint
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    ActionWritten,
    EntryRef,
    Event,
    FeedbackGiven,
    FindingWritten,
    HotWashSort,
    ReportStatus,
)
from facilitator.domain.exercise import Exercise, Role
from facilitator.domain.ids import uuid7
from facilitator.domain.improvement import CorrectiveAction, Finding
from facilitator.domain.log import LogQuery
from facilitator.domain.reviewing import REVIEW_KINDS, Review, review
from facilitator.domain.rules import needs, of_review
from facilitator.services.desk import Desk

PAGE = 500
"""So many entries are read at once."""
_KINDS = LogQuery(kinds=tuple(sorted(REVIEW_KINDS)))


class Reviewing:
    """What is said of an exercise after its run, and the ways to say it.

    Everything may be said at any time: mostly after ENDEX, some of it while the exercise runs.
    All verbs raise Refused for a rule and Failed for the disk; then nothing was changed.
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk at which the exercise lies."""
        self.desk = desk
        self._entries: list[Entry] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._until = 0
        self._review = Review()

    @property
    def exercise(self) -> Exercise:
        """Return the plan."""
        return self.desk.exercise

    @property
    def review(self) -> Review:
        """Return what stands now, with whatever another window or a merge brought."""
        self._read()
        return self._review

    def _read(self) -> None:
        """Read what is new from the file; whoever a listener told first may ask at once."""
        journal = self.desk.file.journal
        last = journal.last_line()
        if last == self._until:
            return
        keys = journal.keys(_KINDS, after=self._until)
        for begin in range(0, len(keys), PAGE):
            for line in journal.lines(keys[begin : begin + PAGE]):
                self._entries.append(line.entry)
                self._count(line.entry.event)
        self._until = last
        if keys:
            self._review = review(self._entries)

    def _count(self, event: Event) -> None:
        match event:
            case FindingWritten(finding=finding):
                self._numbers["finding", finding.id] = finding.number
            case ActionWritten(action=action):
                self._numbers["action", action.id] = action.number
            case _:
                pass

    def new_id(self) -> str:
        """Return an id that nothing has yet."""
        return uuid7(self.desk.now(), token_bytes(10))

    def may_settle(self) -> bool:
        """Whether whoever sits here decides ratings."""
        return self.desk.author.role in set(of_review.SETTLES)

    # --- ratings -----------------------------------------------------------------------------

    def rate(self, rated: Rated, of: str, rating: Rating, *, by: str, note: str = "") -> Entry:
        """Propose a rating in an evaluator's name; the newest of each counts."""
        return self._write(
            of_review.EVALUATES,
            lambda _now: of_review.rate(self.exercise, rated, of, rating, by=by, note=note),
        )

    def settle(self, rated: Rated, of: str, rating: Rating, *, reason: str) -> Entry:
        """Decide a rating; what was proposed stays beside it."""
        return self._write(
            of_review.SETTLES,
            lambda _now: of_review.settle(self.exercise, rated, of, rating, reason=reason),
        )

    # --- findings and actions ----------------------------------------------------------------

    def write_finding(self, finding: Finding) -> Finding:
        """Write a finding as it now stands, and return it with its number.

        A new one gets the next number; a number is never given twice, also not after it was
        dropped. What stands already in these very words is not written again.
        """
        needs(self.desk.author.role, of_review.EVALUATES)
        with self.desk.together():
            known = self._known(finding.evidence)
            numbered = replace(finding, evidence=known, number=self._number("finding", finding.id))
            event = of_review.write_finding(self.exercise, numbered)
            if self.review.finding(finding.id) != event.finding:
                self.desk.record(event)
        return event.finding

    def drop_finding(self, finding: str, reason: str = "") -> None:
        """Take a finding back, and what was to be done about it."""
        needs(self.desk.author.role, of_review.EVALUATES)
        with self.desk.together():
            event = of_review.drop_finding(self.review, finding, reason)
            for action in self.review.actions_of(finding):
                self.desk.record(of_review.drop_action(self.review, action.id, reason))
            self.desk.record(event)

    def write_action(self, action: CorrectiveAction) -> CorrectiveAction:
        """Write a corrective action as it now stands, and return it with its number."""
        needs(self.desk.author.role, of_review.EVALUATES)
        with self.desk.together():
            numbered = replace(action, number=self._number("action", action.id))
            event = of_review.write_action(self.review, numbered)
            if self.review.action(action.id) != event.action:
                self.desk.record(event)
        return event.action

    def drop_action(self, action: str, reason: str = "") -> Entry:
        """Take a corrective action back."""
        return self._write(
            of_review.EVALUATES, lambda now: of_review.drop_action(now, action, reason)
        )

    def _number(self, sort: str, ident: str) -> int:
        """Return the number that something has, or else the next that nothing ever had."""
        self._read()
        given = self._numbers.get((sort, ident))
        if given is not None:
            return given
        mine = (number for (kind, _id), number in self._numbers.items() if kind == sort)
        return 1 + max(mine, default=0)

    def _known(self, evidence: tuple[EntryRef, ...]) -> tuple[EntryRef, ...]:
        """Return the entries that show something, each once; refuse what the journal lacks."""
        standing = tuple(dict.fromkeys(evidence))
        for each in standing:
            if self.desk.file.journal.entry(each) is None:
                raise Refused(Reason.UNKNOWN_ENTRY)
        return standing

    # --- words, hot wash, feedback, report ---------------------------------------------------

    def tell(self, narrative: str, text: str, language: str = "") -> None:
        """Write a field of the report; what it says already is not written again."""
        needs(self.desk.author.role, of_review.SETTLES)
        event = of_review.tell(narrative, text, language)
        if self.review.narrative.get((event.field, event.language), "") != event.text:
            self.desk.record(event)

    def note_hot_wash(
        self, agency: str, sort: HotWashSort, text: str, *, note: str = "", votes: int = 0
    ) -> str:
        """Write down what an agency said, or change the note of that id; return the id.

        A blank text takes the note away; a new note needs a text.
        """
        if not note and not text.strip():
            raise Refused(Reason.TEXT_NEEDED)
        ident = note or self.new_id()
        self._write(
            of_review.LISTENS,
            lambda _now: of_review.note_hot_wash(
                self.exercise, ident, agency, sort, text, votes=votes
            ),
        )
        return ident

    def give_feedback(self, form: FeedbackGiven) -> Entry:
        """Keep a participant's form; the same form again takes its place."""
        named = form if form.form else replace(form, form=self.new_id())
        return self._write(
            of_review.LISTENS, lambda _now: of_review.give_feedback(self.exercise, named)
        )

    def issue(self, status: ReportStatus, *, approved_by: str = "", remark: str = "") -> Entry:
        """Give a report out under the next version, over the journal as it stands."""
        words = fingerprint.words(self.desk.file.journal.head())
        return self._write(
            of_review.SETTLES,
            lambda now: of_review.issue(
                now, status, approved_by=approved_by, fingerprint=words, remark=remark
            ),
        )

    def _write(self, roles: frozenset[Role], rule: Callable[[Review], Event]) -> Entry:
        needs(self.desk.author.role, roles)
        with self.desk.together():
            return self.desk.record(rule(self.review))
