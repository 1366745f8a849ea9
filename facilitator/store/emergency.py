"""Entries that the exercise file could not take, kept elsewhere until it can: once each."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from facilitator.domain.entry import MILLISECOND, Author, Draft, Entry, micros, moment
from facilitator.store.codec import decode, encode, kind_of, without_surrogates
from facilitator.store.database import Database
from facilitator.store.faults import from_os
from facilitator.store.journal import Journal
from facilitator.store.library import write_whole
from facilitator.store.sealing import Seal, closed, opened


class _Kept(msgspec.Struct):
    """A draft as one line of JSON; the id says whether the exercise file has it already."""

    id: str
    happened_at: int
    logged_at: int
    exercise_ms: int
    author: str
    kind: str
    payload: str

    def draft(self) -> Draft:
        return Draft(
            event=decode(self.kind, self.payload),
            happened_at=moment(self.happened_at),
            logged_at=moment(self.logged_at),
            exercise=self.exercise_ms * MILLISECOND,
            author=Author.read(self.author),
        )


_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(_Kept)


def _as_is(draft: Draft) -> Draft:
    return draft


class Emergency:
    """The emergency journal of one exercise, in a folder of the user's own state."""

    def __init__(self, folder: Path, exercise_id: str, *, seal: Seal | None = None) -> None:
        """Keep the drafts of an exercise in a folder, made when it is first needed.

        Those of an encrypted exercise are kept under its ``seal``.
        """
        self._seal = seal
        safe = "".join(each if each.isalnum() or each == "-" else "_" for each in exercise_id)
        self._file = folder / f"{safe}.jsonl"

    def keep(self, draft: Draft) -> None:
        """Write a draft down; returns when it is on the disk.

        Raises Failed if this disk does not take it either.
        """
        kept = _Kept(
            id=secrets.token_hex(16),
            happened_at=micros(draft.happened_at),
            logged_at=micros(draft.logged_at),
            exercise_ms=draft.exercise // MILLISECOND,
            author=without_surrogates(str(draft.author)),
            kind=kind_of(draft.event),
            payload=encode(draft.event),
        )
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab") as file:
                # a line that a kill cut short is closed first, so that it spoils no other
                file.write((b"\n" if file.tell() else b"") + self._line(kept) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise from_os(error, self._file.name) from error

    def waiting(self) -> tuple[Draft, ...]:
        """Return what waits to be taken in, oldest first."""
        return tuple(each.draft() for each in self._read())

    def take_in(
        self, journal: Journal, database: Database, *, change: Callable[[Draft], Draft] = _as_is
    ) -> tuple[Entry, ...]:
        """Append what waits to the journal, then forget it here; a kill between doubles nothing.

        ``change`` may give a draft another number. Raises Failed; then all of it still waits.
        """
        waiting = self._read()
        if not waiting:
            return ()
        with journal.together(), database.writing() as connection:
            here = {each for (each,) in connection.execute("SELECT id FROM taken_in")}
            new = [each for each in waiting if each.id not in here]
            entries = journal.append([change(each.draft()) for each in new])
            connection.executemany(
                "INSERT INTO taken_in (id) VALUES (?)", [(each.id,) for each in new]
            )
        self._forget({each.id for each in waiting})
        return entries

    def _forget(self, taken: set[str]) -> None:
        left = [each for each in self._read() if each.id not in taken]
        # if it stays, its ids are known: nothing is taken in twice
        with suppress(OSError):
            if left:
                write_whole(self._file, b"\n".join(map(self._line, left)) + b"\n")
            else:
                self._file.unlink(missing_ok=True)

    def _read(self) -> list[_Kept]:
        try:
            lines = self._file.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise from_os(error, self._file.name) from error
        kept: list[_Kept] = []
        for line in lines:
            # what a kill cut short was never shown as kept
            with suppress(ValueError):
                kept.append(_decoder.decode(opened(self._seal, line)))
        return kept

    def _line(self, kept: _Kept) -> bytes:
        return closed(self._seal, _encode(kept))
