"""Packs for observers' laptops: made by whoever leads, opened where there is no network."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.events import StationOpened, Way
from facilitator.domain.exercise import Role
from facilitator.domain.packs import MAY_HAVE_SCRIPT, plan_for
from facilitator.exchange.packs import PACK_SUFFIX, PackManifest, pack, read_pack
from facilitator.exchange.sealed import Broken
from facilitator.services import settings
from facilitator.services.observing.door import Door, Joined
from facilitator.services.outfile import written
from facilitator.services.places import exercises_dir, free_path
from facilitator.services.session import Session, Shelf
from facilitator.services.sitting import sit_at
from facilitator.store.faults import from_os


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A pack that was made: where it stands, and for which device."""

    path: Path
    joined: Joined


def make_pack(  # noqa: PLR0913 - one for each thing that is chosen of a pack
    door: Door,
    out: Path,
    *,
    name: str,
    role: str,
    covers: tuple[str, ...] = (),
    whole_script: bool = False,
) -> Packed:
    """Make a pack for one observer, who is let in with it; returns where it stands.

    Raises Refused (NAME_NEEDED, NOT_THIS_ROLE where the script was asked for a role that may not
    have it) and Failed.
    """
    if not name.strip():
        raise Refused(Reason.NAME_NEEDED)
    if role not in {each.value for each in Role} or (whole_script and role not in MAY_HAVE_SCRIPT):
        raise Refused(Reason.NOT_THIS_ROLE, role=role)
    joined = door.admit(name=name, role=role, covers=covers, way=Way.PACK)
    content = pack_of(door, joined, whole_script=whole_script)
    target = out if out.suffix.casefold() == PACK_SUFFIX else out.with_suffix(PACK_SUFFIX)
    return Packed(path=written(target, lambda file: file.write(content)), joined=joined)


def pack_of(door: Door, joined: Joined, *, whole_script: bool = False) -> bytes:
    """Return the bytes of a device's pack."""
    conduct, observer = door.conduct, joined.observer
    manifest = PackManifest(
        exercise=conduct.exercise.id,
        title=conduct.exercise.title,
        device=observer.device,
        role=observer.role,
        covers=observer.covers,
        host=conduct.file.station,
        first_number=observer.first_number,
        # a pack lies about on sticks, and names the exercise that is made of it
        name="" if settings.load().roles_only else joined.name,
        person=observer.person,
        made_at=_written(conduct.now()),
        fingerprint=door.fingerprint(),
        whole_script=whole_script,
    )
    plan = plan_for(conduct.exercise, conduct.state, observer, whole_script=whole_script)
    return pack(manifest, plan)


def open_pack(path: Path, shelf: Shelf) -> Session:
    """Make an exercise of a pack among this computer's own, and open it in the pack's role.

    Raises Failed: CORRUPT for a pack that is not as it was written, or what the disk says.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise from_os(error, path.name) from error
    return open_packed(content, shelf, name=path.name)


def open_packed(content: bytes, shelf: Shelf, *, name: str, way: Way = Way.PACK) -> Session:
    """Make an exercise of a pack's bytes, and open it in the pack's role; raises Failed."""
    try:
        manifest, plan = read_pack(content)
    except Broken as error:
        raise Failed(Fault.CORRUPT, name=name, said="checksum") from error
    title = f"{manifest.title} - {manifest.name or manifest.role}"
    session = shelf.make(plan, free_path(title, exercises_dir()))
    opened = StationOpened(
        role=manifest.role,
        covers=manifest.covers,
        way=way,
        host=manifest.host,
        pack=manifest.device,
        person=manifest.person,
        first_number=manifest.first_number,
    )
    session.conduct.record(opened)
    sit_at(session.conduct)
    return session


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
