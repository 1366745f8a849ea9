"""Plays one exercise in three rooms on three servers of this computer, and lets things go wrong."""

import shutil
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from facilitator.domain import fingerprint
from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Author, Entry
from facilitator.domain.entryline import parse
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.events import EntryRef
from facilitator.domain.exercise import Exercise
from facilitator.i18n import _, language, ngettext
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.demonstrating import BEGIN
from facilitator.services.judging import judge
from facilitator.services.now import PlayedClock, RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.playing import Play
from facilitator.services.reporting import write_report
from facilitator.services.scenarios import load
from facilitator.services.writing import NO_DETAILS, Details
from facilitator.sites import servers
from facilitator.sites.cable import HERE, Cable
from facilitator.sites.configuring import Server
from facilitator.sites.place import Place
from facilitator.sites.replicator import Replicator
from facilitator.sites.setting_up import Kept, place_of, set_up
from facilitator.store.file import ExerciseFile

SCENARIO = "flash-flood"
NAMES = ("one", "two", "three")
KILL_AT, CUT_AT, MEND_AT = 0.35, 0.45, 0.7
"""At which part of the script a server is killed, a room cut off, and its cable mended."""
SAME_S = 90.0
"""Seconds within which all rooms have to hold the same."""
STEP_S = 15.0
LOOK_S = 0.01

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a demonstration leaves: the rooms' files, their fingerprints, and one report."""

    files: tuple[Path, ...]
    fingerprints: tuple[tuple[str, ...], ...]
    entries: int
    written: tuple[int, ...]
    report: Path


class Across(Conduct):
    """The room that leads; lines of agencies that sit elsewhere are written in their room."""

    def seat(self, elsewhere: dict[str, Conduct]) -> None:
        """Say which agency, by id, sits in which other room."""
        self._elsewhere = elsewhere

    def log(
        self,
        line: str,
        *,
        typed_at: datetime | None = None,
        details: Details = NO_DETAILS,
        detach: bool = False,
    ) -> Entry:
        """Write a line down in the room whose agency it is about."""
        room = self._room(line)
        if room is None:
            return super().log(line, typed_at=typed_at, details=details, detach=detach)
        return room.log(line, typed_at=typed_at, details=details, detach=detach)

    def replace_entry(self, ref: EntryRef, line: str, reason: str) -> Entry:
        """Put an entry right in the room that wrote it."""
        for each in self._elsewhere.values():
            if each.file.station == ref.station:
                return each.replace_entry(ref, line, reason)
        return super().replace_entry(ref, line, reason)

    def _room(self, line: str) -> Conduct | None:
        agencies = parse(line, self.exercise.agencies).agencies
        return next((self._elsewhere[each] for each in agencies if each in self._elsewhere), None)


@dataclass(slots=True)
class _Stage:
    """Everything that stands on this computer for the demonstration."""

    folder: Path
    clock: PlayedClock
    kept: Kept
    running: dict[str, servers.Running]
    cables: tuple[Cable, ...]
    desks: tuple[Conduct, ...]
    lines: tuple[Replicator, ...]
    cut: bool = False

    @property
    def linked(self) -> tuple[Conduct, ...]:
        """Return the rooms that are not cut off."""
        return self.desks[:2] if self.cut else self.desks

    def same(self) -> bool:
        """Whether the rooms that are not cut off hold the same."""
        return len({each.file.journal.head() for each in self.linked}) == 1


def play(folder: Path, *, seed: int = 7, tell: Tell) -> Shown:
    """Play the flash flood; raises Failed for the disk, and if rooms do not come together."""
    plan = exercise_from_scenario(load(SCENARIO, language()), now=BEGIN)
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as open_:
        stage = _stage(folder, plan, open_)
        tell(_("Three rooms, three servers; {title} begins.").format(title=plan.title))
        _act(stage, seed, tell)
        judge(stage.desks[0], stage.clock)
        _until(stage.same, SAME_S, _("all rooms hold the same"))
        heads = tuple(fingerprint.words(each.file.journal.head()) for each in stage.desks)
        for number, words in enumerate(heads, 1):
            tell(_("Room {number}: {words}").format(number=number, words=" ".join(words)))
        first = stage.desks[0].file
        report = write_report(
            first, folder / "after-action.pdf", language=language(), now=stage.clock.now
        )
        return Shown(
            files=tuple(_file(folder, number) for number in (1, 2, 3)),
            fingerprints=heads,
            entries=first.journal.entries_count(),
            written=tuple(first.journal.head_of(each.file.station)[0] for each in stage.desks),
            report=report,
        )


def _act(stage: _Stage, seed: int, tell: Tell) -> None:
    """Play the script to its end, and let a server die and a room be cut off on the way."""
    desk = stage.desks[0]
    total = max(1, len(desk.exercise.msel.rows))
    killed = mended = False
    for _step in Play(desk, stage.clock, seed=seed).steps():
        part = len(desk.state.deliveries) / total
        if part >= KILL_AT and not killed:
            killed = True
            leader = _leader(stage)
            stage.running[leader].kill()
            tell(_("Server {name} is killed.").format(name=leader))
        if part >= CUT_AT and not stage.cut and not mended:
            stage.cut = True
            for each in stage.cables:
                each.tear()
            tell(_("Room 3 is cut off; it goes on by its own copy."))
        ending = desk.state.clock.phase is ClockPhase.ENDED
        if stage.cut and (part >= MEND_AT or ending):
            _mend(stage, tell)
            mended = True
        _until(stage.same, STEP_S * 2, _("the rooms have heard of the last entry"))


def _mend(stage: _Stage, tell: Tell) -> None:
    waiting = stage.lines[2].standing().waiting
    stage.cut = False
    for each in stage.cables:
        each.mend()
    said = ngettext(
        "Room 3 is back; {n} entry of its own was waiting.",
        "Room 3 is back; {n} entries of its own were waiting.",
        waiting,
    )
    tell(said.format(n=waiting))
    _until(stage.same, SAME_S, _("room 3 has caught up"))


def _leader(stage: _Stage) -> str:
    """Return the server that leads the stream, so that its end is felt; else the first."""
    led = stage.lines[0].leader()
    return led if led in stage.running else NAMES[0]


# --- setting the stage --------------------------------------------------------------------------


def _stage(folder: Path, plan: Exercise, open_: ExitStack) -> _Stage:
    ports = _free_ports(3 * len(NAMES))
    named = [
        Server(name=name, host=HERE, port=port, cluster_port=cluster, leaf_port=leaf)
        for name, port, cluster, leaf in zip(
            NAMES, ports[::3], ports[1::3], ports[2::3], strict=True
        )
    ]
    where = _fresh(folder)
    # when all is over, nobody needs what the servers kept
    open_.callback(shutil.rmtree, where, ignore_errors=True)
    kept = set_up(
        where,
        exercise=plan.id,
        title=plan.title,
        servers=named,
        rooms=3,
        now=RealClock().now(),
    )
    exe = servers.program()
    running: dict[str, servers.Running] = {}
    for each in named:
        running[each.name] = servers.start(exe, each, where / each.name)
        open_.callback(running[each.name].stop)
    cables = tuple(Cable(each.port) for each in named)
    for each in cables:
        open_.callback(each.close)
    clock = PlayedClock(BEGIN)
    desks = _desks(folder, plan, clock, open_)
    places = [place_of(where, kept, number) for number in (1, 2, 3)]
    addresses = tuple(f"{HERE}:{each.port}" for each in cables)
    places[2] = msgspec.structs.replace(places[2], addresses=addresses)
    lines = _linked(desks, places, open_)
    return _Stage(folder, clock, kept, running, cables, desks, lines)


def _fresh(folder: Path) -> Path:
    """Return a folder for the servers that no earlier demonstration used."""
    number = 1
    while (folder / f"servers-{number}").exists():
        number += 1
    return folder / f"servers-{number}"


def _file(folder: Path, number: int) -> Path:
    return folder / f"room-{number}.exercise"


def _desks(
    folder: Path, plan: Exercise, clock: PlayedClock, open_: ExitStack
) -> tuple[Conduct, ...]:
    """Make the rooms' files; the agencies are dealt out to the three rooms."""
    author = Author(role="facilitator")
    dealt = [tuple(each.id for each in plan.agencies[at::3]) for at in range(3)]
    files: list[ExerciseFile] = []
    for number in (1, 2, 3):
        path = _file(folder, number)
        _remove_played(path)
        files.append(open_.enter_context(ExerciseFile.create(path, plan, now=clock.now)))
    first = Across(files[0], clock=clock, author=author)
    others = [Conduct(each, clock=clock, author=author) for each in files[1:]]
    for number, (desk, agencies) in enumerate(zip(others, dealt[1:], strict=True), 2):
        name = _("Room {number}").format(number=number)
        rooms.open_room(desk, number=number, name=name, agencies=agencies)
    first.seat(
        {agency: desk for desk, own in zip(others, dealt[1:], strict=True) for agency in own}
    )
    return first, *others


def _remove_played(path: Path) -> None:
    """Take the place of an earlier demonstration only. Raises Failed(EXISTS)."""
    if not path.exists():
        return
    with ExerciseFile.open(path, now=lambda: BEGIN, read_only=True) as file:
        first = next(file.journal.entries(), None)
    if first is not None and first.happened_at != BEGIN:
        raise Failed(Fault.EXISTS, name=path.name)
    path.unlink()


def _linked(
    desks: tuple[Conduct, ...], places: list[Place], open_: ExitStack
) -> tuple[Replicator, ...]:
    lines = tuple(
        Replicator(desk, place, name=_("Room {number}").format(number=number), makes=number == 1)
        for number, (desk, place) in enumerate(zip(desks, places, strict=True), 1)
    )
    for each in lines:
        each.start()
        open_.callback(each.stop)
    return lines


def _free_ports(many: int) -> list[int]:
    with ExitStack() as open_:
        taken = [open_.enter_context(socket.create_server((HERE, 0))) for _each in range(many)]
        return [each.getsockname()[1] for each in taken]


def _until(what: Callable[[], bool], seconds: float, for_what: str) -> None:
    """Wait for something; raises Failed if it does not come about."""
    left = seconds
    while not what():
        if left <= 0:
            raise Failed(Fault.NOT_IN_TIME, name=for_what)
        time.sleep(LOOK_S)
        left -= LOOK_S
