"""Make a large, plausible, played exercise through the same rules (for tests and benchmarks)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from facilitator.domain.agencies import agencies_from_names
from facilitator.domain.entry import Author
from facilitator.domain.exercise import Agency, Exercise, ExerciseType
from facilitator.domain.ids import uuid7
from facilitator.domain.msel import ExpectedAction, Inject, Msel
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.writing import Details
from facilitator.store.file import ExerciseFile

BEGIN = datetime(2026, 3, 14, 8, 0, tzinfo=UTC)
BATCH = 500
"""How many entries are written in one transaction."""

FROM_PAPER, STRUCK = 0.02, 0.004
"""Shares of entries that are written late, or struck."""

PLACES = ("the north gate", "sector B", "the harbour", "the school", "the ring road", "the cove")
WHAT = ("smoke", "a crowd", "a blocked road", "two casualties", "a power cut", "a rumour")
VERBS = ("Close", "Evacuate", "Warn", "Search", "Open", "Secure", "Reinforce")
REASONS = ("the wind turns", "it is the only way out", "nobody else is near", "the plan says so")
SIGNS = ("", "", "", "", "", "", "+ ", "! ", "? ", ". ")


def simulate(  # noqa: PLR0913 - the sizes are what a caller chooses
    path: Path,
    *,
    injects: int,
    agencies: int,
    entries: int,
    seed: int,
    progress: Callable[[int], None] = lambda _done: None,
    ended: bool = True,
    to_come: int = 0,
) -> int:
    """Write a played exercise; returns how many journal entries it has. Raises Failed.

    One that is not ``ended`` is left in play, for what is measured while it runs; ``to_come`` is
    how many injects are left at the end of the script.
    """
    chance = Random(seed)  # noqa: S311 - chance for a play, not for a secret
    plan = _plan(chance, injects=injects, agencies=agencies)
    clock = PlayedClock(BEGIN)
    with ExerciseFile.create(path, plan, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        rows = plan.msel.rows[: injects - to_come]
        _play(conduct, clock, chance, rows, entries=entries, progress=progress)
        if ended:
            conduct.end("script played")
        return file.journal.last_line()


def _plan(chance: Random, *, injects: int, agencies: int) -> Exercise:
    players = agencies_from_names([f"Agency {number:02d}" for number in range(1, agencies + 1)])
    rows = tuple(_inject(chance, number, players) for number in range(1, injects + 1))
    return Exercise(
        id=uuid7(BEGIN, chance.randbytes(10)),
        title="Simulated exercise",
        scenario="Made by the program itself",
        place="Nowhere",
        type=ExerciseType.FUNCTIONAL,
        agencies=players,
        story_start=BEGIN,
        msel=Msel(rows=rows),
    )


def _inject(chance: Random, number: int, players: tuple[Agency, ...]) -> Inject:
    to = tuple(each.id for each in chance.sample(players, min(len(players), 2)))
    place, what = chance.choice(PLACES), chance.choice(WHAT)
    expected = tuple(
        ExpectedAction(
            id=f"x{number}-{agency}",
            agencies=(agency,),
            text=f"{chance.choice(VERBS)} {place}",
            target=timedelta(minutes=chance.randint(3, 12)),
        )
        for agency in to
    )
    return Inject(
        id=f"i{number}",
        number=f"{number:03d}",
        title=f"{what.capitalize()} at {place}",
        text=f"A caller reports {what} at {place}. More people arrive by the minute.",
        planned=timedelta(minutes=3 * (number - 1)),
        to=to,
        sender="Control room",
        method="radio",
        expected=expected,
    )


def _play(  # noqa: PLR0913 - what simulate was given
    conduct: Conduct,
    clock: PlayedClock,
    chance: Random,
    rows: tuple[Inject, ...],
    *,
    entries: int,
    progress: Callable[[int], None],
) -> None:
    per_row = entries / max(len(rows), 1)
    pause = timedelta(minutes=3) / max(per_row, 1)
    done = 0
    while done < entries:
        with conduct.together():
            for _step in range(min(BATCH, entries - done)):
                due = min(int(done / per_row), len(rows) - 1) if rows else -1
                if due >= 0 and rows[due].id not in conduct.state.deliveries:
                    conduct.deliver(rows[due].id)
                _write(conduct, clock, chance)
                clock.move(pause)
                done += 1
        progress(done)


def _write(conduct: Conduct, clock: PlayedClock, chance: Random) -> None:
    agency = chance.choice(conduct.exercise.agencies)
    line = (
        f"{chance.choice(SIGNS)}{agency.short} {chance.choice(VERBS)} {chance.choice(PLACES)}"
        f" because {chance.choice(REASONS)} by Shift leader #{chance.choice(WHAT).split()[-1]}"
    )
    late = chance.random() < FROM_PAPER
    details = Details(late_reason="from paper", source="paper") if late else Details()
    at = clock.now() - timedelta(minutes=6) if late else clock.now()
    entry = conduct.log(line, typed_at=at, details=details)
    if chance.random() < STRUCK:
        conduct.strike(entry.ref, "written twice")
