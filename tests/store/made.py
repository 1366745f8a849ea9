"""What the tests of the store are made of."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Author, Draft
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.events import DecisionLogged, Event, Links, Struck
from facilitator.domain.exercise import (
    Agency,
    CodeWord,
    Contact,
    Exercise,
    Objective,
    Phase,
    Post,
    Role,
    TimeMode,
)
from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject, Msel, RowKind

T0 = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


def at(seconds: float = 0) -> datetime:
    return T0 + timedelta(seconds=seconds)


def now() -> datetime:
    return T0


def draft(event: Event, seconds: float = 0, *, written: float | None = None) -> Draft:
    return Draft(
        event=event,
        happened_at=at(seconds),
        logged_at=at(seconds if written is None else written),
        exercise=timedelta(seconds=seconds),
        author=Author(role="loggist", person="person-1"),
    )


def decision(number: int = 1, text: str = "Evacuate sector B", **more: object) -> DecisionLogged:
    return DecisionLogged(number=number, text=text, typed=f"fd {text}", **more)  # type: ignore[arg-type]


def decisions(count: int, first: int = 1) -> list[Draft]:
    return [draft(decision(number), number) for number in range(first, first + count)]


def struck(entry: object, number: int = 1) -> Struck:
    return Struck(
        entry=entry.ref,  # type: ignore[attr-defined]
        was=Links(written_as="decision.logged", number=number),
        reason="typed twice",
    )


FIRE = Agency(id="fd", name="Fire service", short="fd", letter="F", shape="triangle", colour="F")
POLICE = Agency(id="pd", name="Local police", short="pd", letter="P", shape="square", colour="P")

ATTACHMENT = Attachment(sha256="ab" * 32, name="map.png", media="image/png", size=12)

EXERCISE = Exercise(
    id="exercise-1",
    title="LEVANT 26",
    rehearsal=True,
    planned_at=T0,
    story_start=datetime(2027, 8, 14, 15, 40, tzinfo=UTC),
    zero=timedelta(hours=15, minutes=40),
    length=timedelta(hours=2),
    agencies=(FIRE, POLICE),
    objectives=(
        Objective(
            id="o1",
            number="1",
            text="Warn",
            targets=(
                Target(
                    id="g1",
                    text="Warned within 10 min",
                    tasks=(
                        CriticalTask(id="t1", text="a", source="Plan 3", agencies=("fd",)),
                        CriticalTask(id="t2", text="b"),
                    ),
                ),
            ),
        ),
    ),
    purpose="To try the plan out",
    scope="One town",
    rules=("Nothing leaves the room.",),
    code_words=(CodeWord(word="NO PLAY", meaning="Real emergency"),),
    contacts=(Contact(id="c1", function="Duty officer", agency="fd", number="100"),),
    staff=(Post(id="s1", role=Role.EVALUATOR, function="Evaluator 1", covers=("fd",)),),
    hot_wash=("What went well?",),
    themes=("communication",),
    threat="none",
    phases=(
        Phase(
            id="p1",
            name="Start",
            starts=timedelta(minutes=-5),
            questions=("Who?",),
            length=timedelta(minutes=60),
            mode=TimeMode.PACED,
        ),
    ),
    msel=Msel(
        rows=(
            Inject(
                id="i1",
                number="5-A",
                title="Smoke above the estate",
                kind=RowKind.CONTINGENCY,
                planned=timedelta(minutes=-1, microseconds=7),
                story_at=T0,
                to=("fd", "pd"),
                tags=("evac", "wind"),
                extra=(("Colour", "blue"), ("", "x")),
                critical=True,
                source_row=17,
                tasks=("t1",),
                attachments=(ATTACHMENT,),
                author="planner",
                revision=3,
                expected=(
                    ExpectedAction(
                        id="x1",
                        agencies=("fd",),
                        text="Warn",
                        target=timedelta(minutes=6),
                        task="t1",
                    ),
                    ExpectedAction(
                        id="x2", agencies=("fd", "pd"), text="Close", sort=ExpectedSort.ACTION
                    ),
                ),
            ),
            Inject(id="i2", number="6", title="The road is cut", to_all=True),
        )
    ),
)

Now = Callable[[], datetime]
