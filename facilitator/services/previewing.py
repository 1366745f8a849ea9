"""Some pages of a report as they would be, while somebody writes its words."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Lock

from facilitator import resources
from facilitator.domain.editions import Edition
from facilitator.domain.extracts import for_public
from facilitator.domain.findings import Findings
from facilitator.domain.redaction import Proposal, proposals
from facilitator.i18n import translator
from facilitator.services.now import RealClock
from facilitator.services.reporting import findings_for, findings_of, names_of
from facilitator.store.file import ExerciseFile

Texts = Mapping[tuple[str, str], str]
"""Texts by (field, language), as they are being written."""


class Previewing:
    """Reads an exercise file beside whoever writes to it, and no more often than it changes."""

    def __init__(self, path: Path) -> None:
        """Take the place of the file; nothing is read yet."""
        self._path = path
        self._lock = Lock()
        self._line = -1
        self._findings: Findings | None = None
        self._names: tuple[str, ...] = ()

    def pages(self, edition: Edition, part: str, texts: Texts) -> bytes:
        """Return a part of a report as PDF, with texts that are not in the file yet.

        Raises Failed for a file that cannot be read, Refused as ``write_report``.
        """
        from facilitator.report.build import build_part  # noqa: PLC0415 - heavy; only when needed
        from facilitator.report.sheet import SHEETS  # noqa: PLC0415 - heavy; only when needed
        from facilitator.report.wording import Speech  # noqa: PLC0415 - heavy; only when needed

        whole, names = self._read()
        narrative = {**whole.review.narrative, **texts}
        kept = {key: text for key, text in narrative.items() if text.strip()}
        written = replace(whole, review=replace(whole.review, narrative=kept))
        told = findings_for(written, edition, names)
        second = translator(edition.second) if edition.second else None
        target = BytesIO()
        build_part(
            told,
            target,
            part,
            speech=Speech(words=translator(edition.language), second=second),
            fonts=resources.path("fonts"),
            sheet=SHEETS[edition.paper],
            edition=edition,
        )
        return target.getvalue()

    def redactions(self) -> tuple[Proposal, ...]:
        """Return what is proposed to be masked in the public version, and how it was decided."""
        whole, names = self._read()
        return proposals(for_public(whole), names, whole.review)

    def _read(self) -> tuple[Findings, tuple[str, ...]]:
        clock = RealClock()
        with (
            self._lock,
            ExerciseFile.open(self._path, now=clock.now, read_only=True) as file,
        ):
            last = file.journal.last_line()
            if self._findings is None or last != self._line:
                self._findings, self._line = findings_of(file, now=clock.now), last
                self._names = names_of(file)
            return self._findings, self._names
