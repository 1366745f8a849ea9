"""What a file must keep before any parser sees it: size, kind, and what its zip unpacks to."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from typing import Final

from facilitator.exchange.zipnames import same_name, unsafe

FILE_BYTES: Final = 20 * 1024 * 1024
UNZIPPED_BYTES: Final = 100 * 1024 * 1024
RATIO: Final = 100
ENTRIES: Final = 5_000
FEWEST_LETTERS: Final = 20
"""A table has more letters than this for each NUL that got into it."""
CHUNK: Final = 256 * 1024
SLICE: Final = 64 * 1024
SMALL_ENTRY: Final = 1024 * 1024
DIRECTORY_BYTES: Final = 2 * 1024 * 1024
LOCAL_HEADER: Final = 30
IN_ZIP64: Final = 0xFFFF_FFFF
END_RECORD: Final = 22

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TAIL: Final = 32
DECLARATION: Final = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)",
    re.IGNORECASE,
)
FROM_1904: Final = re.compile(rb"""date1904=["'](?:1|true)["']""")


class Hostile(StrEnum):
    """Why a file is not parsed at all; the sentences are in ``refusals``."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    UNPACKS_TOO_BIG = "unpacks_too_big"
    DAMAGED = "damaged"
    NAMES = "names"
    DOCTYPE = "doctype"
    PASSWORD = "password"  # noqa: S105 - the name of a reason
    OLD_EXCEL = "old_excel"
    OTHER_SPREADSHEET = "other_spreadsheet"
    OTHER_KIND = "other_kind"
    NO_TEXT = "no_text"
    NO_JSON = "no_json"


class Unsafe(Exception):
    """The file is not handed to a parser."""

    def __init__(self, why: Hostile) -> None:
        """Keep the reason."""
        super().__init__(why.value)
        self.why = why


def kind_of(content: bytes, suffix: str) -> str:
    """Return ``xlsx`` or ``csv``, after looking at the content; raises Unsafe.

    ``suffix`` is the file name's ending in small letters, with its dot.
    """
    if not content.strip(b"\0\t\r\n "):
        raise Unsafe(Hostile.EMPTY)
    if len(content) > FILE_BYTES:
        raise Unsafe(Hostile.TOO_BIG)
    if content.startswith((ZIP, EMPTY_ZIP)):
        inspect_zip(content)
        return "xlsx"
    if content.startswith(OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in content
        raise Unsafe(Hostile.PASSWORD if protected else Hostile.OLD_EXCEL)
    if suffix in {".xlsx", ".xlsm", ".xltx", ".xltm"}:
        raise Unsafe(Hostile.DAMAGED)
    if suffix not in {".csv", ".tsv", ".txt", ".tab"}:
        raise Unsafe(Hostile.OTHER_KIND)
    utf16 = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if not utf16 and content.count(b"\0") * FEWEST_LETTERS > len(content):
        raise Unsafe(Hostile.NO_TEXT)
    return "csv"


def inspect_zip(content: bytes) -> None:
    """Unpack every entry of a workbook once, counting and keeping nothing; raises Unsafe."""
    entries = inspect_parts(content)
    check_workbook({entry.filename.replace("\\", "/").lower() for entry in entries})


def inspect_parts(content: bytes) -> list[zipfile.ZipInfo]:
    """Unpack every entry of a zip once, counting and keeping nothing; raises Unsafe."""
    try:
        entries = listed(content)
        check_names(entries)
        total = 0
        for entry in entries:
            total += unpacked(content, entry, UNZIPPED_BYTES - total)
        if total > RATIO * len(content):
            raise Unsafe(Hostile.UNPACKS_TOO_BIG)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError) as error:
        raise Unsafe(Hostile.DAMAGED) from error
    except (NotImplementedError, OverflowError, IndexError) as error:
        raise Unsafe(Hostile.DAMAGED) from error
    return entries


def counts_from_1904(content: bytes) -> bool:
    """Tell whether an inspected workbook counts its days from 1904 on, as old Macs did."""
    return any(
        FROM_1904.search(b"".join(pieces(content, entry)))
        for entry in listed(content)
        if entry.filename.lower().endswith("workbook.xml")
    )


def listed(content: bytes) -> list[zipfile.ZipInfo]:
    """Return the directory of a zip; raises Unsafe when it is too long to be read into memory."""
    end = content.rfind(EMPTY_ZIP)
    if end < 0 or len(content) - end < END_RECORD:
        raise Unsafe(Hostile.DAMAGED)
    size = int.from_bytes(content[end + 12 : end + 16], "little")
    if size == IN_ZIP64:
        size = int.from_bytes(content[end - 36 : end - 28], "little")
    if size > DIRECTORY_BYTES:
        raise Unsafe(Hostile.UNPACKS_TOO_BIG)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise Unsafe(Hostile.UNPACKS_TOO_BIG)
    return entries


def check_names(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse names that leave the zip, stand there twice, or are links; raises Unsafe."""
    seen: set[str] = set()
    for entry in entries:
        plain = same_name(entry.orig_filename)
        link = stat.S_ISLNK(entry.external_attr >> 16)
        if link or plain in seen or unsafe(entry.orig_filename):
            raise Unsafe(Hostile.NAMES)
        if entry.flag_bits & 1:
            raise Unsafe(Hostile.PASSWORD)
        seen.add(plain)


def check_workbook(names: set[str]) -> None:
    """Tell a workbook from the other things that are zips; raises Unsafe."""
    if "xl/workbook.xml" in names or (
        "[content_types].xml" in names and any(name.endswith("workbook.xml") for name in names)
    ):
        return
    spreadsheet = "xl/workbook.bin" in names or "content.xml" in names
    raise Unsafe(Hostile.OTHER_SPREADSHEET if spreadsheet else Hostile.OTHER_KIND)


def unpacked(content: bytes, entry: zipfile.ZipInfo, most: int) -> int:
    """Return how many bytes an entry really unpacks to, whatever it says; raises Unsafe."""
    size, check = 0, 0
    xml = entry.filename.lower().endswith((".xml", ".rels"))
    tail = b""
    for piece in pieces(content, entry):
        size += len(piece)
        check = zlib.crc32(piece, check)
        if size > most or (size > SMALL_ENTRY and size > RATIO * max(entry.compress_size, 1)):
            raise Unsafe(Hostile.UNPACKS_TOO_BIG)
        if xml and declares(tail + piece):
            raise Unsafe(Hostile.DOCTYPE)
        tail = piece[-TAIL:]
    if size != entry.file_size or check != entry.CRC:
        raise Unsafe(Hostile.DAMAGED)
    return size


def declares(xml: bytes) -> bool:
    """Tell whether a piece of XML declares a document type or an entity, in UTF-8 or UTF-16."""
    return (b"<!" in xml or b"<\0!" in xml) and DECLARATION.search(xml) is not None


def pieces(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield an entry unpacked, in pieces of bounded size; raises Unsafe when it is cut short."""
    start = entry.header_offset
    if content[start : start + 4] != ZIP:
        raise Unsafe(Hostile.DAMAGED)
    name, extra = struct.unpack("<HH", content[start + 26 : start + LOCAL_HEADER])
    begin = start + LOCAL_HEADER + name + extra
    packed = memoryview(content)[begin : begin + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise Unsafe(Hostile.DAMAGED)
    if entry.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise Unsafe(Hostile.DAMAGED)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), SLICE):
        rest: bytes | memoryview = packed[at : at + SLICE]
        while rest and not inflate.eof:
            yield inflate.decompress(rest, CHUNK)
            rest = inflate.unconsumed_tail
    yield inflate.flush()
    if not inflate.eof:
        raise Unsafe(Hostile.DAMAGED)
