"""Versions of the plan that are kept: to look back, to compare, to go back to."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from facilitator.domain.entry import micros, moment
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.store.codec import without_surrogates
from facilitator.store.database import Database
from facilitator.store.upcasts import plan_text, read_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """One version of the plan that was kept; ``label`` is what people call it, or empty."""

    number: int
    made_at: datetime
    label: str
    digest: str


class Versions:
    """The versions of the plan of one exercise file."""

    def __init__(self, database: Database) -> None:
        """Read and write through a database."""
        self._database = database

    def keep(self, exercise: Exercise, *, at: datetime, label: str = "") -> PlanVersion:
        """Keep the plan as it stands under the next number; unchanged, it is only relabelled."""
        text = plan_text(exercise)
        digest, label = sha256(text.encode()).hexdigest(), without_surrogates(label.strip())
        with self._database.writing() as connection:
            last = connection.execute(
                "SELECT number, made_at, label, digest FROM plan_version"
                " ORDER BY number DESC LIMIT 1"
            ).fetchone()
            if last is not None and last[3] == digest:
                if label:
                    self._relabel(last[0], label)
                return _version((*last[:2], label or last[2], digest))
            number = 1 if last is None else last[0] + 1
            connection.execute(
                "INSERT INTO plan_version (number, made_at, label, digest, plan)"
                " VALUES (?, ?, ?, ?, ?)",
                (number, micros(at), label, digest, text),
            )
        return PlanVersion(number=number, made_at=at, label=label, digest=digest)

    def label(self, number: int, label: str) -> None:
        """Call a version by another label."""
        self._relabel(number, without_surrogates(label.strip()))

    def all(self) -> tuple[PlanVersion, ...]:
        """Return every version that is kept, the oldest first."""
        rows = self._database.rows(
            "SELECT number, made_at, label, digest FROM plan_version ORDER BY number"
        )
        return tuple(_version(row) for row in rows)

    def load(self, number: int) -> Exercise:
        """Return the plan as it was in a version; raises Failed(MISSING) or Failed(CORRUPT)."""
        rows = self._database.rows("SELECT plan FROM plan_version WHERE number = ?", (number,))
        if not rows:
            raise Failed(Fault.MISSING, name=str(number))
        return read_plan(rows[0][0], self._database.name)

    def _relabel(self, number: int, label: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE plan_version SET label = ? WHERE number = ?", (label, number)
            )


def _version(row: tuple[int, int, str, str]) -> PlanVersion:
    number, made_at, label, digest = row
    return PlanVersion(number=number, made_at=moment(made_at), label=label, digest=digest)
