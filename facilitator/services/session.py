"""Open an exercise, make a new one, and keep the list of those that were opened."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.domain.script import playable
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.house import keep_for
from facilitator.services.now import Clock
from facilitator.services.places import (
    OWN_FOLDER,
    SUFFIX,
    data_dir,
    exercises_dir,
    free_path,
    making_dir,
    profile_works,
    work_from,
)
from facilitator.services.sitting import sit_at
from facilitator.store.backup import run_of
from facilitator.store.encryption import Key
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Library, Recent

if TYPE_CHECKING:
    from facilitator.services.rooms import Rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open exercise; ``restored`` says that the program was not closed properly before.

    ``beside`` is the folder where the program keeps what is its own because the user's profile
    cannot be written, or None.
    """

    conduct: Conduct
    path: Path
    restored: bool = False
    lines: int = 0
    last_at: datetime | None = None
    beside: Path | None = None

    @property
    def exercise(self) -> Exercise:
        """Return the plan."""
        return self.conduct.exercise


class Shelf:
    """Where exercises stand: opens them, makes them, and knows which were used last."""

    def __init__(self, clock: Clock, *, role: str = "facilitator") -> None:
        """Take the clock, and the role of whoever sits here."""
        self.clock = clock
        self.author = Author(role=role)
        self.library = Library(data_dir())

    def open(self, path: Path) -> Session:
        """Open an exercise file; raises Failed, and then the file was left as it was."""
        path = path.expanduser().absolute()
        file = ExerciseFile.open(path, now=self.clock.now)
        beside = self._settle(path)
        try:
            conduct = Conduct(file, clock=self.clock, author=self.author)
            sit_at(conduct)
            # closed between what came in and the answer to it
            conduct.answer_emergencies()
            last = file.journal.last_line()
            session = Session(
                conduct=conduct,
                path=path,
                restored=file.recovered and last > 0,
                lines=last,
                last_at=_last_at(file, last),
                beside=beside,
            )
        except BaseException:
            file.close()
            raise
        self.note(session)
        if file.protected:
            from facilitator.services.protecting import follow_up  # noqa: PLC0415 - only then

            follow_up(path, now=self.clock.now)
        return session

    def _settle(self, path: Path) -> Path | None:
        """Keep what is the program's own beside an exercise if the profile cannot be written."""
        work_from(None)
        beside = None if profile_works() else path.parent / OWN_FOLDER
        work_from(beside)
        self.library.move(data_dir())
        return beside

    def make(
        self, exercise: Exercise, path: Path | None = None, *, key: Key | None = None
    ) -> Session:
        """Make a new file with a plan and open it; raises Failed, and then nothing was made.

        With a key it is encrypted from its first byte.
        """
        target = path or free_path(exercise.title, making_dir())
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failed(Fault.NO_PERMISSION, name=str(target.parent)) from error
        with ExerciseFile.create(target, exercise, now=self.clock.now, key=key) as file:
            file.versions.keep(exercise, at=self.clock.now(), label=_("as it was made"))
        session = self.open(target)
        keep_for(self.library, target.expanduser().absolute(), self.clock.now().date())
        return session

    def among_rooms(self, _session: Session) -> str:
        """Return in a few words how an exercise stands among other rooms; "" if played alone."""
        return ""

    def rooms_of(self, _session: Session) -> "Rooms | None":
        """Return the line of an open exercise to other rooms, or None."""
        return None

    @property
    def joins_rooms(self) -> bool:
        """Whether this computer can become a room of a larger exercise."""
        return False

    def room_plan(self, line: str) -> Exercise:
        """Return the plan of the exercise to which a room's line leads; raises Failed, Refused."""
        raise Failed(Fault.MISSING, name=line)

    def join_rooms(self, line: str, *, name: str, agencies: tuple[str, ...]) -> Session:
        """Become a room: an exercise of its own, linked to the others; raises Failed, Refused.

        ``agencies`` are the ids of those that play here.
        """
        raise Failed(Fault.MISSING, name=f"{line} {name} {agencies}")

    def plan_of(self, path: Path) -> Exercise:
        """Return the plan of a file without opening it for writing; raises Failed."""
        with ExerciseFile.open(path, now=self.clock.now, read_only=True) as file:
            return file.plans.load()

    def close(self, session: Session) -> None:
        """Note how an exercise stands, and close its file."""
        self.note(session)
        session.conduct.file.close()

    def note(self, session: Session) -> None:
        """Put an open exercise on top of the list, as it stands now."""
        try:
            self.library.remember(self._recent(session))
        except Failed:
            # the list is a convenience; the exercise itself is what matters
            return

    def recent(self) -> tuple[Recent, ...]:
        """Return what was used last, then what else stands in the folder of exercises."""
        known = self.library.recent()
        paths = {each.path for each in known}
        return (*known, *(each for each in self._others() if each.path not in paths))

    def forget(self, path: str) -> None:
        """Take an exercise off the list; the file stays where it is."""
        self.library.forget(path)

    def bring_here(self, path: Path) -> Path:
        """Copy a closed exercise into the folder of exercises; the original stays.

        Raises Failed.
        """
        target = free_path(path.stem, exercises_dir())
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise from_os(error, path.name) from error
        return target

    def _others(self) -> list[Recent]:
        found = sorted(exercises_dir().glob(f"*{SUFFIX}"))
        now = self.clock.now()
        return [
            Recent(path=str(each), title=each.stem, exercise="", opened_at=now, phase="")
            for each in found
        ]

    def _recent(self, session: Session) -> Recent:
        conduct, exercise = session.conduct, session.exercise
        state = conduct.state
        row = Recent(
            path=str(session.path),
            title=exercise.title,
            exercise=exercise.id,
            run=run_of(conduct.file.database),
            opened_at=self.clock.now(),
            rehearsal=exercise.rehearsal,
            scenario=exercise.scenario,
            type=exercise.type.value,
            phase=state.clock.phase.value,
            rows=sum(1 for each in exercise.msel.rows if playable(each)),
            delivered=len(state.deliveries),
            lines=conduct.file.journal.last_line(),
            held_at=state.clock.started_at,
            marks=tuple(
                (each.letter, each.shape, each.colour, each.name) for each in exercise.agencies
            ),
        )
        return row.concealed() if conduct.file.protected else row


def _last_at(file: ExerciseFile, last: int) -> datetime | None:
    """Return when the last line was written."""
    entries = file.journal.entries(after=max(0, last - 1))
    return max((each.logged_at for each in entries), default=None)
