"""What is kept beside an exercise file, in the user's own state: a typed line, waiting lines."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.events import Logged
from facilitator.services.conduct import Conduct
from facilitator.services.drafts import Drafts
from facilitator.services.places import key_of, state_dir
from facilitator.services.waiting import Waiting
from facilitator.store.backup import run_of

_LATELY = 20
"""Lines in which one that was written just before a kill must stand."""


@dataclass(frozen=True, slots=True)
class Spare:
    """The line that is being typed, and the lines that the file did not take."""

    drafts: Drafts
    waiting: Waiting


def spare_for(conduct: Conduct, folder: Path | None = None) -> Spare:
    """Return what is kept of an exercise, in a folder or else in the user's own state."""
    folder = folder or state_dir()
    plan, file = conduct.exercise, conduct.file
    # an exercise in memory is nothing but its plan: the next one of the same plan is the same
    run = run_of(file.database) if file.path is not None else ""
    key = key_of(plan.id, rehearsal=plan.rehearsal, run=run)
    _take_over(folder, key_of(plan.id, rehearsal=plan.rehearsal), key)
    drafts = Drafts(folder / "typed", key, seal=conduct.file.seal)
    waiting = Waiting(conduct, folder / "waiting", key)
    _forget_what_is_safe(conduct, drafts, waiting)
    return Spare(drafts=drafts, waiting=waiting)


def _take_over(folder: Path, old: str, key: str) -> None:
    """Take over what was kept before runs had names; the first run that is opened gets it."""
    for name in ("typed/{}.json", "waiting/{}.jsonl"):
        before, now = folder / name.format(old), folder / name.format(key)
        if old != key and before.is_file() and not now.exists():
            with suppress(OSError):
                before.replace(now)


def _forget_what_is_safe(conduct: Conduct, drafts: Drafts, waiting: Waiting) -> None:
    """Forget a line that was written before a kill, so that Enter does not write it twice."""
    kept = drafts.read()
    if kept is None or kept.typed_at is None:
        return
    journal = conduct.file.journal
    last = journal.entries(after=max(0, journal.last_line() - _LATELY))
    written = [(each.event, each.logged_at) for each in last]
    written += [(each.event, each.logged_at) for each in waiting.lines()]
    for event, at in written:
        if isinstance(event, Logged) and event.typed == kept.text and at >= kept.typed_at:
            drafts.forget()
