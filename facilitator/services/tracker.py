"""What all exercises on this computer learned: their findings and corrective actions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.improvement import CorrectiveAction, Finding
from facilitator.domain.log import LogQuery
from facilitator.domain.repeats import Earlier, repeats
from facilitator.domain.reviewing import REVIEW_KINDS, Review, review
from facilitator.domain.tracking import Tracked
from facilitator.services.conduct import Conduct
from facilitator.services.desk import Desk
from facilitator.services.now import Clock
from facilitator.services.outfile import written
from facilitator.services.places import SUFFIX, data_dir, exercises_dir
from facilitator.services.reviewing import PAGE, Reviewing
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Library

Progress = Callable[[int, int], None]
"""Told how many of how many files were read."""
Stop = Callable[[], bool]
"""Asked before each file whether to go on."""
_KINDS = LogQuery(kinds=tuple(sorted(REVIEW_KINDS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What one exercise learned; ``exercise`` is the id that its runs share."""

    path: str
    title: str
    exercise: str
    findings: tuple[Finding, ...] = ()
    actions: tuple[CorrectiveAction, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    """What findings and actions are called, by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read, and which files could not be, each with why."""

    learned: tuple[Learned, ...] = ()
    unread: tuple[tuple[str, Failed], ...] = ()
    stopped: bool = False


def read_one(path: Path, *, now: Callable[[], datetime]) -> Learned:
    """Read what a file learned, beside whoever writes to it; raises Failed."""
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        said = _review(file)
        plan = file.plans.load()
        return Learned(
            path=str(path),
            title=plan.title,
            exercise=plan.id,
            findings=said.findings,
            actions=said.actions,
            labels=said.labels,
        )


def _review(file: ExerciseFile) -> Review:
    keys = file.journal.keys(_KINDS)
    pages = (keys[begin : begin + PAGE] for begin in range(0, len(keys), PAGE))
    return review(line.entry for page in pages for line in file.journal.lines(page))


def _nobody(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def read_all(
    paths: Sequence[Path],
    *,
    now: Callable[[], datetime],
    progress: Progress = _nobody,
    stop: Stop = lambda: False,
) -> Read:
    """Read what all files learned, one after the other; one that cannot be read stops nobody."""
    learned: list[Learned] = []
    unread: list[tuple[str, Failed]] = []
    for done, path in enumerate(paths):
        if stop():
            return Read(learned=tuple(learned), unread=tuple(unread), stopped=True)
        progress(done, len(paths))
        try:
            learned.append(read_one(path, now=now))
        except Failed as failed:
            unread.append((str(path), failed))
    progress(len(paths), len(paths))
    return Read(learned=tuple(learned), unread=tuple(unread))


def tracked(learned: Iterable[Learned]) -> tuple[Tracked, ...]:
    """Return the actions of all exercises, each with its finding."""
    found: list[Tracked] = []
    for each in learned:
        by_id = {finding.id: finding for finding in each.findings}
        for action in each.actions:
            finding = by_id.get(action.finding)
            found.append(
                Tracked(
                    path=each.path,
                    exercise=each.title,
                    action=action,
                    finding=finding,
                    again=finding.repeats if finding is not None else "",
                    label=each.labels.get(action.id, ""),
                )
            )
    return tuple(found)


def earlier(learned: Iterable[Learned], *, path: str) -> tuple[Earlier, ...]:
    """Return the findings of all other files."""
    return tuple(
        Earlier(exercise=each.title, finding=finding)
        for each in learned
        if each.path != path
        for finding in each.findings
    )


def found_before(finding: Finding, known: Iterable[Earlier]) -> str:
    """Return the exercise that most likely found the same, or nothing."""
    found = repeats(finding, known)
    return found[0].earlier.exercise if found else ""


def change_action(action: CorrectiveAction, path: Path, *, clock: Clock, author: Author) -> None:
    """Write how an action stands into the file of its exercise.

    Raises Failed (LOCKED while it is open elsewhere, READ_ONLY, or what the disk says), and Refused
    for a rule; then nothing was changed.
    """
    with ExerciseFile.open(path, now=clock.now) as file:
        change_here(action, Conduct(file, clock=clock, author=author))


def change_here(action: CorrectiveAction, desk: Desk) -> None:
    """Write how an action stands into an exercise that is open; raises as ``change_action``."""
    Reviewing(desk).write_action(action)


def library_paths() -> tuple[Path, ...]:
    """Return the files of all exercises that are known here, each once."""
    recent = (Path(each.path) for each in Library(data_dir()).recent())
    there = sorted(exercises_dir().glob(f"*{SUFFIX}"))
    return tuple(dict.fromkeys(each for each in (*recent, *there) if each.is_file()))


def export_actions(tracked: Sequence[Tracked], out: Path, *, now: datetime) -> Path:
    """Write actions as xlsx, csv or iCalendar, by the ending of the name; return where it is.

    Raises Failed for the disk, and for a target that is itself an exercise.
    """
    from facilitator.exchange import actions_out  # noqa: PLC0415 - heavy; only when needed

    today = now.astimezone().date()
    ending = out.suffix.casefold()
    if ending == SUFFIX:
        raise Failed(Fault.EXISTS, name=out.name)
    if ending == ".ics":
        content = actions_out.actions_calendar(tracked, now)
    elif ending == ".csv":
        content = actions_out.actions_csv(tracked, today).content
    else:
        out = out if ending == ".xlsx" else out.with_name(f"{out.name}.xlsx")
        content = actions_out.actions_workbook(tracked, today).content
    return written(out, lambda target: target.write(content))
