"""A file of a few members under one checksum: one flipped byte anywhere, and none of it is read."""

import io
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

LARGEST = 400_000_000
"""Bytes of all members together, unpacked."""
MOST_MEMBERS = 5_000
_LEVEL = 3
"""How hard a member is pressed: half the time of the usual level, and a fifth more to carry."""
_DATE = (1980, 1, 1, 0, 0, 0)


class SealedAs(StrEnum):
    """What a sealed file is; the first word of its first line."""

    PACK = "FACILITATOR-OBSERVER-1"
    LOG = "FACILITATOR-LOG-1"


class Broken(Exception):
    """A file that is not one of ours, or not as it was written: nothing of it was taken."""


def seal(kind: SealedAs, members: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a sealed file; the same members give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, _LEVEL)
    body = packed.getvalue()
    return f"{kind} {sha256(body).hexdigest()}\n".encode() + body


def kind_of(head: bytes) -> SealedAs | None:
    """Return what a file is by its first bytes, or None if it is none of ours."""
    word = head.partition(b" ")[0]
    return next((each for each in SealedAs if each.encode() == word), None)


def unseal(kind: SealedAs, content: bytes) -> dict[str, bytes]:
    """Return the members of a sealed file; raises Broken if a single byte is not as written."""
    head, _newline, body = content.partition(b"\n")
    if head != f"{kind} {sha256(body).hexdigest()}".encode():
        raise Broken
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            total = sum(each.file_size for each in entries)
            if len(entries) > MOST_MEMBERS or total > LARGEST:
                raise Broken
            return {each.filename: _read(archive, each) for each in entries}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        # whoever makes a checksum fit can still write nonsense behind it
        raise Broken from error


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as member:
        content = member.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise Broken
    return content
