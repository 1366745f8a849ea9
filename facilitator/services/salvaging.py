"""Rescue what can be read of a damaged exercise: a new file in its place, the old one aside."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.i18n import _, ngettext
from facilitator.services.now import Clock
from facilitator.store.opening import lock, unlock
from facilitator.store.salvage import Saved, salvage_into, set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What became of a damaged exercise.

    ``path`` is the new file, where the damaged one was; ``set_aside`` is the damaged one, as it
    was. ``kept`` counts entries that are what was written, ``damaged`` those that are kept but
    are not, ``lost`` those that are known to be gone. ``text`` says it in sentences.
    """

    path: Path
    set_aside: Path
    kept: int
    lost: int
    damaged: int
    text: str


def salvage(path: Path, *, clock: Clock) -> Salvaged:
    """Make a new file of what can be read of a damaged one, and set that aside with its side files.

    Raises Failed: LOCKED while it is open somewhere, MISSING, CORRUPT if nothing can be read, or
    what the disk says; then the damaged file lies where it lay, as it was.
    """
    path = path.expanduser().absolute()
    if not path.is_file():
        raise Failed(Fault.MISSING, name=path.name)
    held, _clean = lock(path)
    try:
        at = clock.now()
        made = path.with_name(f".{path.name}.salvaged")
        with suppress(OSError):
            # of a salvage that was killed
            made.unlink(missing_ok=True)
        saved = salvage_into(path, made, now=at)
        aside = set_aside(path, at, instead=made)
    finally:
        unlock(held)
    return Salvaged(
        path=path,
        set_aside=aside,
        kept=saved.kept,
        lost=saved.lost,
        damaged=saved.damaged,
        text=_tell(saved, aside),
    )


def _tell(saved: Saved, aside: Path) -> str:
    counted = ngettext("{n} entry", "{n} entries", saved.kept).format(n=saved.kept)
    told = [_("Saved: {entries}.").format(entries=counted)]
    if saved.damaged:
        told.append(
            ngettext(
                "{n} more entry is kept but damaged; checking the journal names it.",
                "{n} more entries are kept but damaged; checking the journal names the first.",
                saved.damaged,
            ).format(n=saved.damaged)
        )
    if saved.lost:
        told.append(
            ngettext(
                "{n} entry could not be read.", "{n} entries could not be read.", saved.lost
            ).format(n=saved.lost)
        )
    if saved.planless:
        told.append(_("The plan could not be read: only the journal is there."))
    elif saved.older:
        told.append(_("Parts of the plan come from a version that was kept earlier."))
    if saved.files:
        told.append(
            ngettext(
                "{n} attached file could not be read.",
                "{n} attached files could not be read.",
                saved.files,
            ).format(n=saved.files)
        )
    told.append(_("The damaged file is kept as {name}.").format(name=aside.name))
    return "\n".join(told)
