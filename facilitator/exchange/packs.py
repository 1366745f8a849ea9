"""What goes to an observer's laptop on a stick, and what comes back from it."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import msgspec

from facilitator.domain.exercise import Exercise
from facilitator.exchange.sealed import Broken, SealedAs, seal, unseal

PACK_SUFFIX = ".observer"
LOG_SUFFIX = ".log"
_MANIFEST, _PLAN, _ENTRIES, _FILES = "manifest.json", "plan.json", "entries.jsonl", "files/"


class PackManifest(msgspec.Struct, kw_only=True, frozen=True):
    """What a pack is: for whom, from which station, of which exercise; times are ISO, UTC.

    ``device`` is the station under which the host knows the pack; ``fingerprint`` the host's
    twelve words when it was made.
    """

    exercise: str
    title: str
    device: str
    role: str
    covers: tuple[str, ...] = ()
    host: str = ""
    first_number: int = 0
    name: str = ""
    person: str = ""
    made_at: str = ""
    fingerprint: tuple[str, ...] = ()
    whole_script: bool = False


class LogManifest(msgspec.Struct, kw_only=True, frozen=True):
    """What a bundle of entries is; ``head`` is the twelve words over the stations in it."""

    exercise: str
    title: str
    station: str
    entries: int
    made_at: str = ""
    head: tuple[str, ...] = ()
    role: str = ""
    name: str = ""


class Wire(msgspec.Struct, array_like=True, frozen=True):
    """An entry as it is handed on; hashes as hexadecimal text."""

    station: str
    seq: int
    happened_at: int
    logged_at: int
    exercise_ms: int
    author: str
    audience: str
    kind: str
    payload: str
    previous: str
    digest: str
    hash: str

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> "Wire":
        """Return the form of a journal row (twelve columns, the last three bytes)."""
        return cls(*row[:9], *map(bytes.hex, row[9:]))

    def columns(self) -> tuple[Any, ...]:
        """Return the twelve columns of a journal row; raises Broken for hashes that are none."""
        fields = msgspec.structs.astuple(self)
        try:
            return (*fields[:9], *map(bytes.fromhex, fields[9:]))
        except ValueError as error:
            raise Broken from error


class LogBundle(msgspec.Struct, kw_only=True, frozen=True):
    """A bundle as it was read; ``files`` go by the SHA-256 of their bytes."""

    manifest: LogManifest
    rows: tuple[tuple[Any, ...], ...]
    files: dict[str, bytes]


_encode = msgspec.json.Encoder().encode


def pack(manifest: PackManifest, plan: Exercise) -> bytes:
    """Return the bytes of an observer's pack."""
    return seal(SealedAs.PACK, {_MANIFEST: _encode(manifest), _PLAN: _encode(plan)})


def read_pack(content: bytes) -> tuple[PackManifest, Exercise]:
    """Return what a pack holds; raises Broken."""
    members = unseal(SealedAs.PACK, content)
    try:
        manifest = msgspec.json.decode(members[_MANIFEST], type=PackManifest)
        return manifest, msgspec.json.decode(members[_PLAN], type=Exercise)
    except (KeyError, msgspec.MsgspecError) as error:
        raise Broken from error


def bundle(
    manifest: LogManifest, rows: Iterable[tuple[Any, ...]], files: Mapping[str, bytes]
) -> bytes:
    """Return the bytes of a bundle of entries."""
    # the form of Wire, without making one of each row
    wires = ((*each[:9], *map(bytes.hex, each[9:])) for each in rows)
    lines = b"\n".join([_encode(each) for each in wires])
    members = {_MANIFEST: _encode(manifest), _ENTRIES: lines}
    members |= {f"{_FILES}{key}": content for key, content in files.items()}
    return seal(SealedAs.LOG, members)


def read_bundle(content: bytes) -> LogBundle:
    """Return what a bundle holds; raises Broken, and then nothing of it may be used."""
    members = unseal(SealedAs.LOG, content)
    decode = msgspec.json.Decoder(Wire).decode
    try:
        manifest = msgspec.json.decode(members[_MANIFEST], type=LogManifest)
        lines = members[_ENTRIES].split(b"\n")
        rows = tuple(decode(each).columns() for each in lines if each)
    except (KeyError, msgspec.MsgspecError) as error:
        raise Broken from error
    if len(rows) != manifest.entries:
        raise Broken
    files = {
        name.removeprefix(_FILES): each for name, each in members.items() if name.startswith(_FILES)
    }
    if any(sha256(each).hexdigest() != key for key, each in files.items()):
        raise Broken
    return LogBundle(manifest=manifest, rows=rows, files=files)
