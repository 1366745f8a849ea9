"""Write a document of reportlab as a file of PDF 1.7: small objects packed, one table of all.

reportlab's own writing knows neither packed objects nor a cross-reference stream; the tree of a
long report would make its file three times as big, and a second program that packs it afterwards
takes longer than all of this.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from struct import Struct
from typing import IO, Any, Final

from reportlab.pdfbase.pdfdoc import PDFIndirectObject

from facilitator.report.objects import QUICK

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED: Final = 200
"""So many small objects share a stream."""
_FREE, _PLAIN, _PACKED = 0, 1, 2
_END: Final = b"endstream\n"

_LETTERS: Final = "toUnicodeCMap:"
_PAIR: Final = re.compile("<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_BLOCK: Final = 100
_MAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{listed}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

Small = Callable[[int], tuple[Sequence[str], str]]
"""Makes small objects, numbered from the first on, and what they add to the catalog."""


def file_document(document: Any, canvas: Any, target: IO[bytes], small: Small) -> None:  # noqa: ANN401 - reportlab has no types
    """Write a finished document of reportlab, with more small objects beside its own."""
    _prepare(document, canvas)
    out = _Out(target)
    catalog = document.Reference(document.Catalog).name
    later = 0
    for number, name, thing in _objects(document):
        if name == catalog:
            later = number
            continue
        out.plain(number, _formatted(document, name, thing))
    packed, more = small(out.last + 1)
    formatted = _formatted(document, catalog, document.Catalog)
    opened, found, rest = formatted.partition(b"<<")
    out.plain(later, opened + found + more.encode() + rest)
    out.pack(packed)
    out.close(root=later, info=_number(document, document.info))


def _prepare(document: Any, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Have reportlab register what it writes last: fonts, bookmarks."""
    for font in document.delayedFonts:
        font.addObjects(document)
    for name, thing in document.idToObject.items():
        if name.startswith(_LETTERS):
            thing.content = letters_map(str(thing.content))
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.encrypt.prepare(document)
    # Formatting it registers what it refers to; it is written last, when nothing may come after.
    document.Catalog.format(document)


def letters_map(made: str) -> str:
    """Return a font's map of letters as PDF/A wants it: only letters that are there, by hundreds.

    reportlab names every code, those that stand for nothing too, in one block of any length.
    """
    pairs = [pair for pair in _PAIR.findall(made) if int(pair[1], 16)]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    listed = "\n".join(
        f"{len(block)} beginbfchar\n"
        + "\n".join(f"<{code}> <{_utf16(letter)}>" for code, letter in block)
        + "\nendbfchar"
        for block in blocks
    )
    return _MAP.format(listed=listed)


def _utf16(letter: str) -> str:
    return chr(int(letter, 16)).encode("utf-16-be").hex().upper()


def _objects(document: Any) -> Iterator[tuple[int, str, Any]]:  # noqa: ANN401 - reportlab has no types
    """Yield number, name and object; more of them come while these are formatted."""
    number = 1
    while number in document.numberToId:
        name = document.numberToId[number]
        yield number, name, document.idToObject[name]
        number += 1


def _number(document: Any, thing: Any) -> int:  # noqa: ANN401 - reportlab has no types
    return document.idToObjectNumberAndVersion[document.Reference(thing).name][0]


def _formatted(document: Any, name: str, thing: Any) -> bytes:  # noqa: ANN401 - reportlab has no types
    indirect: Any = PDFIndirectObject(name, thing)
    made = bytes(indirect.format(document))
    start, found, rest = made.rpartition(_END)
    # PDF/A wants a line end of its own before the end of a stream.
    return start + b"\n" + found + rest if found else made


class _Out:
    """The file as it grows, and where in it each object lies."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._offset = 0
        self._seen = hashlib.sha256()
        self._places = [_place(_FREE, 0, 65535)]
        self._write(HEADER)

    @property
    def last(self) -> int:
        """Return the highest number of an object so far."""
        return len(self._places) - 1

    def plain(self, number: int, made: bytes) -> None:
        """Write an object as it is."""
        missing = number - self.last
        self._places += [b""] * missing
        self._places[number] = _place(_PLAIN, self._offset, 0)
        self._write(made)

    def pack(self, made: Sequence[str]) -> None:
        """Write objects, numbered on from the last, several to a stream."""
        first = self.last + 1
        holder = first + len(made)
        parts = [made[start : start + PACKED] for start in range(0, len(made), PACKED)]
        for index, part in enumerate(parts):
            self._places += [_place(_PACKED, holder + index, each) for each in range(len(part))]
        for index, part in enumerate(parts):
            numbers = range(first + index * PACKED, holder)
            offsets = accumulate([len(each) + 1 for each in part], initial=0)
            heads = [
                f"{number} {offset}"
                for number, offset, _ in zip(numbers, offsets, part, strict=False)
            ]
            head = " ".join(heads) + "\n"
            said = f"/Type/ObjStm/N {len(part)}/First {len(head)}"
            content = head + "\n".join(part)
            self.plain(holder + index, _stream(holder + index, said, content.encode()))

    def close(self, *, root: int, info: int) -> None:
        """Write the table of all objects, and the end of the file."""
        number, start = self.last + 1, self._offset
        self._places.append(_place(_PLAIN, start, 0))
        table = b"".join(self._places)
        name = self._seen.hexdigest()[:32].upper()
        said = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]"
        )
        self._write(_stream(number, said, table))
        self._write(f"startxref\n{start}\n%%EOF\n".encode())

    def _write(self, made: bytes) -> None:
        self._target.write(made)
        self._seen.update(made)
        self._offset += len(made)


_place: Final = Struct(">BIH").pack
"""Makes an entry of the table: the sort of object, its offset or holder, its index in that."""


def _stream(number: int, said: str, content: bytes) -> bytes:
    packed = zlib.compress(content, QUICK)
    head = f"{number} 0 obj\n<<{said}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode() + packed + b"\nendstream\nendobj\n"
