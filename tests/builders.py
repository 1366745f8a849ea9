"""Builders: every argument has a default, so that a test names only what it is about."""

from datetime import UTC, datetime, timedelta

from facilitator.domain.entry import Author, Entry
from facilitator.domain.events import Event
from facilitator.domain.exercise import Agency, Exercise, TimeMode
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.run import fold
from facilitator.domain.state import RunState

STARTEX = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
STATION = "station-one"

FIRE = Agency(id="f", name="Fire service", short="fd", letter="F", shape="triangle", colour="F")
POLICE = Agency(id="p", name="Local police", short="pd", letter="P", shape="square", colour="P")
TOWN = Agency(id="m", name="Municipality", short="mun", letter="M", shape="circle", colour="M")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def expected(
    ident: str = "x1",
    *,
    agencies: tuple[str, ...] = ("f",),
    text: str = "Confirm escape route",
    target: float | None = 6,
) -> ExpectedAction:
    return ExpectedAction(
        id=ident,
        agencies=agencies,
        text=text,
        target=None if target is None else minutes(target),
    )


def inject(
    number: str = "01",
    *,
    planned: float | None = 0,
    to: tuple[str, ...] = ("f",),
    to_all: bool = False,
    kind: RowKind = RowKind.INJECT,
    wants: tuple[ExpectedAction, ...] = (),
    contingency_for: str = "",
    after: float | None = None,
    title: str = "",
    text: str = "Smoke above the estate.",
) -> Inject:
    return Inject(
        id=f"i-{number}",
        number=number,
        title=title or f"Inject {number}",
        kind=kind,
        text=text,
        planned=None if planned is None else minutes(planned),
        to=to,
        to_all=to_all,
        expected=wants,
        contingency_for=contingency_for,
        contingency_after=None if after is None else minutes(after),
    )


def exercise(
    *rows: Inject,
    agencies: tuple[Agency, ...] = (FIRE, POLICE, TOWN),
    mode: TimeMode = TimeMode.CLOCK,
    title: str = "LEVANT 26",
) -> Exercise:
    from facilitator.domain.msel import Msel

    return Exercise(
        id="exercise-one",
        title=title,
        agencies=agencies,
        mode=mode,
        story_start=datetime(2027, 8, 14, 15, 40, tzinfo=UTC),
        msel=Msel(rows=rows),
    )


def entry(
    event: Event,
    *,
    seq: int = 1,
    at: float = 0,
    wall: float | None = None,
    written: float | None = None,
    station: str = STATION,
    role: str = "facilitator",
) -> Entry:
    """Return an entry at an exercise minute; the wall minute is the same unless given."""
    happened = STARTEX + minutes(at if wall is None else wall)
    return Entry(
        line=seq,
        station=station,
        seq=seq,
        happened_at=happened,
        logged_at=happened if written is None else STARTEX + minutes(written),
        exercise=minutes(at),
        author=Author(role=role),
        audience=event.audience,
        event=event,
        hash=b"",
    )


def played(*steps: tuple[float, Event]) -> RunState:
    """Return the state after events at exercise minutes."""
    return fold(entry(event, seq=index, at=at) for index, (at, event) in enumerate(steps, 1))


def journal(*events: Event) -> tuple[Entry, ...]:
    """Return the entries of events, a minute apart."""
    return tuple(entry(event, seq=index, at=index) for index, event in enumerate(events, 1))
