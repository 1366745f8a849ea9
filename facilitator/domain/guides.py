"""The evaluator's guide after the run: each step with its evidence and what it was rated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.evaluation import Rated, Rating, Target
from facilitator.domain.measures import Measure
from facilitator.domain.observed import ObjectiveSeen, Sign, TaskSeen
from facilitator.domain.refs import EntryRef
from facilitator.domain.reviewing import Contribution, Of, Review, Settled

SEVERITY = (
    Rating.PERFORMED,
    Rating.SOME_CHALLENGES,
    Rating.MAJOR_CHALLENGES,
    Rating.UNABLE,
)
"""From best to worst; "not observed" has no place in it (DOMAIN 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An entry that shows something of a step, and for a decision the time it took.

    ``took`` counts from the delivery that called for it, never below zero; ``allowed`` is the
    time that was set for it.
    """

    sign: Sign
    took: timedelta | None = None
    allowed: timedelta | None = None

    @property
    def over(self) -> timedelta:
        """Return by how much it was late, or zero."""
        if self.took is None or self.allowed is None:
            return timedelta(0)
        return max(timedelta(0), self.took - self.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that is rated: an objective, its capability, a target, a critical task.

    ``start`` is where the lead evaluator begins: the lowest that an evaluator gave, or else the
    lowest of the steps below it (``from_below``). It decides nothing.
    """

    rated: Rated
    of: str
    text: str
    depth: int
    number: str = ""
    agencies: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    given: tuple[Contribution, ...] = ()
    settled: Settled | None = None
    start: Rating | None = None
    from_below: bool = False

    @property
    def key(self) -> Of:
        """Return by what ratings name it."""
        return self.rated, self.of

    @property
    def disputed(self) -> bool:
        """Whether evaluators who saw it gave different ratings."""
        return len({each.rating for each in self.given} - {Rating.NOT_OBSERVED}) > 1


def lowest(ratings: Iterable[Rating | None]) -> Rating | None:
    """Return the worst rating of what was seen; "not observed" only if nobody saw anything.

    It is a place to begin, and no sum: letters are never turned into numbers or averaged.
    """
    given = [each for each in ratings if each is not None]
    observed = [each for each in given if each is not Rating.NOT_OBSERVED]
    if observed:
        return max(observed, key=SEVERITY.index)
    return Rating.NOT_OBSERVED if given else None


def guide(
    objectives: Sequence[ObjectiveSeen], review: Review, measured: Iterable[Measure] = ()
) -> tuple[Step, ...]:
    """Return every step in the order of the plan, each objective before what lies in it.

    ``measured`` says how long the decisions took; of a joint one the agency that took longest.
    """
    longest: dict[EntryRef, Measure] = {}
    for each in measured:
        if each.answered_by is None or each.took is None:
            continue
        known = longest.get(each.answered_by)
        if known is None or known.took is None or known.took < each.took:
            longest[each.answered_by] = each
    return tuple(step for each in objectives for step in _objective(each, review, longest))


def _objective(
    seen: ObjectiveSeen, review: Review, longest: Mapping[EntryRef, Measure]
) -> Iterator[Step]:
    objective = seen.objective
    by_task = {each.task.id: each for each in seen.tasks}
    within = [
        step for target in objective.targets for step in _target(target, by_task, review, longest)
    ]
    below = [_standing(each) for each in within]
    loose = tuple(Evidence(sign=each) for each in seen.signs)
    depth = 1 if objective.capability else 0
    capability = (
        [_step(Rated.CAPABILITY, objective.capability, objective.capability, 1, review, below)]
        if objective.capability
        else []
    )
    below = [_standing(each) for each in (*capability, *within)]
    yield _step(
        Rated.OBJECTIVE,
        objective.id,
        objective.text,
        0,
        review,
        below,
        number=objective.number,
        evidence=loose,
    )
    yield from capability
    for each in within:
        yield each if depth else _raised(each)


def _raised(step: Step) -> Step:
    return replace(step, depth=step.depth - 1)


def _target(
    target: Target,
    by_task: Mapping[str, TaskSeen],
    review: Review,
    longest: Mapping[EntryRef, Measure],
) -> Iterator[Step]:
    tasks = [
        _step(
            Rated.TASK,
            task.id,
            task.text,
            3,
            review,
            (),
            agencies=task.agencies,
            evidence=_evidence(by_task.get(task.id), longest),
        )
        for task in target.tasks
    ]
    if target.text.strip():
        below = [_standing(each) for each in tasks]
        yield _step(Rated.TARGET, target.id, target.text, 2, review, below)
    yield from tasks


def _step(  # noqa: PLR0913, PLR0917 - the parts of a step
    rated: Rated,
    of: str,
    text: str,
    depth: int,
    review: Review,
    below: Sequence[Rating | None],
    *,
    number: str = "",
    agencies: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] = (),
) -> Step:
    given = review.given.get((rated, of), ())
    own = lowest(each.rating for each in given)
    return Step(
        rated=rated,
        of=of,
        text=text,
        depth=depth,
        number=number,
        agencies=agencies,
        evidence=evidence,
        given=tuple(sorted(given, key=lambda each: each.by)),
        settled=review.settled.get((rated, of)),
        start=own or lowest(below),
        from_below=own is None and lowest(below) is not None,
    )


def _standing(step: Step) -> Rating | None:
    return step.settled.rating if step.settled is not None else step.start


def _evidence(seen: TaskSeen | None, longest: Mapping[EntryRef, Measure]) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for sign in seen.signs if seen is not None else ():
        one = longest.get(sign.entry.ref)
        took, allowed = (one.took, one.target) if one is not None else (None, None)
        found.append(Evidence(sign=sign, took=took, allowed=allowed))
    return tuple(found)
