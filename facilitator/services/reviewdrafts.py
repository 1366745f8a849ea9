"""What is being typed into the fields of the review, kept through a crash until it is written."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from facilitator.domain.events import FeedbackGiven
from facilitator.services.conduct import Conduct
from facilitator.services.drafts import Drafts, Typed
from facilitator.services.places import key_of, state_dir
from facilitator.store.backup import run_of
from facilitator.store.sealing import Seal


class ReviewDrafts:
    """The unfinished fields of one run of an exercise, by their keys, in one small file."""

    def __init__(self, folder: Path, key: str, *, seal: Seal | None = None) -> None:
        """Find what was kept in a folder for the run that ``key`` names."""
        self._drafts = Drafts(folder, key, seal=seal)
        kept = self._drafts.read()
        self._fields = _read(kept.text) if kept is not None else {}

    @classmethod
    def of(cls, conduct: Conduct) -> "ReviewDrafts":
        """Return the drafts of a run in the user's own state, under the seal of its file."""
        plan, file, folder = conduct.exercise, conduct.file, state_dir() / "review"
        # an exercise in memory is nothing but its plan: the next one of the same plan is the same
        run = run_of(file.database) if file.path is not None else ""
        key = key_of(plan.id, rehearsal=plan.rehearsal, run=run)
        _take_over(folder, key_of(plan.id, rehearsal=plan.rehearsal), key)
        return cls(folder, key, seal=file.seal)

    def get(self, field: str) -> str | None:
        """Return what was typed into a field and not written, or None."""
        return self._fields.get(field)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Keep what stands in some fields now."""
        fields = {**self._fields, **typed}
        if fields != self._fields:
            self._fields = fields
            self._write()

    def forget(self, field: str) -> None:
        """Keep it no more: it was written, or taken back."""
        if self._fields.pop(field, None) is not None:
            self._write()

    def _write(self) -> None:
        plain = msgspec.json.encode(self._fields).decode() if self._fields else ""
        self._drafts.keep(Typed(text=plain))


def _take_over(folder: Path, old: str, key: str) -> None:
    """Take over what was kept before runs had names; the first run that is opened gets it."""
    before, now = folder / f"{old}.json", folder / f"{key}.json"
    if old != key and before.is_file() and not now.exists():
        with suppress(OSError):
            before.replace(now)


def form_kept(form: FeedbackGiven) -> str:
    """Return a half-filled feedback form as a text that can be kept."""
    return msgspec.json.encode(form).decode()


def form_again(kept: str) -> FeedbackGiven | None:
    """Return the form that was kept; what cannot be read is none."""
    try:
        return msgspec.json.decode(kept.encode(), type=FeedbackGiven)
    except msgspec.MsgspecError:
        return None


def _read(text: str) -> dict[str, str]:
    try:
        return msgspec.json.decode(text.encode(), type=dict[str, str])
    except msgspec.MsgspecError:
        return {}
