"""Play an exercise by itself: agencies that decide, some late, some never, from a seed."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from random import Random

from facilitator.domain.clock import ZERO
from facilitator.domain.events import JumpSort
from facilitator.domain.exercise import Agency
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.script import ScriptRow
from facilitator.i18n import N_, _
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.writing import Details

Step = Callable[[], None]
UNTIMED = timedelta(minutes=3)
"""The pace of a script without times."""
BREAK = timedelta(minutes=30)
"""A gap in the script longer than this is jumped over."""
NO_TARGET = timedelta(minutes=6)
"""What an agency takes as its target where the script names none."""
TYPING = timedelta(seconds=14)
"""How long it takes to type a line."""

REPLACE_AFTER, STRIKE_AFTER, PAUSE_AFTER, SKIP_AFTER, PAPER_AFTER = 4, 5, 6, 8, 10
"""After how many injects each of the things that go wrong in every exercise happens."""
POST_FROM, POST_TO = 3, 11
"""After how many injects a command post is set up, and given up again."""
NEVER, LATE, REMARKED, REASONED = 0.09, 0.22, 0.35, 0.7
"""Chances: never taken, taken late (what lies between), an observer's remark, a reason given."""

REASONS = (
    N_("the wind turns within the hour"),
    N_("one road is left and it must stay open"),
    N_("two messages are going round"),
    N_("nobody else is closer"),
    N_("the plan says so, page 12"),
    N_("we cannot do it later"),
    N_("people are already moving"),
)
ROLES = (N_("Duty officer"), N_("Chief"), N_("Shift leader"), N_("Deputy"))
OBSERVATIONS = (
    N_("+ {agency} repeats the order back before acting #command"),
    N_("! {agency} waits for a call instead of asking #information"),
    N_("~ {agency} seems unsure who leads"),
    N_("+ {agency} writes the reason down at once #log"),
    N_("! {agency} does not tell the others what it has decided #information"),
    N_("? {agency} how long until the next situation report"),
    N_(". room: the map is moved to the middle table"),
)
POST = N_("command_post")
POST_OPENS = N_("{agency} sets up a forward command post #{tag}+")
POST_CLOSES = N_("{agency} gives the forward command post up #{tag}-")


@dataclass(slots=True)
class _Plot:
    """What is to happen besides the script, each once."""

    strike: bool = True
    replace: bool = True
    pause: bool = True
    jump: bool = True
    skip: bool = True
    late_entry: bool = True


class Play:
    """Drives one exercise from STARTEX to ENDEX; every pull of ``steps`` is one thing done."""

    def __init__(self, conduct: Conduct, clock: PlayedClock, *, seed: int = 7) -> None:
        """Take the exercise, the clock that may be moved, and where chance begins."""
        self._conduct = conduct
        self._clock = clock
        self._chance = Random(seed)  # noqa: S311 - chance for a play, not for a secret
        self._waiting: list[tuple[timedelta, int, Step]] = []
        self._order = count()
        self._plot = _Plot()
        self._delivered = 0

    def steps(self) -> Iterator[None]:
        """Play on, one step at a pull, until ENDEX."""
        self._conduct.start()
        yield
        while True:
            row = self._next_row()
            if row is None and not self._waiting:
                break
            due = self._due(row)
            if self._waiting and (row is None or self._waiting[0][0] <= due):
                at, _number, step = heapq.heappop(self._waiting)
                self._reach(at)
                step()
            elif row is not None:
                yield from self._jump_over(due)
                self._reach(due)
                self._play_row(row)
            yield
        self._clock.move(timedelta(minutes=2))
        self._conduct.end(_("script played"))
        yield

    # --- time ------------------------------------------------------------------------------

    def _next_row(self) -> ScriptRow | None:
        return self._conduct.standby().row

    def _due(self, row: ScriptRow | None) -> timedelta:
        now = self._conduct.elapsed()
        if row is None:
            return timedelta.max
        if row.inject.planned is None and row.at is None:
            return now + UNTIMED
        return max(row.at or ZERO, now) + timedelta(seconds=self._chance.randint(1, 40))

    def _reach(self, at: timedelta) -> None:
        ahead = at - self._conduct.elapsed()
        if ahead > ZERO:
            self._clock.move(ahead)

    def _jump_over(self, due: timedelta) -> Iterator[None]:
        """Leave a long break of the script out, or move the story once in the middle."""
        gap = due - self._conduct.elapsed()
        if gap <= BREAK or self._waiting:
            return
        self._conduct.pause(_("break in the script"))
        self._clock.move(timedelta(minutes=2))
        yield
        by = gap - timedelta(minutes=2)
        self._conduct.jump(JumpSort.CLOCK, by, reason=_("break in the script"))
        self._plot.jump = False
        yield
        self._conduct.resume()
        yield

    # --- the script ------------------------------------------------------------------------

    def _play_row(self, row: ScriptRow) -> None:
        inject = row.inject
        self._delivered += 1
        self._put_in_place()
        if self._plot.skip and self._delivered > SKIP_AFTER and self._may_skip(inject):
            self._plot.skip = False
            self._conduct.skip(inject.id, _("time is short, the objective is covered elsewhere"))
            return
        if self._plot.replace and self._delivered > REPLACE_AFTER and self._deliver_wrong(inject):
            self._plot.replace = False
        else:
            self._conduct.deliver(inject.id)
        self._interlude(inject)
        for agency in self._reached(inject):
            self._after(self._chance.uniform(0.2, 1.5), self._acknowledging(inject, agency))
        for expected in inject.expected:
            self._plan_decision(inject, expected)
        if self._chance.random() < REMARKED:
            self._after(self._chance.uniform(1, 4), self._observing())

    def _may_skip(self, inject: Inject) -> bool:
        return inject.kind is RowKind.INJECT and not inject.critical and not inject.story_jump

    def _reached(self, inject: Inject) -> tuple[str, ...]:
        if inject.to_all:
            return tuple(each.id for each in self._conduct.exercise.agencies)
        return inject.to

    def _deliver_wrong(self, right: Inject) -> bool:
        """Press GO on the row after, notice it, and put the right one in its place."""
        later = [
            each.inject
            for each in self._conduct.script()
            if each.status == "pending"
            and each.inject.kind is RowKind.INJECT
            and each.inject.id != right.id
            and not each.inject.to_all
        ]
        if not later or right.kind is not RowKind.INJECT:
            return False
        self._conduct.deliver(later[0].id)
        self._clock.move(timedelta(seconds=9))
        self._conduct.replace(right.id, _("wrong row, nothing was read out yet"))
        return True

    def _interlude(self, inject: Inject) -> None:
        """Pause once, and move the story where the script says so (or once, if it never does)."""
        middle = self._delivered * 2 >= len(self._conduct.exercise.msel.rows)
        if self._plot.pause and self._delivered > PAUSE_AFTER:
            self._plot.pause = False
            self._conduct.pause(_("the chief asks for a word"))
            self._clock.move(timedelta(minutes=4, seconds=10))
            self._conduct.resume()
        scripted = any(each.story_jump for each in self._conduct.exercise.msel.rows)
        by = inject.story_jump
        if by is None and self._plot.jump and middle and not scripted:
            by = timedelta(hours=2)
        if by is not None:
            self._plot.jump = False
            self._conduct.pause(_("time jump"))
            self._clock.move(timedelta(seconds=50))
            self._conduct.jump(JumpSort.STORY, by, reason=inject.title, meanwhile=inject.text[:200])
            self._conduct.resume()

    # --- the agencies ----------------------------------------------------------------------

    def _after(self, minutes: float, step: Step) -> None:
        at = self._conduct.elapsed() + timedelta(minutes=minutes)
        heapq.heappush(self._waiting, (at, next(self._order), step))

    def _acknowledging(self, inject: Inject, agency: str) -> Step:
        def acknowledge() -> None:
            delivery = self._conduct.state.deliveries.get(inject.id)
            if delivery is not None and delivery.acknowledged_by(agency) is None:
                self._conduct.acknowledge(inject.id, agency)

        return acknowledge

    def _plan_decision(self, inject: Inject, expected: ExpectedAction) -> None:
        fate = self._chance.random()
        if fate < NEVER:
            return
        share = self._chance.uniform(0.3, 0.95)
        if fate < LATE:
            share = self._chance.uniform(1.1, 1.7)
        takes = (expected.target or NO_TARGET) * share
        self._after(takes.total_seconds() / 60, self._deciding(inject, expected))

    def _deciding(self, inject: Inject, expected: ExpectedAction) -> Step:
        def decide() -> None:
            line = self._line(inject, expected)
            typed_at = self._clock.now()
            self._clock.move(TYPING)
            if self._plot.late_entry and self._delivered > PAPER_AFTER:
                self._plot.late_entry = False
                self._clock.move(timedelta(minutes=5))
                details = Details(late_reason=_("from paper"), source=_("paper"))
                self._conduct.log(line, typed_at=typed_at, details=details)
                return
            if self._plot.strike and self._delivered > STRIKE_AFTER:
                self._strike_first(line)
                return
            self._conduct.log(line, typed_at=typed_at)

        return decide

    def _strike_first(self, line: str) -> None:
        """Write a line for the wrong agency, then strike it and write it right."""
        agencies = self._conduct.exercise.agencies
        prefix, rest = line.split(" ", 1)
        wrong = next((each for each in agencies if each.short != prefix), None)
        if wrong is None:
            self._conduct.log(line)
            return
        self._plot.strike = False
        entry = self._conduct.log(f"{wrong.short} {rest}")
        self._clock.move(timedelta(seconds=19))
        self._conduct.replace_entry(entry.ref, line, _("wrong agency"))

    def _line(self, inject: Inject, expected: ExpectedAction) -> str:
        shorts = [self._agency(each).short for each in expected.agencies]
        line = f"{'+'.join(shorts)} {' '.join(expected.text.split())}"
        if self._chance.random() < REASONED:
            # the word that the line understands; a report may say it in another way
            line += f" {_('because')} {_(self._chance.choice(REASONS))}"
        line += " " + _("by {role}").format(role=_(self._chance.choice(ROLES)))
        return f"{line.strip()} @{inject.number}"

    def _agency(self, agency_id: str) -> Agency:
        return next(each for each in self._conduct.exercise.agencies if each.id == agency_id)

    def _put_in_place(self) -> None:
        """Write that a command post is there from now on, or no longer; no step of its own."""
        text = {POST_FROM: POST_OPENS, POST_TO: POST_CLOSES}.get(self._delivered)
        if text is None or not self._conduct.exercise.agencies:
            return
        agency = self._conduct.exercise.agencies[0].short
        # a tag is one word
        tag = "_".join(_(POST).split())
        self._conduct.log(_(text).format(agency=agency, tag=tag))

    def _observing(self) -> Step:
        agencies = self._conduct.exercise.agencies
        short = self._chance.choice(agencies).short if agencies else ""
        text = self._chance.choice(OBSERVATIONS)

        def observe() -> None:
            self._conduct.log(_(text).format(agency=short))
            self._clock.move(TYPING)

        return observe
