"""Text that XML may hold: what it may not, and what nobody would see, is shown by its code."""

import re
from typing import Final
from xml.sax.saxutils import escape  # only writes

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef"
    "\U000e0000-\U000e007f]"
)
"""Controls, halves of characters, what is no character, and what turns the reading order."""


def legal(text: str) -> str:
    """Return a text as a document shows it: line ends as a newline, what is hidden as a code."""
    if text.isascii() and text.isprintable():
        return text
    flat = _HIDDEN.sub(_code, text.replace("\r\n", "\n"))
    return "".join(_code_of(char) if ord(char) & 0xFFFE == 0xFFFE else char for char in flat)  # noqa: PLR2004 - the last two of each plane are no characters


def marked_up(text: str) -> str:
    """Return a text as the content of an element or of an attribute of XML."""
    return escape(legal(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def _code(found: re.Match[str]) -> str:
    return _code_of(found[0])


def _code_of(char: str) -> str:
    return f"[U+{ord(char):04X}]"
