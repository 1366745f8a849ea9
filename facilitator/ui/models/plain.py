"""Text as it is shown: what cannot be seen, or would turn the line about, is spelled out."""

import unicodedata

_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def shown(text: str) -> str:
    """Return a text on one line, control and direction characters as [U+0007]."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_sign(each) for each in text)


def _sign(sign: str) -> str:
    if sign in _TURNING or unicodedata.category(sign) in {"Cc", "Cs"}:
        return " " if sign in "\t\n\r" else f"[U+{ord(sign):04X}]"
    if sign in "\u2028\u2029\u0085":
        return " "
    return sign
