"""A file that was handed over, opened as far as it takes to tell what it is."""

import json
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final, cast

from facilitator.exchange import limits
from facilitator.exchange.limits import Hostile, Unsafe

JSON_BYTES: Final = 20 * 1024 * 1024
VALUES: Final = 1_000_000
"""A JSON has no more lists, objects and members than this: each costs a hundred bytes of memory."""
OBJECT: Final = re.compile(rb'\{\s*"')
"""How a JSON begins, and no table that people write."""
BOM: Final = b"\xef\xbb\xbf"
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
COMMENTS: Final = frozenset({b"scenario", b"exercise"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file; ``names`` are the parts of a zip, ``comment`` what the part with the JSON says.

    ``document`` is the JSON of the file, or of the one JSON in its zip; None if there is none.
    """

    content: bytes
    stem: str = ""
    names: tuple[str, ...] = ()
    comment: str = ""
    document: object = None

    def part(self, name: str) -> bytes:
        """Return one part of an inspected zip, unpacked; raises Unsafe."""
        for entry in limits.listed(self.content):
            if entry.filename == name:
                return b"".join(limits.pieces(self.content, entry))
        raise Unsafe(Hostile.DAMAGED)


def belongs_elsewhere(content: bytes, suffix: str) -> bool:
    """Tell, without unpacking anything, whether a file is for another reader than spreadsheets'."""
    if content.startswith(limits.ZIP):
        try:
            names = {each.filename.lower() for each in limits.listed(content)}
        except (Unsafe, zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError):
            return False
        workbook = any(name.endswith(("workbook.xml", "workbook.bin")) for name in names)
        return not workbook and any(name.endswith((".json", "word/document.xml")) for name in names)
    if suffix in {".csv", ".tsv", ".tab"}:
        return False
    start = content[:200].removeprefix(BOM).replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if suffix == ".txt":
        return OBJECT.match(start) is not None
    return suffix == ".json" or start[:1] in {b"{", b"["}


def opened(content: bytes, stem: str) -> Given:
    """Return a file with its JSON read, within the limits; raises Unsafe."""
    if len(content) > limits.FILE_BYTES:
        raise Unsafe(Hostile.TOO_BIG)
    if not content.startswith(limits.ZIP):
        return Given(content=content, stem=stem, document=document_of(content))
    limits.inspect_parts(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    given = Given(content=content, stem=stem, names=tuple(each.filename for each in entries))
    plans = [each for each in entries if each.filename.lower().endswith(".json")]
    marked = [each for each in plans if each.comment.strip().lower() in COMMENTS]
    chosen = marked or plans
    if len(chosen) != 1 or chosen[0].file_size > JSON_BYTES:
        if chosen and max(each.file_size for each in chosen) > JSON_BYTES:
            raise Unsafe(Hostile.UNPACKS_TOO_BIG)
        return given
    return Given(
        content=content,
        stem=stem,
        names=given.names,
        comment=chosen[0].comment.decode("utf-8", "replace"),
        document=document_of(given.part(chosen[0].filename)),
    )


def document_of(content: bytes) -> object:
    """Return what a JSON holds; raises Unsafe when it is none, or holds too much."""
    if not content.strip(b"\0\t\r\n "):
        raise Unsafe(Hostile.EMPTY)
    if sum(map(content.count, (b",", b"[", b"{"))) > VALUES:
        raise Unsafe(Hostile.UNPACKS_TOO_BIG)
    try:
        text = content.decode("utf-16" if content[:2] in UTF16 else "utf-8-sig")
        return cast("object", json.loads(text, strict=False))
    except (ValueError, RecursionError) as error:
        raise Unsafe(Hostile.NO_JSON) from error
