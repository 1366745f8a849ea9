"""The colour profile that says what the report's red, green and blue are: sRGB, as published.

Written from the numbers of IEC 61966-2-1 (primaries and white adapted to D50 as ICC.1:2010 asks),
so that it is the same on every machine; a display profile of version 4 with a parametric curve.
"""

from collections.abc import Sequence
from struct import pack
from typing import Final

_D50: Final = (0.9642, 1.0, 0.8249)
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.71410)
_FROM_D65: Final = (
    *(1.04788, 0.02292, -0.05022),
    *(0.02959, 0.99048, -0.01707),
    *(-0.00925, 0.01508, 0.75168),
)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_DATE: Final = (2026, 1, 1, 0, 0, 0)
NAME: Final = "sRGB IEC61966-2.1"
"""What the profile is called; also the condition that a document intends."""


def srgb_profile() -> bytes:
    """Return the profile's bytes."""
    curve = b"para" + bytes(4) + pack(">HH", 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _words(NAME),
        b"cprt": _words("No copyright, use freely"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(_FROM_D65),
        b"rXYZ": b"XYZ " + bytes(4) + _fixed(_RED),
        b"gXYZ": b"XYZ " + bytes(4) + _fixed(_GREEN),
        b"bXYZ": b"XYZ " + bytes(4) + _fixed(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = _placed(tags, 128)
    size = 128 + len(table) + len(body)
    return _header(size) + table + body


def _header(size: int) -> bytes:
    head = pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    head += pack(">6H4s", *_DATE, b"acsp")
    # Platform, flags, maker, model, attributes: none; intent: perceptual.
    head += bytes(28) + _fixed(_D50)
    return head.ljust(128, b"\0")


def _placed(tags: dict[bytes, bytes], start: int) -> tuple[bytes, bytes]:
    """Return the table of tags and their contents; equal ones stand there once."""
    begin = start + 4 + 12 * len(tags)
    table = pack(">I", len(tags))
    body = b""
    known: dict[bytes, int] = {}
    for name, made in tags.items():
        if made not in known:
            known[made] = begin + len(body)
            body += made.ljust(-(-len(made) // 4) * 4, b"\0")
        table += pack(">4sII", name, known[made], len(made))
    return table, body


def _words(text: str) -> bytes:
    made = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">II2s2sII", 1, 12, b"en", b"US", len(made), 28) + made


def _fixed(numbers: Sequence[float]) -> bytes:
    """Return numbers as ICC writes them: sixteen bits before the point, sixteen behind."""
    return b"".join(pack(">i", round(each * 65536)) for each in numbers)
