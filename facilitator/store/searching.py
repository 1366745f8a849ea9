"""How the search index knows values that are filtered by."""

_LOWER = {each: each + 32 for each in range(ord("A"), ord("Z") + 1)}


def mark(letter: str, value: str) -> str:
    """Return the word by which the search index knows a value, whatever characters it has."""
    return letter + value.encode(errors="replace").hex()


def ascii_lower(text: str) -> str:
    """Lower as SQLite's lower() does: only the letters A to Z."""
    return text.translate(_LOWER)
