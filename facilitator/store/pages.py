"""Read records straight off the pages of a damaged SQLite file, whatever its trees say.

The layout is that of "Database File Format" (sqlite.org/fileformat2.html). A page that makes no
sense is passed over; nothing here raises for damage.
"""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

Value = int | float | str | bytes | None

_PAGE: Final = 4096
_HEADER: Final = 100
_RESERVED: Final = 20
_CODES: Final = 80
_TABLE_LEAF: Final = 0x0D
_INDEX_LEAF: Final = 0x0A
_LEAF_HEADER: Final = 8
_VARINT: Final = 9
_FIRST_TEXT: Final = 12
_INTEGERS: Final = (0, 1, 2, 3, 4, 6, 8)
_REAL: Final = 7
_ZERO: Final = 8
_ONE: Final = 9


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table, or of an index (then ``rowid`` is 0)."""

    rowid: int
    values: tuple[Value, ...]


class _Nonsense(Exception):
    """These bytes are no cell."""


class Pages:
    """The pages of one file, as bytes."""

    def __init__(self, content: bytes) -> None:
        """Take the page size out of the header, or the usual one if that makes no sense."""
        said = int.from_bytes(content[16:18], "big")
        size = 65536 if said == 1 else said
        known = 512 <= size <= 65536 and size & (size - 1) == 0  # noqa: PLR2004 - sizes of SQLite
        self._size = size if known and content.startswith(b"SQLite format 3") else _PAGE
        # an encrypted page keeps its code in its last bytes, which the header tells
        sealed = content[_RESERVED : _RESERVED + 1] == bytes([_CODES])
        self._usable = self._size - (_CODES if sealed else 0)
        self._content = content

    def of_tables(self) -> Iterator[Record]:
        """Return every record that stands on a leaf of any table."""
        yield from self._records(_TABLE_LEAF, most=self._usable - 35)

    def of_indices(self) -> Iterator[Record]:
        """Return every record that stands on a leaf of any index."""
        yield from self._records(_INDEX_LEAF, most=(self._usable - 12) * 64 // 255 - 23)

    def _records(self, kind: int, *, most: int) -> Iterator[Record]:
        for at in range(0, len(self._content), self._size):
            page = self._content[at : at + self._size]
            head = _HEADER if at == 0 else 0
            if len(page) < self._size or page[head] != kind:
                continue
            count = int.from_bytes(page[head + 3 : head + 5], "big")
            for place in range(min(count, self._size // 4)):
                pointer = head + _LEAF_HEADER + 2 * place
                start = int.from_bytes(page[pointer : pointer + 2], "big")
                with suppress(_Nonsense, IndexError, struct.error):
                    yield self._cell(page, start, kind, most)

    def _cell(self, page: bytes, at: int, kind: int, most: int) -> Record:
        length, at = _varint(page, at)
        rowid = 0
        if kind == _TABLE_LEAF:
            rowid, at = _varint(page, at)
        if length > len(self._content):
            raise _Nonsense
        if length <= most:
            return Record(_signed(rowid), _values(page[at : at + length], length))
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        if local > most:
            local = least
        follows = int.from_bytes(page[at + local : at + local + 4], "big")
        payload = page[at : at + local] + self._overflow(follows, length - local)
        return Record(_signed(rowid), _values(payload, length))

    def _overflow(self, page: int, length: int) -> bytes:
        """Follow a chain of overflow pages for as many bytes as are missing."""
        parts: list[bytes] = []
        while length > 0:
            at = (page - 1) * self._size
            if page < 1 or at >= len(self._content):
                raise _Nonsense
            part = self._content[at + 4 : at + min(self._usable, 4 + length)]
            if not part:
                raise _Nonsense
            parts.append(part)
            page = int.from_bytes(self._content[at : at + 4], "big")
            length -= len(part)
        return b"".join(parts)


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(_VARINT):
        byte = page[at + step]
        if step == _VARINT - 1:
            return value << 8 | byte, at + _VARINT
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the last byte has its highest bit off
            return value, at + step + 1
    raise _Nonsense


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _values(payload: bytes, length: int) -> tuple[Value, ...]:
    if len(payload) != length:
        raise _Nonsense
    end, at = _varint(payload, 0)
    if end > length:
        raise _Nonsense
    body, values = end, list[Value]()
    while at < end:
        serial, at = _varint(payload, at)
        size = _size_of(serial)
        if body + size > length:
            raise _Nonsense
        values.append(_value(serial, payload[body : body + size]))
        body += size
    return tuple(values)


def _size_of(serial: int) -> int:
    if serial < len(_INTEGERS):
        return _INTEGERS[serial]
    if serial == _REAL:
        return 8
    return (serial - _FIRST_TEXT) // 2 if serial >= _FIRST_TEXT else 0


def _value(serial: int, raw: bytes) -> Value:
    if serial == 0:
        return None
    if serial < len(_INTEGERS):
        return int.from_bytes(raw, "big", signed=True)
    if serial == _REAL:
        return float(struct.unpack(">d", raw)[0])
    if serial in {_ZERO, _ONE}:
        return serial - _ZERO
    if serial < _FIRST_TEXT:
        raise _Nonsense
    return raw.decode(errors="replace") if serial % 2 else raw
