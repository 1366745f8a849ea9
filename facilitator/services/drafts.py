"""The line that somebody is typing, kept so that a crash takes at most its last second."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from facilitator.domain.attachments import Attachment
from facilitator.store.codec import without_surrogates
from facilitator.store.library import write_whole
from facilitator.store.sealing import Seal, closed, opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An unfinished line, the moment of its first key, and the files that go with it.

    The bytes of the files are in the exercise file already.
    """

    text: str
    typed_at: datetime | None = None
    files: tuple[Attachment, ...] = ()


class Drafts:
    """The unfinished line of one exercise, in a small file of the user's own state.

    A disk that does not take it is no trouble to tell of: the line itself stands on the screen.
    """

    def __init__(self, folder: Path, key: str, *, seal: Seal | None = None) -> None:
        """Keep the line of the exercise that ``key`` names in a folder, under its ``seal``."""
        self._seal = seal
        self._file = folder / f"{key}.json"
        self._kept: Typed | None = None

    def keep(self, line: Typed) -> None:
        """Write the line down as it stands; a blank one is forgotten."""
        if not line.text.strip() and not line.files:
            self.forget()
            return
        if line == self._kept:
            return
        plain = replace(line, text=without_surrogates(line.text))
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, closed(self._seal, msgspec.json.encode(plain)))
            self._kept = line

    def forget(self) -> None:
        """Keep nothing: the line was saved or cleared."""
        self._kept = None
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def read(self) -> Typed | None:
        """Return the line that was kept, or None; what cannot be read is none."""
        try:
            kept = opened(self._seal, self._file.read_bytes())
            return msgspec.json.decode(kept, type=Typed)
        except (OSError, ValueError):
            return None
