"""Text of cells made readable again: escapes, line ends, blanks, wrongly decoded letters."""

import re
from typing import Final

EXCEL_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
WRONGLY_DECODED: Final = re.compile(
    r"[ÂÃÄÅâ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]"
)
DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_")
ONLY_DASHES: Final = re.compile(r"[-\u2010-\u2015\u2212_.]+")
FORMULA: Final = re.compile("'*[ \u00a0\\t\\r\\n\0]*[=+\\-@\\t\\r\\n\0|\uff1d\uff0b\uff0d\uff20]")


def cleaned(text: str) -> str:
    """Return the text of a cell with its escapes and line ends put right, trimmed at both ends."""
    if "_x" in text:
        text = EXCEL_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    if not text.isascii():
        text = SURROGATE.sub("\ufffd", text).strip("\ufeff\u200b \n")
    return text


def repaired(text: str) -> str:
    """Return a text that was decoded as Windows-1252 though it was UTF-8 as it was meant.

    What does not look like that comes back unchanged.
    """
    if text.isascii() or not WRONGLY_DECODED.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def one_line(text: str) -> str:
    """Return a text with every run of blanks and line ends made one blank."""
    return " ".join(text.split())


def blank(text: str) -> bool:
    """Tell whether a cell says nothing: it is empty, or dashes stand for nothing."""
    return not text or (text[0] in DASHES and ONLY_DASHES.fullmatch(text) is not None)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula, for writing csv."""
    return "'" + text if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that ``guarded`` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
