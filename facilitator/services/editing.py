"""The plan of an open exercise while somebody writes it: saved with every change."""

from collections.abc import Callable
from datetime import datetime
from glob import escape
from mimetypes import guess_type
from pathlib import Path
from secrets import token_bytes

from facilitator.domain.attachments import LARGEST, Attachment
from facilitator.domain.comparing import Change, compare
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.exercise import Exercise
from facilitator.domain.ids import uuid7
from facilitator.services.desk import Desk
from facilitator.store.attachments import Attachments
from facilitator.store.faults import from_os
from facilitator.store.versions import PlanVersion

Listener = Callable[[Exercise, Exercise], None]


class Planner:
    """Changes the plan of an exercise that has not started, and tells whoever listens."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk at which the exercise lies."""
        self._desk = desk
        self._listeners: list[Listener] = []

    @property
    def exercise(self) -> Exercise:
        """Return the plan as it is saved."""
        return self._desk.exercise

    @property
    def open(self) -> bool:
        """Whether the plan may still be changed: once the exercise has started, only events do."""
        return self._desk.may_replan

    @property
    def file_name(self) -> str:
        """Return what the file of the exercise is called; nothing while it is only in memory."""
        path = self._desk.file.path
        return path.name if path is not None else ""

    def has_paper(self) -> bool | None:
        """Whether a paper pack lies beside the file; None while it is only in memory.

        Looks on the disk, and may be called on a worker.
        """
        path = self._desk.file.path
        if path is None:
            return None
        return any(path.parent.glob(f"{escape(path.stem)}-paper*.pdf"))

    @property
    def attachments(self) -> Attachments:
        """Return the files that the exercise keeps."""
        return self._desk.file.attachments

    def attach(self, path: Path) -> Attachment:
        """Keep a copy of a file in the exercise; raises Refused(TOO_LARGE), and Failed."""
        try:
            if path.stat().st_size > LARGEST:
                most = str(LARGEST // 1_000_000)
                raise Refused(Reason.TOO_LARGE, name=path.name, most=most)
            content = path.read_bytes()
        except OSError as error:
            raise from_os(error, path.name) from error
        media = guess_type(path.name)[0] or "application/octet-stream"
        return self.attachments.add(path.name, media, content)

    def attached(self, digest: str) -> bytes:
        """Return what is in an attached file; raises Failed."""
        return self.attachments.read(digest)

    def now(self) -> datetime:
        """Return the wall time, in UTC."""
        return self._desk.now()

    def new_id(self) -> str:
        """Return an id that nothing has yet."""
        return uuid7(self.now(), token_bytes(10))

    def listen(self, listener: Listener) -> None:
        """Tell somebody of every change: the plan before, and after."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell somebody no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def put(self, exercise: Exercise) -> None:
        """Save a changed plan, then tell.

        Raises Refused(ALREADY_STARTED), and Failed when the disk does not take it; then the plan
        is as it was.
        """
        before = self.exercise
        if exercise is before:
            return
        self._desk.replan(exercise)
        for listener in tuple(self._listeners):
            listener(before, exercise)

    def keep_version(self, label: str = "") -> PlanVersion:
        """Keep the plan as it stands as a version; unchanged since the last, it is relabelled."""
        return self._desk.file.versions.keep(self.exercise, at=self._desk.now(), label=label)

    def label_version(self, number: int, label: str) -> None:
        """Call a version by another label."""
        self._desk.file.versions.label(number, label)

    def versions(self) -> tuple[PlanVersion, ...]:
        """Return every version that was kept, the oldest first."""
        return self._desk.file.versions.all()

    def version(self, number: int) -> Exercise:
        """Return the plan as it was in a version."""
        return self._desk.file.versions.load(number)

    def since(self, number: int) -> tuple[Change, ...]:
        """Return what has changed since a version."""
        return compare(self.version(number), self.exercise)
